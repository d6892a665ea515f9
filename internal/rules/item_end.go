package rules

import (
	"slices"

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
			if c.place == itemPlace && !goesOver(pass, t, c.node) {
				tellClosing(pass, t, c, paragraphName(t, c.node)+" "+endsWith(c.was)+": “"+c.due+"” is due")
			}
		}
	},
}

// goesOver tells that the next item stands within the lines of node i, so that their
// end is that item's. That its line was lost is told, and is all that is wrong.
func goesOver(pass *lint.Pass, t *syntax.Tree, i int) bool {
	return slices.ContainsFunc(slips(pass, t), func(x slip) bool { return x.fault == faultInline && x.node == i })
}
