package text_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"resolute/internal/text"
)

func TestEditsAreMadeAtOnce(t *testing.T) {
	const s = "recalling\na)\tone,\n"
	at := func(part, new string) text.Edit {
		i := strings.Index(s, part)
		return text.Edit{Span: text.Span{Start: i, End: i + len(part)}, New: new}
	}
	for _, c := range []struct {
		name  string
		edits []text.Edit
		want  string
		err   error
	}{
		{"none", nil, s, nil},
		{"in any order", []text.Edit{at(",", ";"), at("recalling", "noting")}, "noting\na)\tone;\n", nil},
		{"two insertions in one place keep their order", []text.Edit{{Span: text.Span{Start: 10, End: 10}, New: "x"}, {Span: text.Span{Start: 10, End: 10}, New: "y"}}, "recalling\nxya)\tone,\n", nil},
		{"an overlap is refused", []text.Edit{at("recalling", ""), at("call", "")}, "", text.ErrOverlap},
		{"a place outside is refused", []text.Edit{{Span: text.Span{Start: 0, End: 99}}}, "", text.ErrRange},
		{"a span turned round is refused", []text.Edit{{Span: text.Span{Start: 4, End: 2}}}, "", text.ErrRange},
	} {
		got, err := text.New(s).Apply(c.edits...)
		if !errors.Is(err, c.err) {
			t.Errorf("%s: error %v, want %v", c.name, err, c.err)
		} else if err == nil && got.String() != c.want {
			t.Errorf("%s: %q, want %q", c.name, got.String(), c.want)
		}
	}
}

// The place under the caret, in each encoding.
func TestPlacesAreCountedInUnitsOfTheEncoding(t *testing.T) {
	const line = "é𝄞x"
	s := text.New("one\r\n" + line + "\rthree\n")
	x := strings.Index(s.String(), "x")
	for enc, col := range map[text.Encoding]int{text.UTF8: 6, text.UTF16: 3, text.UTF32: 2} {
		if got := s.Pos(x, enc); got != (text.Pos{Line: 1, Col: col}) {
			t.Errorf("encoding %d: x is at %v, want column %d", enc, got, col)
		}
		if got := s.Offset(text.Pos{Line: 1, Col: col}, enc); got != x {
			t.Errorf("encoding %d: back at %d, want %d", enc, got, x)
		}
	}
	if got := s.Offset(text.Pos{Line: 1, Col: 2}, text.UTF16); got != strings.Index(s.String(), "𝄞") {
		t.Errorf("a column inside a character is %d, not its start", got)
	}
	if got := s.Offset(text.Pos{Line: 0, Col: 99}, text.UTF16); got != 3 {
		t.Errorf("a column beyond the line is %d, not its end", got)
	}
	if got := s.Offset(text.Pos{Line: 99}, text.UTF16); got != s.Len() {
		t.Errorf("a line beyond the text is %d, not its end", got)
	}
	if got := s.Lines(); got != 4 {
		t.Errorf("%d lines, want 4", got)
	}
}

func FuzzPositionsGoThereAndBack(f *testing.F) {
	f.Add("a\r\nb\rc\n𝄞é\xff", 3)
	f.Fuzz(func(t *testing.T, s string, off int) {
		txt := text.New(s)
		off = max(0, min(off, len(s)))
		// A place inside a character, or between CR and LF, has no name.
		for off > 0 && off < len(s) && (!utf8.RuneStart(s[off]) || s[off] == '\n' && s[off-1] == '\r') {
			off--
		}
		if off < len(s) && !utf8.ValidString(s) {
			return
		}
		for _, enc := range []text.Encoding{text.UTF8, text.UTF16, text.UTF32} {
			if back := txt.Offset(txt.Pos(off, enc), enc); back != off {
				t.Fatalf("encoding %d: %d became %v became %d in %q", enc, off, txt.Pos(off, enc), back, s)
			}
		}
	})
}
