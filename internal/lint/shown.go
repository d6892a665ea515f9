package lint

// Shown is every finding in its place in the text that the draft shows, with
// repairs of that text. Without revision marks it is All. A repair that cannot
// be made without losing a mark is left out. With track the repairs are written
// as revision marks, in a draft that has none yet, too.
func (r *Result) Shown(track bool) []Diagnostic {
	all, tree := r.All(), r.Tree
	if tree.Marks == nil && !track {
		return all
	}
	for i := range all {
		d := &all[i]
		d.Span = tree.Show(d.Span)
		related := make([]Related, 0, len(d.Related))
		for _, rel := range d.Related {
			related = append(related, Related{tree.Show(rel.Span), rel.Message})
		}
		fixes := make([]Fix, 0, len(d.Fixes))
		for _, f := range d.Fixes {
			if edits, ok := tree.Edits(f.Edits, track); ok {
				fixes = append(fixes, Fix{f.Title, edits, f.Safe})
			}
		}
		d.Related, d.Fixes = related, fixes
	}
	return all
}
