package renumber

import (
	"slices"
	"strings"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// references are the changes of what the plan's own text says of its paragraphs.
func (p *Plan) references() []Change { return p.referencesIn(Referring(p.Tree)) }

// Reference is a citation of a paragraph by the same text: which one it is of the node,
// and the node that it names.
type Reference struct{ node, cite, target int }

// Referring are the references of t to its paragraphs that can be followed, in order.
func Referring(t *syntax.Tree) []Reference {
	var out []Reference
	for i := range t.Nodes {
		n := &t.Nodes[i]
		for k := range n.Cites {
			c := &n.Cites[k]
			if c.Ref.Body != "self" || c.Start < n.LabelAt.End {
				continue // OP2 at the head of a paragraph is its label
			}
			if target, ok := t.Resolve(i, *c); ok && target >= 0 {
				out = append(out, Reference{i, k, target})
			}
		}
	}
	return out
}

func (p *Plan) referencesIn(some []Reference) []Change {
	var out []Change
	changed := map[int]bool{} // numbers: of the target, or of a rival
	for i := range p.Labels {
		changed[p.Tree.Nodes[i].Label.N] = true
	}
	for _, r := range some {
		i, k, target := r.node, r.cite, r.target
		if t := &p.Tree.Nodes[target]; !p.changes(target) && (t.Level > 0 || !changed[t.Label.N]) {
			continue
		}
		n := &p.Tree.Nodes[i]
		c := &n.Cites[k]
		class := p.certainty(c, target)
		if rival := p.rival(c, target); rival >= 0 {
			target, class = rival, ByPosition
		}
		if inRange(n.Raw, n.Cites, k) || c.Dir != cite.Nowhere && p.above(i, target) != (i > target) {
			class = ByPosition
		}
		for _, e := range p.numbersIn(c.In(n.Raw), c.Ref.Number, target) {
			out = append(out, Change{text.Edit{Span: e.Span.Shift(n.Start + c.Start), New: e.New}, class, i})
		}
	}
	return out
}

// Following are the edits of the references in t that can mean no other paragraphs
// than those which get the new labels, by node: what a repair of the labels has to
// take along. referring is Referring(t), which does for all repairs of it.
func Following(t *syntax.Tree, labels map[int]numbering.Label, referring []Reference) []text.Edit {
	p := &Plan{Tree: t, Labels: labels}
	var out []text.Edit
	for _, r := range referring {
		if !p.changes(r.target) {
			continue
		}
		n := &t.Nodes[r.node]
		c := &n.Cites[r.cite]
		if inRange(n.Raw, n.Cites, r.cite) || c.Dir != cite.Nowhere && p.above(r.node, r.target) != (r.node > r.target) {
			continue
		}
		edits := p.numbersIn(c.In(n.Raw), c.Ref.Number, r.target)
		if len(edits) == 0 || p.certainty(c, r.target) != Certain {
			continue
		}
		for _, e := range edits {
			e.Span = e.Span.Shift(n.Start + c.Start)
			if len(out) == 0 || e.Start >= out[len(out)-1].End {
				out = append(out, e)
			}
		}
	}
	return out
}

// changes tells that the plan changes the number of the target, or of what it stands
// under.
func (p *Plan) changes(target int) bool {
	for i := target; i >= 0; i = p.Tree.Nodes[i].Parent {
		if _, ok := p.Labels[i]; ok {
			return true
		}
	}
	return false
}

// In is what changes in another text, t, that cites paragraphs of the act, which is
// the one that the plan's text holds. A citation of another revision means another
// text and stays.
func (p *Plan) In(t *syntax.Tree, act cite.Ref) []Change {
	var out []Change
	eachPart(t, act, func(node int, part text.Span) {
		inPart(p.Tree, t.Text.Slice(part), func(s string, cites []cite.Cite, k, at, target int) {
			c := &cites[k]
			class := p.certainty(c, target)
			if inRange(s, cites, k) {
				class = ByPosition
			}
			for _, e := range p.numbersIn(c.In(s), c.Ref.Number, target) {
				out = append(out, Change{text.Edit{Span: e.Span.Shift(part.Start + at), New: e.New}, class, node})
			}
		})
	})
	return out
}

// Cited are the paragraphs of t that a part of its act names, as another text cites
// it: "resolves 3".
func Cited(t *syntax.Tree, part string) []int {
	var out []int
	inPart(t, part, func(_ string, _ []cite.Cite, _, _, target int) { out = append(out, target) })
	return out
}

// Citing are the places of t that name a paragraph of another text, own, which is the
// act.
func Citing(t, own *syntax.Tree, act cite.Ref, node int) []text.Span {
	var out []text.Span
	eachPart(t, act, func(_ int, part text.Span) {
		inPart(own, t.Text.Slice(part), func(_ string, cites []cite.Cite, k, at, target int) {
			if target == node {
				out = append(out, text.Span{End: cites[k].End - cites[k].Start}.Shift(part.Start+at))
			}
		})
	})
	return out
}

// eachPart yields the parts of an act that t cites, and in which paragraph it does. A
// citation of another revision means another text.
func eachPart(t *syntax.Tree, act cite.Ref, yield func(node int, part text.Span)) {
	for i := range t.Nodes {
		n := &t.Nodes[i]
		for _, c := range n.Cites {
			r := t.Ref(i, c)
			if c.Part.Empty() || r.Body != act.Body || r.Kind != act.Kind || r.Number != act.Number || r.Edition != "" && act.Edition != "" && r.Edition != act.Edition {
				continue
			}
			yield(i, c.Part.Shift(n.Start))
		}
	}
}

// inPart reads a part of the act that t is, "paragraphs 3 and 4 (a)": such a part is
// written as one of one's own text is. It yields the text that it read, the references
// in it, which one it is, where in the part that begins and the paragraph it names.
func inPart(t *syntax.Tree, part string, yield func(s string, cites []cite.Cite, k, at, target int)) {
	from := operative(t)
	if from < 0 {
		return
	}
	const lead, rest = "in ", " above"
	s := lead + part + rest
	cites := cite.Find(s, t.House.Body)
	for k := range cites {
		if cites[k].Ref.Body != "self" {
			continue
		}
		if target, ok := t.Resolve(from, cites[k]); ok && target >= 0 {
			yield(s, cites, k, cites[k].Start-len(lead), target)
		}
	}
}

// operative is the first paragraph of the operative part, from which a number
// without more is looked for; -1 if there is none.
func operative(t *syntax.Tree) int {
	for i := range t.Nodes {
		if n := &t.Nodes[i]; n.Role == house.OperativePart && n.Act >= 0 {
			return i
		}
	}
	return -1
}

// certainty tells whether the citation can mean another paragraph than the target.
func (p *Plan) certainty(c *cite.Cite, target int) Class {
	class := Certain
	p.others(c, target, func(int) bool {
		class = ByPosition
		return false
	})
	return class
}

// rival is another paragraph that the citation can mean, which gets a new number
// where the target gets none; -1 if there is none.
func (p *Plan) rival(c *cite.Cite, target int) int {
	found := -1
	if _, changed := p.Labels[target]; changed || p.Tree.Nodes[target].Level > 0 {
		return found
	}
	p.others(c, target, func(i int) bool {
		if _, changed := p.Labels[i]; changed && p.Tree.Nodes[i].Section == p.Tree.Nodes[target].Section {
			found = i
		}
		return found < 0
	})
	return found
}

// others yields the paragraphs beside the target, or beside the one that it stands
// under, which the citation can mean too.
func (p *Plan) others(c *cite.Cite, target int, yield func(node int) bool) {
	t := p.Tree
	top := target
	for t.Nodes[top].Level > 0 && t.Nodes[top].Parent >= 0 {
		top = t.Nodes[top].Parent
	}
	n := &t.Nodes[top]
	first, last := 0, len(t.Nodes)-1
	if n.Act >= 0 {
		first, last = t.Acts[n.Act].First, t.Acts[n.Act].Last
	}
	for i := first; i <= last; i++ {
		m := &t.Nodes[i]
		if i == top || m.Act != n.Act || m.Level != n.Level || m.Role != n.Role || m.Label.N != n.Label.N || m.Label.Suffix != n.Label.Suffix || m.Label.Scheme != n.Label.Scheme {
			continue
		}
		if (c.Ref.Edition == "" || m.Section == n.Section || strings.EqualFold(t.SectionName(i), t.SectionName(top))) && !yield(i) {
			return
		}
	}
}

// inRange tells a citation that is one end of "7 to 9": what lies between is meant
// too, and is not said.
func inRange(s string, cites []cite.Cite, k int) bool {
	to := func(a, b int) bool {
		if a < 0 || b >= len(cites) || cites[a].End > cites[b].Start || cites[b].Start > len(s) {
			return false
		}
		switch strings.TrimSpace(s[cites[a].End:cites[b].Start]) {
		case "to", "–", "-", "through":
			return true
		}
		return false
	}
	return to(k-1, k) || to(k, k+1)
}

// numbersIn are the edits in s, a citation of the target, that give the paragraphs
// it names their new numbers: of "3 (a)" the 3 where that is renumbered, the a
// where that is. number is the citation's own, which has all of them.
func (p *Plan) numbersIn(s, number string, target int) []text.Edit {
	chain := chainTo(p.Tree, target)
	parts, places := Ordinals(number), Ordinals(s)
	if len(places) > len(parts) {
		places = places[len(places)-len(parts):] // behind the noun and the opener
	}
	parts = parts[len(parts)-len(places):]
	skipped := len(Ordinals(number)) - len(parts)
	var out []text.Edit
	for k, at := range places {
		if k+skipped >= len(chain) {
			break
		}
		i := chain[k+skipped]
		l, ok := p.Labels[i]
		was := at.In(s)
		if !ok || !strings.EqualFold(strings.TrimPrefix(strings.TrimPrefix(was, "OP"), "PP"), said(*p.Tree.Nodes[i].Label)) {
			continue
		}
		next := said(l)
		if l.Suffix != "" && !l.IsLettered() && p.Tree.Nodes[i].Label.Suffix == "" {
			next += " " + l.Suffix
		}
		if head := was[:min(2, len(was))]; head == "OP" || head == "PP" {
			next = head + next
		}
		if next != was {
			out = append(out, text.Edit{Span: at, New: next})
		}
	}
	return out
}

// Recite are the edits after which the citation c in node i names another paragraph of
// the text, as "paragraph 4" does for "paragraph 3"; false where the way in which it is
// written has no room for that.
func Recite(t *syntax.Tree, i int, c *cite.Cite, to int) ([]text.Edit, bool) {
	n := &t.Nodes[i]
	words := c.In(n.Raw)
	parts, places, chain := Ordinals(c.Ref.Number), Ordinals(words), chainTo(t, to)
	if len(places) > len(parts) {
		places = places[len(places)-len(parts):]
	}
	skipped := len(parts) - len(places)
	if len(parts) != len(chain) || len(parts) == 0 {
		return nil, false
	}
	var edits []text.Edit
	number := c.Ref.Number
	for k := len(chain) - 1; k >= 0; k-- {
		was := parts[k].In(c.Ref.Number)
		next := said(*t.Nodes[chain[k]].Label)
		if head := was[:min(2, len(was))]; head == "OP" || head == "PP" {
			next = head + next
		}
		if next == was {
			continue
		}
		if k < skipped || places[k-skipped].In(words) != was {
			return nil, false
		}
		number = number[:parts[k].Start] + next + number[parts[k].End:]
		edits = append(edits, text.Edit{Span: places[k-skipped].Shift(n.Start + c.Start), New: next})
	}
	slices.Reverse(edits)
	after := *c
	after.Ref.Number = number
	target, ok := t.Resolve(i, after)
	return edits, ok && target == to && len(edits) > 0
}

// chainTo are the labelled paragraphs from the one of the list down to the target.
func chainTo(t *syntax.Tree, target int) []int {
	var chain []int
	for i := target; i >= 0; i = t.Nodes[i].Parent {
		if t.Nodes[i].Label.Scheme != numbering.None {
			chain = append([]int{i}, chain...)
		}
		if t.Nodes[i].Level == 0 || t.Nodes[i].Label.Scheme == numbering.Dotted {
			break // 2.1 says itself that it stands under 2
		}
	}
	return chain
}

// said is the ordinal of a label as a reference says it: "3" of OP3, "1.2" of 1.2.
func said(l numbering.Label) string {
	if !l.IsLettered() {
		l = like(l, l.N)
	}
	s := ordinal(l)
	return strings.TrimPrefix(strings.TrimPrefix(s, "OP"), "PP")
}

// Ordinals are the places of the numbers and letters in a citation, those of one
// paragraph as one: of "paragraph 3 (a)", "paragraph", "3" and "a".
func Ordinals(s string) []text.Span {
	var out []text.Span
	for i := 0; i < len(s); {
		if !isOrdinal(rune(s[i])) {
			i++
			continue
		}
		from := i
		digit := s[i] <= '9'
		for i < len(s) && (isOrdinal(rune(s[i])) && (!digit || s[i] <= '9') || digit && s[i] == '.' && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9') {
			i++
		}
		if digit && i < len(s) && s[i] >= 'A' && s[i] <= 'Z' && (i+1 == len(s) || !isOrdinal(rune(s[i+1]))) {
			i++ // "3A"
		}
		if word := s[from:i]; word == "bis" || word == "ter" || word == "quater" {
			continue
		}
		out = append(out, text.Span{Start: from, End: i})
	}
	return out
}
