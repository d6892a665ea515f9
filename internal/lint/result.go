package lint

import (
	"cmp"
	"slices"

	"resolute/internal/text"
)

// All is every finding, in the order of offset and then of rule id, with spans
// of the text.
func (r *Result) All() []Diagnostic {
	n, s := len(r.tree), sizes{}
	for _, f := range r.para {
		n += len(f.found)
		for _, d := range f.found {
			s.add(d)
		}
	}
	all, room := make([]Diagnostic, 0, n), s.room()
	tree := r.tree
	for _, f := range r.para {
		start := r.Tree.Nodes[f.node].Start
		for _, d := range f.found {
			moved := room.shift(d, start)
			for len(tree) > 0 && compare(tree[0], &moved) < 0 {
				all, tree = append(all, *tree[0]), tree[1:]
			}
			all = append(all, moved)
		}
	}
	for _, d := range tree {
		all = append(all, *d)
	}
	order := func(a, b Diagnostic) int { return compare(&a, &b) }
	if !slices.IsSortedFunc(all, order) { // a rule looked beyond its paragraph
		slices.SortStableFunc(all, order)
	}
	return all
}

// Worst is the gravest severity that anything found has; false if nothing was.
func (r *Result) Worst() (Severity, bool) {
	worst, any := Hint, false
	for _, f := range r.para {
		for _, d := range f.found {
			worst, any = max(worst, d.Severity), true
		}
	}
	for _, d := range r.tree {
		worst, any = max(worst, d.Severity), true
	}
	return worst, any
}

func sortFound(found []*Diagnostic) {
	if len(found) > 1 {
		slices.SortStableFunc(found, compare)
	}
}

func compare(a, b *Diagnostic) int {
	return cmp.Or(
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Rule.ID, b.Rule.ID),
		cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Message, b.Message),
	)
}

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

// shift is the finding n bytes further on; it shares nothing that moved.
func (r *room) shift(d *Diagnostic, n int) Diagnostic {
	out := *d
	out.Span = d.Span.Shift(n)
	if len(d.Related) > 0 {
		from := len(r.related)
		for _, rel := range d.Related {
			rel.Span = rel.Span.Shift(n)
			r.related = append(r.related, rel)
		}
		out.Related = slices.Clip(r.related[from:])
	}
	if len(d.Fixes) > 0 {
		from := len(r.fixes)
		for _, f := range d.Fixes {
			first := len(r.edits)
			for _, e := range f.Edits {
				r.edits = append(r.edits, text.Edit{Span: e.Span.Shift(n), New: e.New})
			}
			f.Edits = slices.Clip(r.edits[first:])
			r.fixes = append(r.fixes, f)
		}
		out.Fixes = slices.Clip(r.fixes[from:])
	}
	return out
}
