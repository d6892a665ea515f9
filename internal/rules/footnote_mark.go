package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var footnoteMark = &lint.Rule{
	ID:      "RS0427",
	Name:    "footnote-mark",
	Summary: "A footnote mark has no note, or a note no mark.",
	Why: `A mark without its note, or a note without its mark, is mostly what is left of a paragraph
that was taken out or moved. Only marks that plain text keeps are looked at: raised digits (¹) and those of Markdown
([^1]).

Source: editorial practice.`,
	Severity: lint.Warning,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;²\n\n2.\tRequests the Secretary-General to report on it.¹\n\n----\n\n¹ See the report.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.¹\n\n----\n\n¹ See the report.\n",
	House:    "unga",
	File:     true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if !hasFootnotes(t) {
			return // the notes may be in another file
		}
		marks, notes := map[string]text.Span{}, map[string]text.Span{}
		var order []string
		for i := range t.Nodes {
			n := &t.Nodes[i]
			isNote := n.Kind == syntax.Note || strings.HasPrefix(n.Raw[n.Mark.Start:], "[^")
			for from := n.Mark.Start; from < n.Mark.End; {
				at, ok := footnoteAt(n.Raw[:n.Mark.End], from)
				if !ok {
					break
				}
				from = at.End
				s, where := at.In(n.Raw), marks
				if isNote && at.Start == n.Mark.Start {
					where = notes
				}
				if _, seen := where[s]; !seen {
					where[s] = at.Shift(n.Start)
					order = append(order, s)
				}
			}
		}
		for _, s := range order {
			m, marked := marks[s]
			o, noted := notes[s]
			switch {
			case marked && !noted:
				pass.Report(m, "footnote mark "+s+" has no note")
			case noted && !marked:
				pass.Report(o, "note "+s+" has no mark in the text")
			}
		}
	},
}

// hasFootnotes tells a text with a paragraph that begins as a footnote does.
func hasFootnotes(t *syntax.Tree) bool {
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if s := n.Raw[n.Mark.Start:]; strings.HasPrefix(s, "[^") || n.Kind == syntax.Note && raised(s) > 0 {
			return true
		}
	}
	return false
}

// footnoteAt finds the next raised number or Markdown mark from from on.
func footnoteAt(s string, from int) (text.Span, bool) {
	for i := from; i < len(s); i++ {
		switch s[i] {
		case 0xC2, 0xE2: // the first bytes of raised digits
			end := i
			for end < len(s) {
				n := raised(s[end:])
				if n == 0 {
					break
				}
				end += n
			}
			if end > i {
				return text.Span{Start: i, End: end}, true
			}
		case '[':
			if strings.HasPrefix(s[i:], "[^") {
				if end := strings.IndexByte(s[i:], ']'); end > 2 && end < 8 {
					return text.Span{Start: i, End: i + end + 1}, true
				}
			}
		}
	}
	return text.Span{}, false
}

// raised is the length of the raised digit that s begins with, 0 if there is none.
func raised(s string) int {
	for _, d := range []string{"¹", "²", "³", "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"} {
		if strings.HasPrefix(s, d) {
			return len(d)
		}
	}
	return 0
}
