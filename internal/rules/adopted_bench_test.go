package rules_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// BenchmarkAdopted is BenchmarkLint over real texts as they are, one after another, and
// over one of about 5 kB: with as many citations as bodies write.
func BenchmarkAdopted(b *testing.B) {
	for _, c := range []struct{ id, folder string }{
		{"itu-pp", "ITU-PP"}, {"unga", "UNGA"}, {"unsc", "UNSC"}, {"ecosoc", "ECOSOC"}, {"hrc", "HRC"},
	} {
		files, _ := filepath.Glob("../../../shared/corpus/texts/" + c.folder + "/*.txt")
		if len(files) == 0 {
			continue // not at hand
		}
		var texts []string
		var short string // the one of about 5 kB
		n := 0
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				b.Fatal(err)
			}
			texts = append(texts, string(data))
			n += len(data)
			if away := func(s string) int { return max(len(s)-5<<10, 5<<10-len(s)) }; away(string(data)) < away(short) {
				short = string(data)
			}
		}
		h := house.ByID(c.id)
		engine := lint.New(rules.All, lint.Options{})
		b.Run(c.id+"/5kB", func(b *testing.B) {
			b.SetBytes(int64(len(short)))
			for b.Loop() {
				engine.Run(context.Background(), syntax.Parse(text.New(short), h, nil), nil)
			}
		})
		for _, judged := range []string{"parse", "lint"} {
			b.Run(c.id+"/"+judged, func(b *testing.B) {
				b.SetBytes(int64(n))
				b.ReportAllocs()
				for b.Loop() {
					for _, s := range texts {
						tree := syntax.Parse(text.New(s), h, nil)
						if judged == "lint" {
							engine.Run(context.Background(), tree, nil)
						}
					}
				}
			})
		}
	}
}
