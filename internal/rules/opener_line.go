package rules

import (
	"strings"
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
	Local:    true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range clausesDue(pass, t) {
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
		first, last, _ := pass.Stretch(t)
		for i := first; i < last; i++ {
			n := &t.Nodes[i]
			if n.Quoted || n.Label.Scheme != numbering.None || n.Kind != syntax.Paragraph && n.Kind != syntax.Text || n.Role == house.AnnexPart ||
				n.Parent >= 0 && !strings.HasSuffix(t.Nodes[i-1].End.In(t.Nodes[i-1].Raw), ",") { // it goes on with its section
				continue
			}
			body := n.Raw[n.Body.Start:n.Body.End]
			op, end := pass.House.Match(body)
			if end == 0 || end >= len(body) || body[end] != ' ' || strings.Contains(body[:end], ",") {
				continue
			}
			at := text.Span{Start: n.Body.Start + house.Lead(body), End: n.Body.Start + end}.Shift(n.Start)
			if rest := strings.TrimRight(body[end+1:], " :,"); isMoreover(rest) {
				at.End += 1 + len(rest)
				d := pass.Report(at, "“"+op.Phrase+" "+rest+"”: “"+op.Phrase+" further” is due")
				replace(d, "Change to “"+op.Phrase+" further”", at, op.Phrase+" further", false)
				continue
			}
			d := pass.Report(at, "opener “"+clip(op.Phrase, 40)+"” shares its line with the text: a line of its own is due")
			d.Fixes = []lint.Fix{{Title: "Give the opener a line of its own", Edits: []text.Edit{{Span: text.Span{Start: at.End, End: at.End + 1}, New: lineEnding(t)}}}}
		}
	},
}

// isMoreover tells the words for which "further" is the house's.
func isMoreover(s string) bool {
	switch s {
	case "furthermore", "moreover", "additionally", "besides", "too":
		return true
	}
	return false
}
