package syntax

import (
	"resolute/internal/house"
	"resolute/internal/numbering"
)

// Which of the open lists a label goes on with, and what it is where its letters can be
// read in two ways.

// maxDepth bounds the lists that may be open at once. Bodies use four levels.
const maxDepth = 12

// level finds the open list that the label goes on with; a label of another
// series opens a list within the last one. It settles what the label is where
// its letters can be read in two ways.
func (o *outliner) level(i int, n *Node) int {
	if n.Label.IsAmbiguous() {
		o.settle(i, n)
	}
	l := n.Label
	if l.Scheme == numbering.Bullet {
		return o.bulletLevel()
	}
	for k := len(o.list) - 1; k >= 0; k-- {
		if e := &o.list[k].label; numbering.Same(l, e) && (l.N > e.N || k == 0 && !o.nested(l) || k > 0 && !o.fits(l, k)) {
			return k
		}
	}
	// The right ordinal in the wrong clothes: "2)" after "1.", "(c)" after "b)".
	for k := len(o.list) - 1; k >= 0; k-- {
		if e := &o.list[k].label; l.Scheme == e.Scheme && l.Stem == e.Stem && l.N == e.N+1 && l.N > 1 {
			return k
		}
	}
	if o.isBase(l) && !o.nested(l) {
		return 0
	}
	if k := len(o.list) - 1; k >= 0 && o.amongOthers(i, l, &o.list[k].label) {
		return k
	}
	return min(len(o.list), maxDepth)
}

// amongOthers tells "(b)" between (1) and (3): the right place in the wrong script.
func (o *outliner) amongOthers(i int, l, before *numbering.Label) bool {
	if l.N != before.N+1 || l.N < 2 || l.Scheme == numbering.Dotted || before.Scheme == numbering.Dotted || before.Scheme == numbering.Bullet {
		return false
	}
	next, ok := o.nextLabel(i)
	return ok && numbering.Same(next, before) && next.N == l.N+1
}

// nested tells a 1 that opens a list deep within an item rather than the series
// of the paragraphs anew.
func (o *outliner) nested(l *numbering.Label) bool {
	return l.N == 1 && len(o.list) > 2 && numbering.Same(&o.list[0].label, l)
}

// fits tells that a list of the label's series lies open under level k, too.
func (o *outliner) fits(l *numbering.Label, k int) bool {
	for i := range o.list[:k] {
		if e := &o.list[i].label; numbering.Same(l, e) && l.Follows(*e) {
			return true
		}
	}
	return false
}

// bulletLevel is that of a bullet: beside another one, else under the last item.
func (o *outliner) bulletLevel() int {
	for k := range o.list {
		if o.list[k].label.Scheme == numbering.Bullet {
			return k
		}
	}
	return min(len(o.list), maxDepth)
}

// isBase tells a label of the series that the house gives to the paragraphs of
// this part themselves. It ends every list, whatever was open.
func (o *outliner) isBase(l *numbering.Label) bool {
	if o.role == house.AnnexPart {
		return false
	}
	if l.Scheme == numbering.Operative || l.Scheme == numbering.Preamble {
		return true
	}
	for k := range o.t.House.Levels {
		v := &o.t.House.Levels[k]
		if v.Part != o.role || v.Depth != 0 {
			continue
		}
		for _, f := range v.Labels {
			if f.Scheme == l.Scheme && f.Frame == l.Frame {
				return true
			}
		}
	}
	return false
}

// settle gives a label that is a letter as well as a roman numeral the reading that
// its neighbours show.
func (o *outliner) settle(i int, n *Node) {
	l := *n.Label
	if alt, ok := l.Reread(n.LabelAt.In(n.Raw)); ok {
		if read := o.reading(i, l, alt); read != l {
			again := read // so that only such a one takes memory
			n.Label = &again
		}
	}
}

// reading chooses between two readings of the label of node i: what goes on with an open
// list is of that list; else what the next label tells.
func (o *outliner) reading(i int, l, alt numbering.Label) numbering.Label {
	for k := len(o.list) - 1; k >= 0; k-- {
		if l.Follows(o.list[k].label) {
			return l
		}
		if alt.Follows(o.list[k].label) {
			return alt
		}
	}
	if next, ok := o.nextLabel(i); ok {
		if again, ok := next.Reread(next.String()); ok && again.Follows(alt) || next.Follows(alt) {
			return alt
		}
		if next.Follows(l) {
			return l
		}
	}
	if alt.N == 1 {
		return alt // "i)" opens a list of romans
	}
	for k := len(o.list) - 1; k >= 0; k-- {
		if alt.Same(o.list[k].label) && alt.N <= 26 {
			return alt
		}
		if l.Same(o.list[k].label) {
			return l
		}
	}
	return l
}

// nextLabel is the label of the next labelled paragraph nearby.
func (o *outliner) nextLabel(i int) (*numbering.Label, bool) {
	const near = 3
	o.looked(i + near)
	for j := i + 1; j < min(len(o.t.Nodes), i+1+near); j++ {
		if l := &o.t.Nodes[j].Para.Label; l.Scheme != numbering.None {
			return l, true
		}
	}
	return nil, false
}
