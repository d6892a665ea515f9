package marks_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"resolute/internal/marks"
	"resolute/internal/text"
)

func read(t *testing.T, s string) *marks.Text {
	t.Helper()
	m := marks.Read(text.New(s))
	if m == nil {
		t.Fatalf("no marks in %q", s)
	}
	return m
}

func TestAMarkedTextIsTwoTexts(t *testing.T) {
	for _, c := range []struct{ name, marked, original, proposed string }{
		{"insertion", "a {++new ++}word\n", "a word\n", "a new word\n"},
		{"deletion", "an {--old --}word\n", "an old word\n", "an word\n"},
		{"substitution", "{~~31~>1~~}\tto\n", "31\tto\n", "1\tto\n"},
		{"comment", "word{>>why?<<}s\n", "words\n", "words\n"},
		{"an inserted line", "a\n{++b++}\nc\n", "a\nc\n", "a\nb\nc\n"},
		{"a deleted line", "a\r\n{--b--}\r\nc\r\n", "a\r\nb\r\nc\r\n", "a\r\nc\r\n"},
		{"a line replaced", "a\n{--b--}{++B++}\nc\n", "a\nb\nc\n", "a\nB\nc\n"},
		{"a comment on a line of its own", "a\n{>>see below<<}\nb\n", "a\nb\n", "a\nb\n"},
		{"paragraphs joined", "a{--\n--}{++ ++}b\n", "a\nb\n", "a b\n"},
		{"an empty line added", "a\n{++\n++}b\n", "a\nb\n", "a\n\nb\n"},
		{"inserted, then struck by another", "{++one {--two --}three++}\n", "", "one three\n"},
		{"struck around an insertion", "{--one {++two ++}three++--}\nx\n", "one three++\nx\n", "x\n"},
		{"a comment in an insertion", "{++one{>>!<<}++}\nx\n", "x\n", "one\nx\n"},
		{"at the very end", "a\n{++b++}", "a\n", "a\nb"},
		{"marks of one line only", "{++a++} {--b--}\n", " b\n", "a \n"},
		{"never closed", "a {++b\n{++c++}\n", "a {++b\n", "a {++b\nc\n"},
		{"a substitution without an arrow", "{~~a~~}{++b++}\n", "{~~a~~}\n", "{~~a~~}b\n"},
		{"a closing delimiter alone", "a++} {++b++}\n", "a++} \n", "a++} b\n"},
	} {
		m := read(t, c.marked)
		if got := m.Original.Text.String(); got != c.original {
			t.Errorf("%s: original %q, want %q", c.name, got, c.original)
		}
		if got := m.Proposed.Text.String(); got != c.proposed {
			t.Errorf("%s: proposed %q, want %q", c.name, got, c.proposed)
		}
	}
}

func TestATextWithoutMarksIsNotTouched(t *testing.T) {
	for _, s := range []string{"", "a { b", "{+ +}", "{++", "{{++", "{++ only open", "{--}", "a {- b -}"} {
		if m := marks.Read(text.New(s)); m != nil {
			t.Errorf("%q: %d marks", s, len(m.Marks))
		}
	}
}

// show marks a span by brackets, as a picture of where it lies.
func show(s string, sp text.Span) string {
	return s[:sp.Start] + "⟦" + s[sp.Start:sp.End] + "⟧" + s[sp.End:]
}

func TestAPlaceOfTheProposedTextIsShownInTheMarkedOne(t *testing.T) {
	for _, c := range []struct{ marked, find, want string }{
		{"in {--the old--}{++a new++} text\n", "a new", "in {--the old--}{++⟦a new⟧++} text\n"},
		{"in {--the old--}{++a new++} text\n", "new text", "in {--the old--}{++a ⟦new++} text⟧\n"},
		{"{~~31~>1~~}\tto\n", "1", "{~~31~>⟦1⟧~~}\tto\n"},
		{"(Rev. {~~Dubai, 2018~>Bucharest, 2022~~})\n", "Rev. Bucharest", "(⟦Rev. {~~Dubai, 2018~>Bucharest⟧, 2022~~})\n"},
	} {
		m := read(t, c.marked)
		at := strings.Index(m.Proposed.Text.String(), c.find)
		sp := text.Span{Start: at, End: at + len(c.find)}
		got := show(c.marked, m.Proposed.Shown(sp))
		if got != c.want {
			t.Errorf("%q in %q:\n got %s\nwant %s", c.find, c.marked, got, c.want)
		}
		if back := m.Proposed.Read(m.Proposed.Shown(sp)); back != sp {
			t.Errorf("%q in %q: back at %v, was %v", c.find, c.marked, back, sp)
		}
	}
}

