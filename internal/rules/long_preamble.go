package rules

import (
	"strconv"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var longPreamble = &lint.Rule{
	ID:      "RS0112",
	Name:    "long-preamble",
	Summary: "The preamble is more than twice as long as the operative part.",
	Why: `The template of the World Health Organization and several Model UN conferences ask for a
short preamble.

Source: WHO template, decision EB153(2); ausn.org.`,
	Severity: lint.Hint,
	Houses:   []string{"who", "mun"},
	Bad:      "The General Assembly,\n\nNoting the first report,\n\nNoting the second report,\n\nNoting the third report,\n\nNoting the fourth report,\n\nNoting the fifth report,\n\nNoting the sixth report,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the reports,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "mun",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		preamble, operative, first := 0, 0, -1
		for _, c := range clauses(pass, t) {
			switch t.Nodes[c.node].Role {
			case house.PreamblePart:
				if preamble++; first < 0 {
					first = c.node
				}
			case house.OperativePart:
				operative++
			}
		}
		if operative > 0 && preamble > 5 && preamble > 2*operative {
			n := &t.Nodes[first]
			at := openerOf(n)
			if at.Empty() {
				at = n.Mark.Shift(n.Start)
			}
			pass.Report(at, strconv.Itoa(preamble)+" preambular paragraphs for "+strconv.Itoa(operative)+" operative ones")
		}
	},
}
