package rules

import (
	"strconv"

	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// mostTrailing is how many lines with blanks at their ends are slips: a text that has
// more was laid out with them.
const mostTrailing = 10

var trailingBlanks = &lint.Rule{
	ID:      "RS0314",
	Name:    "trailing-blanks",
	Summary: "Lines end with blanks.",
	Why: `They cannot be seen, but every comparison of two versions shows them. Said once for
the document; the repair takes them all away. Where most lines have them, as in a
text drawn from a PDF, that is how it was laid out, and laying out takes them away.

Source: flattened working documents of the ITU.`,
	Severity: lint.Info,
	Bad:      "recalling\na)\tthe report of the Secretary-General; \nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	Good:     "recalling\na)\tthe report of the Secretary-General;\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.TrailingBlank.Bit(),
	File:     true,
	Reads:    syntax.TrailingBlank.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		var d *lint.Diagnostic
		lines := 0
		var edits []text.Edit
		for _, s := range sightings(pass, t, syntax.TrailingBlank) {
			if n := &t.Nodes[s.node]; n.Label.Scheme != numbering.None && n.Body.Empty() {
				continue // the words behind the label are still to be written
			}
			if d == nil {
				d = pass.Report(s.at(t), "")
			}
			lines++
			edits = append(edits, text.Edit{Span: s.at(t)})
		}
		switch {
		case lines == 1:
			d.Message = "the line ends with blanks"
		case lines > 1:
			d.Message = strconv.Itoa(lines) + " lines end with blanks, this is the first"
		default:
			return
		}
		d.Fixes = []lint.Fix{{Title: "Remove the blanks at the ends of lines", Edits: edits, Safe: lines <= mostTrailing && !t.Wrapped}}
	},
}
