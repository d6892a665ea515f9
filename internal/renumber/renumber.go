// Package renumber changes the numbers of paragraphs, and with them whatever
// refers to those paragraphs by number: in the same text and in others that cite
// it. Nothing here decides that a number is wrong; it is asked to.
package renumber

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Class says how sure it is that a change is meant.
type Class uint8

const (
	// Own is a label of the series that is renumbered, or a paragraph on its way
	// to its new place.
	Own Class = iota
	// Certain is a reference that can mean no other paragraph.
	Certain
	// ByPosition is a reference whose number several paragraphs have, or which says
	// "above" of what now stands below: it means the paragraph because of where it
	// stands, and a person should look at it.
	ByPosition
)

// Change is one edit of a plan. Node is the paragraph that it is in.
type Change struct {
	text.Edit
	Class Class
	Node  int
}

// Plan is a renumbering: the new labels, and what follows from them.
type Plan struct {
	Tree *syntax.Tree
	// Labels are the new labels of the paragraphs that get one, by node.
	Labels map[int]numbering.Label
	// Changes are those of the text, in order, none touching another.
	Changes []Change
	// Gap tells of numbers that nothing has once the plan is carried out, because it
	// was asked for one that is far off, "3 to 98"; empty if there are none.
	Gap string

	first, last int // the nodes that a move takes along, last included; -1 without a move
	behind      int // the node that they come to stand behind; -1 for the head of the list
}

// Errors that tell why a paragraph cannot be renumbered.
var (
	ErrNoLabel  = errors.New("this paragraph has no number or letter")
	ErrUnfit    = errors.New("this is no number or letter of the list")
	ErrSame     = errors.New("this is the number that it has")
	ErrTooLarge = errors.New("the list is too long to be renumbered at once")
	ErrLocked   = errors.New("this number is locked")
	ErrTaken    = errors.New("another paragraph has a number that is locked")
	ErrBetween  = errors.New("a paragraph between has a number that is locked")
)

// most is how many paragraphs a list may have to be renumbered.
const most = 5000

// List are the labelled paragraphs that stand in one list with node, in order.
func List(t *syntax.Tree, node int) []int {
	n := &t.Nodes[node]
	var out []int
	for i := node - 1; i >= 0 && len(out) < most; i-- {
		m := &t.Nodes[i]
		if ends(n, m) {
			break
		}
		if in(n, m) {
			out = append(out, i)
		}
	}
	slices.Reverse(out)
	return append(out, After(t, node, most)...)
}

// After are the labelled paragraphs from node on that stand in one list with it, no
// more than limit and one.
func After(t *syntax.Tree, node, limit int) []int {
	n := &t.Nodes[node]
	out := []int{node}
	for i := node + 1; i < len(t.Nodes) && i < node+16*limit && len(out) <= limit; i++ {
		m := &t.Nodes[i]
		if ends(n, m) {
			break
		}
		if in(n, m) {
			out = append(out, i)
		}
	}
	return out
}

// ends tells that the list of n does not reach beyond m.
func ends(n, m *syntax.Node) bool {
	return m.Section != n.Section || m.Label.Scheme != numbering.None && m.Level < n.Level
}

// in tells that m is a paragraph of the list of n.
func in(n, m *syntax.Node) bool {
	return m.Label.Scheme != numbering.None && m.Level == n.Level && m.Parent == n.Parent
}

