package rules

import (
	"slices"
	"strconv"
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// mostBlanks is how many stray blanks are told one by one: a text that has more
// was laid out with them, as text drawn from a PDF is.
const mostBlanks = 3

var spaceBeforeMark = &lint.Rule{
	ID:      "RS0313",
	Name:    "space-before-mark",
	Summary: "A blank stands before a mark, or two stand together.",
	Why: `English sets no blank before a comma, semicolon, colon or full stop, and one between
words. French sets one before the semicolon and the colon and is not looked at. A text
with many of them gets one finding for all, whose repair takes them all away.

Source: ITU style guides.`,
	Severity: lint.Info,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review ;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	File:     true,
	Reads:    syntax.SpaceMark.Bit() | syntax.DoubleBlank.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		type stray struct {
			at   text.Span
			edit text.Edit
			what string
			safe bool
		}
		var all []stray
		for _, s := range sightings(pass, t, syntax.SpaceMark) {
			marks := strings.TrimLeft(s.text(t), " \t\u00a0\u202f")
			at := s.at(t)
			at.End -= len(marks)
			all = append(all, stray{s.at(t), text.Edit{Span: at}, "a blank before “" + marks + "”", s.Start > t.Nodes[s.node].Body.Start+3 && isLetter(t.Nodes[s.node].Raw[s.Start-1])})
		}
		for _, s := range sightings(pass, t, syntax.DoubleBlank) {
			if s.Start >= t.Nodes[s.node].Body.Start {
				all = append(all, stray{s.at(t), text.Edit{Span: s.at(t), New: " "}, "two blanks where one is due", !betweenParts(t.Nodes[s.node].Raw, s.Span)})
			}
		}
		slices.SortStableFunc(all, func(a, b stray) int { return a.at.Start - b.at.Start })
		if len(all) == 0 || otherLanguage(pass, t) != "" {
			return
		}
		if len(all) > mostBlanks {
			d := pass.Report(all[0].at, all[0].what+", the first of "+strconv.Itoa(len(all))+" stray blanks in this text")
			edits, safe := make([]text.Edit, len(all)), true
			for i := range all {
				edits[i] = all[i].edit
				safe = safe && all[i].safe
			}
			d.Fixes = []lint.Fix{{Title: "Remove all stray blanks", Edits: edits, Safe: safe}}
			return
		}
		for _, s := range all {
			d := pass.Report(s.at, s.what)
			d.Fixes = []lint.Fix{{Title: "Remove the blank", Edits: []text.Edit{s.edit}, Safe: s.safe}}
		}
	},
}

// betweenParts tells blanks beside a letter that stands alone: they may cut a word.
func betweenParts(s string, at text.Span) bool {
	lone := func(i int) bool {
		return i >= 0 && i < len(s) && isLetter(s[i]) && (i == 0 || !isLetter(s[i-1])) && (i+1 == len(s) || !isLetter(s[i+1]))
	}
	return lone(at.Start-1) || lone(at.End)
}
