package syntax

import (
	"resolute/internal/house"
	"resolute/internal/marks"
	"resolute/internal/parallel"
	"resolute/internal/text"
)

// Skimmer reads one text after another for those who keep none: what its trees are
// made of is used again. A tree holds until the next text is read, and so does what was
// taken from it.
type Skimmer struct {
	nodes  []Node
	paras  []Para
	sights []Sights
	gathered
}

// most is how many paragraphs, or citations, are kept room for; a text with more of
// them gives it back.
const most = 16 << 10

// Parse is the Parse of the next text, of which no version before is known.
func (s *Skimmer) Parse(draft *text.Text, h *house.House) *Tree {
	if parallel.Parts(draft.Len()) > 1 {
		return Parse(draft, h, nil)
	}
	tree := s.read(draft, h, false)
	tree.Language = house.Language(tree.Text.String())
	return tree
}

// Read is Parse for those who want to know no more than how a text is laid out and what
// it cites, as an index of many texts does: the tree has no Signals and no Language.
func (s *Skimmer) Read(draft *text.Text, h *house.House) *Tree { return s.read(draft, h, true) }

func (s *Skimmer) read(draft *text.Text, h *house.House, skims bool) *Tree {
	t, m := draft, marks.Read(draft)
	if m != nil {
		t = m.Proposed.Text
	}
	tree := &Tree{Text: t, Marks: m, House: h, Wrapped: isWrapped(t, h)}
	s.empty()
	s.cut(t, h, tree.Wrapped)
	s.paras = zeroed(s.paras, len(s.ends))
	s.nodes = zeroed(s.nodes, len(s.ends))
	notes := HasComments(t.String())
	r := reader{house: h, gathered: &s.gathered, skims: skims, bare: !notes}
	start := 0
	for i, end := range s.ends {
		s.nodes[i].Para, s.nodes[i].Start = &s.paras[i], start
		r.read(&s.paras[i], t.String()[start:end])
		start = end
	}
	s.sights = zeroed(s.sights, len(s.holders))
	s.give(s.cites, s.signals, s.openings, s.sights)
	tree.Nodes = s.nodes
	tree.outline(len(tree.Nodes), &s.gathered)
	if notes {
		tree.note()
	}
	if len(s.nodes) > most || len(s.cites) > most || cap(s.places) > 4*most {
		*s = Skimmer{}
	}
	return tree
}

// zeroed is n zeros, in the place of old ones if there is room.
func zeroed[T any](old []T, n int) []T {
	if cap(old) < n {
		return make([]T, n, 2*n)
	}
	old = old[:n]
	clear(old)
	return old
}
