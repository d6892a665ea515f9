package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var preambleEnd = &lint.Rule{
	ID:      "RS0305",
	Name:    "preamble-end",
	Summary: "A preambular paragraph does not end with the house's mark.",
	Why: `A preambular paragraph ends with a comma; at the World Health Assembly with a
semicolon, the last one with a comma.

Source: 3,108 paragraphs of Security Council texts end with a comma and 48 with a
full stop; 24,834 of General Assembly texts end with a comma.`,
	Severity: lint.Warning,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "unesco", "imo", "mun", "who"},
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General;\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range closings(pass, t) {
			if c.place != preamblePlace {
				continue
			}
			if pass.House.ID == "who" && (c.was == "," || c.was == ";") {
				continue // both are printed
			}
			tellClosing(pass, t, c, "a preambular paragraph "+endsWith(c.was)+": “"+c.due+"” is due")
		}
	},
}
