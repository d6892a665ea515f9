package rules

import (
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/renumber"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// mostLabel is how many bytes of a label are shown.
const mostLabel = 40

// name is a label as a message speaks of it: without its full stop, and in short.
func name(l numbering.Label) string {
	s := l.String()
	if l.Frame == numbering.Stop && len(s) > 1 {
		s = s[:len(s)-1]
	}
	return clip(s, mostLabel)
}

// relate points to another paragraph's label, or to the paragraph if it has none.
func relate(d *lint.Diagnostic, t *syntax.Tree, node int, message string) {
	if node < 0 {
		return
	}
	n := &t.Nodes[node]
	at := n.LabelAt
	if at.Empty() {
		at = n.Mark
	}
	if n.Locked {
		message += ", locked"
	}
	d.Related = append(d.Related, lint.Related{Span: at.Shift(n.Start), Message: message})
}

// mostRenumbered is how many labels one repair may change. A list that needs
// more is broken throughout, and to renumber it from every slip on would take
// the square of its length.
const mostRenumbered = 200

// siblings are the labelled paragraphs from node on that stand in one list with
// it, no more than may be renumbered.
func siblings(t *syntax.Tree, node int) []int { return renumber.After(t, node, mostRenumbered) }

// numberOn offers to number the list on from the slip as was due, with the
// references of this text that can mean nothing else. It is not safe: other texts
// cite the paragraphs by their old numbers.
func numberOn(pass *lint.Pass, d *lint.Diagnostic, t *syntax.Tree, x slip) {
	if pass.SafeOnly || x.quiet || x.due.N >= numbering.Huge {
		return
	}
	label, last, list := x.due, x.due, siblings(t, x.node)
	var edits []text.Edit
	labels := map[int]numbering.Label{}
	for _, i := range list {
		n := &t.Nodes[i]
		if n.Locked {
			break // the list goes on from there
		}
		if i != x.node && n.Label.Suffix != "" && label.Suffix == "" {
			continue // a bis goes with the number before it
		}
		onward := n.Label.N == label.N && n.Label.Suffix == label.Suffix || last.Suffix != "" && n.Label.N == last.N+1 && n.Label.Suffix == ""
		if i != x.node && onward && n.Label.Frame == label.Frame {
			break // from here on the numbers are right
		}
		if n.Label.Scheme != label.Scheme {
			return
		}
		at, ok := wholeLabel(n, label.Frame)
		if !ok {
			return
		}
		edits = append(edits, text.Edit{Span: at, New: label.String()})
		labels[i] = label
		last, label = label, label.Continued()
	}
	if len(edits) > mostRenumbered || pass.HasLocks(t) && renumber.Taken(t, x.node, labels) {
		return
	}
	title := "Change " + x.was.String() + " to " + x.due.String()
	if len(edits) > 1 {
		title += " and renumber what follows"
	}
	edits = append(edits, renumber.Following(t, labels, referring.Of(pass, t))...)
	d.Fixes = append(d.Fixes, lint.Fix{Title: title, Edits: edits})
}

// referring are the references of the text to its paragraphs.
var referring = &lint.Reading[[]renumber.Reference]{Read: func(_ *lint.Pass, t *syntax.Tree, _ []renumber.Reference) []renumber.Reference {
	return renumber.Referring(t)
}}

// wholeLabel is the place of a label that is to be written anew, with marks that
// stand doubled behind it: of "2))" nothing stays. It reports false where a label in
// the new frame would not be read again: where such marks run into a word, as in
// "2))the", and where nothing parts a number without marks from what follows.
func wholeLabel(n *syntax.Node, frame numbering.Frame) (text.Span, bool) {
	at := n.LabelAt
	end := at.End
	for end < n.Mark.End && (n.Raw[end] == ')' || n.Raw[end] == '.') {
		end++
	}
	whole := end == n.Mark.End || n.Raw[end] == ' ' || n.Raw[end] == '\t'
	if whole {
		at.End = end
	}
	return at.Shift(n.Start), whole || end == at.End && frame != numbering.Bare
}

// relabel offers another label for one paragraph.
func relabel(d *lint.Diagnostic, at text.Span, from, to string, safe bool) {
	d.Fixes = append(d.Fixes, lint.Fix{
		Title: "Change " + from + " to " + to,
		Edits: []text.Edit{{Span: at, New: to}},
		Safe:  safe,
	})
}

// letters offers to letter a list that was numbered in roman numerals.
func letters(d *lint.Diagnostic, t *syntax.Tree, x slip) {
	label := numbering.Label{Scheme: numbering.Lower, Frame: x.was.Frame}.With(1)
	var edits []text.Edit
	for _, i := range siblings(t, x.node) {
		n := &t.Nodes[i]
		at, ok := wholeLabel(n, label.Frame)
		if !ok {
			return
		}
		edits = append(edits, text.Edit{Span: at, New: label.String()})
		label = label.Next()
	}
	d.Fixes = append(d.Fixes, lint.Fix{Title: "Letter the items (a), (b), …", Edits: edits})
}

// unlabel offers to take a label away with the blanks after it.
func unlabel(d *lint.Diagnostic, n *syntax.Node, safe bool) {
	body := n.Raw[n.Body.Start:n.Body.End]
	if _, ok := numbering.Parse(body); ok || body != "" && body[0] >= '0' && body[0] <= '9' {
		return // what follows would be read as the label
	}
	d.Fixes = append(d.Fixes, lint.Fix{
		Title: "Take " + n.Label.String() + " away",
		Edits: []text.Edit{{Span: text.Span{Start: n.LabelAt.Start, End: n.Body.Start}.Shift(n.Start)}},
		Safe:  safe,
	})
}
