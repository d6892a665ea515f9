package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var operativeEnd = &lint.Rule{
	ID:      "RS0306",
	Name:    "operative-end",
	Summary: "An operative paragraph or item does not end with a semicolon.",
	Why: `The operative paragraphs are parted by semicolons, for the resolution is one
sentence; the last one ends with a full stop.

Source: 2,983 of 3,356 operative paragraphs of Security Council texts, 48,508 of other
United Nations texts.`,
	Severity: lint.Warning,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "who", "unesco", "imo", "mun"},
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review.\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range closings(pass, t) {
			if c.place == itemPlace {
				tellClosing(pass, t, c, paragraphName(t, c.node)+" "+endsWith(c.was)+": “"+c.due+"” is due")
			}
		}
	},
}
