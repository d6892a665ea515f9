package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var emptySection = &lint.Rule{
	ID:      "RS0512",
	Name:    "empty-section",
	Summary: "No text stands under an opener.",
	Why: `The section lost its items, or the opener should have gone with them.

Source: texts of the Plenipotentiary Conference; flattened working documents.`,
	Severity: lint.Error,
	Houses:   ituHouses,
	Bad:      "considering\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "recalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range clauses(pass, t) {
			empty, last := true, true
			for j := c.node + 1; j < len(t.Nodes); j++ {
				k := t.Nodes[j].Kind
				if k == syntax.Blank || k == syntax.Note || k == syntax.Rule {
					continue
				}
				last = false
				empty = k == syntax.OpenerLine || k == syntax.Closing || k == syntax.AnnexHead
				break
			}
			if !empty {
				continue
			}
			d := pass.Report(openerOf(&t.Nodes[c.node]), "nothing stands under “"+clip(t.Nodes[c.node].Opener.Phrase, 60)+"”")
			if last {
				d.Severity = lint.Info // the drafter may be about to write it
			}
		}
	},
}
