package rules

import (
	"strings"
	"unicode/utf8"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var sumOfMoney = &lint.Rule{
	ID:      "RS0707",
	Name:    "sum-of-money",
	Summary: "A clause names a sum of money.",
	Why: `Most conferences do not let a resolution appropriate money, or leave it to one
committee; chairs strike such sums out.

Source: checklists of Model UN chairs.`,
	Severity: lint.Hint,
	Houses:   []string{"mun"},
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to spend $5 million on the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "mun",
	Para: func(pass *lint.Pass, p *syntax.Para) {
		s := p.Raw
		for i := strings.IndexAny(s, "$€£"); i >= 0 && i < len(s); {
			size := 1
			if s[i] != '$' {
				_, size = utf8.DecodeRuneInString(s[i:])
			}
			end := i + size
			for end < len(s) && (s[end] == ' ' || s[end] == ',' || s[end] == '.' || s[end] >= '0' && s[end] <= '9') {
				end++
			}
			if sum := strings.TrimRight(s[i:end], " ,."); len(sum) > size {
				pass.Report(text.Span{Start: i, End: i + len(sum)}, "“"+sum+"” is a sum of money")
			}
			next := strings.IndexAny(s[end:], "$€£")
			if next < 0 {
				return
			}
			i = end + next
		}
	},
}
