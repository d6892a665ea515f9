package lsp

import (
	"context"

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
	here := map[refID]bool{} // of the acts cited: whether the workspace has the text
	eachCitation(tree, func(_ int, _ *cite.Cite, ref cite.Ref) { here[s.index.refs.id(ref)] = false })
	s.index.each(v, func(sum *summary) {
		for i := range sum.acts {
			if _, cited := here[sum.acts[i].ref]; cited && sum.uri != d.uri {
				here[sum.acts[i].ref] = true
			}
		}
	})
	out := []protocol.DocumentLink{}
	eachCitation(tree, func(i int, c *cite.Cite, ref cite.Ref) {
		n := &tree.Nodes[i]
		has := here[s.index.refs.id(ref)]
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
