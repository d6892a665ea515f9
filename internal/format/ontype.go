package format

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// OnType is what is to be changed when typed, a line break or a semicolon, was put
// in right before off. A line break behind an item gives the next label, or the
// first one under it where it ends with a colon; behind a label with nothing after
// it, it takes the label away: the list is over. A semicolon ends an item: the
// blanks and the mark before it go. No other label ever changes.
func OnType(t *syntax.Tree, off int, typed string) []text.Edit {
	off = max(0, min(off, t.Text.Len()))
	switch typed {
	case "\n":
		return onEnter(t, off)
	case ";":
		return onSemicolon(t, off)
	}
	return nil
}

func onEnter(t *syntax.Tree, off int) []text.Edit {
	s := t.Text.String()
	here := t.Text.LineAt(off)
	if here == 0 {
		return nil
	}
	line, before := t.Text.Line(here), t.Text.Line(here-1)
	if strings.Trim(s[line.Start:off], " \t") != "" {
		return nil // the break was put in elsewhere
	}
	n := nodeAt(t, before.Start)
	if n == nil || n.Label.Scheme == numbering.None || n.Start+n.Mark.End > before.End {
		return nil
	}
	label := n.LabelAt.Shift(n.Start)
	start := t.Text.Line(t.Text.LineAt(label.Start)).Start
	indent := s[start:label.Start]
	if strings.Trim(indent, " \t") != "" {
		return nil // “1. and **1.**: what belongs before the next one is not known
	}
	rest := s[off:line.End]
	if n.Body.Empty() {
		if rest != "" {
			return nil
		}
		return []text.Edit{{Span: text.Span{Start: start, End: line.End}}}
	}
	ended := n.Raw[n.End.Start:n.Mark.End]
	if rest != "" && ended == "" {
		return nil // a line is broken within a sentence
	}
	next, ok := nextLabel(t, n, ended)
	if !ok {
		return nil
	}
	gap := s[label.End : n.Start+n.Body.Start]
	if strings.Trim(gap, " \t\u00a0") != "" || gap == "" {
		gap = "\t"
	}
	below := ""
	if here+1 < t.Text.Lines() {
		below = trimEnd(t.Text.Slice(t.Text.Line(here + 1)))
	}
	if rest+below == "" && !strings.HasSuffix(ended, ":") && spacedOut(t, n) {
		indent = lineEnding(s) + indent
	}
	return []text.Edit{{Span: text.Span{Start: line.Start, End: off}, New: indent + next + gap}}
}

// spacedOut tells that a blank line stands between the paragraph and the one before it,
// which is of the same level: the next one is set off alike.
func spacedOut(t *syntax.Tree, n *syntax.Node) bool {
	for i := lint.NodeAt(t, n.Start) - 1; i >= 0; i-- {
		m := &t.Nodes[i]
		if m.Mark.Empty() {
			continue
		}
		return m.Level == n.Level && (m.Kind == syntax.Paragraph || m.Kind == syntax.Item) && strings.Count(m.Raw[m.Mark.End:], "\n") > 1
	}
	return false
}

// nextLabel is the label due behind an item that ends with those marks; false
// where none is: at the end of a section or of the resolution.
func nextLabel(t *syntax.Tree, n *syntax.Node, ended string) (string, bool) {
	marks := &t.House.Marks
	switch {
	case strings.HasSuffix(ended, ":"):
		forms := t.House.Labels(n.Role, n.Level+1)
		if len(forms) == 0 {
			return "", false
		}
		return numbering.Label{Scheme: forms[0].Scheme, Frame: forms[0].Frame}.With(1).String(), true
	case strings.HasSuffix(ended, ".") && marks.Last == "." && (n.Role == house.OperativePart || n.Role == house.PreamblePart):
		return "", false
	case strings.HasSuffix(ended, ",") && t.House.Placement == house.Alone:
		return "", false // an opener follows
	case n.Label.Scheme == numbering.Bullet:
		return n.LabelAt.In(n.Raw), true
	case n.Label.N >= numbering.Huge:
		return "", false
	}
	return n.NextLabel().String(), true
}

func onSemicolon(t *syntax.Tree, off int) []text.Edit {
	s := t.Text.String()
	if off == 0 || s[off-1] != ';' {
		return nil
	}
	n := nodeAt(t, off-1)
	if n == nil || n.Label.Scheme == numbering.None || off != n.Start+n.Mark.End {
		return nil
	}
	head := s[:off-1]
	kept := strings.TrimRight(head, " \t")
	if end := strings.TrimRight(kept, ",;"); len(end) > n.Start+n.Body.Start {
		kept = strings.TrimRight(end, " \t")
	}
	if len(kept) == len(head) || len(kept) <= n.Start+n.Body.Start {
		return nil
	}
	return []text.Edit{{Span: text.Span{Start: len(kept), End: len(head)}}}
}

// nodeAt is the paragraph that holds off, nil in an empty text.
func nodeAt(t *syntax.Tree, off int) *syntax.Node {
	if i := lint.NodeAt(t, off); i >= 0 {
		return &t.Nodes[i]
	}
	return nil
}
