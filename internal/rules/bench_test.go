package rules_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// sizes are those of a short draft, a long one, and a volume of them.
var sizes = []struct {
	name  string
	bytes int
}{{"5kB", 5 << 10}, {"100kB", 100 << 10}, {"1MB", 1 << 20}, {"10MB", 10 << 20}}

// long is one resolution of about n bytes: the clean texts of the repository,
// their operative items over and over under one head.
func long(b testing.TB, house string, n int) string {
	b.Helper()
	files, _ := filepath.Glob("../../testdata/adopted/" + house + "*.txt")
	if len(files) == 0 {
		b.Fatalf("no adopted text of %s in testdata", house)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		b.Fatal(err)
	}
	var s strings.Builder
	for s.Len() < n {
		s.Write(data)
		s.WriteString("\n")
	}
	return s.String()
}

// BenchmarkParse is the half of BenchmarkLint that reads.
func BenchmarkParse(b *testing.B) {
	for _, id := range []string{"itu-pp", "unga"} {
		h := house.ByID(id)
		for _, size := range sizes {
			src := long(b, id, size.bytes)
			b.Run(fmt.Sprintf("%s/%s", id, size.name), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				b.ReportAllocs()
				for b.Loop() {
					syntax.Parse(text.New(src), h, nil)
				}
			})
		}
	}
}

func BenchmarkLint(b *testing.B) {
	for _, id := range []string{"itu-pp", "unga"} {
		h := house.ByID(id)
		engine := lint.New(rules.All, lint.Options{})
		for _, size := range sizes {
			src := long(b, id, size.bytes)
			b.Run(fmt.Sprintf("%s/%s", id, size.name), func(b *testing.B) {
				b.SetBytes(int64(len(src)))
				b.ReportAllocs()
				for b.Loop() {
					engine.Run(context.Background(), syntax.Parse(text.New(src), h, nil), nil)
				}
			})
		}
	}
}

// BenchmarkJudge is the other half of BenchmarkLint.
func BenchmarkJudge(b *testing.B) {
	for _, id := range []string{"itu-pp", "unga"} {
		engine := lint.New(rules.All, lint.Options{})
		for _, size := range sizes {
			tree := syntax.Parse(text.New(long(b, id, size.bytes)), house.ByID(id), nil)
			b.Run(fmt.Sprintf("%s/%s", id, size.name), func(b *testing.B) {
				b.SetBytes(int64(tree.Text.Len()))
				b.ReportAllocs()
				for b.Loop() {
					engine.Run(context.Background(), tree, nil)
				}
			})
		}
	}
}

// BenchmarkKeystroke types a letter in the middle and takes it away again:
// edit, tree and findings.
func BenchmarkKeystroke(b *testing.B) {
	h := house.ByID("itu-pp")
	engine := lint.New(rules.All, lint.Options{})
	for _, size := range sizes[:3] {
		txt := text.New(long(b, "itu-pp", size.bytes))
		at := txt.Len() / 2
		b.Run(size.name, func(b *testing.B) {
			b.ReportAllocs()
			tree := syntax.Parse(txt, h, nil)
			found := engine.Run(context.Background(), tree, nil)
			now, typed := txt, false
			for b.Loop() {
				e := text.Edit{Span: text.Span{Start: at, End: at}, New: "x"}
				if typed {
					e = text.Edit{Span: text.Span{Start: at, End: at + 1}}
				}
				now, _ = now.Apply(e)
				typed = !typed
				tree = syntax.Parse(now, h, tree)
				found = engine.Run(context.Background(), tree, found)
			}
		})
	}
}
