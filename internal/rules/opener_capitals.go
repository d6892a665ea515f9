package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var openerCapitals = &lint.Rule{
	ID:      "RS0503",
	Name:    "opener-capitals",
	Summary: "An opener is not in capitals.",
	Why: `The International Maritime Organization prints all its openers in capitals, the World
Health Assembly those of the operative part.

Source: IMO resolutions MSC.428(98) and A.949(23); WHO template for resolutions.`,
	Severity: lint.Warning,
	Houses:   []string{"imo", "who"},
	Bad:      "The Seventy-first World Health Assembly,\n\nNoting the report,\n\n1.\tUrges Member States to begin the review;\n\n2.\tREQUESTS the Director-General to report on it.\n",
	Good:     "The Seventy-first World Health Assembly,\n\nNoting the report,\n\n1.\tURGES Member States to begin the review;\n\n2.\tREQUESTS the Director-General to report on it.\n",
	House:    "who",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			style := pass.House.OperativeCase
			if n.Role == house.PreamblePart {
				style = pass.House.PreambleCase
			}
			if style != house.Capitals || n.Opener.Role == house.NoRole {
				continue
			}
			// The verb is in capitals; what belongs to it may not be: "NOTING with concern".
			at := openerOf(n)
			word := at.In(t.Text.String())
			if i := strings.IndexByte(word, ' '); i > 0 {
				word = word[:i]
			}
			if upper := strings.ToUpper(word); upper != word {
				at.End = at.Start + len(word)
				d := pass.Report(at, "opener “"+word+"”: “"+upper+"” is due")
				replace(d, "Change to “"+upper+"”", at, upper, true)
			}
		}
	},
}