func TestEditsAreMadeThroughTheMarks(t *testing.T) {
	for _, c := range []struct{ name, marked, old, new, plain, tracked string }{
		{"outside", "a b {++c++}\n", "b", "B", "a B {++c++}\n", "a {~~b~>B~~} {++c++}\n"},
		{"inside an insertion", "a {++b c++}\n", "b", "B", "a {++B c++}\n", "a {++B c++}\n"},
		{"all of an insertion", "a {++b++}c\n", "b", "", "a c\n", "a c\n"},
		{"the new half of a substitution", "{~~3~>31~~}\tto\n", "31", "1", "{~~3~>1~~}\tto\n", "{~~3~>1~~}\tto\n"},
		{"across a deletion", "a {--x --}b c\n", "a b", "z", "z{--x --} c\n", "{~~a ~>z~~}{--x --}{--b--} c\n"},
		{"a letter of a word", "paragraf {++1++}\n", "f", "ph", "paragraph {++1++}\n", "paragra{~~f~>ph~~} {++1++}\n"},
		{"a whole line goes", "a\nb\n{++c++}\n", "b\n", "", "a\n{++c++}\n", "a\n{--b--}\n{++c++}\n"},
	} {
		m := read(t, c.marked)
		at := strings.Index(m.Proposed.Text.String(), c.old)
		e := []text.Edit{{Span: text.Span{Start: at, End: at + len(c.old)}, New: c.new}}
		for _, track := range []bool{false, true} {
			want := c.plain
			if track {
				want = c.tracked
			}
			edits, ok := m.Edits(e, track)
			got, err := m.Shown.Apply(edits...)
			if !ok || err != nil || got.String() != want {
				t.Errorf("%s, track %t: %v, %v\n got %q\nwant %q", c.name, track, ok, err, got, want)
			}
		}
	}
}

func TestATrackedEditOfATextWithoutMarks(t *testing.T) {
	m := marks.Of(text.New("1\tto begin;\n31\tto end.\n"))
	edits, ok := m.Edits([]text.Edit{{Span: text.Span{Start: 12, End: 14}, New: "2"}}, true)
	got, err := m.Shown.Apply(edits...)
	if want := "1\tto begin;\n{~~31~>2~~}\tto end.\n"; !ok || err != nil || got.String() != want {
		t.Errorf("%v %v %q, want %q", ok, err, got, want)
	}
}

// pieces of a random draft: words, ends, and what may go wrong at the seams.
var pieces = []string{"a", "word", " ", "\t", "1", "\n", "\n", ";\n", "\r\n", "{", "}", "~", ">", "é", "+", "-"}

func randomRuns(r *rand.Rand) []marks.Run {
	runs := make([]marks.Run, r.IntN(8))
	for i := range runs {
		var b strings.Builder
		for range 1 + r.IntN(4) {
			b.WriteString(pieces[r.IntN(len(pieces)-7)])
		}
		runs[i] = marks.Run{Text: b.String(), Old: r.IntN(3) > 0, New: r.IntN(3) > 0}
	}
	return runs
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	for range 8_000 {
		runs := randomRuns(r)
		var was, now string
		for _, run := range runs {
			if run.Old {
				was += run.Text
			}
			if run.New {
				now += run.Text
			}
		}
		s := marks.Write(runs)
		m := marks.Of(text.New(s))
		if got := m.Original.Text.String(); got != was {
			t.Fatalf("%+v\nwritten %q\noriginal %q, want %q", runs, s, got, was)
		}
		if got := m.Proposed.Text.String(); got != now {
			t.Fatalf("%+v\nwritten %q\nproposed %q, want %q", runs, s, got, now)
		}
		checkResolve(t, m)
		again := marks.Of(text.New(marks.Write(m.Runs())))
		if again.Original.Text.String() != was || again.Proposed.Text.String() != now {
			t.Fatalf("%q has the runs %+v, which are written %q", s, m.Runs(), again.Shown)
		}
	}
}

