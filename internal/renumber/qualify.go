package renumber

import (
	"strings"

	"resolute/internal/cite"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Qualified are the edits of t after which the references of node i to other paragraphs of
// t say whose those are, as they have to in another text: "paragraph 1 above" becomes
// "paragraph 1 of Resolution 172", which is name. Those that are not within the span that
// is taken, and those to paragraphs that come along, stay as they are.
func Qualified(t *syntax.Tree, i int, name string, within text.Span, along func(node int) bool) []text.Edit {
	n := &t.Nodes[i]
	var out []text.Edit
	for k := range n.Cites {
		c := &n.Cites[k]
		if c.Ref.Body != "self" || c.Start < n.LabelAt.End || c.Start+n.Start < within.Start || max(c.End, c.Phrase.End)+n.Start > within.End || goesOn(n.Raw, n.Cites, k) {
			continue
		}
		target, ok := t.Resolve(i, *c)
		if !ok || target < 0 || along(target) {
			continue
		}
		out = append(out, text.Edit{Span: text.Span{Start: c.End, End: max(c.End, c.Phrase.End)}.Shift(n.Start), New: " of " + name})
	}
	return out
}

// goesOn tells that behind a citation its list goes on, "3" of "paragraphs 3 and 4": what
// is said of the act comes behind the last.
func goesOn(s string, cites []cite.Cite, k int) bool {
	if k+1 >= len(cites) || cites[k+1].Ref.Body != "self" || cites[k+1].Ref.Edition != cites[k].Ref.Edition || cites[k].Phrase.End > cites[k+1].Start {
		return false
	}
	switch strings.TrimSpace(s[cites[k].Phrase.End:cites[k+1].Start]) {
	case ",", "and", "or", "to", ", and", "through", "–", "-":
		return strings.HasSuffix(cites[k+1].Ref.Number, strings.ReplaceAll(cites[k+1].In(s), " ", "")) // no noun of its own
	}
	return false
}
