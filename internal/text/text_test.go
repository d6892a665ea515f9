package text_test

import (
	"errors"
	"math/rand/v2"
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

// An edit moves the table of lines; it must be that of the text made afresh, and so
// must places that are found in order.
func TestLinesMoveWithAnEdit(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 6))
	pieces := []string{"", "a", "\n", "\r", "\r\n", "é𝔘", "\n\r", "long enough to be skipped eight at a time\n", "\xff"}
	now := text.New("one\r\ntwo\rthree\n")
	for range 20_000 {
		now.Lines() // the table is made
		a, b := rnd.IntN(now.Len()+1), rnd.IntN(now.Len()+1)
		a, b = min(a, b), max(a, b)
		if b-a > 6 || now.Len() > 200 && rnd.IntN(4) == 0 {
			a = max(0, b-20)
		} else if b-a > 3 {
			b = a
		}
		next, err := now.Apply(text.Edit{Span: text.Span{Start: a, End: b}, New: pieces[rnd.IntN(len(pieces))]})
		if err != nil {
			t.Fatal(err)
		}
		fresh := text.New(next.String())
		if next.Lines() != fresh.Lines() {
			t.Fatalf("%q from %q: %d lines, want %d", next, now, next.Lines(), fresh.Lines())
		}
		for i := range fresh.Lines() {
			if next.Line(i) != fresh.Line(i) {
				t.Fatalf("%q from %q: line %d is %v, want %v", next, now, i, next.Line(i), fresh.Line(i))
			}
		}
		find := next.Finder(text.UTF16)
		for range 5 {
			off := rnd.IntN(next.Len() + 1)
			if got, want := find.Pos(off), fresh.Pos(off, text.UTF16); got != want {
				t.Fatalf("%d of %q is at %v, want %v", off, next, got, want)
			}
		}
		now = next
	}
}

// A buffer is the text that its edits would have made one by one, places and lines, too.
func TestABufferIsEditedAsTextsAre(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 8))
	pieces := []string{"", "a", "\n", "\r", "\r\n", "é𝔘", "\n\r", "a longer piece\n", "\xff"}
	now := text.New("one\r\ntwo\rthree\n")
	buf := now.Buffer()
	for range 20_000 {
		p := text.Pos{Line: rnd.IntN(now.Lines()+3) - 1, Col: rnd.IntN(20) - 1}
		enc := text.Encoding(rnd.IntN(3))
		a := now.Offset(p, enc)
		if got := buf.Offset(p, enc); got != a {
			t.Fatalf("%v of %q is at %d, want %d", p, now, got, a)
		}
		b := min(now.Len(), a+rnd.IntN(4))
		if now.Len() > 200 {
			b = now.Len()
		}
		e := text.Edit{Span: text.Span{Start: a, End: b}, New: pieces[rnd.IntN(len(pieces))]}
		next, err := now.Apply(e)
		if err != nil || buf.Apply(e) != nil {
			t.Fatal(err)
		}
		now = next
		if rnd.IntN(8) > 0 {
			continue
		}
		got := buf.Text()
		if got.String() != now.String() || got.Lines() != now.Lines() {
			t.Fatalf("the buffer has %q in %d lines, want %q in %d", got, got.Lines(), now, now.Lines())
		}
		for i := range now.Lines() {
			if got.Line(i) != now.Line(i) {
				t.Fatalf("line %d of %q is %v, want %v", i, now, got.Line(i), now.Line(i))
			}
		}
	}
	if err := buf.Apply(text.Edit{Span: text.Span{Start: 1, End: 1 << 20}}); !errors.Is(err, text.ErrRange) {
		t.Errorf("an edit outside gives %v", err)
	}
}
