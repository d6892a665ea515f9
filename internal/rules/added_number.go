package rules

import (
	"strconv"

	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var addedNumber = &lint.Rule{
	ID:      "RS0121",
	Name:    "added-number",
	Summary: "A resolution that is to be added has the number of one that exists.",
	Why: `ADD proposes a text that is new; its number is provisional, “[EUR-1]”, until the conference
gives it one. What exists is modified (MOD), suppressed (SUP) or left as it is (NOC).

Source: guidelines for proposals of the Plenipotentiary Conference, 2010.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "ADD EUR/45A12/1\nRESOLUTION 140 (Rev. Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "MOD EUR/45A12/1\nRESOLUTION 140 (Rev. Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	File:     true, // the symbol stands before the resolution
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for p := range proposals(t) {
			if p.symbol != syntax.Added || p.Number.Draft || p.Number.Year == 0 {
				continue
			}
			act, ok := pass.Catalogue.Find(cite.Ref{Body: p.House.Body, Kind: p.Number.Kind, Number: p.Number.Number})
			if !ok || len(act.Editions) == 0 || act.Editions[0].Year >= p.Number.Year {
				continue // the one that this conference adds has got its number since
			}
			d := pass.Report(p.at, "Resolution "+p.Number.Number+" exists since "+act.Editions[0].Place+", "+strconv.Itoa(act.Editions[0].Year)+": what is added has no number yet")
			replace(d, "Change ADD to MOD", p.at, syntax.Modified, false)
		}
	},
}
