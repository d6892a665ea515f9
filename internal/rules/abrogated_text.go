package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var abrogatedText = &lint.Rule{
	ID:      "RS0120",
	Name:    "abrogated-text",
	Summary: "A proposal to suppress a resolution carries its text.",
	Why: `Of a text that is to be abrogated the symbol SUP, the number and the title are enough; the
text under it is taken for one that stays.

Source: guidelines for proposals of the Plenipotentiary Conference, 2010; proposals page of
WTDC-21.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "SUP EUR/45A12/1\nRESOLUTION 172 (Guadalajara, 2010)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Guadalajara, 2010),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "SUP EUR/45A12/1\nRESOLUTION 172 (Guadalajara, 2010)\nReview of the budget\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for i := range t.Acts {
			a := &t.Acts[i]
			if a.Heading < 1 || !hasBody(t, a) {
				continue
			}
			n := &t.Nodes[a.Heading-1]
			s := n.Raw[n.Mark.Start:n.Mark.End]
			if n.Role == house.FrontPart && len(s) < 40 && strings.HasPrefix(s, "SUP") && (len(s) == 3 || s[3] == ' ' || s[3] == '\t') {
				pass.Report(text.Span{Start: n.Mark.Start, End: n.Mark.Start + 3}.Shift(n.Start), "a resolution to be suppressed is given with its text: its number and title are enough")
			}
		}
	},
}
