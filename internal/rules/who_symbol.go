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
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for from := 0; ; {
			at := strings.Index(p.Raw[from:], "WHA ")
			if at < 0 {
				return
			}
			start := from + at
			from = start + len("WHA ")
			for from < len(p.Raw) && p.Raw[from] == ' ' {
				from++
			}
			end := from
			for end < len(p.Raw) && strings.IndexByte("0123456789.", p.Raw[end]) >= 0 {
				end++
			}
			number := strings.TrimRight(p.Raw[from:end], ".")
			if strings.IndexByte(number, '.') <= 0 {
				continue
			}
			sp := text.Span{Start: start, End: from + len(number)}
			d := pass.Report(sp, "WHA "+number+": WHA"+number+" is due")
			replace(d, "Take the blank away", text.Span{Start: start + len("WHA"), End: from}, "", true)
		}
	},
}
