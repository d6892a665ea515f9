package rules

import (
	"resolute/internal/numbering"
	"resolute/internal/syntax"
)

// hold takes a locked number as it is: the series goes on from it.
func (j *judge) hold(i int, n *syntax.Node, level int) {
	s, l := &j.levels[level], n.Label
	if !s.open {
		*s = series{open: true, first: l, start: i, lent: true}
		j.depth = level + 1
	}
	s.count++
	s.tracks = [2]int{l.N, l.N}
	s.label, s.last, s.slip, s.locked = l, i, -1, true
}

// due is the label that goes on with ordinal n; behind a locked 3A it is 3B.
func (s *series) due(n int) numbering.Label {
	l := s.first.With(n)
	if s.locked {
		next := s.label.Continued()
		l.N, l.Suffix = next.N, next.Suffix
	}
	return l
}

// inserted tells that the sibling before is a locked 3A or 3 bis, which the series goes
// on from with 3B or 3 ter, or with 4.
func (s *series) inserted() bool { return s.locked && s.label.Continued().Suffix != "" }

// misses tells of a label that has the number of the locked one before it, and is not
// the one that goes on from that.
func (j *judge) misses(s *series, l numbering.Label, x slip) {
	switch {
	case l.Suffix == s.label.Suffix:
		x.fault = faultRepeat
	case l.Suffix > x.due.Suffix && x.due.IsLettered():
		x.fault = faultGap
	default:
		x.fault = faultBack
	}
	j.add(s, x)
}
