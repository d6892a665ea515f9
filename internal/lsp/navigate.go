package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/cite"
	"resolute/internal/numbering"
	"resolute/internal/renumber"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// viewOf is the documents as they were when the request of ctx came.
func viewOf(ctx context.Context) view {
	v, _ := ctx.Value(viewKey{}).(view)
	return v
}

// Definition goes from an internal reference to the paragraph it names, and from a
// citation to the text that is cited: the one in the workspace, or what the catalogue
// knows of it as a document of ours.
func (s *server) Definition(ctx context.Context, p *protocol.DefinitionParams) (protocol.DefinitionResult, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	pl := placeAt(tree, s.offset(tree, p.Position))
	c, _ := pl.cite()
	if c == nil {
		return nil, nil
	}
	ref := tree.Ref(pl.node, *c)
	var found protocol.LocationSlice
	if ref.Body != "self" {
		if found = s.partOf(ctx, d, ref, c.Part.In(tree.Nodes[pl.node].Raw)); found == nil {
			found = s.textsOf(viewOf(ctx), d, ref)
		}
	} else if target, ok := tree.Resolve(pl.node, *c); ok && target >= 0 {
		found = protocol.LocationSlice{{URI: d.uri, Range: s.span(tree, whole(&tree.Nodes[target]))}}
	}
	if len(found) == 0 {
		return nil, nil
	}
	if !s.client.definitions {
		return found, nil
	}
	origin := s.span(tree, pl.within(c))
	out := protocol.DefinitionLinkSlice{}
	for _, l := range found {
		out = append(out, protocol.DefinitionLink{OriginSelectionRange: &origin, TargetURI: l.URI, TargetRange: l.Range, TargetSelectionRange: l.Range})
	}
	return out, nil
}

// partOf are the paragraphs of another text of the workspace, which is the act, that a
// part of it names: "resolves 3".
func (s *server) partOf(ctx context.Context, d *document, ref cite.Ref, part string) protocol.LocationSlice {
	if part == "" {
		return nil
	}
	u, tree := s.textOf(ctx, d, ref)
	if tree == nil {
		return nil
	}
	var out protocol.LocationSlice
	for _, target := range renumber.Cited(tree, part) {
		out = append(out, protocol.Location{URI: u, Range: s.span(tree, whole(&tree.Nodes[target]))})
	}
	return out
}

// textsOf are the texts that are the act: those of the workspace, or else the page of
// the catalogue if the editor shows such pages.
func (s *server) textsOf(v view, d *document, ref cite.Ref) protocol.LocationSlice {
	var out protocol.LocationSlice
	for _, h := range s.index.holding(v, ref) {
		out = append(out, protocol.Location{URI: h.in.uri, Range: h.at})
	}
	if len(out) == 0 && s.client.pages {
		if _, known := d.scope.settings().config.Catalogue.Find(ref); known {
			out = append(out, protocol.Location{URI: s.actPage(d, ref)})
		}
	}
	return out
}

// Declaration goes to where this text first names the act that is cited: its
// "recalling" line, as a rule.
func (s *server) Declaration(ctx context.Context, p *protocol.DeclarationParams) (protocol.DeclarationResult, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	pl := placeAt(tree, s.offset(tree, p.Position))
	c, sp := pl.cite()
	if c == nil {
		return nil, nil
	}
	ref := tree.Ref(pl.node, *c)
	if ref.Body == "self" {
		if target, ok := tree.Resolve(pl.node, *c); ok && target >= 0 {
			return &protocol.Location{URI: d.uri, Range: s.span(tree, whole(&tree.Nodes[target]))}, nil
		}
		return nil, nil
	}
	first := sp // a heading, whose number nothing else here cites
	if all := citing(tree, ref); len(all) > 0 {
		first = all[0]
	}
	return &protocol.Location{URI: d.uri, Range: s.span(tree, first)}, nil
}

