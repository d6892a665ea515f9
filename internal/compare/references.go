package compare

import (
	"strings"

	"resolute/internal/cite"
	"resolute/internal/syntax"
)

// Stale are the references of the new version that were not brought up to date
// after paragraphs were inserted, moved or dropped.
func (c *Comparison) Stale() []syntax.Stale {
	to := nowhere(len(c.Old.Nodes))
	for _, p := range c.Pairs {
		if p.Old >= 0 && p.New >= 0 {
			to[p.Old] = p.New
		}
	}
	stale, _ := leading(c.Old, c.New, to)
	return stale
}

// Since is what Comparison.Stale gives for a text under work and the version that its
// references are held against, which have most of their paragraphs in common: it costs
// little while nothing but words has changed. open tells that a reference does not lead
// where it led, or does not for now, so that this version says nothing of what is meant.
func Since(old, now *syntax.Tree) (stale []syntax.Stale, open bool) {
	if now.HasOutlineOf(old) {
		return nil, false
	}
	return leading(old, now, followed(old, now))
}

// leading are the references that stood in the old version and lead elsewhere in the
// new one; to is where its paragraphs are now. open is as of Since.
func leading(old, now *syntax.Tree, to []int) (stale []syntax.Stale, open bool) {
	for i, at := range to {
		if at < 0 || old.Nodes[i].Seen&syntax.Citations == 0 {
			continue
		}
		eachKept(&old.Nodes[i], &now.Nodes[at], func(was, is *cite.Cite) {
			meant, ok := old.Resolve(i, *was)
			if !ok || meant < 0 {
				return // it led nowhere, or that could not be told
			}
			leads, ok := now.Resolve(at, *is)
			switch {
			case ok && leads < 0:
				open = open || !now.Settled(at, is) // it cannot be told where it leads
				return
			case !ok:
				leads = -1
			}
			if leads == to[meant] && leads >= 0 || now.Settled(at, is) {
				return
			}
			open = true
			if m := to[meant]; m >= 0 && (now.Nodes[m].LabelAt.Empty() || now.Path(m) == old.Path(meant)) {
				return // its new number is not there yet: it has none, or two have it
			}
			n := &now.Nodes[at]
			stale = append(stale, syntax.Stale{
				Node: at, At: is.Span.Shift(n.Start), Words: is.Span.In(n.Raw), Meant: to[meant], Now: leads,
				WasAt: old.Path(meant), Was: body(&old.Nodes[meant]),
			})
		})
	}
	return stale, open
}

// eachKept yields the references that a paragraph had and still has, as they were and
// as they are: those which an edit of it did not touch.
func eachKept(old, now *syntax.Node, yield func(was, is *cite.Cite)) {
	if old.Para == now.Para {
		for k := range now.Cites {
			if isInternal(&now.Cites[k]) {
				yield(&now.Cites[k], &now.Cites[k])
			}
		}
		return
	}
	was, is := internal(old), internal(now)
	if len(was) == len(is) {
		for k := range was {
			if was[k].In(old.Raw) == is[k].In(now.Raw) {
				yield(was[k], is[k])
			}
		}
		return
	}
	head, tail := 0, 0
	for head < min(len(old.Raw), len(now.Raw)) && old.Raw[head] == now.Raw[head] {
		head++
	}
	for tail < min(len(old.Raw), len(now.Raw))-head && old.Raw[len(old.Raw)-1-tail] == now.Raw[len(now.Raw)-1-tail] {
		tail++
	}
	by := len(now.Raw) - len(old.Raw)
	for _, w := range was {
		for _, i := range is {
			if w.End < head && w.Span == i.Span || w.Start > len(old.Raw)-tail && w.Span.Shift(by) == i.Span {
				yield(w, i)
			}
		}
	}
}

// internal are the references of a paragraph to others of its text, by number.
func internal(n *syntax.Node) []*cite.Cite {
	var out []*cite.Cite
	for k := range n.Cites {
		if isInternal(&n.Cites[k]) {
			out = append(out, &n.Cites[k])
		}
	}
	return out
}

func isInternal(c *cite.Cite) bool { return c.Ref.Body == "self" && c.Ref.Number != "" }

// followed is where the paragraphs of the old version are in the new one, -1 for those
// that are gone. What was cut and put in elsewhere is known by its words; what was worded
// anew by the label it has, or by standing where it stood.
func followed(old, now *syntax.Tree) []int {
	to, from := nowhere(len(old.Nodes)), nowhere(len(now.Nodes))
	head, tail := common(old, now)
	end, stop := len(old.Nodes)-tail, len(now.Nodes)-tail
	match := func(i, j int) { to[i], from[j] = j, i }
	for i := range head {
		match(i, i)
	}
	for i := range tail {
		match(end+i, stop+i)
	}
	was, is := once(old.Nodes[head:end]), once(now.Nodes[head:stop])
	for words, i := range was {
		if j, ok := is[words]; ok && i >= 0 && j >= 0 {
			match(head+i, head+j)
		}
	}
	// fits tells that one that is left stood where one that is left stands; beyond is
	// what stands on their other side.
	fits := func(i, j, beyondOld, beyondNew int) bool {
		if i < head || i >= end || j < head || j >= stop || to[i] >= 0 || from[j] >= 0 {
			return false
		}
		l := label(&old.Nodes[i])
		return l != "" && l == label(&now.Nodes[j]) || beyondOld >= 0 && beyondOld < len(to) && to[beyondOld] == beyondNew
	}
	for i := head; i < end; i++ {
		if i == 0 && fits(0, 0, 1, 1) {
			match(0, 0)
		} else if i > 0 && to[i-1] >= 0 && fits(i, to[i-1]+1, i+1, to[i-1]+2) {
			match(i, to[i-1]+1)
		}
	}
	for i := end - 1; i >= head; i-- {
		if i+1 < len(to) && to[i+1] >= 0 && fits(i, to[i+1]-1, -1, -1) {
			match(i, to[i+1]-1)
		}
	}
	return to
}

// once are the paragraphs by their words, without label and closing mark; -1 stands for
// those that have the same.
func once(nodes []syntax.Node) map[string]int {
	at := make(map[string]int, len(nodes))
	for i := range nodes {
		n := &nodes[i]
		words := strings.TrimSpace(n.Raw[n.Body.Start:max(n.Body.Start, min(n.Body.End, n.End.Start))])
		if _, again := at[words]; again || words == "" {
			at[words] = -1
		} else {
			at[words] = i
		}
	}
	return at
}

// common is how many paragraphs two versions begin and end with that are the very same.
func common(old, now *syntax.Tree) (head, tail int) {
	a, b := old.Nodes, now.Nodes
	for head < min(len(a), len(b)) && a[head].Para == b[head].Para {
		head++
	}
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail].Para == b[len(b)-1-tail].Para {
		tail++
	}
	return head, tail
}

func nowhere(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}
