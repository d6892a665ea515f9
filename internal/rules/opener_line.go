package rules

import (
	"unicode"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var openerLine = &lint.Rule{
	ID:      "RS0501",
	Name:    "opener-line",
	Summary: "An ITU opener is not alone on its line, in small letters and without a mark.",
	Why: `The opener has a line of its own, begins with a small letter and has no mark behind
it; its items follow. (Russian texts print a comma.)

Source: texts of the Plenipotentiary Conference; WTSA Resolution 1.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "Recalling\na)\tthe report of the Secretary-General;\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	Good:     "recalling\na)\tthe report of the Secretary-General;\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			r, at := firstLetter(n)
			if unicode.IsUpper(r) {
				d := pass.Report(openerOf(n), "opener “"+clip(n.Opener.Phrase, 40)+"” begins with a capital: this house writes it small")
				replace(d, "Begin with a small letter", at, string(unicode.ToLower(r)), true)
				continue
			}
			if mark := n.End.In(n.Raw); mark != "" {
				d := pass.Report(n.End.Shift(n.Start), "opener “"+clip(n.Opener.Phrase, 40)+"” has “"+mark+"” behind it: this house sets no mark")
				replace(d, "Remove “"+mark+"”", n.End.Shift(n.Start), "", true)
			}
		}
		if otherLanguage(pass, t) != "" {
			return
		}
		for i := range t.Nodes {
			n := &t.Nodes[i]
			if n.Kind != syntax.Paragraph || n.Quoted || n.Label.Scheme != numbering.None || n.Opener.Role == house.NoRole ||
				n.Parent >= 0 || n.Role != house.PreamblePart && n.Role != house.OperativePart {
				continue
			}
			end := n.OpenerAt.End
			for end < n.Mark.End && n.Raw[end] == ' ' {
				end++
			}
			d := pass.Report(openerOf(n), "opener “"+clip(n.Opener.Phrase, 40)+"” shares its line with the text: a line of its own is due")
			d.Fixes = []lint.Fix{{Title: "Give the opener a line of its own", Edits: []text.Edit{{Span: text.Span{Start: n.OpenerAt.End, End: end}.Shift(n.Start), New: lineEnding(t)}}}}
		}
	},
}