// References are the citations of an act in all drafts of the workspace, or the
// references to a paragraph.
func (s *server) References(ctx context.Context, p *protocol.ReferenceParams) ([]protocol.Location, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	m := mentions(d, s.offset(tree, p.Position))
	out := []protocol.Location{}
	if p.Context.IncludeDeclaration && !m.self.Empty() {
		out = append(out, protocol.Location{URI: d.uri, Range: s.span(tree, m.self)})
	}
	for _, sp := range m.spans {
		out = append(out, protocol.Location{URI: d.uri, Range: s.span(tree, sp)})
	}
	if m.act {
		for _, c := range s.index.citing(viewOf(ctx), m.ref) {
			if c.in.uri != d.uri {
				out = append(out, protocol.Location{URI: c.in.uri, Range: c.at})
			}
		}
	}
	if ref, ok := m.part(tree); ok {
		for _, t := range s.textsThatCite(ctx, ref) {
			for _, sp := range renumber.Citing(t.tree, tree, ref, m.node) {
				if t.uri != d.uri {
					out = append(out, protocol.Location{URI: t.uri, Range: s.span(t.tree, sp)})
				}
			}
		}
	}
	return out, ctx.Err()
}

// DocumentHighlight marks the same in the text: of an act or a paragraph what speaks of
// it; of an opener the others of its verb; of a label those of its list.
func (s *server) DocumentHighlight(ctx context.Context, p *protocol.DocumentHighlightParams) ([]protocol.DocumentHighlight, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	off := s.offset(tree, p.Position)
	m := mentions(d, off)
	out := []protocol.DocumentHighlight{}
	add := func(sp text.Span, kind protocol.DocumentHighlightKind) {
		out = append(out, protocol.DocumentHighlight{Range: s.span(tree, sp), Kind: kind})
	}
	if !m.self.Empty() {
		add(m.self, protocol.DocumentHighlightKindWrite)
	}
	for _, sp := range m.spans {
		add(sp, protocol.DocumentHighlightKindRead)
	}
	for _, sp := range alike(tree, placeAt(tree, off)) {
		if sp != m.self {
			add(sp, protocol.DocumentHighlightKindText)
		}
	}
	return out, nil
}

// alike are the openers of the same verb, where one stands at the place, or the labels
// of the list.
func alike(tree *syntax.Tree, pl place) []text.Span {
	var out []text.Span
	if c, _ := pl.cite(); c != nil || pl.node < 0 {
		return nil
	}
	switch n := &tree.Nodes[pl.node]; {
	case pl.label() && n.Label.Scheme != numbering.None:
		for _, i := range renumber.List(tree, pl.node) {
			m := &tree.Nodes[i]
			out = append(out, m.LabelAt.Shift(m.Start))
		}
	case pl.opener():
		verb, _ := n.Opener.Base()
		for i := range tree.Nodes {
			m := &tree.Nodes[i]
			if other, _ := m.Opener.Base(); m.Opener.Role == n.Opener.Role && strings.EqualFold(other, verb) {
				out = append(out, m.OpenerAt.Shift(m.Start))
			}
		}
	}
	return out
}

// mentioned are the places of a text that speak of one thing.
type mentioned struct {
	spans []text.Span
	self  text.Span // the label of the paragraph they speak of
	node  int       // that paragraph
	act   bool      // they cite an act, ref
	ref   cite.Ref
}

// part is the act whose paragraph is spoken of; false where it is none of an act that
// other texts can name.
func (m *mentioned) part(tree *syntax.Tree) (cite.Ref, bool) {
	if m.act || m.self.Empty() || tree.Nodes[m.node].Act < 0 {
		return cite.Ref{}, false
	}
	return actRef(&tree.Acts[tree.Nodes[m.node].Act])
}

// mentions are the places that speak of what stands at off: of the act that is
// cited there or that the text itself is, of the paragraph that is referred to or
// whose label it is.
func mentions(d *document, off int) mentioned {
	tree := d.parsed()
	pl := placeAt(tree, off)
	target := -1
	if c, _ := pl.cite(); c != nil {
		ref := tree.Ref(pl.node, *c)
		if ref.Body != "self" {
			m := mentioned{spans: citing(tree, ref), act: true, ref: ref}
			if own, ok := pl.heading(); ok && own.Number == ref.Number {
				m.self = whole(&tree.Nodes[pl.node])
			}
			return m
		}
		if t, ok := tree.Resolve(pl.node, *c); ok {
			target = t
		}
	} else if pl.label() {
		target = pl.node
	} else if ref, ok := pl.heading(); ok {
		return mentioned{spans: citing(tree, ref), self: whole(&tree.Nodes[pl.node]), act: true, ref: ref}
	}
	if target < 0 {
		return mentioned{}
	}
	n := &tree.Nodes[target]
	return mentioned{spans: pointingAt(tree, target), self: n.LabelAt.Shift(n.Start), node: target}
}
