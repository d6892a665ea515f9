package lsp

import (
	"context"
	"fmt"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/cite"
	"resolute/internal/syntax"
)

// DocumentLink leads from citations to their texts: in the workspace, or on the site of
// the body. Nothing is opened unless a person follows a link. The text is looked for
// only then.
func (s *server) DocumentLink(ctx context.Context, p *protocol.DocumentLinkParams) ([]protocol.DocumentLink, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	v, known := viewOf(ctx), d.scope.settings().config.Catalogue
	here := s.held(v, d, tree)
	out := []protocol.DocumentLink{}
	eachCitation(tree, func(i int, c *cite.Cite, ref cite.Ref) {
		n := &tree.Nodes[i]
		has := len(here[s.index.refs.id(ref)]) > 0
		address, symbol := known.Address(ref)
		if !has && address == "" {
			return
		}
		link := protocol.DocumentLink{Range: s.span(tree, c.Span.Shift(n.Start))}
		if has {
			link.Data, _ = protocol.Marshal(ref) // of strings
		} else {
			link.Target = new(uri.URI(address))
			link.Tooltip = new(symbol + " on the site of the body")
			if symbol == "" {
				link.Tooltip = new("the official page")
			}
		}
		out = append(out, link)
	})
	return out, ctx.Err()
}

// held are the other texts of the workspace that are acts which a text cites.
func (s *server) held(v view, d *document, tree *syntax.Tree) map[refID][]holder {
	here := map[refID][]holder{}
	eachCitation(tree, func(_ int, _ *cite.Cite, ref cite.Ref) { here[s.index.refs.id(ref)] = nil })
	s.index.each(v, func(sum *summary) {
		for i := range sum.acts {
			a := &sum.acts[i]
			if list, cited := here[a.ref]; cited && sum.uri != d.uri {
				here[a.ref] = append(list, holder{sum, a})
			}
		}
	})
	return here
}

// linkedTo is the address that a citation of the preview leads to: of the text in
// the workspace, "file:///…#L1" with its line, or of the body's own page, or else of
// ours about the act.
func (s *server) linkedTo(ctx context.Context, d *document) func(int, *cite.Cite) string {
	tree, known := d.parsed(), d.scope.settings().config.Catalogue
	here := s.held(viewOf(ctx), d, tree)
	return func(i int, c *cite.Cite) string {
		ref := tree.Ref(i, *c)
		if ref.Body == "self" || ref.Number == "" {
			return ""
		}
		if texts := here[s.index.refs.id(ref)]; len(texts) > 0 {
			h := slices.MinFunc(texts, nearest(ref))
			return fmt.Sprintf("%s#L%d", h.in.uri, h.at.Start.Line+1)
		}
		if address, _ := known.Address(ref); address != "" {
			return address
		}
		if _, ok := known.Find(ref); ok && s.client.pages {
			return string(s.actPage(d, ref))
		}
		return ""
	}
}

// eachCitation yields the citations of acts, but for what the text says of itself.
func eachCitation(tree *syntax.Tree, yield func(node int, c *cite.Cite, ref cite.Ref)) {
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Head() {
			continue
		}
		for k := range n.Cites {
			c := &n.Cites[k]
			if ref := tree.Ref(i, *c); ref.Body != "self" && ref.Number != "" {
				yield(i, c, ref)
			}
		}
	}
}

// DocumentLinkResolve finds the text that a link leads to.
func (s *server) DocumentLinkResolve(ctx context.Context, link *protocol.DocumentLink) (*protocol.DocumentLink, error) {
	var ref cite.Ref
	if len(link.Data) == 0 || protocol.Unmarshal(link.Data, &ref) != nil {
		return link, nil
	}
	for _, h := range s.index.holding(viewOf(ctx), ref) {
		link.Target, link.Tooltip = new(h.in.uri), new(h.name)
		break
	}
	return link, nil
}
