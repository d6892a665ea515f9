package rules

import (
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// follow holds a label against those before it in its series.
func (j *judge) follow(i int, n *syntax.Node, s *series, before int) {
	a, b := s.tracks[0], s.tracks[1]
	if l := n.Label; (l.N == a+1 || l.N == b+1) && l.N < numbering.Huge && l.Suffix == "" && !s.locked && l.Frame == s.label.Frame && l.Scheme == s.label.Scheme {
		s.advance(l.N) // nearly always
		return
	}
	l := *n.Label
	x := slip{node: i, due: s.due(a + 1), before: s.last}
	switch {
	case l.N == numbering.Huge && n.LabelAt.Len() > mostDigits:
		x.fault = faultHuge
		j.add(s, x)
		s.advance(a + 1) // the others go on without it
	case s.inserted() && l.N == a && !l.IsAlternative() && l.Suffix != x.due.Suffix:
		j.misses(s, l, x)
	case l.Suffix != "":
		if l.N != a && l.N != b && l.N != a+1 && l.N != b+1 {
			x.fault, x.due = faultSuffix, s.first.With(l.N)
			j.add(s, x)
		}
		s.advance(l.N)
	case l.N == a+1 || l.N == b+1:
		s.advance(l.N)
		// Of a run in the wrong form the first one speaks for all.
		if (l.Frame != s.first.Frame || l.Scheme != s.first.Scheme) && (s.locked || l.Frame != s.label.Frame || l.Scheme != s.label.Scheme) {
			x.fault, x.due = faultStyle, s.first.With(l.N)
			j.add(s, x)
		}
	default:
		j.broken(i, n, s, before, x)
	}
}

// advance moves the track that n goes on with; the other one stays, because a
// flattened text goes on with either.
func (s *series) advance(n int) {
	if n == s.tracks[1]+1 && n != s.tracks[0]+1 {
		s.tracks[1] = n
		return
	}
	if s.tracks[0] == s.tracks[1] {
		s.tracks[1] = n
	}
	s.tracks[0] = n
}

// broken tells what is wrong with a label that does not go on.
func (j *judge) broken(i int, n *syntax.Node, s *series, before int, x slip) {
	l := *n.Label
	a, b := s.tracks[0], s.tracks[1]
	due := func(k int) bool { return k == a+1 || k == b+1 }
	glued, other, isGlued := numbering.Unglue(n.LabelAt.In(n.Raw), l, func(k int) bool { return due(k) || k == 1 && s.glued })
	switch {
	case isGlued && l.N > a+1:
		x.fault, x.first, x.second = faultGlued, glued, other
		j.add(s, x)
		s.glued = true
		s.tracks = [2]int{glued.N, other.N}
	case before >= 0 && j.slips[before].fault == faultGap && l.N == j.slips[before].due.N:
		// The number that was missing comes now: the two were swapped.
		j.slips[before].fault = faultSwap
		j.slips[before].before = i
		s.broken, s.slip = true, -1
	case l.N == a || l.N == b:
		x.fault, x.due = faultRepeat, s.due(max(a, b)+1)
		j.add(s, x)
		s.tracks = [2]int{l.N, max(a, b) + 1} // the next may count this one or not
	case l.N > max(a, b):
		x.fault, x.due = faultGap, s.due(max(a, b)+1)
		if l.N == x.due.N+1 && j.looks(i-1, x.due) {
			// Taken for an item of another list, it is the one that is missing.
		} else if at, ok := j.inline(s.last, x.due); ok {
			j.slips = append(j.slips, slip{fault: faultInline, node: s.last, at: at, was: x.due, due: x.due, before: -1})
		} else {
			j.add(s, x)
		}
		s.tracks = [2]int{l.N, l.N}
	case l.N == 1 && n.Level == 0 && !freeLists(j.t.House):
		x.fault, x.due = faultRestart, s.due(max(a, b)+1)
		j.add(s, x)
		s.tracks = [2]int{1, 1}
	case l.N == 1:
		s.tracks = [2]int{1, 1} // a second list under the same paragraph
		s.count, s.start = 1, i
	default:
		x.fault, x.due = faultBack, s.due(max(a, b)+1)
		j.add(s, x)
		s.tracks = [2]int{max(a, b) + 1, l.N}
	}
}

// lost reports a number that follows a semicolon with no blank between: an item
// that lost its line, whatever comes after. The series goes on with it.
func (j *judge) lost(i int, n *syntax.Node) {
	for _, sig := range n.Signals {
		if sig.Kind != syntax.InlineNumber || sig.Start == 0 || n.Raw[sig.Start-1] != ';' {
			continue
		}
		l, ok := numbering.Parse(sig.In(n.Raw))
		s := &j.levels[min(n.Level, len(j.levels)-1)]
		if !ok || l.Scheme != s.first.Scheme {
			continue
		}
		j.slips = append(j.slips, slip{fault: faultInline, node: i, at: sig.Shift(n.Start), was: l, due: l, before: -1})
		if l.N == s.tracks[0]+1 || l.N == s.tracks[1]+1 {
			s.advance(l.N)
		}
	}
}

// inline finds the label that was due within the lines of the sibling before.
func (j *judge) inline(node int, due numbering.Label) (text.Span, bool) {
	n := &j.t.Nodes[node]
	for _, sig := range n.Signals {
		if sig.Kind != syntax.InlineNumber {
			continue
		}
		if l, ok := numbering.Parse(sig.In(n.Raw)); ok && l.N == due.N && l.Scheme == due.Scheme {
			return sig.Shift(n.Start), true
		}
	}
	return text.Span{}, false
}
