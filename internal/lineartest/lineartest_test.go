package lineartest_test

import (
	"testing"

	"resolute/internal/lineartest"
)

// witness notes that a test was failed.
type witness struct {
	testing.TB
	failed bool
}

func (w *witness) Helper()               {}
func (w *witness) Errorf(string, ...any) { w.failed = true }

var sink int

func TestWhatTakesTheSquareIsTold(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing is measured in a short run")
	}
	for _, c := range []struct {
		name   string
		square bool
	}{{"in proportion", false}, {"the square", true}} {
		w := &witness{TB: t}
		lineartest.Check(w, c.name, func(size int) func() {
			steps := size * 8
			if c.square {
				steps = size * size / 64
			}
			return func() {
				for i := range steps {
					sink += i
				}
			}
		})
		if w.failed != c.square {
			t.Errorf("%s: failed is %v", c.name, w.failed)
		}
	}
}
