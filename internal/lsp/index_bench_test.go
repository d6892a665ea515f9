package lsp

import (
	"context"
	"flag"
	"runtime"
	"testing"
)

// texts is a folder of drafts to be read: go test -bench Index -texts DIR
var texts = flag.String("texts", "", "folder for the benchmark of the index")

func BenchmarkIndex(b *testing.B) {
	if *texts == "" {
		b.Skip("no folder is given: -texts DIR")
	}
	for b.Loop() {
		s := quiet("")
		s.folders.Store(&[]string{*texts})
		s.index.read(context.Background(), []string{*texts}, 0, &bar{})
		b.ReportMetric(float64(len(s.index.files)), "texts")
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapAlloc)/(1<<20), "MB-live")
		n := 0
		for _, f := range s.index.files {
			n += len(f.cites)
		}
		b.ReportMetric(float64(n), "cites")
		s.end()
	}
}
