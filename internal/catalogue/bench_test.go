package catalogue

import (
	"runtime"
	"testing"

	"resolute/internal/cite"
)

// What the README says of size, time and memory is measured here.

func BenchmarkUnpack(b *testing.B) {
	for _, name := range volumeNames {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				unpack(name)
			}
		})
	}
}

func BenchmarkFind(b *testing.B) {
	for _, ref := range []cite.Ref{
		{Body: "unsc", Kind: "resolution", Number: "1325", Edition: "2000"},
		{Body: "unga", Kind: "resolution", Number: "70/1"},
		{Body: "itu-pp", Kind: "resolution", Number: "140", Edition: "Rev. Dubai, 2018"},
	} {
		b.Run(ref.Body, func(b *testing.B) {
			var known *Catalogue
			known.Find(ref)
			for b.Loop() {
				known.Find(ref)
			}
		})
	}
}

func BenchmarkStatus(b *testing.B) {
	for name, ref := range map[string]cite.Ref{
		"known":                {Body: "unga", Kind: "resolution", Number: "70/1"},
		"beyond its session":   {Body: "unga", Kind: "resolution", Number: "68/702"},
		"of another year":      {Body: "unsc", Kind: "resolution", Number: "2161", Edition: "2015"},
		"an older revision":    {Body: "itu-pp", Kind: "resolution", Number: "140", Edition: "Rev. Busan, 2014"},
		"a series not covered": {Body: "who", Kind: "resolution", Number: "58.28"},
	} {
		b.Run(name, func(b *testing.B) {
			var known *Catalogue
			known.Status(ref, 0)
			for b.Loop() {
				known.Status(ref, 0)
			}
		})
	}
}

func BenchmarkNear(b *testing.B) {
	var known *Catalogue
	ref := cite.Ref{Body: "unsc", Kind: "resolution", Number: "2161", Edition: "2015"}
	known.Near(ref, "")
	for b.Loop() {
		known.Near(ref, "")
	}
}

// searches have few hits and very many, whole words and beginnings.
var searches = []string{"wsis review", "women peace security", "situation middle east", "report of the secretary-general", "s", "united nations peacekeeping", "extension of the mandate", "a b c d e f g h", "xyzzy"}

func BenchmarkSearch(b *testing.B) {
	for _, q := range searches {
		b.Run(q, func(b *testing.B) {
			var known *Catalogue
			known.Search(q, 10)
			for b.Loop() {
				known.Search(q, 10)
			}
		})
	}
}

func BenchmarkIndex(b *testing.B) {
	index()
	for b.Loop() {
		newIndex()
	}
}

func TestAllOfItTakesLessThanFifteenMegabytes(t *testing.T) {
	heap := func() uint64 {
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	// What others tests have loaded counts as well: it is loaded anew here.
	before := heap()
	var kept []any
	for _, name := range volumeNames {
		kept = append(kept, unpack(name))
	}
	kept = append(kept, newIndex())
	used := heap() - before
	t.Logf("%.1f MB", float64(used)/1e6)
	if used > 15e6 {
		t.Errorf("%d bytes once everything is loaded", used)
	}
	packed := 0
	for _, name := range volumeNames {
		b, err := volumeFiles.ReadFile("acts/" + name + ".tsv.gz")
		if err != nil {
			t.Fatal(err)
		}
		packed += len(b)
	}
	t.Logf("%.2f MB in the binary", float64(packed)/1e6)
	if packed > 1e6 {
		t.Errorf("%d bytes in the binary", packed)
	}
	runtime.KeepAlive(kept)
}

func BenchmarkEntitled(b *testing.B) {
	var known *Catalogue
	for b.Loop() {
		if len(known.Entitled("unga", "Transforming our world: the 2030 Agenda for Sustainable Development")) == 0 {
			b.Fatal("not found")
		}
	}
}

// BenchmarkSumUp is what the searches for titles cost once, after mostScans of them.
func BenchmarkSumUp(b *testing.B) {
	v := volumeOf("unga")
	for b.Loop() {
		v.sumUp()
	}
}
