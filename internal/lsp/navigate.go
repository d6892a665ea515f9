package lsp

import (
	"context"

	"go.lsp.dev/protocol"

	"resolute/internal/text"
)

// Definition goes from an internal reference to the paragraph it names.
func (s *server) Definition(ctx context.Context, p *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	pl := placeAt(tree, s.offset(d.text, p.Position))
	c, _ := pl.cite()
	if c == nil || c.Ref.Body != "self" {
		return nil, nil
	}
	target, ok := tree.Resolve(pl.node, *c)
	if !ok || target < 0 {
		return nil, nil
	}
	return &protocol.Location{URI: d.uri, Range: s.span(d.text, whole(&tree.Nodes[target]))}, nil
}

// References are the other citations of an act, or the references to a paragraph.
func (s *server) References(ctx context.Context, p *protocol.ReferenceParams) ([]protocol.Location, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	spans, self := mentions(d, s.offset(d.text, p.Position))
	out := []protocol.Location{}
	if p.Context.IncludeDeclaration && !self.Empty() {
		out = append(out, protocol.Location{URI: d.uri, Range: s.span(d.text, self)})
	}
	for _, sp := range spans {
		out = append(out, protocol.Location{URI: d.uri, Range: s.span(d.text, sp)})
	}
	return out, nil
}

// DocumentHighlight marks the same in the editor.
func (s *server) DocumentHighlight(ctx context.Context, p *protocol.DocumentHighlightParams) ([]protocol.DocumentHighlight, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	spans, self := mentions(d, s.offset(d.text, p.Position))
	out := []protocol.DocumentHighlight{}
	if !self.Empty() {
		out = append(out, protocol.DocumentHighlight{Range: s.span(d.text, self), Kind: protocol.DocumentHighlightKindWrite})
	}
	for _, sp := range spans {
		out = append(out, protocol.DocumentHighlight{Range: s.span(d.text, sp), Kind: protocol.DocumentHighlightKindRead})
	}
	return out, nil
}

// mentions are the places that speak of what stands at off: of the act that is
// cited there, or of the paragraph that is referred to or whose label it is; self
// is that paragraph's label.
func mentions(d *document, off int) (spans []text.Span, self text.Span) {
	tree := d.parsed()
	pl := placeAt(tree, off)
	target := -1
	if c, _ := pl.cite(); c != nil {
		ref := tree.Ref(pl.node, *c)
		if ref.Body != "self" {
			return citing(tree, ref), text.Span{}
		}
		if t, ok := tree.Resolve(pl.node, *c); ok {
			target = t
		}
	} else if pl.label() {
		target = pl.node
	}
	if target < 0 {
		return nil, text.Span{}
	}
	n := &tree.Nodes[target]
	return pointingAt(tree, target), n.LabelAt.Shift(n.Start)
}
