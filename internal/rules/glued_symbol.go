package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var gluedSymbol = &lint.Rule{
	ID:      "RS0114",
	Name:    "glued-symbol",
	Summary: "The symbol of a proposal is glued to its number.",
	Why: `ADD, MOD, SUP and NOC stand in the margin, before the number of the proposal. Drawn from
a Word file the two run together: "MODEUR/45A12/1".

Source: guidelines for proposals of the Plenipotentiary Conference, 2010; a working
document of WTSA-16.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "MODEUR/45A12/1\nRESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "MOD EUR/45A12/1\nRESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Para: func(pass *lint.Pass, p *syntax.Para) {
		s := p.Raw[p.Mark.Start:p.Mark.End]
		if s == "" || strings.IndexByte("(AMSN", s[0]) < 0 {
			return
		}
		for _, symbol := range []string{"(MOD)", "ADD", "MOD", "SUP", "NOC"} {
			if !strings.HasPrefix(s, symbol) {
				continue
			}
			rest := s[len(symbol):]
			slash := strings.IndexByte(rest, '/')
			if slash < 2 || slash > 5 || strings.ToUpper(rest[:slash]) != rest[:slash] || strings.Trim(rest[:slash], "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" || len(rest) < slash+2 || rest[slash+1] < '0' || rest[slash+1] > '9' {
				continue
			}
			at := text.Span{Start: p.Mark.Start, End: p.Mark.Start + len(symbol)}
			d := pass.Report(at, "“"+symbol+"” runs into the number of the proposal")
			d.Fixes = []lint.Fix{{Title: "Part them", Edits: []text.Edit{{Span: text.Span{Start: at.End, End: at.End}, New: " "}}, Safe: true}}
			return
		}
	},
}
