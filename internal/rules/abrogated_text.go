package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
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
	File:     true, // the symbol stands before the resolution
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for p := range proposals(t) {
			if p.symbol == syntax.Suppressed && hasBody(t, p.Act) {
				pass.Report(p.at, "a resolution to be suppressed is given with its text: its number and title are enough")
			}
		}
	},
}
