package syntax

import (
	"slices"

	"resolute/internal/text"
)

// Parts are the first nodes of the resolutions that follow one another in the
// file; the first part begins with node 0, whatever stands before its heading.
// What an act embeds, and its annexes and notes, belong to its part.
func (t *Tree) Parts() []int {
	parts := []int{0}
	if len(t.Acts) < 2 {
		return parts
	}
	// An act that a later node goes back to is not over where the next begins.
	least := len(t.Acts)
	starts := make([]bool, len(t.Acts))
	for i, k := len(t.Nodes)-1, len(t.Acts)-1; k > 0; k-- {
		a := &t.Acts[k]
		for ; i >= a.First; i-- {
			if act := t.Nodes[i].Act; act >= 0 {
				least = min(least, act)
			}
		}
		starts[k] = !a.Embedded && least >= k && !t.Nodes[a.First].Quoted
	}
	for k := range t.Acts {
		if starts[k] && t.Acts[k].First > parts[len(parts)-1] {
			parts = append(parts, t.Acts[k].First)
		}
	}
	return parts
}

// Part is the nodes from first up to end, which are those of a part, as the tree of
// a text of their own: its spans and indices count from there. It is made in p,
// which is empty or was made so before and is of no use to anyone any more.
func (t *Tree) Part(first, end int, p *Tree) *Tree {
	if first == 0 && end == len(t.Nodes) {
		return t
	}
	from, to := t.Nodes[first].Start, t.Text.Len()
	if end < len(t.Nodes) {
		to = t.Nodes[end].Start
	}
	p.Text, p.House, p.Language, p.Wrapped, p.Locks, p.items = text.New(t.Text.String()[from:to]), t.House, t.Language, t.Wrapped, t.Locks, 0
	p.Nodes = append(p.Nodes[:0], t.Nodes[first:end]...)
	acts, sections := t.ranges(first, end)
	p.Acts = append(p.Acts[:0], t.Acts[acts.Start:acts.End]...)
	p.Sections = append(p.Sections[:0], t.Sections[sections.Start:sections.End]...)
	for i := range p.Nodes {
		n := &p.Nodes[i]
		n.Start -= from
		n.Parent = moved(n.Parent, -first)
		n.Act = moved(n.Act, -acts.Start)
		n.Section = moved(n.Section, -sections.Start)
	}
	for i := range p.Acts {
		a := &p.Acts[i]
		a.First, a.Last = a.First-first, a.Last-first
		a.Heading, a.Title, a.Enacting = moved(a.Heading, -first), moved(a.Title, -first), moved(a.Enacting, -first)
	}
	for i := range p.Sections {
		s := &p.Sections[i]
		s.First, s.Last, s.Head = s.First-first, s.Last-first, moved(s.Head, -first)
		p.items += len(s.items)
	}
	items := slices.Grow(p.room[:0], p.items)
	for i := range p.Sections {
		s := &p.Sections[i]
		at := len(items)
		for _, n := range s.items {
			items = append(items, n-int32(first))
		}
		s.items = items[at:len(items):len(items)]
	}
	p.room = items
	t.settledPart(first, end, p)
	return p
}

// ranges are the indices of the acts and of the sections of the nodes from first
// up to end.
func (t *Tree) ranges(first, end int) (acts, sections text.Span) {
	acts.Start, sections.Start = len(t.Acts), len(t.Sections)
	for i := first; i < end; i++ {
		if k := t.Nodes[i].Act; k >= 0 {
			acts.Start, acts.End = min(acts.Start, k), max(acts.End, k+1)
		}
		if k := t.Nodes[i].Section; k >= 0 {
			sections.Start, sections.End = min(sections.Start, k), max(sections.End, k+1)
		}
	}
	acts.Start, sections.Start = min(acts.Start, acts.End), min(sections.Start, sections.End)
	return acts, sections
}

// SamePart tells that the nodes of t from first on are those of prev from old
// on, n of them: the same paragraphs in the same places of their part.
func (t *Tree) SamePart(first int, prev *Tree, old, n int) bool {
	a, b := t.Nodes[first:first+n], prev.Nodes[old:old+n]
	for i := range a {
		if a[i].Para != b[i].Para {
			return false
		}
	}
	if !t.sameSettled(first, prev, old, n) {
		return false
	}
	if t.HasOutlineOf(prev) {
		return true
	}
	// All have moved as far as the first ones that are in an act, and in a section.
	var acts, sections shift
	for i := range a {
		m, o := &a[i], &b[i]
		if m.Kind != o.Kind || m.Role != o.Role || m.More != o.More || m.Quoted != o.Quoted || m.Locked != o.Locked || m.Level != o.Level || m.Nth != o.Nth ||
			m.Label != o.Label && *m.Label != *o.Label ||
			m.Parent != moved(o.Parent, first-old) || !acts.same(m.Act, o.Act) || !sections.same(m.Section, o.Section) {
			return false
		}
	}
	return true
}

// shift is how far indices have moved.
type shift struct {
	by    int
	known bool
}

// same tells that now is was moved as others were; -1 does not move.
func (s *shift) same(now, was int) bool {
	if now < 0 || was < 0 {
		return now == was
	}
	if !s.known {
		s.by, s.known = now-was, true
	}
	return now == was+s.by
}

// HasOutlineOf tells that the outline was taken over from prev, at once or by the
// versions between.
func (t *Tree) HasOutlineOf(prev *Tree) bool {
	return len(t.Nodes) == len(prev.Nodes) && slices.Equal(t.Locks, prev.Locks) && len(t.Sections) > 0 && len(prev.Sections) > 0 && &t.Sections[0] == &prev.Sections[0]
}

// Retouched tells that the tree is prev but for the words of some ordinary
// paragraphs, which stand from node first up to end: all have the place, the label,
// the opener and the closing mark that they had. seen is what those paragraphs
// have, in either version. The first paragraph must be the same: it tells the line
// ending.
func (t *Tree) Retouched(prev *Tree) (first, end int, seen Seen, ok bool) {
	if !t.HasOutlineOf(prev) || t.House != prev.House || t.Language != prev.Language || t.Wrapped != prev.Wrapped || t.Marks != nil || prev.Marks != nil {
		return 0, 0, 0, false
	}
	if !t.sameSettled(0, prev, 0, len(t.Nodes)) {
		return 0, 0, 0, false
	}
	now, was := t.Nodes, prev.Nodes
	end = len(now)
	for first < end && now[first].Para == was[first].Para {
		first++
	}
	for end > first && now[end-1].Para == was[end-1].Para {
		end--
	}
	if first == 0 {
		return 0, 0, 0, false
	}
	for i := first; i < end; i++ {
		p, q := now[i].Para, was[i].Para
		if p != q && (p.Glued != q.Glued || p.Body.Empty() != q.Body.Empty()) { // the rest was compared when the outline was taken over
			return 0, 0, 0, false
		}
		seen |= p.Seen | q.Seen
	}
	return first, end, seen, true
}

// moved is an index n further on; -1, which stands for none, stays.
func moved(i, n int) int {
	if i < 0 {
		return i
	}
	return i + n
}
