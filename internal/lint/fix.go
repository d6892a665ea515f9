package lint

import (
	"cmp"
	"slices"

	"resolute/internal/text"
)

// Apply makes the fixes, each wholly or not at all, in the order given: one that
// touches what an earlier one changes, or that does not fit the text, is left
// out. Fixes that only stand side by side count as touching, for two repairs of
// one place are seldom meant together; the text linted again shows which of the
// rest still hold.
func Apply(t *text.Text, fixes []Fix) (fixed *text.Text, applied, skipped []Fix) {
	var taken []text.Edit // by offset
	for _, f := range fixes {
		merged, ok := merge(taken, f.Edits, t.Len())
		if !ok {
			skipped = append(skipped, f)
			continue
		}
		taken = merged
		applied = append(applied, f)
	}
	fixed, err := t.Apply(taken...)
	if err != nil {
		// merge has let through only what Apply takes.
		return t, nil, fixes
	}
	return fixed, applied, skipped
}

// merge is taken with the edits of one fix among them; false if they don't fit.
func merge(taken, edits []text.Edit, size int) ([]text.Edit, bool) {
	edits = slices.Clone(edits)
	// An insertion comes before what is replaced at the same place.
	slices.SortStableFunc(edits, func(a, b text.Edit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	last := 0
	for _, e := range edits {
		if e.Start < last || e.End < e.Start || e.End > size {
			return taken, false
		}
		last = e.End
		at := place(taken, e.Start)
		if at > 0 && taken[at-1].End >= e.Start || at < len(taken) && taken[at].Start <= e.End {
			return taken, false
		}
	}
	for len(edits) > 0 {
		// What falls between the same two edits goes in at one stroke.
		at, n := place(taken, edits[0].Start), len(edits)
		if at < len(taken) {
			n = place(edits, taken[at].Start)
		}
		taken = slices.Insert(taken, at, edits[:n]...)
		edits = edits[n:]
	}
	return taken, true
}

// place is the index of the first edit at or after off.
func place(edits []text.Edit, off int) int {
	at, _ := slices.BinarySearchFunc(edits, off, func(e text.Edit, off int) int { return cmp.Compare(e.Start, off) })
	return at
}

// Safe is the first fix of every finding that may be made without asking.
func Safe(found []Diagnostic) []Fix {
	var fixes []Fix
	for _, d := range found {
		if len(d.Fixes) > 0 && d.Fixes[0].Safe {
			fixes = append(fixes, d.Fixes[0])
		}
	}
	return fixes
}

// Likeliest is the first fix of every finding that has one, safe or not.
func Likeliest(found []Diagnostic) []Fix {
	var fixes []Fix
	for _, d := range found {
		if len(d.Fixes) > 0 {
			fixes = append(fixes, d.Fixes[0])
		}
	}
	return fixes
}
