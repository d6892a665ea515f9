package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"resolute/internal/compare"
	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// A keystroke that changes a number in a draft of 1 MB in which every paragraph refers to
// another: what it costs to find out which of them lead elsewhere now.
func BenchmarkSince(b *testing.B) {
	var s strings.Builder
	s.WriteString("The General Assembly,\n\nRecalling its earlier work,\n")
	for i := 1; s.Len() < 1<<20; i++ {
		fmt.Fprintf(&s, "\n%d.\tRequests the Secretary-General to report on what the panel said of matter %d and of paragraph %d above;\n", i, i, max(1, i-1))
	}
	h := house.ByID("unga")
	was := syntax.Parse(text.New(s.String()), h, nil)
	now := syntax.Parse(text.New(strings.Replace(s.String(), "\n4000.\t", "\n40001.\t", 1)), h, was)
	b.ReportAllocs()
	for b.Loop() {
		compare.Since(was, now)
	}
}
