package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// SelectionRange widens a selection: word, citation, what belongs to the citation,
// paragraph, the paragraph with its items, section, part, act, draft.
func (s *server) SelectionRange(ctx context.Context, p *protocol.SelectionRangeParams) ([]protocol.SelectionRange, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	out := make([]protocol.SelectionRange, 0, len(p.Positions))
	for _, pos := range p.Positions {
		off := s.offset(tree, pos)
		var r *protocol.SelectionRange
		spans := around(tree, off)
		for i := len(spans) - 1; i >= 0; i-- {
			r = &protocol.SelectionRange{Range: s.span(tree, spans[i]), Parent: r}
		}
		out = append(out, *r)
	}
	return out, nil
}

// around are the spans around a place, each within the next; there is always one.
func around(tree *syntax.Tree, off int) []text.Span {
	all := text.Span{End: tree.Text.Len()}
	var out []text.Span
	add := func(sp text.Span) {
		if sp.Start > off || sp.End < off || sp.Empty() {
			return
		}
		if k := len(out) - 1; k >= 0 && (sp == out[k] || sp.Start > out[k].Start || sp.End < out[k].End) {
			return
		}
		out = append(out, sp)
	}
	node := lint.NodeAt(tree, off)
	if node >= 0 {
		n := &tree.Nodes[node]
		add(wordAt(tree.Text.String(), off))
		if c, sp := placeAt(tree, off).cite(); c != nil {
			add(sp)
			add(c.Phrase.Shift(n.Start))
		}
		add(n.OpenerAt.Shift(n.Start))
		add(n.Body.Shift(n.Start))
		add(whole(n))
		for up := node; up >= 0; up = tree.Nodes[up].Parent {
			add(text.Span{Start: whole(&tree.Nodes[up]).Start, End: whole(&tree.Nodes[below(tree, up)]).End})
		}
		if n.Section >= 0 {
			sec := &tree.Sections[n.Section]
			first := sec.First
			if sec.Head >= 0 {
				first = min(first, sec.Head)
			}
			add(run(tree, first, sec.Last))
		}
		first, last := node, node
		for first > 0 && tree.Nodes[first-1].Role == n.Role && tree.Nodes[first-1].Act == n.Act {
			first--
		}
		for last+1 < len(tree.Nodes) && tree.Nodes[last+1].Role == n.Role && tree.Nodes[last+1].Act == n.Act {
			last++
		}
		add(run(tree, first, last))
		if n.Act >= 0 {
			add(run(tree, tree.Acts[n.Act].First, tree.Acts[n.Act].Last))
		}
	}
	add(all)
	if len(out) == 0 {
		out = append(out, all)
	}
	return out
}

// below is the last paragraph that stands under node.
func below(tree *syntax.Tree, node int) int {
	n, last := &tree.Nodes[node], node
	for i := node + 1; i < len(tree.Nodes) && tree.Nodes[i].Section == n.Section; i++ {
		m := &tree.Nodes[i]
		if m.Mark.Empty() {
			continue
		}
		if n.Kind != syntax.OpenerLine && m.Level <= n.Level {
			break
		}
		last = i
	}
	return last
}

// run is the span of the paragraphs from one to another without the blanks around.
// Of a section without paragraphs it is that of the last one before.
func run(tree *syntax.Tree, first, last int) text.Span {
	first = min(first, len(tree.Nodes)-1)
	last = max(first, min(last, len(tree.Nodes)-1))
	for first < last && tree.Nodes[first].Mark.Empty() {
		first++
	}
	for last > first && tree.Nodes[last].Mark.Empty() {
		last--
	}
	return text.Span{Start: whole(&tree.Nodes[first]).Start, End: whole(&tree.Nodes[last]).End}
}

// wordAt is the word around off; empty where there is none.
func wordAt(s string, off int) text.Span {
	const ends = " \t\r\n,;:.()[]{}“”\"«»\u00a0"
	from := strings.LastIndexAny(s[:off], ends)
	start := 0
	if from >= 0 {
		start = from + 1
		for start < off && s[start]&0xC0 == 0x80 { // the rest of a mark of several bytes
			start++
		}
	}
	end := len(s)
	if to := strings.IndexAny(s[off:], ends); to >= 0 {
		end = off + to
	}
	return text.Span{Start: start, End: end}
}
