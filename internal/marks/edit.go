package marks

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"resolute/internal/text"
)

// Edits are the edits of the marked text that make the given edits, which are of
// the proposed reading, in it. No mark is lost: what was struck stays, and of an
// insertion only what the edits themselves take away goes. With track the edits
// are written as marks, so that the original reading stays as it is; within an
// insertion they are made in place, as a word processor does.
//
// It reports false for edits that cannot be told apart from the marks around
// them; then nothing should be changed.
func (t *Text) Edits(edits []text.Edit, track bool) ([]text.Edit, bool) {
	var all []text.Edit
	for _, e := range edits {
		if e.Start < 0 || e.End < e.Start || e.End > t.Proposed.Text.Len() {
			return nil, false
		}
		if track {
			e = shrink(t.Proposed.Text.String(), e)
		}
		all = append(all, t.edit(e, track)...)
	}
	if len(t.Marks) == 0 && !track {
		return all, true
	}
	return all, t.holds(edits, all, track)
}

// part is a run of the marked text that an edit takes away.
type part struct {
	text.Span
	marked bool
}

func (t *Text) edit(e text.Edit, track bool) []text.Edit {
	parts := t.parts(e.Span)
	if len(parts) == 0 {
		if e.New == "" {
			return nil
		}
		at := t.Proposed.Place(e.Start)
		s := e.New
		if k := t.At(at); track && (k < 0 || at == t.Marks[k].Start) {
			s = t.inserted(at, s)
		}
		return []text.Edit{{Span: text.Span{Start: at, End: at}, New: s}}
	}
	out := make([]text.Edit, 0, len(parts))
	for i, p := range parts {
		s := ""
		if i == 0 {
			s = e.New
		}
		switch {
		case track && !p.marked:
			s = t.replaced(p.Span, s)
		case p.marked && s == "":
			if k := t.At(p.Start); k >= 0 && t.Marks[k].Kind == Insertion && t.Marks[k].New == p.Span {
				p.Span = t.Marks[k].Span // nothing is left of it
			}
		}
		out = append(out, text.Edit{Span: p.Span, New: s})
	}
	return out
}

// parts are the runs of the marked text that show a span of the proposed one.
func (t *Text) parts(s text.Span) []part {
	if s.Empty() {
		return nil
	}
	var out []part
	r := t.Proposed
	i, _ := slices.BinarySearchFunc(r.pieces, s.Start, func(p piece, off int) int { return p.read + p.n - 1 - off })
	for ; i < len(r.pieces) && r.pieces[i].read < s.End; i++ {
		p := &r.pieces[i]
		from, to := max(s.Start, p.read), min(s.End, p.read+p.n)
		out = append(out, part{text.Span{Start: p.shown + from - p.read, End: p.shown + to - p.read}, p.marked})
	}
	return out
}

// inserted is s as an insertion at a place outside all marks. Whole lines are
// marked line by line.
func (t *Text) inserted(at int, s string) string {
	if t.lineStart(at) {
		if out, ok := byLine(s, Insertion); ok {
			return out
		}
	}
	return open[Insertion] + s + close[Insertion]
}

// replaced is the run at, outside all marks, struck, with s in its place.
func (t *Text) replaced(at text.Span, s string) string {
	was := t.Shown.Slice(at)
	if s == "" {
		if t.lineStart(at.Start) {
			if out, ok := byLine(was, Deletion); ok {
				return out
			}
		}
		return open[Deletion] + was + close[Deletion]
	}
	if strings.Contains(was, arrow) || strings.ContainsAny(was+s, "\n") {
		return open[Deletion] + was + close[Deletion] + open[Insertion] + s + close[Insertion]
	}
	return open[Substitution] + was + arrow + s + close[Substitution]
}

func (t *Text) lineStart(at int) bool {
	return at == 0 || t.Shown.String()[at-1] == '\n'
}

// byLine is s with every line as a mark of its own; false unless s is whole
// lines that are not empty.
func byLine(s string, k Kind) (string, bool) {
	if !strings.HasSuffix(s, "\n") {
		return "", false
	}
	var b strings.Builder
	for line := range strings.Lines(s) {
		body := strings.TrimRight(line, "\r\n")
		if body == "" {
			return "", false
		}
		b.WriteString(open[k] + body + close[k] + line[len(body):])
	}
	return b.String(), true
}

// shrink leaves out the words that an edit does not change, so that a tracked
// change strikes no more than it must.
func shrink(s string, e text.Edit) text.Edit {
	was, now := e.In(s), e.New
	n := 0
	for n < len(was) && n < len(now) && was[n] == now[n] {
		n++
	}
	for n > 0 && (splitsWord(was, n) || splitsWord(now, n)) {
		n--
	}
	was, now = was[n:], now[n:]
	m := 0
	for m < len(was) && m < len(now) && was[len(was)-1-m] == now[len(now)-1-m] {
		m++
	}
	for m > 0 && (splitsWord(was, len(was)-m) || splitsWord(now, len(now)-m)) {
		m--
	}
	return text.Edit{Span: text.Span{Start: e.Start + n, End: e.End - m}, New: now[:len(now)-m]}
}

// splitsWord tells that s[:i] ends within a word, a number or a character.
func splitsWord(s string, i int) bool {
	if i <= 0 || i >= len(s) {
		return false
	}
	if !utf8.RuneStart(s[i]) {
		return true
	}
	a, _ := utf8.DecodeLastRuneInString(s[:i])
	b, _ := utf8.DecodeRuneInString(s[i:])
	word := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '\'' || r == '’' }
	return word(a) && word(b) || a == '\r' && b == '\n'
}

// holds tells that the edits made of the marked text are those wanted of the
// proposed one, and with track that the original stays. Lines are read by
// themselves, so only those touched need be looked at.
func (t *Text) holds(wanted, made []text.Edit, track bool) bool {
	if len(made) == 0 {
		return true
	}
	region := text.Span{Start: t.Shown.Len(), End: 0}
	for _, e := range made {
		region.Start, region.End = min(region.Start, e.Start), max(region.End, e.End)
	}
	region = t.Lines(region)
	before := Of(text.New(t.Shown.Slice(region)))
	after, err := before.Shown.Apply(shifted(made, -region.Start)...)
	if err != nil {
		return false
	}
	due, err := before.Proposed.Text.Apply(shifted(wanted, -t.Proposed.Offset(region.Start))...)
	if err != nil {
		return false
	}
	now := Of(after)
	return now.Proposed.Text.String() == due.String() &&
		(!track || now.Original.Text.String() == before.Original.Text.String())
}

func shifted(edits []text.Edit, n int) []text.Edit {
	out := make([]text.Edit, len(edits))
	for i, e := range edits {
		out[i] = text.Edit{Span: e.Shift(n), New: e.New}
	}
	return out
}

// Lines is the span of the marked text widened to whole lines. A line that ends
// within a mark does not end there: what Lines gives can be read by itself.
func (t *Text) Lines(s text.Span) text.Span {
	str := t.Shown.String()
	for s.Start > 0 && (str[s.Start-1] != '\n' || t.inMark(s.Start-1)) {
		s.Start--
	}
	if s.End > s.Start && str[s.End-1] == '\n' && !t.inMark(s.End-1) {
		// An edit that takes a line's ending away joins it to the next.
		s.End++
	}
	s.End = min(s.End, len(str))
	for s.End < len(str) && (s.End == 0 || s.End == s.Start || str[s.End-1] != '\n' || t.inMark(s.End-1)) {
		s.End++
	}
	return s
}

func (t *Text) inMark(at int) bool { return t.At(at) >= 0 }
