package rules_test

import (
	"context"
	"os"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

func BenchmarkTmp(b *testing.B) {
	for _, f := range []string{"res-5k.txt", "res-100k.txt", "res-1m.txt", "res-10m.txt"} {
		data, _ := os.ReadFile("/tmp/gen/doc/" + f)
		src := string(data)
		h, _ := house.Detect(src)
		engine := lint.New(rules.All, lint.Options{})
		b.Run("parse/"+f, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				syntax.Parse(text.New(src), h, nil)
			}
		})
		b.Run("lint/"+f, func(b *testing.B) {
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				engine.Run(context.Background(), syntax.Parse(text.New(src), h, nil), nil)
			}
		})
		txt := text.New(src)
		at := txt.Len() / 2
		b.Run("key/"+f, func(b *testing.B) {
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
