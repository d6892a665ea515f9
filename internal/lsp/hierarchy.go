package lsp

import (
	"context"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
)

// handle is what the items of a hierarchy carry, so that the next question needs
// no text.
type handle struct {
	Ref     cite.Ref
	Edition int // of the revision chain: which of the act's editions
}

func (h handle) data() protocol.LSPAny {
	raw, _ := protocol.Marshal(h) // of strings and a number it cannot fail
	return raw
}

func handleOf(data protocol.LSPAny) (handle, error) {
	var h handle
	if protocol.Unmarshal(data, &h) != nil {
		return h, errForeign
	}
	return h, nil
}

// actAt is the act that is cited, or whose heading stands, at a position.
func (s *server) actAt(ctx context.Context, p protocol.TextDocumentPositionParams) (*document, cite.Ref, protocol.Range, bool, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, cite.Ref{}, protocol.Range{}, false, err
	}
	tree := d.parsed()
	pl := placeAt(tree, s.offset(tree, p.Position))
	if c, sp := pl.cite(); c != nil {
		ref := tree.Ref(pl.node, *c)
		return d, ref, s.span(tree, sp), ref.Body != "self", nil
	}
	if ref, ok := pl.heading(); ok {
		return d, ref, s.span(tree, whole(&tree.Nodes[pl.node])), true, nil
	}
	return d, cite.Ref{}, protocol.Range{}, false, nil
}

// PrepareCallHierarchy begins the graph of who cites whom at an act.
func (s *server) PrepareCallHierarchy(ctx context.Context, p *protocol.CallHierarchyPrepareParams) ([]protocol.CallHierarchyItem, error) {
	d, ref, at, ok, err := s.actAt(ctx, p.TextDocumentPositionParams)
	if !ok || err != nil {
		return nil, err
	}
	return []protocol.CallHierarchyItem{s.callItem(viewOf(ctx), d, ref, d.uri, at)}, nil
}

// callItem is an act in the graph. It stands where its text is, or else where it is
// cited.
func (s *server) callItem(v view, d *document, ref cite.Ref, u uri.URI, at protocol.Range) protocol.CallHierarchyItem {
	item := protocol.CallHierarchyItem{Name: ref.String(), Kind: protocol.SymbolKindFile, URI: u, Range: at, SelectionRange: at, Data: handle{Ref: ref}.data()}
	for _, h := range s.index.holding(v, ref) {
		item.URI, item.Range, item.SelectionRange = h.in.uri, h.whole, h.at
		break
	}
	if title := s.titleOf(d, ref); title != "" {
		item.Detail = new(title)
	}
	return item
}

func (s *server) titleOf(d *document, ref cite.Ref) string {
	var known *catalogue.Catalogue
	if d != nil {
		known = d.scope.settings().config.Catalogue
	}
	act, _ := known.Find(ref)
	return act.Title
}

// IncomingCalls are the acts that cite this one.
func (s *server) IncomingCalls(ctx context.Context, p *protocol.CallHierarchyIncomingCallsParams) ([]protocol.CallHierarchyIncomingCall, error) {
	h, err := handleOf(p.Item.Data)
	if err != nil {
		return nil, err
	}
	out := []protocol.CallHierarchyIncomingCall{}
	var last *actSummary
	for _, c := range s.index.citing(viewOf(ctx), h.Ref) {
		if c.act < 0 || int(c.act) >= len(c.in.acts) {
			continue
		}
		a := &c.in.acts[c.act]
		if a == last {
			out[len(out)-1].FromRanges = append(out[len(out)-1].FromRanges, c.citeSummary.at)
			continue
		}
		last = a
		from := protocol.CallHierarchyItem{Name: a.name, Kind: protocol.SymbolKindFile, URI: c.in.uri, Range: a.whole, SelectionRange: a.at, Data: handle{Ref: s.index.refs.of(a.ref)}.data()}
		if a.title != "" {
			from.Detail = new(a.title)
		}
		out = append(out, protocol.CallHierarchyIncomingCall{From: from, FromRanges: []protocol.Range{c.citeSummary.at}})
	}
	return out, ctx.Err()
}

