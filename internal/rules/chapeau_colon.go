package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var chapeauColon = &lint.Rule{
	ID:      "RS0307",
	Name:    "chapeau-colon",
	Summary: "A paragraph with items under it does not end with a colon.",
	Why: `A paragraph with items under it begins a sentence that each of them completes: "Calls
upon Member States:". The colon tells that they follow.

Source: 1,891 of about 2,000 such paragraphs in United Nations texts; guides of Model
UN.`,
	Severity: lint.Warning,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "who", "mun"},
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General\n\n(a)\tTo report on it;\n\n(b)\tTo publish the report.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General:\n\n(a)\tTo report on it;\n\n(b)\tTo publish the report.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range closings(pass, t) {
			if c.place == chapeauPlace && c.was != "," && c.was != "." {
				tellClosing(pass, t, c, paragraphName(t, c.node)+" "+endsWith(c.was)+": “:” is due before its items")
			}
		}
	},
}
