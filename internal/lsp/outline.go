package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// DocumentSymbol is the outline: acts, their sections, their paragraphs and items.
func (s *server) DocumentSymbol(ctx context.Context, p *protocol.DocumentSymbolParams) (protocol.DocumentSymbolResult, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	top := &branch{level: -1}
	stack := []*branch{top}
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		level, kind := rank(n)
		if level < 0 {
			continue
		}
		b := &branch{level: level, symbol: protocol.DocumentSymbol{
			Name: symbolName(n), Kind: kind, Range: s.span(tree, whole(n)), SelectionRange: s.span(tree, whole(n)),
		}, end: whole(n).End}
		for len(stack) > 1 && stack[len(stack)-1].level >= level {
			stack = stack[:len(stack)-1]
		}
		parent := stack[len(stack)-1]
		parent.children = append(parent.children, b)
		stack = append(stack, b)
	}
	for _, b := range top.children {
		s.close(tree, b)
	}
	if !s.client.trees {
		return flat(protocol.SymbolInformationSlice{}, d.uri, top.children, nil), nil
	}
	out := protocol.DocumentSymbolSlice{}
	for _, b := range top.children {
		out = append(out, b.symbol)
	}
	return out, nil
}

// flat is the outline for an editor that shows a list: each with the name of what it
// stands in.
func flat(out protocol.SymbolInformationSlice, u uri.URI, of []*branch, in *string) protocol.SymbolInformationSlice {
	for _, b := range of {
		out = append(out, protocol.SymbolInformation{
			BaseSymbolInformation: protocol.BaseSymbolInformation{Name: b.symbol.Name, Kind: b.symbol.Kind, ContainerName: in},
			Location:              protocol.Location{URI: u, Range: b.symbol.Range},
		})
		out = flat(out, u, b.children, &b.symbol.Name)
	}
	return out
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
		return 0, protocol.SymbolKindModule
	case syntax.AnnexHead:
		return 0, protocol.SymbolKindNamespace
	case syntax.OpenerLine:
		return 1, protocol.SymbolKindClass
	case syntax.Paragraph, syntax.Item:
		if n.Kind == syntax.Item && n.Label.Scheme == numbering.None {
			return -1, 0
		}
		kind := protocol.SymbolKindMethod
		if n.Label.Scheme == numbering.None {
			kind = protocol.SymbolKindProperty
		}
		return 2 + n.Level, kind
	}
	return -1, 0
}

// symbolName is the head of a paragraph: what an outline has room for.
func symbolName(n *syntax.Node) string {
	const most = 60
	words := strings.Join(strings.Fields(n.Raw[n.Mark.Start:n.Mark.End]), " ")
	if len(words) <= most {
		return words
	}
	cut := strings.LastIndexByte(words[:most], ' ')
	if cut < most/2 {
		cut = most
	}
	return strings.ToValidUTF8(words[:cut], "") + "…"
}
