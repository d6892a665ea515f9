package compare

import (
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
			if m := to[meant]; m >= 0 && (now.Nodes[m].LabelAt.Empty() || now.Path(m) == old.Path(meant) || leads < 0 && label(&now.Nodes[m]) == label(&old.Nodes[meant])) {
				return // its new number is not there yet: it has none, two have it, or its opener is being typed
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
