package lsp

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/jsonout"
)

// chunk is how many bytes of reports are collected before they are sent, for a
// client that takes an answer in parts.
const chunk = 64 << 10

// pullWorkspace answers a client that asks for the findings of all drafts of the
// workspace. Those whose findings the client has are left out. Where nothing is
// left the answer waits until something changes, so that a client that asks again
// and again costs nothing.
func (s *server) pullWorkspace(ctx context.Context, raw []byte) (any, error) {
	var p protocol.WorkspaceDiagnosticParams
	if err := protocol.Unmarshal(raw, &p); err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	has := map[uri.URI]string{}
	for _, r := range p.PreviousResultIds {
		has[r.URI] = r.Value
	}
	for {
		pulse := s.index.changes()
		r := &reports{s: s, has: has, token: p.PartialResultToken}
		if err := r.collect(ctx, *s.docs.Load()); err != nil {
			return nil, err
		}
		if r.n > 0 || len(has) == 0 {
			return jsonrpc2.RawMessage(`{"items":[` + string(r.items) + `]}`), nil
		}
		select {
		case <-pulse:
		case <-s.closing:
			return jsonrpc2.RawMessage(`{"items":[]}`), nil
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// reports are the parts of one answer about the workspace.
type reports struct {
	s     *server
	has   map[uri.URI]string // what the client has, by the names of the results
	token protocol.ProgressToken
	items []byte
	n     int
}

// collect reports what the client does not have: of open documents their newest
// version, of the others what the disk has, and of what is gone that it is.
func (r *reports) collect(ctx context.Context, open view) error {
	there := map[uri.URI]bool{}
	for _, sum := range r.s.index.all(open) {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if sum.adopted {
			continue
		}
		there[sum.uri] = true
		if err := r.draft(ctx, open[sum.uri], sum); err != nil {
			return err
		}
	}
	for _, p := range r.s.scopes.wrong() {
		there[p.uri] = true
		if p.id != r.has[p.uri] {
			r.add(ctx, p.uri, nil, p.id, p.written)
		}
	}
	for _, u := range slices.Sorted(maps.Keys(r.has)) {
		if !there[u] {
			r.add(ctx, u, nil, "", []byte("[]"))
		}
	}
	return nil
}

func (r *reports) draft(ctx context.Context, d *document, sum *summary) error {
	if d == nil {
		if id := sum.found.Load(); id != nil && *id == r.has[sum.uri] {
			return nil
		}
		if d = r.s.index.document(sum); d == nil {
			return nil // it is gone, or cannot be read; the index will know soon
		}
	}
	found, id, err := r.s.report(ctx, d)
	if err != nil {
		return err
	}
	sum.found.Store(&id)
	if id == r.has[sum.uri] {
		return nil
	}
	var version *int32
	if d.version != onDisk {
		version = &d.version
	}
	r.add(ctx, sum.uri, version, id, found)
	return nil
}

// add takes one report, and sends what there is when it is enough.
func (r *reports) add(ctx context.Context, u uri.URI, version *int32, id string, found []byte) {
	b := r.items
	if len(b) > 0 {
		b = append(b, ',')
	}
	b = jsonout.AppendString(append(b, `{"kind":"full","uri":`...), string(u))
	b = append(b, `,"version":`...)
	if version != nil {
		b = strconv.AppendInt(b, int64(*version), 10)
	} else {
		b = append(b, "null"...)
	}
	if id != "" {
		b = append(append(append(b, `,"resultId":"`...), id...), '"')
	}
	r.items = append(append(append(b, `,"items":`...), found...), '}')
	r.n++
	if r.token != nil && len(r.items) > chunk {
		value := append(append([]byte(`{"items":[`), r.items...), `]}`...)
		if err := r.s.client.Progress(ctx, &protocol.ProgressParams{Token: r.token, Value: value}); err != nil {
			r.s.warn("sending findings", err)
		}
		r.items = nil
	}
}
