package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var alsoOrder = &lint.Rule{
	ID:      "RS0507",
	Name:    "also-order",
	Summary: "The verb and “also” stand in the other order.",
	Why: `In the preamble the verb comes first, "Recalling also"; in the operative part the
adverb, "Also requests". The Security Council has both, so there it is a hint.

Source: texts of the Security Council, 245 to 35 in the preamble, 160 to 81 in the
operative part; texts of the General Assembly.`,
	Severity: lint.Info,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc"},
	Bad:      "The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\nAlso recalling the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\nRecalling also the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Reads:    syntax.Shape,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range clauses(pass, t) {
			if !c.ties() {
				continue
			}
			n := &t.Nodes[c.node]
			side := pass.House.AlsoPreamble
			if n.Role == house.OperativePart {
				side = pass.House.AlsoOperative
			}
			phrase := lower(n.Opener.Phrase)
			var due string
			switch {
			case side == house.After && phrase == c.more+" "+c.verb():
				due = capital(c.verb()) + " " + c.more
			case side == house.Before && phrase == c.verb()+" "+c.more:
				due = capital(c.more) + " " + c.verb()
			}
			if due == "" || strings.Contains(c.verb(), " ") {
				continue
			}
			d := pass.Report(openerOf(n), "“"+n.Opener.Phrase+"”: this house writes “"+due+"” in this part")
			if pass.House.ID == "unsc" {
				d.Severity = lint.Hint
			}
			replace(d, "Change to “"+due+"”", openerOf(n), due, false)
		}
	},
}
