package renumber

import (
	"fmt"

	"resolute/internal/numbering"
	"resolute/internal/syntax"
)

// Locked is the error for a paragraph whose number is locked; nil for any other.
func Locked(t *syntax.Tree, node int) error {
	if !t.Nodes[node].Locked {
		return nil
	}
	return locked(ErrLocked, t, node)
}

// locked is an error that names the number of node i, and why it is locked.
func locked(err error, t *syntax.Tree, i int) error {
	l, _ := t.LockOf(i)
	if l.Reason != "" {
		return fmt.Errorf("%w: %s, %s", err, ordinal(*t.Nodes[i].Label), l.Reason)
	}
	return fmt.Errorf("%w: %s", err, ordinal(*t.Nodes[i].Label))
}

// Taken tells that one of the new labels, of paragraphs in the list of node, is that of
// a locked one of it.
func Taken(t *syntax.Tree, node int, labels map[int]numbering.Label) bool {
	return taken(t, List(t, node), labels) >= 0
}

// taken is the locked paragraph of the list whose label one of the others would get; -1
// if there is none.
func taken(t *syntax.Tree, list []int, labels map[int]numbering.Label) int {
	for _, i := range list {
		if t.Nodes[i].Locked && has(labels, t.Nodes[i].Label) {
			return i
		}
	}
	return -1
}

// has tells that one of the labels is l, whatever stands around it.
func has(labels map[int]numbering.Label, l *numbering.Label) bool {
	for _, other := range labels {
		if other.Scheme == l.Scheme && other.Stem == l.Stem && other.N == l.N && other.Suffix == l.Suffix {
			return true
		}
	}
	return false
}

// behind is the label that comes behind label in a list, as was is written. What is a
// bis stays the one of its number, unless label is held, a locked 3A or what goes on
// from it: then it is the next in that way, or the next number where that stands there.
func behind(label, was numbering.Label, held bool) numbering.Label {
	next := like(was, label.N+1)
	switch {
	case held && was.N == next.N && was.Suffix == "":
	case held:
		due := label.Continued()
		next.N, next.Suffix = due.N, due.Suffix
	case was.Suffix != "":
		next.N, next.Suffix = label.N, was.Suffix
	}
	return next
}
