package text

import (
	"fmt"
	"slices"
)

// Buffer is a text under change: edits are made in it one after the other, without a
// text for each of them.
type Buffer struct {
	s     []byte
	lines []int
}

// Buffer is one that holds the text, with room for a few edits.
func (t *Text) Buffer() *Buffer {
	const room = 1 << 10
	lines := t.lineTable()
	return &Buffer{
		s:     append(make([]byte, 0, len(t.s)+room), t.s...),
		lines: append(make([]int, 0, len(lines)+room/16), lines...),
	}
}

// Offset is that of Text.
func (b *Buffer) Offset(p Pos, enc Encoding) int {
	switch {
	case p.Line < 0:
		return 0
	case p.Line >= len(b.lines):
		return len(b.s)
	}
	start, end := b.lines[p.Line], len(b.s)
	if p.Line+1 < len(b.lines) {
		end = b.lines[p.Line+1]
	}
	line := New(string(b.s[start:end])) // the places in it hang on nothing else
	return start + line.Offset(Pos{Col: p.Col}, enc)
}

// Apply makes an edit; one outside the text gives ErrRange, and nothing is changed.
func (b *Buffer) Apply(e Edit) error {
	if e.Start < 0 || e.End < e.Start || e.End > len(b.s) {
		return fmt.Errorf("%w: %d to %d of %d bytes", ErrRange, e.Start, e.End, len(b.s))
	}
	b.s = slices.Replace(b.s, e.Start, e.End, []byte(e.New)...)
	before, after, fresh := linesOf(b.lines, e, b.s)
	b.lines = slices.Replace(b.lines, before, after, fresh...)
	n := len(e.New) - e.Len()
	for i := before + len(fresh); i < len(b.lines); i++ {
		b.lines[i] += n
	}
	return nil
}

// Text is what the buffer holds now.
func (b *Buffer) Text() *Text {
	t, lines := New(string(b.s)), slices.Clone(b.lines)
	t.lines.Store(&lines)
	return t
}
