package marks

import (
	"slices"

	"resolute/internal/text"
)

// Runs are the runs that the text is made of, in order: Write gives them back as
// a text with the same readings. What one hand inserted and another struck is in
// neither text.
func (t *Text) Runs() []Run {
	var out []Run
	cuts := t.cuts()
	comment := -1
	for i := 0; i+1 < len(cuts); i++ {
		sp := text.Span{Start: cuts[i], End: cuts[i+1]}
		r := Run{Text: t.Shown.Slice(sp), Old: t.Original.has(sp.Start), New: t.Proposed.has(sp.Start)}
		k := t.At(sp.Start)
		if !r.Old && !r.New {
			if k < 0 {
				continue // the ending of a line that is in neither
			}
			m := &t.Marks[k]
			if m.Kind == Comment {
				if k != comment {
					comment = k
					out = append(out, Run{Text: t.Shown.Slice(m.Content()), Comment: true})
				}
				continue
			}
			if !within(sp, m.Old) && !within(sp, m.New) {
				continue // a delimiter
			}
		}
		out = append(out, r)
	}
	return out
}

func within(s, in text.Span) bool { return in.Start <= s.Start && s.End <= in.End }

// cuts are the places at which a run may begin or end.
func (t *Text) cuts() []int {
	cuts := []int{0, t.Shown.Len()}
	for i := range t.Marks {
		m := &t.Marks[i]
		cuts = append(cuts, m.Start, m.End, m.Old.Start, m.Old.End, m.New.Start, m.New.End)
	}
	for _, r := range []*Reading{t.Proposed, t.Original} {
		for _, p := range r.pieces {
			cuts = append(cuts, p.shown, p.shown+p.n)
		}
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// has tells that the reading has the byte of the marked text at off.
func (r *Reading) has(off int) bool {
	i, ok := slices.BinarySearchFunc(r.pieces, off, func(p piece, off int) int { return p.shown - off })
	if ok {
		return true
	}
	return i > 0 && off < r.pieces[i-1].shown+r.pieces[i-1].n
}
