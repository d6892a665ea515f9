package lint_test

import (
	"strings"
	"testing"

	"resolute/internal/lint"
	"resolute/internal/text"
)

// edit replaces the first occurrence of old in s.
func edit(s, old, new string) text.Edit {
	at := strings.Index(s, old)
	return text.Edit{Span: text.Span{Start: at, End: at + len(old)}, New: new}
}

func insert(s, before, new string) text.Edit {
	at := strings.Index(s, before)
	return text.Edit{Span: text.Span{Start: at, End: at}, New: new}
}

func TestFixesAreMadeWhollyAndTheFirstWins(t *testing.T) {
	const s = "one two three four"
	for _, c := range []struct {
		name    string
		fixes   [][]text.Edit
		want    string
		skipped int
	}{
		{"none", nil, s, 0},
		{"one", [][]text.Edit{{edit(s, "two", "2")}}, "one 2 three four", 0},
		{"two, out of order", [][]text.Edit{{edit(s, "four", "4")}, {edit(s, "one", "1")}}, "1 two three 4", 0},
		{"the same place twice", [][]text.Edit{{edit(s, "two", "2")}, {edit(s, "two", "II")}}, "one 2 three four", 1},
		{"half of the second touches the first", [][]text.Edit{{edit(s, "two", "2")}, {edit(s, "one", "1"), edit(s, "two three", "5")}}, "one 2 three four", 1},
		{"a third fits after a second that did not", [][]text.Edit{{edit(s, "two", "2")}, {edit(s, "two three", "5")}, {edit(s, "three", "3")}}, "one 2 3 four", 1},
		{"insertions at one place", [][]text.Edit{{insert(s, "two", "a ")}, {insert(s, "two", "b ")}}, "one a two three four", 1},
		{"insertion at the edge of a change", [][]text.Edit{{edit(s, "two", "2")}, {insert(s, " three", ";")}}, "one 2 three four", 1},
		{"a fix's own insertion before its change", [][]text.Edit{{edit(s, "two", "2"), insert(s, "two", "a ")}}, "one a 2 three four", 0},
		{"a fix's own insertions keep their order", [][]text.Edit{{insert(s, "two", "a "), insert(s, "two", "b ")}}, "one a b two three four", 0},
		{"a fix around another", [][]text.Edit{{edit(s, "two", "2")}, {edit(s, "one", "1"), edit(s, "four", "4")}}, "1 2 three 4", 0},
		{"a fix that overlaps itself", [][]text.Edit{{edit(s, "one two", "1"), edit(s, "two", "2")}, {edit(s, "four", "4")}}, "one two three 4", 1},
		{"outside the text", [][]text.Edit{{{Span: text.Span{Start: 17, End: 19}}}, {{Span: text.Span{Start: -1}}}}, s, 2},
		{"at the end", [][]text.Edit{{{Span: text.Span{Start: 18, End: 18}, New: "."}}}, s + ".", 0},
	} {
		var fixes []lint.Fix
		for _, e := range c.fixes {
			fixes = append(fixes, lint.Fix{Edits: e})
		}
		got, applied, skipped := lint.Apply(text.New(s), fixes)
		if got.String() != c.want || len(skipped) != c.skipped || len(applied) != len(fixes)-c.skipped {
			t.Errorf("%s: %q, %d applied, %d skipped; want %q, %d skipped", c.name, got, len(applied), len(skipped), c.want, c.skipped)
		}
	}
}
