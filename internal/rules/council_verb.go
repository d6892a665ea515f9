package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var councilVerb = &lint.Rule{
	ID:      "RS0510",
	Name:    "council-verb",
	Summary: "A verb that only the Security Council can use.",
	Why: `At a Model UN the General Assembly and the other organs recommend; chairs send back a
draft of theirs that demands or authorizes. (The real General Assembly does print
"Demands", so the rule is for Model UN alone.)

Source: handbooks of Model UN; modeldiplomat; UNA guides.`,
	Severity: lint.Warning,
	Houses:   []string{"mun"},
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDemands that the review begin;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tCalls upon all States to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "mun",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			switch c.first() {
			case "demands", "authorizes", "authorises", "orders", "acting":
			default:
				continue
			}
			if n.Act >= 0 {
				if e := t.Acts[n.Act].Enacting; e >= 0 && strings.Contains(strings.ToLower(t.Nodes[e].Raw), "security council") {
					continue
				}
			}
			pass.Report(openerOf(n), "“"+n.Opener.Phrase+"” is for the Security Council alone: this organ calls upon, urges or recommends")
		}
	},
}
