package lsp

import (
	"context"
	"testing"
	"testing/synctest"
	"time"
)

// TestCourtesy is how long work in the background steps aside.
func TestCourtesy(t *testing.T) {
	for _, row := range []struct {
		name  string
		first bool
		begin func(*courtesy)
		want  time.Duration
	}{
		{"nobody waits", true, func(*courtesy) {}, 0},
		{"nobody waits and nobody has typed", false, func(*courtesy) {}, 0},
		{"an answer is awaited for 3 ms", true, func(c *courtesy) {
			c.begin()
			time.AfterFunc(3*time.Millisecond, c.end)
		}, 3 * time.Millisecond},
		{"the second of two answers decides", true, func(c *courtesy) {
			c.begin()
			c.begin()
			time.AfterFunc(time.Millisecond, c.end)
			time.AfterFunc(4*time.Millisecond, c.end)
		}, 4 * time.Millisecond},
		{"an answer that does not come", true, func(c *courtesy) { c.begin() }, longest},
		{"typing leaves the first at work", true, (*courtesy).typing, 0},
		{"but has it take a breath now and then", true, func(c *courtesy) {
			c.typing()
			c.files.Store(filesABreath - 1)
		}, breath},
		{"and has the others rest", false, (*courtesy).typing, rest},
	} {
		t.Run(row.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				var c courtesy
				row.begin(&c)
				began := time.Now()
				c.wait(context.Background(), row.first)
				if took := time.Since(began); took != row.want {
					t.Errorf("it steps aside for %v, not %v", took, row.want)
				}
			})
		})
	}
}
