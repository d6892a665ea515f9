package lsp

import (
	"context"
	"fmt"
	"strconv"
	"sync"

	"go.lsp.dev/protocol"
)

// bar is long work that the editor shows, with a way to stop it. Without an
// editor that shows any, it does nothing. The work does not wait for the editor.
type bar struct {
	s     *server
	token protocol.ProgressToken
	name  string

	mu    sync.Mutex
	begun bool // the editor shows it
	ended bool
	last  int // percent
}

// newBar begins one; stop is called when the drafter cancels it.
func (s *server) newBar(title string, stop func()) *bar {
	if !s.client.progress {
		return &bar{}
	}
	name := "resolute-" + strconv.FormatInt(s.bars.Add(1), 10)
	b := &bar{s: s, token: protocol.String(name), name: name}
	s.stops.Store(name, stopper{b, stop})
	s.beside("progress", func(ctx context.Context) error {
		if err := s.client.WorkDoneProgressCreate(ctx, &protocol.WorkDoneProgressCreateParams{Token: b.token}); err != nil {
			s.stops.Delete(name)
			return nil // it does not want to show this one
		}
		b.mu.Lock()
		defer b.mu.Unlock()
		if s.state.Load() != running {
			return nil
		}
		b.begun = true
		b.send(&protocol.WorkDoneProgressBegin{Kind: "begin", Title: title, Cancellable: new(true), Percentage: new(uint32(0))})
		if b.ended { // the work was quicker than the editor
			b.send(&protocol.WorkDoneProgressEnd{Kind: "end"})
		}
		return nil
	})
	return b
}

// stopper is what is known of a bar by its name.
type stopper struct {
	*bar
	stop func()
}

// report tells how far the work is, when that is a percent more than before.
func (b *bar) report(done, all int) {
	if b.s == nil {
		return
	}
	percent := 100 * done / max(all, 1)
	b.mu.Lock()
	defer b.mu.Unlock()
	if percent <= b.last || !b.begun || b.ended {
		return
	}
	b.last = percent
	b.send(&protocol.WorkDoneProgressReport{Kind: "report", Message: new(fmt.Sprintf("%d of %d", done, all)), Percentage: new(uint32(percent))})
}

func (b *bar) end() {
	if b.s == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.begun && !b.ended {
		b.send(&protocol.WorkDoneProgressEnd{Kind: "end"})
	}
	b.ended = true
	b.s.stops.Delete(b.name)
}

// endBars stops all work and takes the bars away.
func (s *server) endBars() {
	s.stops.Range(func(_, v any) bool {
		v.(stopper).stop()
		v.(stopper).end()
		return true
	})
}

func (b *bar) send(value any) {
	raw, err := protocol.Marshal(value)
	if err == nil {
		err = b.s.client.Progress(b.s.ctx, &protocol.ProgressParams{Token: b.token, Value: raw})
	}
	if err != nil && b.s.ctx.Err() == nil {
		b.s.warn("progress", err)
	}
}

// WorkDoneProgressCancel stops the work that the bar stands for.
func (s *server) WorkDoneProgressCancel(_ context.Context, p *protocol.WorkDoneProgressCancelParams) error {
	if name, ok := p.Token.(protocol.String); ok {
		if stop, ok := s.stops.Load(string(name)); ok {
			stop.(stopper).stop()
		}
	}
	return nil
}
