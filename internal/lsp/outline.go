package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// DocumentSymbol is the outline: acts, their parts and sections, paragraphs and items
// with their first words. An editor that knows no trees gets a list.
func (s *server) DocumentSymbol(ctx context.Context, p *protocol.DocumentSymbolParams) (protocol.DocumentSymbolResult, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	top := s.outline(tree)
	if !s.client.trees {
		out := protocol.SymbolInformationSlice{}
		flatten(&out, d, top.symbol.Children, "")
		return out, nil
	}
	out := protocol.DocumentSymbolSlice{}
	return append(out, top.symbol.Children...), nil
}

// flatten adds symbols to a list, each with the one that it stands under.
func flatten(out *protocol.SymbolInformationSlice, d *document, symbols []protocol.DocumentSymbol, under string) {
	for i := range symbols {
		sym := &symbols[i]
		flat := protocol.SymbolInformation{Location: protocol.Location{URI: d.uri, Range: sym.Range}}
		flat.Name, flat.Kind = sym.Name, sym.Kind
		if sym.Detail != nil {
			flat.Name = clip(sym.Name + " " + *sym.Detail)
		}
		if under != "" {
			flat.ContainerName = &under
		}
		*out = append(*out, flat)
		flatten(out, d, sym.Children, sym.Name)
	}
}

// The levels of the outline.
const (
	actLevel = iota
	partLevel
	openerLevel
	paragraphLevel
)

func (s *server) outline(tree *syntax.Tree) *branch {
	top := &branch{level: -1, end: 1}
	stack := []*branch{top}
	add := func(b *branch) {
		for len(stack) > 1 && stack[len(stack)-1].level >= b.level {
			stack = stack[:len(stack)-1]
		}
		parent := stack[len(stack)-1]
		parent.children = append(parent.children, b)
		stack = append(stack, b)
	}
	part, act, open := house.FrontPart, -1, openIn(tree)
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		level, kind := rank(n)
		if level < 0 {
			continue
		}
		if (n.Role != part || n.Act != act) && level > actLevel {
			if name := partName(n.Role); name != "" {
				first := s.span(tree, whole(n))
				add(&branch{level: partLevel, end: whole(n).End, symbol: protocol.DocumentSymbol{
					Name: name, Kind: protocol.SymbolKindPackage, Range: first, SelectionRange: first,
				}})
			}
		}
		part, act = n.Role, n.Act
		name, detail, at := symbolOf(n)
		name = symbolOver(tree, i) + name
		detail = open.before(detail, tree, i)
		b := &branch{level: level, end: whole(n).End, symbol: protocol.DocumentSymbol{
			Name: name, Kind: kind, Range: s.span(tree, whole(n)), SelectionRange: s.span(tree, at),
		}}
		if detail != "" {
			b.symbol.Detail = &detail
		}
		add(b)
	}
	s.close(tree, top)
	return top
}

func partName(p house.Part) string {
	switch p {
	case house.PreamblePart:
		return "Preamble"
	case house.OperativePart:
		return "Operative part"
	}
	return ""
}

// branch is a symbol under way.
type branch struct {
	level    int
	symbol   protocol.DocumentSymbol
	end      int
	children []*branch
}

// close gives a symbol its children and the range of all of them.
func (s *server) close(tree *syntax.Tree, b *branch) {
	for _, c := range b.children {
		s.close(tree, c)
		b.end = max(b.end, c.end)
		b.symbol.Children = append(b.symbol.Children, c.symbol)
	}
	b.symbol.Range.End = s.span(tree, text.Span{Start: b.end - 1, End: b.end}).End // the words end there
}

// rank is how deep in the outline a paragraph stands; -1 for what is not in it.
func rank(n *syntax.Node) (int, protocol.SymbolKind) {
	switch n.Kind {
	case syntax.Heading:
		return actLevel, protocol.SymbolKindModule
	case syntax.AnnexHead:
		return actLevel, protocol.SymbolKindNamespace
	case syntax.OpenerLine:
		return openerLevel, protocol.SymbolKindClass
	case syntax.Paragraph, syntax.Item:
		if n.Kind == syntax.Item && n.Label.Scheme == numbering.None {
			return -1, 0
		}
		kind := protocol.SymbolKindMethod
		if n.Label.Scheme == numbering.None {
			kind = protocol.SymbolKindProperty
		}
		return paragraphLevel + n.Level, kind
	}
	return -1, 0
}

// symbolOf is how a paragraph is called in an outline, by its label and its opener, how
// it goes on, and where its name stands.
func symbolOf(n *syntax.Node) (name, detail string, at text.Span) {
	from, to := n.Mark.Start, n.Mark.Start
	if !n.LabelAt.Empty() {
		from, to = n.LabelAt.Start, n.LabelAt.End
	}
	if n.Opener.Role != house.NoRole && !n.OpenerAt.Empty() {
		if from == to {
			from = n.OpenerAt.Start
		}
		to = n.OpenerAt.End
	}
	if from == to || n.Kind == syntax.Heading || n.Kind == syntax.AnnexHead {
		return symbolName(n), "", whole(n)
	}
	at = text.Span{Start: from, End: to}
	rest := strings.TrimLeft(strings.Join(strings.Fields(n.Raw[to:n.Mark.End]), " "), ", ") // "WHEREAS, the …"
	return clip(strings.Join(strings.Fields(at.In(n.Raw)), " ")), clip(rest), at.Shift(n.Start)
}

// symbolName is the head of a paragraph: what an outline has room for.
func symbolName(n *syntax.Node) string {
	return clip(strings.Join(strings.Fields(n.Raw[n.Mark.Start:n.Mark.End]), " "))
}

func clip(words string) string {
	const most = 60
	if len(words) <= most {
		return words
	}
	cut := strings.LastIndexByte(words[:most], ' ')
	if cut < most/2 {
		cut = most
	}
	return strings.ToValidUTF8(words[:cut], "") + "…"
}