// checkResolve accepts and rejects all marks one after the other, from the last
// on: what results are the two readings.
func checkResolve(t *testing.T, m *marks.Text) {
	t.Helper()
	for _, accept := range []bool{true, false} {
		want := m.Original.Text.String()
		if accept {
			want = m.Proposed.Text.String()
		}
		all, err := m.Shown.Apply(m.Resolve(m.All(), accept)...)
		if err != nil || all.String() != want {
			t.Fatalf("%q, accept %t: %v %q, want %q", m.Shown, accept, err, all, want)
		}
	}
}

func TestRandomEditsKeepTheOriginalWhenTracked(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	refused, made := 0, 0
	for range 8_000 {
		m := marks.Of(text.New(marks.Write(randomRuns(r))))
		now := m.Proposed.Text
		a, b := r.IntN(now.Len()+1), r.IntN(now.Len()+1)
		e := text.Edit{Span: text.Span{Start: min(a, b), End: min(max(a, b), min(a, b)+4)}, New: pieces[r.IntN(8)]}
		want, err := now.Apply(e)
		if err != nil {
			t.Fatal(err)
		}
		for _, track := range []bool{false, true} {
			edits, ok := m.Edits([]text.Edit{e}, track)
			if !ok {
				refused++
				continue
			}
			made++
			shown, err := m.Shown.Apply(edits...)
			if err != nil {
				t.Fatalf("%q, %+v: %v", m.Shown, e, err)
			}
			after := marks.Of(shown)
			if after.Proposed.Text.String() != want.String() {
				t.Fatalf("%q, %+v, track %t: %q reads %q, want %q", m.Shown, e, track, shown, after.Proposed.Text, want)
			}
			if track && after.Original.Text.String() != m.Original.Text.String() {
				t.Fatalf("%q, %+v: %q: the original became %q", m.Shown, e, shown, after.Original.Text)
			}
		}
	}
	if refused*10 > made {
		t.Errorf("%d edits refused, %d made", refused, made)
	}
}

func FuzzReadingsAreParts(f *testing.F) {
	for _, s := range []string{"{++a++}", "{--a--}\n", "{~~a~>b~~}", "{>>a<<}", "{++{--a--}++}", "{++{++", "{~~{--a--}~>~~}"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m := marks.Of(text.New(s))
		for _, r := range []*marks.Reading{m.Proposed, m.Original} {
			got := r.Text.String()
			for off := range len(got) {
				at := r.Shown(text.Span{Start: off, End: off + 1})
				if at.In(s) != got[off:off+1] {
					t.Fatalf("%q: byte %d is %q, shown at %v", s, off, got[off], at)
				}
				if r.Offset(at.Start) != off {
					t.Fatalf("%q: byte %d is shown at %d, which leads back to %d", s, off, at.Start, r.Offset(at.Start))
				}
			}
		}
		checkResolve(t, m)
	})
}

func BenchmarkTextWithoutMarks(b *testing.B) {
	t := text.New(strings.Repeat("a)\tthe outcomes of the World Summit on the Information Society;\n", 16_000))
	b.SetBytes(int64(t.Len()))
	for b.Loop() {
		marks.Read(t)
	}
}

func BenchmarkOpeningDelimitersAlone(b *testing.B) {
	t := text.New(strings.Repeat("{++{--{~~{>>", 80_000))
	b.SetBytes(int64(t.Len()))
	for b.Loop() {
		marks.Of(t)
	}
}
