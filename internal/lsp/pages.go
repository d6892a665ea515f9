package lsp

import (
	"context"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
)

// pages are the documents of ours about a draft that an editor shows, by the draft.
type pages struct {
	mu    sync.Mutex
	shown map[uri.URI]map[uri.URI]bool
}

// mostPages is of how many drafts they are remembered.
const mostPages = 64

// show remembers that the editor has a page as it is now.
func (p *pages) show(page, about uri.URI) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown == nil || len(p.shown) >= mostPages {
		p.shown = map[uri.URI]map[uri.URI]bool{}
	}
	if p.shown[about] == nil {
		p.shown[about] = map[uri.URI]bool{}
	}
	p.shown[about][page] = true
}

// stale are those that a change of a draft makes out of date. The editor is told once:
// it asks for them again if it still shows them.
func (p *pages) stale(about uri.URI) []uri.URI {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out []uri.URI
	for page := range p.shown[about] {
		out = append(out, page)
	}
	delete(p.shown, about)
	return out
}

// refreshPages has the editor ask again for the pages about a draft that has changed.
func (s *server) refreshPages(about uri.URI) {
	for _, page := range s.pages.stale(about) {
		s.beside("page", func(ctx context.Context) error {
			return s.client.TextDocumentContentRefresh(ctx, &protocol.TextDocumentContentRefreshParams{URI: page})
		})
	}
}
