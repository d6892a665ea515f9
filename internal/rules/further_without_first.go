package rules

import (
	"slices"
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var furtherWithoutFirst = &lint.Rule{
	ID:      "RS0509",
	Name:    "further-without-first",
	Summary: "“further” or “also”, though no section before has the opener.",
	Why: `"considering further" presupposes "considering". When a section is taken out or moved
the adverb stays behind.

Source: texts of the Plenipotentiary Conference.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "considering further\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "considering\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Reads:    syntax.Shape,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		type seen struct {
			act  int
			verb uint64 // its firstSum
		}
		all := clauses(pass, t)
		if !slices.ContainsFunc(all, clause.ties) {
			return
		}
		var had few[seen, struct{}]
		for _, c := range all {
			n := &t.Nodes[c.node]
			k := seen{n.Act, c.firstSum()}
			if had.add(k, struct{}{}) && c.ties() {
				d := pass.Report(openerOf(n), "“"+clip(n.Opener.Phrase, 60)+"”: no section before it begins with “"+c.first()+"”")
				if strings.ToLower(n.Opener.Phrase) == c.verb()+" "+c.more {
					end := openerOf(n).End
					replace(d, "Remove “"+c.more+"”", text.Span{Start: end - len(c.more) - 1, End: end}, "", false)
				}
			}
		}
	},
}