// OutgoingCalls are the acts that this one cites; of an act whose text is not in
// the workspace there are none.
func (s *server) OutgoingCalls(ctx context.Context, p *protocol.CallHierarchyOutgoingCallsParams) ([]protocol.CallHierarchyOutgoingCall, error) {
	h, err := handleOf(p.Item.Data)
	if err != nil {
		return nil, err
	}
	v := viewOf(ctx)
	out := []protocol.CallHierarchyOutgoingCall{}
	nth := map[refID]int{}
	for _, sum := range s.index.all(v) {
		i := slices.IndexFunc(sum.acts, func(a actSummary) bool {
			return a.whole == p.Item.Range && sum.uri == p.Item.URI || h.Ref.Number != "" && a.ref == s.index.refs.id(h.Ref)
		})
		if i < 0 {
			continue
		}
		for _, c := range sum.cites {
			if int(c.act) != i {
				continue
			}
			k, ok := nth[c.ref]
			if !ok {
				k = len(out)
				nth[c.ref] = k
				out = append(out, protocol.CallHierarchyOutgoingCall{To: s.callItem(v, v[sum.uri], s.index.refs.of(c.ref), sum.uri, c.at)})
			}
			out[k].FromRanges = append(out[k].FromRanges, c.at)
		}
		break
	}
	return out, ctx.Err()
}

// PrepareTypeHierarchy begins the chain of an act's revisions at the one cited.
func (s *server) PrepareTypeHierarchy(ctx context.Context, p *protocol.TypeHierarchyPrepareParams) ([]protocol.TypeHierarchyItem, error) {
	d, ref, at, ok, err := s.actAt(ctx, p.TextDocumentPositionParams)
	if !ok || err != nil {
		return nil, err
	}
	act, known := d.scope.settings().config.Catalogue.Find(ref)
	if !known || len(act.Editions) == 0 {
		return nil, nil
	}
	nth := len(act.Editions) - 1
	for i, e := range act.Editions {
		if e.String() == ref.Edition {
			nth = i
		}
	}
	return []protocol.TypeHierarchyItem{revision(&act, nth, d.uri, at)}, nil
}

// revision is one link of the chain. All of them stand where the chain was asked
// for: their texts are elsewhere.
func revision(act *catalogue.Act, nth int, u uri.URI, at protocol.Range) protocol.TypeHierarchyItem {
	ref := act.Ref
	ref.Edition = act.Editions[nth].String()
	item := protocol.TypeHierarchyItem{Name: ref.String(), Kind: protocol.SymbolKindFile, URI: u, Range: at, SelectionRange: at, Data: handle{ref, nth}.data()}
	if act.Title != "" {
		item.Detail = new(act.Title)
	}
	if nth < len(act.Editions)-1 || act.Gone {
		item.Tags = []protocol.SymbolTag{protocol.SymbolTagDeprecated}
	}
	return item
}

// Supertypes is the revision before.
func (s *server) Supertypes(ctx context.Context, p *protocol.TypeHierarchySupertypesParams) ([]protocol.TypeHierarchyItem, error) {
	return s.otherRevision(ctx, p.Item, -1)
}

// Subtypes is the revision after.
func (s *server) Subtypes(ctx context.Context, p *protocol.TypeHierarchySubtypesParams) ([]protocol.TypeHierarchyItem, error) {
	return s.otherRevision(ctx, p.Item, 1)
}

func (s *server) otherRevision(ctx context.Context, item protocol.TypeHierarchyItem, step int) ([]protocol.TypeHierarchyItem, error) {
	h, err := handleOf(item.Data)
	if err != nil {
		return nil, err
	}
	var known *catalogue.Catalogue
	if d := viewOf(ctx)[item.URI]; d != nil {
		known = d.scope.settings().config.Catalogue
	}
	act, ok := known.Find(h.Ref)
	if nth := h.Edition + step; ok && nth >= 0 && nth < len(act.Editions) {
		return []protocol.TypeHierarchyItem{revision(&act, nth, item.URI, item.Range)}, nil
	}
	return []protocol.TypeHierarchyItem{}, nil
}
