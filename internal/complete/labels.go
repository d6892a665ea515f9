package complete

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// withLabels puts the labels that may come on an empty line before what may open a
// clause there.
func withLabels(p *place, l List) List {
	if strings.Trim(p.before, " \t") != "" || p.after != "" {
		return l
	}
	if due, _ := labelsDue(p, ""); len(due.Items) > 0 {
		l.Items = append(due.Items, l.Items...)
		l.At = due.At
	}
	return l
}

// labels is the label that is due on a line which holds no more than its beginning,
// and the first one of a list under it where the paragraph before leads to one.
func labels(p *place) (List, bool) {
	typed := strings.TrimLeft(p.before, " \t")
	if len(typed) > 5 || p.after != "" || strings.ContainsAny(typed, " \t") || !labelLike(typed) {
		return List{}, false
	}
	l, ok := labelsDue(p, typed)
	return l, ok && typed != ""
}

func labelsDue(p *place, typed string) (List, bool) {
	l := List{At: text.Span{Start: p.off - len(typed), End: p.off}}
	add := func(label, gap, detail string) {
		if label != "" && hasFolded(label, typed) {
			l.Items = append(l.Items, Item{Kind: Label, Label: label, Detail: detail, Text: label + gap, Filter: label})
		}
	}
	next, under, gap := p.nextLabels()
	add(next, gap, "the next in the list")
	add(under, gap, "the first of a list under it")
	return l, len(l.Items) > 0
}

// labelLike tells that s may be the beginning of a label.
func labelLike(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) && s[i] != '(' && s[i] != ')' && s[i] != '.' && (s[i] < 'a' || s[i] > 'z') {
			return false
		}
	}
	return s == "" || len(s) == 1 || !isWord(s[1]) || isDigit(s[1])
}

// nextLabels are the labels that may come behind the paragraph before the line: the
// next one of its list, and the first of a list under it where it ends with a colon;
// "" where none may. gap is what the list has behind its labels.
func (p *place) nextLabels() (next, under, gap string) {
	t, gap := p.t, "\t"
	for i := lint.NodeAt(t, max(0, p.line-1)); i >= 0; i-- {
		n := &t.Nodes[i]
		if n.Mark.Empty() || n.Start >= p.line || n.Start+n.Mark.End > p.line {
			continue
		}
		marks := n.Raw[n.End.Start:n.Mark.End]
		numbered := n.Label.Scheme != numbering.None && n.Label.Scheme != numbering.Bullet && !n.LabelAt.Empty() && n.Label.N < numbering.Huge
		if numbered {
			if g := n.Raw[n.LabelAt.End:n.Body.Start]; g != "" && strings.Trim(g, " \t\u00a0") == "" {
				gap = g
			}
		}
		if strings.HasSuffix(marks, ":") || n.Kind == syntax.OpenerLine {
			level := n.Level + 1
			role := n.Role
			if n.Kind == syntax.OpenerLine {
				level = 0
				if n.Opener.Role == house.Operative {
					role = house.OperativePart
				}
			}
			if forms := t.House.Labels(role, level); len(forms) > 0 {
				under = numbering.Label{Scheme: forms[0].Scheme, Frame: forms[0].Frame}.With(1).String()
			}
		}
		if numbered && !strings.HasSuffix(marks, ":") {
			next = n.NextLabel().String()
		}
		return next, under, gap
	}
	return "", "", gap
}

// Next is the label that goes on at off, which is the end of a line that holds nothing
// else, with the blank behind it; "" where none is due.
func Next(t *syntax.Tree, off int) string {
	p := &place{t: t, off: off, line: t.Text.Line(t.Text.LineAt(off)).Start}
	next, under, gap := p.nextLabels()
	for i := lint.NodeAt(t, max(0, p.line-1)); i >= 0; i-- {
		n := &t.Nodes[i]
		if n.Mark.Empty() {
			continue
		}
		marks := n.Raw[n.End.Start:n.Mark.End]
		if strings.HasSuffix(marks, ".") || strings.HasSuffix(marks, ",") && t.House.Placement == house.Alone || n.Kind == syntax.OpenerLine {
			return "" // the list is over; an only paragraph has no label
		}
		break
	}
	if next == "" {
		next = under
	}
	if next == "" {
		return ""
	}
	return next + gap
}
