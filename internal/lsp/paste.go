package lsp

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/lint"
	"resolute/internal/renumber"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// A paragraph that is copied into another resolution takes references along that mean
// paragraphs of the one it comes from. An editor that tells where a text was copied gets
// it with references that say so; in any other an action does the same afterwards.

// pasted is the text that an editor copied from one document to put it into another, as it
// is to stand there: null where it is right as it is.
func (s *server) pasted(ctx context.Context, raw []byte) (any, error) {
	var p struct {
		TextDocument struct{ URI uri.URI }
		From         struct {
			URI   uri.URI
			Range protocol.Range
		}
		Text string
	}
	if err := json.Unmarshal(raw, &p); err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	to, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	from, err := at(ctx, p.From.URI)
	if err != nil {
		return nil, err
	}
	words := text.Span{Start: s.shownOffset(from.text, p.From.Range.Start), End: s.shownOffset(from.text, p.From.Range.End)}
	tree := from.parsed()
	if tree.Marks != nil || words.End < words.Start || from.text.Slice(words) != p.Text {
		return result(map[string]*string{"text": nil}) // it was changed on the way
	}
	first, last := lint.NodeAt(tree, words.Start), lint.NodeAt(tree, words.End)
	along := func(node int) bool { return node >= first && node <= last }
	var edits []text.Edit
	for i := max(first, 0); i <= last; i++ {
		name, ok := nameElsewhere(tree, i, to.parsed())
		if !ok {
			continue
		}
		for _, e := range renumber.Qualified(tree, i, name, words, along) {
			edits = append(edits, text.Edit{Span: e.Span.Shift(-words.Start), New: e.New})
		}
	}
	if len(edits) == 0 {
		return result(map[string]*string{"text": nil})
	}
	now, err := text.New(p.Text).Apply(edits...)
	if err != nil {
		return nil, err
	}
	return result(map[string]string{"text": now.String()})
}

// nameElsewhere is how the act that node i stands in is called in another text; false
// where that is the same act, or it has no number to be called by.
func nameElsewhere(tree *syntax.Tree, i int, other *syntax.Tree) (string, bool) {
	if tree.Nodes[i].Act < 0 {
		return "", false
	}
	ref, ok := actRef(&tree.Acts[tree.Nodes[i].Act])
	if !ok {
		return "", false
	}
	for k := range other.Acts {
		if own, ok := actRef(&other.Acts[k]); ok && own.Body == ref.Body && own.Kind == ref.Kind && own.Number == ref.Number {
			return "", false
		}
	}
	if ref.Kind == provisional {
		return "draft Resolution [" + ref.Number + "]", true
	}
	return ref.String(), true
}

// pastedActions let the references of a paragraph that another open text has, too, say
// that they mean paragraphs of that text.
func pastedActions(ctx context.Context, o *occasion) []offer {
	pl := placeAt(o.tree, o.tree.Offset(o.from))
	if pl.node < 0 || o.tree.Marks != nil {
		return nil
	}
	n := &o.tree.Nodes[pl.node]
	if !hasReference(n) {
		return nil
	}
	v := viewOf(ctx)
	for _, u := range slices.Sorted(maps.Keys(v)) {
		if u == o.d.uri {
			continue
		}
		tree := v[u].parsed()
		for i := range tree.Nodes {
			m := &tree.Nodes[i]
			if m.Body.Len() != n.Body.Len() || m.Body.In(m.Raw) != n.Body.In(n.Raw) || tree.Marks != nil {
				continue
			}
			name, ok := nameElsewhere(tree, i, o.tree)
			if !ok {
				continue
			}
			var edits []text.Edit
			for _, e := range renumber.Qualified(tree, i, name, whole(m), func(int) bool { return false }) {
				edits = append(edits, text.Edit{Span: e.Span.Shift(n.Start + n.Body.Start - m.Start - m.Body.Start), New: e.New})
			}
			if len(edits) > 0 {
				return []offer{{"Cite what it cites as paragraphs of " + name, kindCitation, false, nil, o.read(edits...)}}
			}
		}
	}
	return nil
}

// hasReference tells a paragraph that cites others of its text.
func hasReference(n *syntax.Node) bool {
	for k := range n.Cites {
		if r := &n.Cites[k].Ref; r.Body == "self" && r.Number != "" {
			return true
		}
	}
	return false
}
