package lint

import (
	"cmp"
	"math"
	"slices"

	"resolute/internal/text"
)

// All is every finding that is not silenced, in the order of offset and then of
// rule id, with spans of the text.
func (r *Result) All() []Diagnostic {
	all := r.everything()
	if r.silences() {
		all = slices.DeleteFunc(all, r.silenced)
	}
	return all
}

// Each yields what All gives, in that order, as it is kept, so that nothing is copied:
// by is how far the spans of d, and of what hangs on it, are from those of the text.
func (r *Result) Each(yield func(d *Diagnostic, by int)) {
	some := r.silences()
	for _, p := range r.inText() {
		if !some || !r.silenced(Diagnostic{Rule: p.d.Rule, Span: p.d.Span.Shift(p.by)}) {
			yield(p.d, p.by)
		}
	}
}

// Len is the number of findings, with those that are silenced.
func (r *Result) Len() int {
	n := len(r.file)
	for _, some := range [...][]finding{r.para, r.parts} {
		for i := range some {
			n += len(some[i].found)
		}
	}
	return n
}

// inText are all findings in the order of the text.
func (r *Result) inText() []placed {
	all := inOrder(inOrder(r.placed(r.para), r.placed(r.parts)), r.placed([]finding{{0, r.file}}))
	if !slices.IsSortedFunc(all, comparePlaced) { // a rule looked beyond its paragraph
		slices.SortStableFunc(all, comparePlaced)
	}
	return all
}

// everything is All with what is silenced.
func (r *Result) everything() []Diagnostic {
	placed := r.inText()
	var s sizes
	for _, p := range placed {
		s.add(p.d)
	}
	all, room := make([]Diagnostic, 0, len(placed)), s.room()
	for _, p := range placed {
		all = append(all, room.shift(p.d, math.MinInt, p.by))
	}
	return all
}

// placed is a finding and how far its spans are from those of the text.
type placed struct {
	d  *Diagnostic
	by int
}

// placed are findings of nodes in order.
func (r *Result) placed(some []finding) []placed {
	n := 0
	for _, f := range some {
		n += len(f.found)
	}
	all := make([]placed, 0, n)
	for _, f := range some {
		by := 0
		if f.node > 0 {
			by = r.Tree.Nodes[f.node].Start
		}
		for _, d := range f.found {
			all = append(all, placed{d, by})
		}
	}
	return all
}

// inOrder is a and b in order, if both are.
func inOrder(a, b []placed) []placed {
	switch {
	case len(b) == 0:
		return a
	case len(a) == 0:
		return b
	}
	all := make([]placed, 0, len(a)+len(b))
	for _, p := range a {
		for len(b) > 0 && comparePlaced(b[0], p) < 0 {
			all, b = append(all, b[0]), b[1:]
		}
		all = append(all, p)
	}
	return append(all, b...)
}

func comparePlaced(a, b placed) int {
	if n := cmp.Compare(a.d.Span.Start+a.by, b.d.Span.Start+b.by); n != 0 {
		return n
	}
	return cmp.Or(
		cmp.Compare(a.d.Rule.ID, b.d.Rule.ID),
		cmp.Compare(a.d.Span.End+a.by, b.d.Span.End+b.by),
		cmp.Compare(a.d.Message, b.d.Message),
	)
}

func sortFound(found []*Diagnostic) {
	if len(found) > 1 {
		slices.SortStableFunc(found, compare)
	}
}

func compare(a, b *Diagnostic) int { return comparePlaced(placed{d: a}, placed{d: b}) }

// sizes counts what hangs on findings, so that all of it is allocated at once:
// an editor asks for all findings after every keystroke.
type sizes struct{ related, fixes, edits int }

func (s *sizes) add(d *Diagnostic) {
	s.related += len(d.Related)
	s.fixes += len(d.Fixes)
	for _, f := range d.Fixes {
		s.edits += len(f.Edits)
	}
}

func (s sizes) room() *room {
	return &room{make([]Related, 0, s.related), make([]Fix, 0, s.fixes), make([]text.Edit, 0, s.edits)}
}

// room holds what hangs on shifted findings.
type room struct {
	related []Related
	fixes   []Fix
	edits   []text.Edit
}

// shift is the finding with what begins at from or behind it n bytes further on; it
// shares nothing that moved.
func (r *room) shift(d *Diagnostic, from, n int) Diagnostic {
	move := func(s text.Span) text.Span {
		if s.Start < from {
			return s
		}
		return s.Shift(n)
	}
	out := *d
	out.Span = move(d.Span)
	if len(d.Related) > 0 {
		at := len(r.related)
		for _, rel := range d.Related {
			rel.Span = move(rel.Span)
			r.related = append(r.related, rel)
		}
		out.Related = slices.Clip(r.related[at:])
	}
	if len(d.Fixes) > 0 {
		at := len(r.fixes)
		for _, f := range d.Fixes {
			first := len(r.edits)
			for _, e := range f.Edits {
				r.edits = append(r.edits, text.Edit{Span: move(e.Span), New: e.New})
			}
			f.Edits = slices.Clip(r.edits[first:])
			r.fixes = append(r.fixes, f)
		}
		out.Fixes = slices.Clip(r.fixes[at:])
	}
	return out
}
