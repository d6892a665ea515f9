package syntax

import (
	"slices"
	"strings"

	"resolute/internal/numbering"
)

// Lock fixes the number of a paragraph from outside the text, where no comment may be
// put into that.
type Lock struct {
	Paragraph string // its address, as Path gives it
	Reason    string
	Source    string // where it is written, "resolute.toml:12:1"
}

// locksNext tells that of the lines behind a paragraph, which are comments or blank, one
// locks the number of the paragraph after it.
func locksNext(lines string) bool {
	_, ok := lockIn(lines)
	return ok
}

// lockIn is the last comment of the lines that locks a number.
func lockIn(lines string) (lock Directive, ok bool) {
	if !HasComments(lines) {
		return Directive{}, false
	}
	eachLine(lines, func(at, end, _ int) {
		if !isComment(lines[at:end]) {
			return
		}
		if d, is := (Comment{Span: said(lines, at, end)}).Directive(lines); is && d.Verb == LockNumber {
			lock, ok = d, true
		}
	})
	return lock, ok
}

// hasNumber tells a paragraph with a number or letter of its own, which can be locked.
func (n *Node) hasNumber() bool {
	return n.Label.Scheme != numbering.None && n.Label.Scheme != numbering.Bullet && !n.LabelAt.Empty()
}

// lockedByComment tells that a comment before node i locks its number.
func (t *Tree) lockedByComment(i int) bool {
	return i > 0 && t.Nodes[i-1].Seen&Locking != 0 && t.Nodes[i].hasNumber()
}

// WithLocks is the tree with these locks of the settings, beside those of its comments:
// t itself where they are the ones that it has. Of several paragraphs with one address
// the first is meant.
func (t *Tree) WithLocks(locks []Lock) *Tree {
	if slices.Equal(t.Locks, locks) {
		return t
	}
	out := *t
	out.Locks = locks
	out.lock()
	return &out
}

// lock gives the nodes, in a list of the tree's own, what Locks say.
func (t *Tree) lock() {
	t.Nodes = append(make([]Node, 0, len(t.Nodes)+8), t.Nodes...)
	for i := range t.Nodes {
		t.Nodes[i].Locked = t.lockedByComment(i)
	}
	for i := range t.Locks {
		if at := t.addressed(t.Locks[i].Paragraph); at >= 0 {
			t.Nodes[at].Locked = true
		}
	}
}

// addressed is the first node with a number that has the address; -1 if none has.
func (t *Tree) addressed(path string) int {
	for i := range t.Nodes {
		n := &t.Nodes[i]
		// The path of a paragraph that has a number ends with it.
		if n.hasNumber() && (n.Label.Scheme >= numbering.Preamble || strings.HasSuffix(path, strings.TrimRight(n.LabelAt.In(n.Raw), "."))) && t.Path(i) == path {
			return i
		}
	}
	return -1
}

// LockOf tells why the number of node i is locked: the reason, empty where it is still
// to be given, and where the settings say so, empty where a comment does. It reports
// false where the number is not locked.
func (t *Tree) LockOf(i int) (l Lock, ok bool) {
	if !t.Nodes[i].Locked {
		return Lock{}, false
	}
	if t.lockedByComment(i) {
		before := &t.Nodes[i-1]
		l.Paragraph = t.Path(i)
		if d, _ := lockIn(before.Raw[before.Mark.End:]); d.Reasoned() {
			l.Reason = d.Reason
		}
		return l, true
	}
	path := t.Path(i)
	for _, l := range t.Locks {
		if l.Paragraph == path {
			return l, true
		}
	}
	return Lock{Paragraph: path}, true
}

// Holds are the sources of those locks of the settings that lock a number of the text,
// and of those that unlink a reference of it.
func (t *Tree) Holds() []string {
	var out []string
	for i := range t.settlings {
		if s := &t.settlings[i]; s.Source != "" && s.Found {
			out = append(out, s.Source)
		}
	}
	for i := range t.Locks {
		if t.addressed(t.Locks[i].Paragraph) >= 0 {
			out = append(out, t.Locks[i].Source)
		}
	}
	return out
}

// NextLabel is the label that is due behind a paragraph in its list. A locked number is
// continued: 3B comes after 3A.
func (n *Node) NextLabel() numbering.Label {
	if n.Locked {
		return n.Label.Continued()
	}
	return n.Label.Due()
}
