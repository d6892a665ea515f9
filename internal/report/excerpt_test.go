package report

import (
	"math/rand/v2"
	"strings"
	"testing"

	"resolute/internal/text"
)

// A line of plain ASCII is cut as any other line is.
func TestAPlainLineIsCutAsAnyOther(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 4))
	for range 20_000 {
		s := strings.Repeat("some words of a clause ", 8)[:1+rnd.IntN(180)]
		start := rnd.IntN(len(s))
		hit := text.Span{Start: start, End: start + rnd.IntN(min(40, len(s)-start+1))}
		width, before, after := 20+rnd.IntN(100), rnd.IntN(2) == 0, rnd.IntN(2) == 0
		want := fit(layOut(s, hit), width, before, after)
		if got := cutPlain(s, hit, width, before, after); got != want {
			t.Fatalf("%q, %v in %d columns, %t %t:\n%s|\n%s|\nwant\n%s|\n%s|", s, hit, width, before, after, got.line, got.carets, want.line, want.carets)
		}
	}
}
