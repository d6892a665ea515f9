package rules

import (
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var openerColon = &lint.Rule{
	ID:      "RS0308",
	Name:    "opener-colon",
	Summary: "A colon stands behind the words over a list.",
	Why: `The sentence runs on from the opener into its items, so the ITU sets no mark between
them. The development conferences print one.

Source: Resolution 172 as revised with tracked changes; WTDC Resolution 63 has it.`,
	Severity: lint.Info,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-council"},
	Bad:      "instructs the Council\nin the light of the report:\n1\tto begin the review;\n2\tto report on it.\n",
	Good:     "instructs the Council\nin the light of the report\n1\tto begin the review;\n2\tto report on it.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for i := range t.Nodes {
			n := &t.Nodes[i]
			if n.Kind != syntax.Chapeau || n.End.In(n.Raw) != ":" || n.Role == house.AnnexPart || i+1 == len(t.Nodes) {
				continue
			}
			d := pass.Report(n.End.Shift(n.Start), "a colon before the items: this house sets none")
			// Resolution 130 of 2018 was adopted with one.
			replace(d, "Remove the colon", n.End.Shift(n.Start), "", false)
		}
	},
}
