package rules

import (
	"unicode"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var openerCase = &lint.Rule{
	ID:      "RS0502",
	Name:    "opener-case",
	Summary: "An opener does not begin with a capital.",
	Why: `A paragraph begins with a capital in the houses whose openers stand in the line.

Source: UN Editorial Manual.`,
	Severity: lint.Warning,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "unesco", "mun"},
	Bad:      "The General Assembly,\n\nnoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			if r, at := firstLetter(n); unicode.IsLower(r) {
				d := pass.Report(openerOf(n), "opener “"+n.Opener.Phrase+"” begins with a small letter: a capital is due")
				replace(d, "Begin with a capital", at, string(unicode.ToUpper(r)), true)
			}
		}
	},
}
