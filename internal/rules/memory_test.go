package rules_test

import (
	"context"
	"runtime"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// What an editor keeps of a draft, its text, tree and findings, is no more than
// twelve times the text.
func TestWhatIsKeptOfADraftIsBounded(t *testing.T) {
	const most = 12
	engine := lint.New(rules.All, lint.Options{})
	h := house.ByID("itu-pp")
	src := long(t, "itu-pp", 1<<20)
	engine.Run(context.Background(), syntax.Parse(text.New(src[:1<<12]), h, nil), nil) // loads the tables
	held := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := held()
	result := engine.Run(context.Background(), syntax.Parse(text.New(src), h, nil), nil)
	kept := float64(held()-before)/float64(len(src)) + 1 // the text itself
	runtime.KeepAlive(result)
	t.Logf("%.1f bytes are kept of every byte of a text", kept)
	if kept > most {
		t.Errorf("%.1f bytes are kept of every byte of a text, want %d at most", kept, most)
	}
}
