package compare

import (
	"fmt"
	"strings"
)

// Summary counts what became of the paragraphs, "3 reworded, 1 added"; empty where the
// two texts are the same.
func (c *Comparison) Summary() string {
	var parts []string
	count := func(what string, of func(Change) bool) {
		n := 0
		for _, p := range c.Pairs {
			if of(p.Change) {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, what))
		}
	}
	count("added", func(ch Change) bool { return ch == Added })
	count("dropped", func(ch Change) bool { return ch == Dropped })
	count("moved", func(ch Change) bool { return ch&Moved != 0 && ch&Dropped == 0 })
	count("reworded", func(ch Change) bool { return ch&Reworded != 0 })
	count("renumbered", func(ch Change) bool { return ch&Renumbered != 0 })
	return strings.Join(parts, ", ")
}
