package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"

	"resolute/internal/docx"
	"resolute/internal/workspace"
)

// A run reads drafts, tells about them and forgets them, so it collects garbage when
// it has come to a certain size rather than each time that it has grown by so much.
const (
	// runMemory is what a run over drafts is held to, of 64 MB of which the program
	// itself takes some.
	runMemory = 46 << 20
	// perByte is what a large draft may take for each of its bytes, of twelve of which
	// the program and what is not memory of Go's take some.
	perByte = 10
	// wordMemory is what a run that reads Word documents is held to. What they unpack to
	// is thrown away as soon as it is read, and should be collected before more is asked
	// for.
	wordMemory = 150 << 20
	// seldom is how much the memory in use may grow, in percent, below these limits.
	seldom = 400
)

// load is what an input holds. With r, which may be nil, it is good until r reads the
// next.
func (a *app) load(r *workspace.Reader, in workspace.Input) (data []byte, err error) {
	if r == nil || in.Stdin {
		data, err = workspace.Load(in, a.stdin)
	} else {
		data, err = r.Load(in)
	}
	if err == nil {
		a.room.make(data)
	}
	return data, err
}

// room is the memory that the run is held to.
type room struct {
	mu   sync.Mutex
	size int64 // in bytes; 0 until something has been read
}

// make holds the run to what an input like that takes, unless the user has said how
// memory is to be collected.
func (r *room) make(data []byte) {
	r.mu.Lock()
	defer r.mu.Unlock()
	need, word := max(runMemory, perByte*int64(len(data))), docx.Is(data)
	if word {
		need = wordMemory
	}
	if need <= r.size || os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	if r.size == 0 {
		r.watch()
	}
	r.size = need
	debug.SetMemoryLimit(need)
	if word {
		debug.SetGCPercent(100)
	}
}

// watch looks after every collection whether the run can be held to its limit. One
// that keeps more, of a text with a finding in every line, would do nothing but
// collect.
func (r *room) watch() {
	type collected struct{ _ [64]byte }
	runtime.AddCleanup(&collected{}, func(r *room) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		r.mu.Lock()
		if kept := int64(live[0].Value.Uint64()); kept > r.size/10*9 {
			r.size = 2 * kept
			debug.SetMemoryLimit(r.size)
		}
		r.mu.Unlock()
		r.watch()
	}, r)
}
