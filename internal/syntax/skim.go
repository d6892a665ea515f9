package syntax

import (
	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/marks"
	"resolute/internal/text"
)

// Skimmer reads one text after another for those who want to know no more than how
// each is laid out and what it cites, as an index of many texts does. Its trees have
// no Signals and no Language, and what they are made of is used again: a tree holds
// until the next text is read, and so does what was taken from it.
type Skimmer struct {
	nodes []Node
	paras []Para
	cites []cite.Cite
}

// most is how many paragraphs and citations are kept room for; a text with more of
// them gives it back.
const most = 16 << 10

// Read is Parse, for the next text.
func (s *Skimmer) Read(draft *text.Text, h *house.House) *Tree {
	t, m := draft, marks.Read(draft)
	if m != nil {
		t = m.Proposed.Text
	}
	tree := &Tree{Text: t, Marks: m, House: h, Wrapped: isWrapped(t.String()), Nodes: s.nodes[:0]}
	r := reader{house: h, skims: true, paras: s.paras, cites: s.cites[:0]}
	start := 0
	paragraphs(t.String(), h, tree.Wrapped, func(raw string) {
		tree.Nodes = append(tree.Nodes, Node{Start: start, Para: r.read(raw)})
		start += len(raw)
	})
	tree.outline(8, 16+t.Len()/256)
	s.keep(tree)
	return tree
}

// keep has the next text read into what this one was read into, and into as much
// as it would have needed.
func (s *Skimmer) keep(t *Tree) {
	cites := 0
	for i := range t.Nodes {
		cites += len(t.Nodes[i].Cites)
	}
	if s.nodes = t.Nodes; len(t.Nodes) > most || cites > most {
		*s = Skimmer{}
		return
	}
	if len(s.paras) < len(t.Nodes) {
		s.paras = make([]Para, 2*len(t.Nodes))
	}
	if cap(s.cites) < cites+leastCites {
		s.cites = make([]cite.Cite, 0, 2*cites+leastCites)
	}
}
