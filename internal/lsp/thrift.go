package lsp

import (
	"runtime/debug"
	"runtime/metrics"
	"time"
)

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
