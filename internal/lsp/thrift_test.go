package lsp

import (
	"runtime"
	"runtime/debug"
	"testing"
)

// TestReadingsThatOverlapLeaveTheProcessAsItWas.
func TestReadingsThatOverlapLeaveTheProcessAsItWas(t *testing.T) {
	for busy := true; busy; runtime.Gosched() { // sessions of other tests may be ending
		inUse.Lock()
		busy = inUse.n > 0
		inUse.Unlock()
	}
	processors, limit := runtime.GOMAXPROCS(0), debug.SetMemoryLimit(-1)
	first := setUp()
	second := setUp()
	if n := runtime.GOMAXPROCS(0); n != processors+1 {
		t.Errorf("%d goroutines run at a time meanwhile, of %d before", n, processors)
	}
	first()
	second()
	if n, l := runtime.GOMAXPROCS(0), debug.SetMemoryLimit(-1); n != processors || l != limit {
		t.Errorf("%d goroutines and %d bytes are left, of %d and %d before", n, l, processors, limit)
	}
}
