package renumber

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Restyle labels the list of node in another form, "a)" for "(1)": the ordinals stay,
// and references to the paragraphs follow. Dashes become ordinals in order.
func Restyle(t *syntax.Tree, node int, form house.Form) *Plan {
	labels := map[int]numbering.Label{}
	list := List(t, node)
	for k, i := range list {
		was := *t.Nodes[i].Label
		l := numbering.Label{Scheme: form.Scheme, Frame: form.Frame, N: was.N, Suffix: was.Suffix}
		if was.Scheme == numbering.Bullet {
			l.N = k + 1
		}
		if was.Scheme == numbering.Dotted || form.Scheme == numbering.Dotted || form.Scheme == numbering.Bullet || l.N >= numbering.Huge || len(list) > most {
			return plan(t, nil)
		}
		if !t.Nodes[i].Locked && (was.Scheme != form.Scheme || was.Frame != form.Frame) {
			labels[i] = l
		}
	}
	return plan(t, labels)
}

// Missing is the edit that puts in the paragraphs which the list lacks before node,
// a label each with nothing behind it; false where none is missing.
func Missing(t *syntax.Tree, node int) (text.Edit, bool) {
	const mostMissing = 9
	n := &t.Nodes[node]
	list := List(t, node)
	first := 1
	for k, i := range list {
		if i == node && k > 0 {
			first = t.Nodes[list[k-1]].Label.N + 1
		}
	}
	l := *n.Label
	if n.Locked || l.Scheme == numbering.None || l.Scheme == numbering.Bullet || l.Suffix != "" || l.N <= first || l.N-first > mostMissing || n.LabelAt.Empty() {
		return text.Edit{}, false
	}
	indent, gap := n.Raw[:n.LabelAt.Start], n.Raw[n.LabelAt.End:n.Body.Start]
	if strings.Trim(indent+gap, " \t\u00a0") != "" {
		return text.Edit{}, false
	}
	rest := n.Raw[n.Mark.End:]
	if !strings.ContainsAny(rest, "\r\n") {
		rest = "\n"
	}
	var b strings.Builder
	for k := first; k < l.N; k++ {
		b.WriteString(indent + written(n, like(l, k)) + gap + strings.TrimLeft(rest, " \t\u00a0"))
	}
	return text.Edit{Span: text.Span{Start: n.Start, End: n.Start}, New: b.String()}, true
}
