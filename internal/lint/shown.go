package lint

import (
	"resolute/internal/marks"
)

// Shown is every finding in its place in the text that the draft shows, with
// repairs of that text. Without revision marks it is All. A repair that cannot
// be made without losing a mark is left out. With track the repairs are written
// as revision marks, in a draft that has none yet, too.
func (r *Result) Shown(track bool) []Diagnostic {
	all, m := r.All(), r.Tree.Marks
	if m == nil && !track {
		return all
	}
	if m == nil {
		m = marks.Of(r.Tree.Text)
	}
	for i := range all {
		d := &all[i]
		d.Span = m.Proposed.Shown(d.Span)
		related := make([]Related, 0, len(d.Related))
		for _, rel := range d.Related {
			related = append(related, Related{m.Proposed.Shown(rel.Span), rel.Message})
		}
		d.Related = related
		d.Fixes = shownFixes(m, d.Fixes, track)
	}
	return all
}

func shownFixes(m *marks.Text, fixes []Fix, track bool) []Fix {
	out := make([]Fix, 0, len(fixes))
	for _, f := range fixes {
		edits, ok := m.Edits(f.Edits, track)
		if !ok {
			continue
		}
		f.Edits = edits
		out = append(out, f)
	}
	return out
}