// Rename gives the paragraph at node the number or letter to, "5", "5." or "(e)".
// Where the list is in order and has that number, the paragraph moves to its place
// and those between move up. Otherwise the paragraph and the rest of the list are
// numbered on from to. A locked number is never another's, and stays where it is: the
// rest of the list ends before it.
func Rename(t *syntax.Tree, node int, to string) (*Plan, error) {
	n := &t.Nodes[node]
	if n.Label.Scheme == numbering.None || n.Label.Scheme == numbering.Bullet || n.LabelAt.Empty() {
		return nil, ErrNoLabel
	}
	if err := Locked(t, node); err != nil {
		return nil, err
	}
	want, ok := read(to, *n.Label)
	if !ok {
		return nil, fmt.Errorf("%w: %q", ErrUnfit, to)
	}
	if want.N == n.Label.N && want.Suffix == n.Label.Suffix {
		return nil, ErrSame
	}
	list := List(t, node)
	if len(list) >= most {
		return nil, ErrTooLarge
	}
	if at := placeOf(t, list, want); at >= 0 {
		from := slices.Index(list, node)
		for _, i := range list[min(from, at) : max(from, at)+1] {
			switch {
			case !t.Nodes[i].Locked:
			case i == list[at]:
				return nil, locked(ErrTaken, t, i)
			default:
				return nil, locked(ErrBetween, t, i)
			}
		}
		return move(t, list, from, at), nil
	}
	labels := map[int]numbering.Label{node: want}
	rest := list[slices.Index(list, node)+1:]
	for label := want; len(rest) > 0 && !t.Nodes[rest[0]].Locked; rest = rest[1:] {
		was := *t.Nodes[rest[0]].Label
		next := like(was, label.N+1)
		if was.Suffix != "" { // "3 bis" stays the one after its number
			next = like(was, label.N)
			next.Suffix = was.Suffix
		}
		labels[rest[0]], label = next, next
	}
	if i := taken(t, list, labels); i >= 0 {
		return nil, locked(ErrTaken, t, i)
	}
	if slices.ContainsFunc(rest, func(i int) bool { return has(labels, t.Nodes[i].Label) }) {
		return nil, locked(ErrBetween, t, rest[0])
	}
	p := plan(t, labels)
	p.Gap = gap(t, list, slices.Index(list, node), want)
	return p, nil
}

// gap is the labels that are missing before the one that the k-th of a list is to get;
// empty where they are missing now, or come before.
func gap(t *syntax.Tree, list []int, k int, want numbering.Label) string {
	is := t.Nodes[list[k]].Label.N
	before := is - 1 // of the first, whatever number the list begins with
	if k > 0 {
		before = t.Nodes[list[k-1]].Label.N
	}
	if want.N <= before+1 || want.N <= is {
		return ""
	}
	word := func(n int) string {
		s := like(want, n).String()
		return Ordinal(s).In(s)
	}
	if want.N == before+2 {
		return word(before + 1)
	}
	return word(before+1) + " to " + word(want.N-1)
}

// Series numbers the list of node in order from its first label on.
func Series(t *syntax.Tree, node int) *Plan {
	labels := map[int]numbering.Label{}
	series(t, List(t, node), labels)
	return plan(t, labels)
}

// All numbers every list of the preamble and the operative part in order from its
// first label on.
func All(t *syntax.Tree) *Plan {
	labels := map[int]numbering.Label{}
	seen := map[int]bool{}
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if seen[i] || n.LabelAt.Empty() || n.Role != house.PreamblePart && n.Role != house.OperativePart {
			continue
		}
		list := List(t, i)
		for _, k := range list {
			seen[k] = true
		}
		series(t, list, labels)
	}
	return plan(t, labels)
}

// series adds the labels that a list lacks to be in order. A list whose labels are
// of several kinds is left: which of them is meant cannot be told.
func series(t *syntax.Tree, list []int, labels map[int]numbering.Label) {
	first := *t.Nodes[list[0]].Label
	if first.Scheme == numbering.Bullet || len(list) > most {
		return
	}
	for _, i := range list {
		if l := t.Nodes[i].Label; l.Scheme != first.Scheme || l.Stem != first.Stem || l.N >= numbering.Huge {
			return
		}
	}
	due := map[int]numbering.Label{}
	label, held := first, t.Nodes[list[0]].Locked && first.Suffix != ""
	for _, i := range list[1:] {
		was := *t.Nodes[i].Label
		if t.Nodes[i].Locked {
			label, held = was, was.Suffix != ""
			continue
		}
		next := behind(label, was, held)
		if next.Suffix == "" || held {
			label = next
		}
		held = held && label.Suffix != ""
		if next.N != was.N || next.Suffix != was.Suffix {
			due[i] = next
		}
	}
	if taken(t, list, due) < 0 {
		maps.Copy(labels, due)
	}
}

// like is the label of ordinal n as l is written.
func like(l numbering.Label, n int) numbering.Label { return l.With(n) }

