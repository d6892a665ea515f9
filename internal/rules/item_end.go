package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var itemEnd = &lint.Rule{
	ID:      "RS0301",
	Name:    "item-end",
	Summary: "An item of an ITU resolution does not end with a semicolon.",
	Why: `The resolution is one long sentence: its items are parted by semicolons, and a full
stop stands at its end only.

Source: ITU Spanish style guide, chapter on resolutions; texts of the Plenipotentiary
Conference.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "recalling\na)\tthe report of the Secretary-General,\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	Good:     "recalling\na)\tthe report of the Secretary-General;\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range closings(pass, t) {
			if c.place == itemPlace {
				tellClosing(pass, t, c, paragraphName(t, c.node)+" "+endsWith(c.was)+": “"+c.due+"” is due")
			}
		}
	},
}
