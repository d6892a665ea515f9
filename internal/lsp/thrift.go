package lsp

import (
	"os"
	"runtime/debug"
	"runtime/metrics"
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
	if size < longTexts {
		debug.SetGCPercent(slack)
	} else {
		debug.SetGCPercent(slackWhereLong)
	}
}

// thrifty is how much memory reading the workspace may take before what is thrown
// away is collected, unless what is kept needs more.
const thrifty = 80 << 20

// thrift holds the process to it until the function that it returns is called,
// which gives back what is not needed any more.
func thrift() func() {
	done := make(chan struct{})
	before := debug.SetMemoryLimit(thrifty)
	go func() {
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
		debug.SetMemoryLimit(before)
		debug.FreeOSMemory()
	}
}
