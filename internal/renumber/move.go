package renumber

import (
	"slices"
	"strings"

	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// move is the plan by which the paragraph list[from] comes to stand at the place to
// of its list, which is in order and stays so.
func move(t *syntax.Tree, list []int, from, to int) *Plan {
	order := slices.Clone(list)
	node := order[from]
	order = slices.Insert(slices.Delete(order, from, from+1), to, node)
	labels := map[int]numbering.Label{}
	for k, i := range order {
		if i != list[k] {
			labels[i] = *t.Nodes[list[k]].Label
		}
	}
	p := &Plan{Tree: t, Labels: labels, first: node, last: lastOf(t, list, from), behind: -1}
	switch {
	case to > from:
		p.behind = lastOf(t, list, to)
	case to > 0:
		p.behind = lastOf(t, list, to-1)
	default:
		p.behind = list[0] - 1
	}
	p.finish()
	p.marks(list, order)
	p.carry(list, from, to)
	return p
}

// lastOf is the last paragraph that belongs to the k-th of a list: the items under
// it come along.
func lastOf(t *syntax.Tree, list []int, k int) int {
	n := &t.Nodes[list[k]]
	last := list[k]
	for i := last + 1; i < len(t.Nodes) && (k+1 == len(list) || i < list[k+1]); i++ {
		m := &t.Nodes[i]
		if m.Section != n.Section || m.Level <= n.Level || m.Mark.Empty() {
			break
		}
		last = i
	}
	return last
}

// above tells that node i stands behind target once the plan is carried out.
func (p *Plan) above(i, target int) bool {
	return p.rank(i) > p.rank(target)
}

// rank orders the nodes as the plan leaves them: those that move come right behind
// the one they are put behind.
func (p *Plan) rank(i int) float64 {
	if p.first >= 0 && i >= p.first && i <= p.last {
		return float64(p.behind) + float64(i-p.first+1)/float64(p.last-p.first+2)
	}
	return float64(i)
}

// marks lets the closing marks stay in their places: what was the last paragraph of
// the list and is not any more gives its full stop to the one that is.
func (p *Plan) marks(list, order []int) {
	t := p.Tree
	k := len(list) - 1
	if list[k] == order[k] {
		return
	}
	was := &t.Nodes[lastOf(t, list, k)]
	at := slices.Index(list, order[k])
	now := &t.Nodes[lastOf(t, list, at)]
	a, b := was.End.In(was.Raw), now.End.In(now.Raw)
	if a == b || a == "" || b == "" {
		return
	}
	p.Changes = append(p.Changes,
		Change{text.Edit{Span: was.End.Shift(was.Start), New: b}, Own, lastOf(t, list, k)},
		Change{text.Edit{Span: now.End.Shift(now.Start), New: a}, Own, lastOf(t, list, at)})
}

// carry turns the changes within the paragraph that moves into the text that is put
// in at its new place.
func (p *Plan) carry(list []int, from, to int) {
	t, s := p.Tree, p.Tree.Text.String()
	span := func(k int) text.Span {
		first, last := &t.Nodes[list[k]], &t.Nodes[lastOf(t, list, k)]
		return text.Span{Start: first.Start, End: last.Start + last.Mark.End}
	}
	block := span(from)
	var inner []text.Edit
	p.Changes = slices.DeleteFunc(p.Changes, func(c Change) bool {
		if c.Start < block.Start || c.End > block.End {
			return false
		}
		e := c.Edit
		e.Span = e.Span.Shift(-block.Start)
		inner = append(inner, e)
		return true
	})
	moved, err := text.New(block.In(s)).Apply(inner...)
	if err != nil {
		return // cannot be: no two changes touch
	}
	var out, in text.Edit
	if to > from {
		out = text.Edit{Span: text.Span{Start: block.Start, End: span(from + 1).Start}}
		gap := s[block.End:out.End]
		end := span(to).End
		in = text.Edit{Span: text.Span{Start: end, End: end}, New: gap + moved.String()}
	} else {
		out = text.Edit{Span: text.Span{Start: span(from - 1).End, End: block.End}}
		gap := s[out.Start:block.Start]
		start := span(to).Start
		in = text.Edit{Span: text.Span{Start: start, End: start}, New: moved.String() + gap}
	}
	if !strings.ContainsAny(in.New, "\r\n") {
		return
	}
	p.Changes = append(p.Changes, Change{out, Own, list[from]}, Change{in, Own, list[from]})
	p.sort()
}
