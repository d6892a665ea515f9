package lsp

import (
	"context"
	"fmt"
	"strconv"
	"sync"

	"go.lsp.dev/protocol"
)

// bar is long work that the editor shows, with a way to stop it. Without an
// editor that shows any, it does nothing.
type bar struct {
	s     *server
	ctx   context.Context
	token protocol.ProgressToken

	mu   sync.Mutex
	last int // percent
}

// newBar begins one; stop is called when the drafter cancels it.
func (s *server) newBar(ctx context.Context, title string, stop func()) *bar {
	if !s.client.progress {
		return &bar{}
	}
	name := "resolute-" + strconv.FormatInt(s.bars.Add(1), 10)
	b := &bar{s: s, ctx: s.ctx, token: protocol.String(name)}
	s.stops.Store(name, stop)
	if err := s.client.WorkDoneProgressCreate(ctx, &protocol.WorkDoneProgressCreateParams{Token: b.token}); err != nil {
		s.stops.Delete(name)
		return &bar{}
	}
	b.send(&protocol.WorkDoneProgressBegin{Kind: "begin", Title: title, Cancellable: new(true), Percentage: new(uint32(0))})
	return b
}

// report tells how far the work is, when that is a percent more than before.
func (b *bar) report(done, all int) {
	if b.s == nil {
		return
	}
	percent := 100 * done / max(all, 1)
	b.mu.Lock()
	defer b.mu.Unlock()
	if percent <= b.last {
		return
	}
	b.last = percent
	b.send(&protocol.WorkDoneProgressReport{Kind: "report", Message: new(fmt.Sprintf("%d of %d", done, all)), Percentage: new(uint32(percent))})
}

func (b *bar) end() {
	if b.s != nil {
		b.send(&protocol.WorkDoneProgressEnd{Kind: "end"})
		b.s.stops.Delete(string(b.token.(protocol.String)))
	}
}

func (b *bar) send(value any) {
	raw, err := protocol.Marshal(value)
	if err == nil {
		err = b.s.client.Progress(b.ctx, &protocol.ProgressParams{Token: b.token, Value: raw})
	}
	if err != nil && b.ctx.Err() == nil {
		b.s.warn("progress", err)
	}
}

// WorkDoneProgressCancel stops the work that the bar stands for.
func (s *server) WorkDoneProgressCancel(_ context.Context, p *protocol.WorkDoneProgressCancelParams) error {
	if name, ok := p.Token.(protocol.String); ok {
		if stop, ok := s.stops.Load(string(name)); ok {
			stop.(func())()
		}
	}
	return nil
}
