package marks

import (
	"sort"
	"strings"

	"resolute/internal/text"
)

// Reading is one of the two texts that a marked text is, with the way to the
// marked one and back. Offsets are bytes.
type Reading struct {
	Text   *text.Text
	pieces []piece // in order; joined, they are the text
	shown  int     // length of the marked text
}

// piece is a run of bytes that stand side by side in both texts.
type piece struct {
	read, shown, n int
	marked         bool // within a mark
}

// Shown is the span of the marked text that shows a span of the reading: from
// its first byte to its last, with what stands between them.
func (r *Reading) Shown(s text.Span) text.Span {
	if s.Empty() {
		at := r.Place(s.Start)
		return text.Span{Start: at, End: at}
	}
	first, last := r.byByte(s.Start), r.byByte(s.End-1)
	if first == nil || last == nil {
		return text.Span{Start: r.shown, End: r.shown}
	}
	return text.Span{Start: first.shown + s.Start - first.read, End: last.shown + s.End - last.read}
}

// Place is where the marked text shows a place of the reading. At the edge of a
// mark it is behind the byte before, so that what is inserted there goes on with
// it, but never at the end of the line before.
func (r *Reading) Place(off int) int {
	s := r.Text.String()
	if off <= 0 || off <= len(s) && s[off-1] == '\n' {
		if p := r.byByte(off); p != nil {
			return p.shown + off - p.read
		}
		if off <= 0 {
			return 0
		}
		return r.shown
	}
	p := r.byByte(min(off, len(s)) - 1)
	if p == nil {
		return r.shown
	}
	return p.shown + min(off, len(s)) - p.read
}

// Offset is the place of the reading that a place of the marked text is shown
// for; within what the reading does not have, the place where it is missing.
func (r *Reading) Offset(shown int) int {
	i := sort.Search(len(r.pieces), func(i int) bool { return r.pieces[i].shown > shown }) - 1
	if i < 0 {
		return 0
	}
	p := &r.pieces[i]
	return p.read + min(shown-p.shown, p.n)
}

// Read is the span of the reading that a span of the marked text is shown for.
func (r *Reading) Read(shown text.Span) text.Span {
	return text.Span{Start: r.Offset(shown.Start), End: r.Offset(shown.End)}
}

// byByte is the piece that holds a byte, nil beyond the end.
func (r *Reading) byByte(off int) *piece {
	i := sort.Search(len(r.pieces), func(i int) bool { return r.pieces[i].read > off }) - 1
	if i < 0 || off >= r.pieces[i].read+r.pieces[i].n {
		return nil
	}
	return &r.pieces[i]
}

// readings puts the stretches together. Where a line of the marked text has
// marks and nothing else, its ending stands in those readings only to which the
// marks give something.
func (c *scanner) readings(shown *text.Text) (proposed, original *Reading) {
	if len(c.marks) == 0 {
		whole := []piece{{n: shown.Len()}}
		return &Reading{shown, whole, shown.Len()}, &Reading{shown, whole, shown.Len()}
	}
	p := joiner{s: c.s, bit: inProposed}
	o := joiner{s: c.s, bit: inOriginal}
	words, marks := false, 0 // of the line: bytes outside marks, and the marks before its end
	next := 0
	for _, st := range c.stretches {
		if st.marked {
			p.put(st)
			o.put(st)
			continue
		}
		for at := st.Start; at < st.End; {
			for next < len(c.marks) && c.marks[next].End <= at {
				next++
				marks++
			}
			end, stop := lineEnd(c.s, at, st.End)
			part := stretch{text.Span{Start: at, End: end}, st.in, false}
			words = words || end > at
			p.put(part)
			o.put(part)
			if stop > end {
				ending := stretch{text.Span{Start: end, End: stop}, st.in, false}
				only := !words && marks > 0
				p.endLine(ending, only)
				o.endLine(ending, only)
				words, marks = false, 0
			}
			at = stop
		}
	}
	return p.reading(shown), o.reading(shown)
}

// without is a text that is read without some of its parts, which are in order.
func without(shown *text.Text, parts []text.Span) *Text {
	j := joiner{s: shown.String(), bit: inProposed}
	at := 0
	for _, p := range parts {
		j.put(stretch{text.Span{Start: at, End: p.Start}, inBoth, false})
		at = p.End
	}
	j.put(stretch{text.Span{Start: at, End: shown.Len()}, inBoth, false})
	r := j.reading(shown)
	return &Text{Shown: shown, Proposed: r, Original: r}
}

// lineEnd is where the line at s[at] ends before limit, without and with its ending.
func lineEnd(s string, at, limit int) (end, next int) {
	i := strings.IndexByte(s[at:limit], '\n')
	if i < 0 {
		return limit, limit
	}
	end = at + i
	next = end + 1
	if end > at && s[end-1] == '\r' {
		end--
	}
	return end, next
}

// joiner makes one reading.
type joiner struct {
	s      string
	bit    readers
	b      strings.Builder
	pieces []piece
	line   int // bytes of the line at work
}

func (j *joiner) put(st stretch) {
	if st.in&j.bit == 0 || st.Empty() {
		return
	}
	j.line += st.Len()
	if n := len(j.pieces); n > 0 && j.pieces[n-1].shown+j.pieces[n-1].n == st.Start && j.pieces[n-1].marked == st.marked {
		j.pieces[n-1].n += st.Len()
	} else {
		j.pieces = append(j.pieces, piece{j.b.Len(), st.Start, st.Len(), st.marked})
	}
	j.b.WriteString(st.In(j.s))
}

func (j *joiner) endLine(ending stretch, only bool) {
	if !only || j.line > 0 {
		j.put(ending)
	}
	j.line = 0
}

func (j *joiner) reading(shown *text.Text) *Reading {
	return &Reading{text.New(j.b.String()), j.pieces, shown.Len()}
}
