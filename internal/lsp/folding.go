package lsp

import (
	"context"
	"fmt"

	"go.lsp.dev/protocol"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// FoldingRanges folds proposals, parts, sections under their openers, annexes, and items under
// their chapeaux. An editor that shows no more than so many gets the outer ones.
func (s *server) FoldingRanges(ctx context.Context, p *protocol.FoldingRangeParams) ([]protocol.FoldingRange, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	f := folds{s: s, tree: d.parsed()}
	f.proposals()
	f.parts()
	f.sections()
	f.items()
	if most := s.client.foldLimit; most > 0 && len(f.out) > most {
		f.out = f.out[:most]
	}
	return f.out, nil
}

type folds struct {
	s    *server
	tree *syntax.Tree
	out  []protocol.FoldingRange
}

// fold folds the lines from one node to the end of another.
func (f *folds) fold(first, last int, folded string, kind protocol.FoldingRangeKind) {
	if last >= len(f.tree.Nodes) || last <= first {
		return
	}
	at := f.tree.Show(text.Span{Start: whole(&f.tree.Nodes[first]).Start, End: whole(&f.tree.Nodes[last]).End})
	shown := f.tree.Shown()
	from, to := shown.LineAt(at.Start), shown.LineAt(at.End)
	if to <= from {
		return
	}
	r := protocol.FoldingRange{StartLine: uint32(from), EndLine: uint32(to), Kind: kind}
	if folded != "" && f.s.client.foldedText {
		r.CollapsedText = &folded
	}
	f.out = append(f.out, r)
}

// parts folds the preamble and the operative part of every act.
func (f *folds) parts() {
	nodes := f.tree.Nodes
	for i := 0; i < len(nodes); {
		n := &nodes[i]
		if n.Role != house.PreamblePart && n.Role != house.OperativePart || n.Mark.Empty() || n.Kind == syntax.Enacting {
			i++
			continue
		}
		last, count := i, 0
		j := i
		for ; j < len(nodes) && nodes[j].Role == n.Role && nodes[j].Act == n.Act; j++ {
			if nodes[j].Mark.Empty() || nodes[j].Kind == syntax.Note {
				continue
			}
			last = j
			if nodes[j].Kind == syntax.Paragraph || nodes[j].Kind == syntax.Item && nodes[j].Level == 0 {
				count++
			}
		}
		word := "preamble"
		if n.Role == house.OperativePart {
			word = "operative part"
		}
		f.fold(i, last, fmt.Sprintf("%s (%d)", word, count), protocol.FoldingRangeKindRegion)
		i = j
	}
}

// sections folds what stands under an opener or the head of an annex.
func (f *folds) sections() {
	for i := range f.tree.Sections {
		sec := &f.tree.Sections[i]
		if sec.Head < 0 || sec.Last >= len(f.tree.Nodes) {
			continue
		}
		head := &f.tree.Nodes[sec.Head]
		words := symbolName(head)
		if n := count(f.tree, sec); n > 0 {
			words = fmt.Sprintf("%s (%d)", words, n)
		}
		last := sec.Last
		for last > sec.Head && f.tree.Nodes[last].Mark.Empty() {
			last--
		}
		f.fold(sec.Head, last, words, "")
	}
}

// count is how many paragraphs stand under a section's head.
func count(tree *syntax.Tree, sec *syntax.Section) int {
	n := 0
	for i := sec.First; i <= sec.Last && i < len(tree.Nodes); i++ {
		if m := &tree.Nodes[i]; m.Level == 0 && (m.Kind == syntax.Paragraph || m.Kind == syntax.Item) {
			n++
		}
	}
	return n
}

// items folds the items of a paragraph.
func (f *folds) items() {
	nodes := f.tree.Nodes
	var open []int // paragraphs whose items may follow, by level
	last := make([]int, len(nodes))
	close := func(level int) {
		for len(open) > 0 && nodes[open[len(open)-1]].Level >= level {
			open = open[:len(open)-1]
		}
	}
	section := -1
	for i := range nodes {
		n := &nodes[i]
		if n.Section != section {
			open, section = open[:0], n.Section
		}
		if n.Kind != syntax.Paragraph && n.Kind != syntax.Item {
			continue
		}
		if n.Label.Scheme == numbering.None && n.Level == 0 {
			close(0)
		}
		close(n.Level)
		for _, k := range open {
			last[k] = i
		}
		open = append(open, i)
	}
	for i, end := range last {
		if end > 0 {
			f.fold(i, end, "", "")
		}
	}
}
