package lsp

import (
	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// place is what stands at a position of a document.
type place struct {
	tree *syntax.Tree
	off  int
	node int // -1 in an empty document
}

func placeAt(tree *syntax.Tree, off int) place {
	return place{tree: tree, off: off, node: lint.NodeAt(tree, off)}
}

// cite is the citation at the place with its span in the text, nil if none is there that
// is followed.
func (p place) cite() (*cite.Cite, text.Span) {
	c, sp := p.anyCite()
	if c != nil && p.tree.Unlinked(p.node, c) {
		return nil, text.Span{}
	}
	return c, sp
}

// anyCite is the citation at the place, be it followed or not. The end of a citation
// belongs to it, as it does to who has just typed it.
func (p place) anyCite() (*cite.Cite, text.Span) {
	if p.node < 0 {
		return nil, text.Span{}
	}
	n := &p.tree.Nodes[p.node]
	for i := range n.Cites {
		c := &n.Cites[i]
		at := c.Phrase.Shift(n.Start)
		if c.Span.Start < c.Phrase.Start || c.Span.End > c.Phrase.End {
			at = c.Span.Shift(n.Start)
		}
		if at.Start <= p.off && p.off <= at.End {
			return c, c.Span.Shift(n.Start)
		}
	}
	return nil, text.Span{}
}

// within is the part of a citation in which the place is: what names the act, or else
// all that belongs to it.
func (p place) within(c *cite.Cite) text.Span {
	start := p.tree.Nodes[p.node].Start
	if at := c.Span.Shift(start); at.Start <= p.off && p.off <= at.End {
		return at
	}
	return c.Phrase.Shift(start)
}

// label tells that the place is in the label of its paragraph.
func (p place) label() bool {
	if p.node < 0 {
		return false
	}
	n := &p.tree.Nodes[p.node]
	at := n.LabelAt.Shift(n.Start)
	return !at.Empty() && at.Start <= p.off && p.off <= at.End
}

// opener tells that the place is in the opener of its paragraph.
func (p place) opener() bool {
	if p.node < 0 {
		return false
	}
	n := &p.tree.Nodes[p.node]
	at := n.OpenerAt.Shift(n.Start)
	return !at.Empty() && at.Start <= p.off && p.off <= at.End
}

// whole is the paragraph of a node without the blank lines after it.
func whole(n *syntax.Node) text.Span { return n.Mark.Shift(n.Start) }

// pointingAt are the internal references that name the node, in order.
func pointingAt(tree *syntax.Tree, node int) []text.Span {
	var out []text.Span
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		for _, c := range n.Cites {
			if c.Ref.Body != "self" {
				continue
			}
			if target, ok := tree.Resolve(i, c); ok && target == node {
				out = append(out, c.Span.Shift(n.Start))
			}
		}
	}
	return out
}

// citing are the citations of an act, in whatever edition, in order; what a heading
// names is the text itself.
func citing(tree *syntax.Tree, ref cite.Ref) []text.Span {
	var out []text.Span
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Head() {
			continue
		}
		for _, c := range n.Cites {
			if r := tree.Ref(i, c); r.Body == ref.Body && r.Kind == ref.Kind && r.Number == ref.Number && ref.Body != "self" {
				out = append(out, c.Span.Shift(n.Start))
			}
		}
	}
	return out
}

// heading is the act whose number the paragraph at the place is; false if it is
// none.
func (p place) heading() (cite.Ref, bool) {
	for i := range p.tree.Acts {
		if a := &p.tree.Acts[i]; a.Heading >= 0 && a.Heading == p.node {
			return actRef(a)
		}
	}
	return cite.Ref{}, false
}
