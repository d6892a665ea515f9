package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var sectionEnd = &lint.Rule{
	ID:      "RS0302",
	Name:    "section-end",
	Summary: "The last item before another opener does not end with a comma.",
	Why: `The sentence goes on with the next opener, so the section before it ends with a comma.

Source: ITU Spanish style guide, chapter on resolutions.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "recalling\na)\tthe report of the Secretary-General;\nb)\tthe views of Member States;\nresolves\nto begin the review.\n",
	Good:     "recalling\na)\tthe report of the Secretary-General;\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range closings(pass, t) {
			if c.place == sectionPlace {
				tellClosing(pass, t, c, paragraphName(t, c.node)+" "+endsWith(c.was)+": “"+c.due+"” is due before the next opener")
			}
		}
	},
}
