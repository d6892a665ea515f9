package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var whoSymbol = &lint.Rule{
	ID:      "RS0418",
	Name:    "who-symbol",
	Summary: "The symbol of a resolution of WHO has a blank.",
	Why: `The symbol is one word: WHA58.28, EB144.R1.

Source: volumes of the Executive Board and of the Health Assembly.`,
	Severity: lint.Warning,
	Houses:   []string{"who"},
	Bad:      "The Fifty-eighth World Health Assembly,\n\nRecalling resolution WHA 57.11,\n\n1.\tURGES Member States to take part;\n\n2.\tREQUESTS the Director-General to report.\n",
	Good:     "The Fifty-eighth World Health Assembly,\n\nRecalling resolution WHA57.11,\n\n1.\tURGES Member States to take part;\n\n2.\tREQUESTS the Director-General to report.\n",
	House:    "who",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {

		for i := range t.Nodes {
			n := &t.Nodes[i]
			for from := 0; ; {
				at := strings.Index(n.Raw[from:], "WHA ")
				if at < 0 {
					break
				}
				start := from + at
				from = start + len("WHA ")
				end := from
				for end < len(n.Raw) && strings.IndexByte("0123456789.", n.Raw[end]) >= 0 {
					end++
				}
				number := strings.TrimRight(n.Raw[from:end], ".")
				if strings.IndexByte(number, '.') <= 0 {
					continue
				}
				sp := text.Span{Start: start, End: from + len(number)}
				d := pass.Report(sp.Shift(n.Start), "WHA "+number+": WHA"+number+" is due")
				replace(d, "Take the blank away", text.Span{Start: from - 1, End: from}.Shift(n.Start), "", true)
			}
		}
	},
}
