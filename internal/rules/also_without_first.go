package rules

import (
	"slices"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var alsoWithoutFirst = &lint.Rule{
	ID:      "RS0506",
	Name:    "also-without-first",
	Summary: "“also” or “further”, though no paragraph before has the verb.",
	Why: `"Recalling also" presupposes a "Recalling" in the same part. When a paragraph is taken
out or moved the adverb stays behind.

Source: 5,089 of 5,212 preambular and 5,115 of 5,173 operative uses in United Nations
texts obey (97.6 and 98.9 %).`,
	Severity: lint.Hint,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "who", "imo", "unesco", "mun"},
	Bad:      "The General Assembly,\n\nRecalling also the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nRecalling the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Reads:    syntax.Shape,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		type seen struct {
			act  int
			part house.Part
			verb uint64 // its firstSum
		}
		all := clauses(pass, t)
		if !slices.ContainsFunc(all, clause.ties) {
			return
		}
		var had few[seen, struct{}]
		for _, c := range all {
			n := &t.Nodes[c.node]
			if c.base == "" {
				continue
			}
			k := seen{n.Act, n.Role, c.firstSum()}
			if had.add(k, struct{}{}) && c.ties() {
				d := pass.Report(openerOf(n), "“"+n.Opener.Phrase+"”: no “"+capital(c.first())+"” stands before it in this part")
				if n.Opener.Phrase == capital(c.verb())+" "+c.more || n.Opener.Phrase == capital(c.more)+" "+c.verb() {
					replace(d, "Change to “"+capital(c.verb())+"”", openerOf(n), capital(c.verb()), false)
				}
			}
		}
	},
}
