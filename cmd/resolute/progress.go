package main

import (
	"fmt"
	"io"
	"strings"
	"time"
)

// unnoticed is how long a person waits without wondering.
const unnoticed = 500 * time.Millisecond

// refresh is how often the bar is drawn anew.
const refresh = 100 * time.Millisecond

// progress is a bar on a terminal, of work that takes longer than half a second;
// it is gone when the work is done. Into a pipe it writes nothing.
type progress struct {
	w     io.Writer // nil: nothing is shown
	total int
	width int
	now   func() time.Time

	begun, drawn time.Time
	shown        bool
}

// progress is a bar for so many things, on standard error if that is a terminal.
func (a *app) progress(total int) *progress {
	p := &progress{total: total, now: time.Now, width: 80}
	if obeysEscapes(a.stderr) {
		p.w = a.stderr
		if c, ok := a.stderr.(*console); ok {
			p.w = c.Writer // what the bar writes makes no room for itself
		}
	}
	if n := terminalWidth(a.stderr); n > 0 {
		p.width = n
	}
	p.begun = p.now()
	return p
}

// step says that so many are done.
func (p *progress) step(done int) {
	if p.w == nil {
		return
	}
	now := p.now()
	if now.Sub(p.begun) < unnoticed || now.Sub(p.drawn) < refresh {
		return
	}
	p.drawn, p.shown = now, true
	count := fmt.Sprintf(" %d of %d drafts", done, p.total)
	room := max(p.width-len(count)-3, 10)
	full := room * done / max(p.total, 1)
	fmt.Fprintf(p.w, "\r[%s%s]%s", strings.Repeat("=", full), strings.Repeat(" ", room-full), count)
}

// clear takes the bar away, for good or to let something else be said.
func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}
