package syntax

import (
	"resolute/internal/house"
	"resolute/internal/text"
)

// Parse reads t as a draft of the house h. It never fails: bytes of any kind
// make a tree, and its paragraphs joined are the text. Paragraphs that prev,
// which may be nil, has too are taken from it.
func Parse(t *text.Text, h *house.House, prev *Tree) *Tree {
	s := t.String()
	tree := &Tree{Text: t, House: h, Wrapped: isWrapped(s)}
	share := sharer{reader: reader{house: h}}
	if prev != nil && prev.House == h {
		share.nodes = prev.Nodes
	}
	size, sections, items := len(s)/160+8, 8, len(s)/256
	if prev != nil {
		size, sections, items = len(prev.Nodes)+8, len(prev.Sections)+8, prev.items+8
	}
	tree.Nodes = make([]Node, 0, size)
	at := 0
	paragraphs(s, h, tree.Wrapped, func(raw string) {
		tree.Nodes = append(tree.Nodes, Node{Para: share.para(raw), Start: at})
		at += len(raw)
	})
	outline(tree, sections, items)
	return tree
}

// sharer finds paragraphs of the version before: in step with it as long as the
// two agree, then by their text.
type sharer struct {
	reader
	nodes []Node
	next  int            // the old paragraph that is due
	miss  int            // paragraphs that were not where they were due
	byRaw map[string]int // made when a few were missed: text was moved, or much of it is new
}

const (
	ahead   = 4 // how far to look on: that many paragraphs may go without a miss
	maxMiss = 8 // so many are read again before the map is made
)

func (s *sharer) para(raw string) *Para {
	for i := s.next; i < len(s.nodes) && i < s.next+ahead; i++ {
		if s.nodes[i].Raw == raw {
			s.next = i + 1
			return s.nodes[i].Para
		}
	}
	s.miss++
	if s.miss > maxMiss && len(s.nodes) > 0 {
		if s.byRaw == nil {
			s.byRaw = make(map[string]int, len(s.nodes))
			for i := range s.nodes {
				s.byRaw[s.nodes[i].Raw] = i
			}
		}
		if i, ok := s.byRaw[raw]; ok {
			s.next = i + 1
			return s.nodes[i].Para
		}
	}
	return s.read(raw)
}
