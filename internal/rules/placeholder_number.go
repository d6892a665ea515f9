package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var placeholderNumber = &lint.Rule{
	ID:      "RS0107",
	Name:    "placeholder-number",
	Summary: "A provisional number stands in the heading of a final text.",
	Why: `While a conference sits a text has a number such as [SEN-1], PLEN/1 or COM5/1. In a text
with "(Busan, 2014)" behind it the number should be final.

Source: document 56 of the Plenipotentiary Conference, 2002; slides on drafting, 2018.`,
	Severity: lint.Warning,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-wtdc", "itu-wrc"},
	Bad:      "RESOLUTION [SEN-1] (Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "RESOLUTION 210 (Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for i := range t.Acts {
			a := &t.Acts[i]
			if a.Heading < 0 || a.Number.Year == 0 {
				continue
			}
			n := &t.Nodes[a.Heading]
			number := a.Number.Number
			at := strings.Index(n.Raw, number)
			if number == "" || at < 0 || number[0] < 'A' || strings.Contains(strings.ToLower(n.Raw[:at]), "draft") {
				continue
			}
			span := text.Span{Start: at, End: at + len(number)}
			if at > 0 && n.Raw[at-1] == '[' && span.End < len(n.Raw) && n.Raw[span.End] == ']' {
				span.Start, span.End = span.Start-1, span.End+1
			}
			pass.Report(span.Shift(n.Start), "“"+span.In(n.Raw)+"” is a provisional number: the final one is due")
		}
	},
}
