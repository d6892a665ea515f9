package lsp

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// A session with long texts collects what is thrown away more often: each keystroke in
// one throws a copy of it away. These are the percents of what is kept that may be
// thrown away before that happens, of a session with and without as much text.
const (
	longTexts             = 512 << 10 // bytes in all that is open
	slack, slackWhereLong = 100, 60
)

// pace sets how often that is, for what is open, unless somebody has said it by GOGC.
func (s *server) pace() {
	if os.Getenv("GOGC") != "" {
		return
	}
	size := 0
	for _, d := range *s.docs.Load() {
		size += d.text.Len()
	}
	inUse.Lock()
	defer inUse.Unlock()
	inUse.percent = slack
	if size >= longTexts {
		inUse.percent = slackWhereLong
	}
	if inUse.n == 0 {
		debug.SetGCPercent(inUse.percent)
	}
}

// thrifty is how much memory reading the workspace may take before what is thrown
// away is collected, unless what is kept needs more. Nothing is collected before.
const thrifty = 80 << 20

// inUse is how many readings of a workspace there are in this process: one that begins
// anew overlaps with the one that it stops.
var inUse struct {
	sync.Mutex
	n       int
	percent int // what is to be set when there is none
	finish  func()
}

// setUp readies the process for the reading of a workspace until the function that it
// returns is called.
func setUp() func() {
	inUse.Lock()
	defer inUse.Unlock()
	if inUse.n++; inUse.n == 1 {
		inUse.percent = debug.SetGCPercent(-1)
		room, thrift := roomForOne(), thrift()
		inUse.finish = func() { debug.SetGCPercent(inUse.percent); thrift(); room() }
	}
	return func() {
		inUse.Lock()
		defer inUse.Unlock()
		if inUse.n--; inUse.n == 0 {
			inUse.finish()
		}
	}
}

// roomForOne has one goroutine more run at a time until the function that it returns is
// called: a message that comes while every processor reads files would have to wait for
// one of them to finish.
func roomForOne() func() {
	n := runtime.GOMAXPROCS(0)
	runtime.GOMAXPROCS(n + 1)
	return func() { runtime.GOMAXPROCS(n) }
}

// thrift holds the process to it until the function that it returns is called,
// which gives back what is not needed any more.
func thrift() func() {
	done, looked := make(chan struct{}), make(chan struct{})
	before := debug.SetMemoryLimit(thrifty)
	go func() {
		defer close(looked)
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		look := time.NewTicker(50 * time.Millisecond)
		defer look.Stop()
		for {
			select {
			case <-done:
				return
			case <-look.C:
				metrics.Read(live)
				debug.SetMemoryLimit(max(thrifty, int64(live[0].Value.Uint64())*5/4+12<<20))
			}
		}
	}()
	return func() {
		close(done)
		<-looked
		debug.SetMemoryLimit(before)
		debug.FreeOSMemory()
	}
}
