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
			if a.Heading < 0 || a.Number.Draft || a.Number.Year == 0 {
				continue
			}
			number := a.Number.Number
			if !strings.ContainsAny(number, "[/") || strings.TrimLeft(number, "0123456789/[]") == "" {
				continue
			}
			n := &t.Nodes[a.Heading]
			if at := strings.Index(n.Raw, number); at >= 0 {
				pass.Report(text.Span{Start: at, End: at + len(number)}.Shift(n.Start), "“"+number+"” is a provisional number: the final one is due")
			}
		}
	},
}