// read reads what a paragraph is to be called, as a label of the list of was.
func read(to string, was numbering.Label) (numbering.Label, bool) {
	to = strings.TrimSpace(to)
	to = strings.TrimPrefix(strings.TrimPrefix(to, "PP"), "OP")
	bare := strings.Trim(to, "(). \u00a0")
	if was.Scheme == numbering.Dotted {
		bare = strings.TrimPrefix(bare, was.Stem)
	}
	for _, s := range []string{bare + ")", to} {
		l, ok := numbering.Parse(s)
		if !ok || l.Len != len(s) || l.N < 1 || l.N >= numbering.Huge {
			continue
		}
		if alt, ok := l.Reread(s); ok && alt.Scheme == was.Scheme && l.Scheme != was.Scheme {
			l = alt
		}
		numbers := was.Scheme == numbering.Dotted || was.Scheme == numbering.Preamble || was.Scheme == numbering.Operative
		if l.Scheme != was.Scheme && !(numbers && l.Scheme == numbering.Decimal) {
			continue
		}
		want := like(was, l.N)
		want.Suffix = l.Suffix
		return want, true
	}
	return numbering.Label{}, false
}

// placeOf is the place in a list of the label with that ordinal; -1 where the list
// is not in order, or has no such label.
func placeOf(t *syntax.Tree, list []int, want numbering.Label) int {
	at := -1
	for k, i := range list {
		l := *t.Nodes[i].Label
		if k > 0 && !t.Nodes[i].Locked && !l.Follows(*t.Nodes[list[k-1]].Label) {
			return -1
		}
		if l.N == want.N && l.Suffix == want.Suffix {
			at = k
		}
	}
	return at
}

// plan adds to new labels what follows from them.
func plan(t *syntax.Tree, labels map[int]numbering.Label) *Plan {
	p := &Plan{Tree: t, Labels: labels, first: -1, last: -1, behind: -1}
	p.finish()
	return p
}

// finish makes the changes of the plan's labels and of the references to them.
func (p *Plan) finish() {
	if len(p.Labels) == 0 {
		return
	}
	p.dotted()
	for i, l := range p.Labels {
		n := &p.Tree.Nodes[i]
		p.Changes = append(p.Changes, Change{text.Edit{Span: n.LabelAt.Shift(n.Start), New: written(n, l)}, Own, i})
	}
	p.Changes = append(p.Changes, p.references()...)
	p.sort()
}

// sort brings the changes in order; what is put in comes before what is changed at
// the same place.
func (p *Plan) sort() {
	slices.SortStableFunc(p.Changes, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
}

// dotted gives the labels under a renumbered one their new stem: 3.1 under what was
// 3 and is 4 becomes 4.1.
func (p *Plan) dotted() {
	for i := range p.Tree.Nodes {
		n := &p.Tree.Nodes[i]
		if n.Label.Scheme != numbering.Dotted || n.Parent < 0 {
			continue
		}
		up, ok := p.Labels[n.Parent]
		was := *p.Tree.Nodes[n.Parent].Label
		if !ok || n.Locked || ordinal(was)+"." != n.Label.Stem {
			continue
		}
		l, own := p.Labels[i]
		if !own {
			l = like(*n.Label, n.Label.N)
			l.Suffix = n.Label.Suffix
		}
		l.Stem = ordinal(up) + "."
		p.Labels[i] = l
	}
}

// ordinal is a label without what stands around it.
func ordinal(l numbering.Label) string {
	l.Frame = numbering.Bare
	return l.String()
}

// written is the new label as the old one is written: only the ordinal is another,
// unless it is of another form.
func written(n *syntax.Node, l numbering.Label) string {
	was := n.LabelAt.In(n.Raw)
	if l.Suffix != n.Label.Suffix || l.Scheme != n.Label.Scheme || l.Frame != n.Label.Frame {
		return l.String()
	}
	at := Ordinal(was)
	if at.Empty() {
		return l.String()
	}
	at.End = at.Start + len(strings.TrimSuffix(at.In(was), l.Suffix))
	return was[:at.Start] + ordinal(like(l, l.N)) + was[at.End:]
}

// Ordinal is the place of the number or letter in a label, without what stands
// around it; empty where it has none.
func Ordinal(label string) text.Span {
	from := strings.IndexFunc(label, isOrdinal)
	if from < 0 {
		return text.Span{}
	}
	to := from
	for to < len(label) && (isOrdinal(rune(label[to])) || label[to] == '.' && to+1 < len(label) && isOrdinal(rune(label[to+1]))) {
		to++
	}
	return text.Span{Start: from, End: to}
}

func isOrdinal(r rune) bool {
	return r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z'
}
