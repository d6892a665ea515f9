package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var seizedLast = &lint.Rule{
	ID:      "RS0117",
	Name:    "seized-last",
	Summary: "“Decides to remain seized of the matter” is not the last paragraph.",
	Why: `With "Decides to remain seized of the matter" the Council keeps the item on its agenda. The
paragraph closes the text; what stands behind it was mostly added late.

Source: texts of the Security Council: 123 end with it, and 83 with "actively".`,
	Severity: lint.Hint,
	Houses:   []string{"unsc"},
	Bad:      "The Security Council,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to remain seized of the matter;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The Security Council,\n\nNoting the report of the Secretary-General,\n\n1.\tRequests the Secretary-General to report on it;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unsc",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		seized := -1
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			if seized >= 0 && n.Act == t.Nodes[seized].Act && n.Section == t.Nodes[seized].Section && n.Role == house.OperativePart {
				s := &t.Nodes[seized]
				pass.Report(openerOf(s), "the paragraph with which the Council remains seized is not the last one")
				seized = -1
			}
			if n.Role == house.OperativePart && n.Mark.Len() < 80 && strings.Contains(n.Raw, "seized of the matter") && strings.HasPrefix(c.verb(), "decides") {
				seized = c.node
			}
		}
	},
}
