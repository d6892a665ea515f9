package lsp

import (
	"context"
	"fmt"
	"net/url"
	"strconv"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/compare"
	"resolute/internal/syntax"
)

// bases are the other texts of the workspace that each act of a draft can be compared
// with, by the act: the one of another edition, which is what a revision was made
// from, before another version of the same.
func (s *server) bases(v view, d *document, tree *syntax.Tree) map[int]holder {
	acts := map[refID]int{}
	for i := range tree.Acts {
		if ref, ok := actRef(&tree.Acts[i]); ok && !tree.Acts[i].Embedded {
			acts[s.index.refs.id(ref)] = i
		}
	}
	out := map[int]holder{}
	if len(acts) == 0 {
		return out
	}
	better := func(h, than holder, own string) bool {
		if a, b := h.edition != own, than.edition != own; a != b {
			return a
		}
		if a, b := adopted(h), adopted(than); a != b {
			return a > b
		}
		return h.in.uri < than.in.uri
	}
	s.index.each(v, func(sum *summary) {
		for i := range sum.acts {
			h := holder{sum, &sum.acts[i]}
			act, ours := acts[h.ref]
			if !ours || h.ref == 0 || sum.uri == d.uri {
				continue
			}
			if was, ok := out[act]; !ok || better(h, was, editionOf(&tree.Acts[act])) {
				out[act] = h
			}
		}
	})
	return out
}

// comparedPage is the document of ours that shows what an act changes.
func comparedPage(d *document, act int) uri.URI {
	u, err := uri.Parse(scheme + ":/compared/" + strconv.Itoa(act) + "?" + url.PathEscape(string(d.uri)))
	if err != nil {
		return ""
	}
	return u
}

// compared is an act of a draft as marked text that leads back to the text that it is
// compared with.
func (s *server) compared(ctx context.Context, d *document, act int) (marked string, base holder, err error) {
	c, base, err := s.comparison(ctx, d, act)
	if err != nil {
		return "", base, err
	}
	return c.Marked(), base, nil
}

// comparison compares an act of a draft with the other text of it that the workspace has.
func (s *server) comparison(ctx context.Context, d *document, act int) (c *compare.Comparison, base holder, err error) {
	tree := d.parsed()
	base, ok := s.bases(viewOf(ctx), d, tree)[act]
	if !ok {
		return nil, base, fmt.Errorf("the workspace has no other text of this act to compare with")
	}
	var old *syntax.Tree
	if open := viewOf(ctx)[base.in.uri]; open != nil {
		old = open.parsed()
	} else if old = s.treeWithin(ctx, base.in, diskPatience); old == nil {
		return nil, base, fmt.Errorf("%s could not be read", base.in.uri)
	}
	for i := range old.Acts {
		if ref, ok := actRef(&old.Acts[i]); ok && s.index.refs.id(ref) == base.ref {
			return compare.Trees(partWith(old, i), partWith(tree, act)), base, ctx.Err()
		}
	}
	return nil, base, fmt.Errorf("%s does not hold the act any more", base.in.uri)
}

// partWith is the part of a file that an act stands in.
func partWith(tree *syntax.Tree, act int) *syntax.Tree {
	parts := append(tree.Parts(), len(tree.Nodes))
	for k := range len(parts) - 1 {
		if tree.Acts[act].First < parts[k+1] {
			return tree.Part(parts[k], parts[k+1], &syntax.Tree{})
		}
	}
	return tree
}

// showCompared shows what the act at a place changes, to an editor that shows such
// pages, and gives it to any other.
func (s *server) showCompared(ctx context.Context, d *document, at *protocol.Position) (protocol.LSPAny, error) {
	tree, act := d.parsed(), 0
	if at != nil {
		if pl := placeAt(tree, s.offset(tree, *at)); pl.node >= 0 {
			act = max(0, tree.Nodes[pl.node].Act)
		}
	}
	if act >= len(tree.Acts) {
		return nil, jsonrpc2.Errorf(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), "there is no act here")
	}
	marked, base, err := s.compared(ctx, d, act)
	if err != nil {
		return nil, err
	}
	if s.client.showDocument && s.client.pages {
		if _, err := s.client.ShowDocument(ctx, &protocol.ShowDocumentParams{URI: comparedPage(d, act), TakeFocus: new(true)}); err != nil {
			return nil, err
		}
	}
	return protocol.Marshal(struct {
		Base uri.URI `json:"base"`
		Text string  `json:"text"`
	}{base.in.uri, marked})
}
