package syntax

import "sort"

// After an edit that gives a paragraph another shape, the outline is made anew for the
// resolutions around it, not for the whole of a file that has hundreds of them. Where a
// heading starts an act that nothing encloses, what stands before it says nothing of
// what follows but for a few nodes that are looked back at.

// extent is how far the outline had come where an act begins.
type extent struct {
	sections int // that were opened before
	reach    int // the furthest node that was looked at for any before
}

// lookback is how far back a node is looked at for one in another act.
const lookback = 8

// looked notes that the place of a node depends on those up to j.
func (o *outliner) looked(j int) { o.reach = max(o.reach, j) }

// outlineAgain is outline for a text of which the nodes before first and from kept on
// are those of prev, the version before.
func (t *Tree) outlineAgain(prev *Tree, first, kept int, room *gathered) {
	o := t.outliner(prev.items+8, room)
	by := len(t.Nodes) - len(prev.Nodes)
	for i := o.takeBefore(prev, first); i < len(t.Nodes); i++ {
		o.next(i)
		if i-lookback >= kept && o.takeRest(prev, i, by) {
			break
		}
	}
	o.finish(room)
}

// startsAfresh tells that act k begins with its heading and nothing encloses it.
func (t *Tree) startsAfresh(k int) bool {
	a := &t.Acts[k]
	return a.Heading == a.First && !a.Embedded && !t.Nodes[a.First].Quoted
}

// takeBefore takes the acts over for which nothing from node first on was looked at.
// It gives the node to go on with.
func (o *outliner) takeBefore(prev *Tree, first int) int {
	for k := len(prev.Acts) - 1; k > 0; k-- {
		a, e := &prev.Acts[k], prev.extents[k]
		if a.First >= first || e.reach >= first || !prev.startsAfresh(k) {
			continue
		}
		o.t.Acts = append(o.t.Acts, prev.Acts[:k]...)
		o.t.extents = append(o.t.extents, prev.extents[:k]...)
		o.takeSections(prev.Sections[:e.sections], 0)
		o.reach, o.starts = e.reach, a.First+1
		return a.First
	}
	return 0
}

// takeRest takes over what prev has from the act on that node i has just started, if
// it started there before. The nodes stand by further on.
func (o *outliner) takeRest(prev *Tree, i, by int) bool {
	t, k := o.t, sort.Search(len(prev.Acts), func(k int) bool { return prev.Acts[k].First >= i-by })
	if o.act < 0 || t.Acts[o.act].First != i || !t.startsAfresh(o.act) ||
		k == len(prev.Acts) || prev.Acts[k].First != i-by || !prev.startsAfresh(k) {
		return false
	}
	for j := i - lookback; j < i; j++ {
		if t.Nodes[j].Kind != prev.Nodes[j-by].Kind {
			return false
		}
	}
	t.Acts, t.extents = t.Acts[:o.act], t.extents[:o.act]
	acts, sections := o.act-k, len(t.Sections)-prev.extents[k].sections
	for ; k < len(prev.Acts); k++ {
		a, e := prev.Acts[k], prev.extents[k]
		a.First, a.Last = a.First+by, a.Last+by
		a.Heading, a.Title, a.Enacting = moved(a.Heading, by), moved(a.Title, by), moved(a.Enacting, by)
		t.Acts = append(t.Acts, a)
		t.extents = append(t.extents, extent{e.sections + sections, max(o.reach, e.reach+by)})
	}
	o.takeSections(prev.Sections[len(t.Sections)-sections:], by)
	start := t.Nodes[i].Start
	t.Nodes[i] = prev.Nodes[i-by]
	t.Nodes[i].Start = start
	if by == 0 && acts == 0 && sections == 0 {
		return true
	}
	for j := i; j < len(t.Nodes); j++ {
		n := &t.Nodes[j]
		n.Parent, n.Act, n.Section = moved(n.Parent, by), moved(n.Act, acts), moved(n.Section, sections)
	}
	return true
}

// takeSections takes sections over, whose nodes stand by further on.
func (o *outliner) takeSections(some []Section, by int) {
	for _, s := range some {
		s.First, s.Last, s.Head = s.First+by, s.Last+by, moved(s.Head, by)
		if from := len(o.items); len(s.items) > 0 {
			for _, i := range s.items {
				o.items = append(o.items, i+int32(by))
			}
			s.items = o.items[from:len(o.items):len(o.items)]
		}
		o.t.Sections = append(o.t.Sections, s)
	}
}
