package lsp

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// courtesy has work that nobody waits for step aside while there is something that
// the editor waits for.
type courtesy struct {
	awaited atomic.Int32 // how much there is
	files   atomic.Int64 // that the first has read while the drafter typed
	last    atomic.Int64 // when the drafter did something, in nanoseconds
	mu      sync.Mutex
	free    chan struct{} // closed when there is nothing more; nil: nobody steps aside
}

const (
	// longest is how long all work steps aside at a time, so that it gets on beside an
	// editor that never rests.
	longest = 20 * time.Millisecond
	// rest is how long a drafter does nothing before all processors are taken.
	rest = 300 * time.Millisecond
	// breath is how long the first steps aside after some files until then: a thread
	// that never sleeps keeps a processor for milliseconds from one that wakes up.
	breath       = 50 * time.Microsecond
	filesABreath = 4
)

// typing tells that the drafter does something.
func (c *courtesy) typing() { c.last.Store(time.Now().UnixNano()) }

// begin and end are around what the editor waits for.
func (c *courtesy) begin() { c.awaited.Add(1) }

func (c *courtesy) end() {
	if c.awaited.Add(-1) > 0 {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.free != nil {
		close(c.free)
		c.free = nil
	}
}

// wait steps aside. Of several at work all but the first do so until the drafter
// rests: the next key is to find a processor free.
func (c *courtesy) wait(ctx context.Context, first bool) {
	for ctx.Err() == nil {
		left := rest - time.Duration(time.Now().UnixNano()-c.last.Load())
		if left <= 0 {
			break
		}
		if first {
			if c.files.Add(1)%filesABreath == 0 {
				sleep(ctx, nil, breath)
			}
			break
		}
		sleep(ctx, nil, left)
	}
	if c.awaited.Load() == 0 {
		return
	}
	c.mu.Lock()
	if c.awaited.Load() == 0 {
		c.mu.Unlock()
		return
	}
	if c.free == nil {
		c.free = make(chan struct{})
	}
	free := c.free
	c.mu.Unlock()
	sleep(ctx, free, longest)
}

// sleep waits for woken, for d at the longest.
func sleep(ctx context.Context, woken <-chan struct{}, d time.Duration) {
	enough := time.NewTimer(d)
	defer enough.Stop()
	select {
	case <-woken:
	case <-enough.C:
	case <-ctx.Done():
	}
}
