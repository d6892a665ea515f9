package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var preambleEnd = &lint.Rule{
	ID:      "RS0305",
	Name:    "preamble-end",
	Summary: "A preambular paragraph does not end with the house's mark.",
	Why: `A preambular paragraph ends with a comma; at the World Health Assembly with a
semicolon, the last one with a comma. Boards end their whereas clauses in many ways:
a full stop is told where it stands among semicolons, not before the resolving part.

Source: 3,108 paragraphs of Security Council texts end with a comma and 48 with a
full stop; 24,834 of General Assembly texts end with a comma.`,
	Severity: lint.Warning,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "unesco", "imo", "mun", "who", "us-whereas"},
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General;\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		boards := pass.House.ID == "us-whereas"
		for _, c := range closings(pass, t) {
			if c.place != preamblePlace || boards && !strayStop(pass, t, c) {
				continue
			}
			if pass.House.ID == "who" && (c.was == "," || c.was == ";") {
				continue // both are printed
			}
			tellClosing(pass, t, c, "a preambular paragraph "+endsWith(c.was)+": “"+c.due+"” is due")
		}
	},
}

// strayStop tells the only full stop among the ends of whereas clauses, of which there
// are three at least. Before the resolving part one is printed as often as not.
func strayStop(pass *lint.Pass, t *syntax.Tree, c closing) bool {
	all, whereases := clauses(pass, t), 0
	for k, other := range all {
		n := &t.Nodes[other.node]
		if n.Role != house.PreamblePart {
			continue
		}
		whereases++
		last := k+1 == len(all) || t.Nodes[all[k+1].node].Role != house.PreamblePart
		if other.node == c.node && last || other.node != c.node && !last && n.End.In(n.Raw) != ";" && !strings.HasSuffix(n.Mark.In(n.Raw), "and") {
			return false
		}
	}
	return c.was == "." && whereases > 2
}
