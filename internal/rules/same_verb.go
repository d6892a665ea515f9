package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var sameVerb = &lint.Rule{
	ID:      "RS0514",
	Name:    "same-verb",
	Summary: "Three operative paragraphs running have the same verb.",
	Why: `Paragraphs that begin with the same verb, one behind the other, read like one: judges of
Model UN take them for lack of care. Another verb parts them, or "also" and "further".

Source: handbook of HNMUN.`,
	Severity: lint.Hint,
	Houses:   []string{"mun"},
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tUrges a review;\n\n2.\tUrges a report;\n\n3.\tUrges a budget.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tUrges a review;\n\n2.\tCalls for a report;\n\n3.\tRequests a budget.\n",
	House:    "mun",
	Reads:    syntax.Shape,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		run, last := 0, clause{node: -1}
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			if n.Role != house.OperativePart || c.base == "" || !strings.EqualFold(c.base, last.base) || c.more != "" || n.Act != t.Nodes[last.node].Act {
				run = 0
			}
			if last = c; n.Role != house.OperativePart || c.base == "" {
				continue
			}
			if run++; run == 3 {
				pass.Report(openerOf(n), "the third paragraph running that begins with “"+n.Opener.Phrase+"”")
			}
		}
	},
}
