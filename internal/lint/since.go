package lint

import "strings"

// Since tells which findings of a text are new since an earlier version of it:
// those in paragraphs that have changed, and those that a change elsewhere has
// brought about in a paragraph that has not. It wants to be asked about each
// finding once, in order.
func Since(before, now *Result) func(*Diagnostic) bool {
	known := map[string]int{}
	old := before.All()
	for i := range old {
		known[sameThing(before, &old[i])]++
	}
	return func(d *Diagnostic) bool {
		key := sameThing(now, d)
		if known[key] == 0 {
			return true
		}
		known[key]--
		return false
	}
}

// sameThing is what two versions of one finding have in common: the rule, the
// words of the paragraph however they are wrapped, and those found fault with.
func sameThing(r *Result, d *Diagnostic) string {
	paragraph := ""
	if n := NodeAt(r.Tree, d.Span.Start); n >= 0 {
		paragraph = r.Tree.Nodes[n].Raw[:r.Tree.Nodes[n].Mark.End]
	}
	fold := func(s string) string { return strings.Join(strings.Fields(s), " ") }
	return d.Rule.ID + "\x00" + fold(d.Span.In(r.Tree.Text.String())) + "\x00" + fold(paragraph)
}
