// Package text holds one immutable version of a text: its bytes, the edits
// that lead to the next version, and the places in it. It knows nothing of
// resolutions. Every offset is a byte offset; a line or a column is computed
// only where one is shown to a person or sent to an editor.
package text

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
)

// Span is a half-open range of byte offsets.
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s holds no byte.
func (s Span) Empty() bool { return s.End <= s.Start }

// Shift moves s by n bytes: a span relative to a paragraph becomes one of the
// text when shifted by the paragraph's start.
func (s Span) Shift(n int) Span { return Span{s.Start + n, s.End + n} }

// Contains reports whether off lies in s; its end does not.
func (s Span) Contains(off int) bool { return s.Start <= off && off < s.End }

// Overlaps reports whether s and o share a byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// In is the part of str that s covers.
func (s Span) In(str string) string { return str[s.Start:s.End] }

// Edit replaces the bytes of Span by New.
type Edit struct {
	Span
	New string
}

// ErrRange is returned for an edit that lies outside the text.
var ErrRange = errors.New("edit out of range")

// ErrOverlap is returned for edits that touch the same bytes.
var ErrOverlap = errors.New("edits overlap")

// Text is one version of a text. It is never changed and may be shared.
type Text struct {
	s     string
	lines atomic.Pointer[[]int] // offset of the start of every line; made when first asked for
}

// New is the text of s, whatever its bytes are: UTF-8 is not required.
func New(s string) *Text { return &Text{s: s} }

// String is the whole text.
func (t *Text) String() string { return t.s }

// Len is the length of the text in bytes.
func (t *Text) Len() int { return len(t.s) }

// Slice is the part of the text that sp covers.
func (t *Text) Slice(sp Span) string { return t.s[sp.Start:sp.End] }

// Apply is the text with all edits made at once; the edits' spans are those of
// t, in any order. Edits at the same place are made in the order given. An edit
// outside the text gives ErrRange, two that overlap ErrOverlap; t stays as it is.
func (t *Text) Apply(edits ...Edit) (*Text, error) {
	if !slices.IsSortedFunc(edits, byStart) {
		edits = slices.Clone(edits)
		slices.SortStableFunc(edits, byStart)
	}
	size, at := len(t.s), 0
	for _, e := range edits {
		if e.Start < 0 || e.End < e.Start || e.End > len(t.s) {
			return nil, fmt.Errorf("%w: %d to %d of %d bytes", ErrRange, e.Start, e.End, len(t.s))
		}
		if e.Start < at {
			return nil, fmt.Errorf("%w at byte %d", ErrOverlap, e.Start)
		}
		at = e.End
		size += len(e.New) - e.Len()
	}
	var b strings.Builder
	b.Grow(size)
	at = 0
	for _, e := range edits {
		b.WriteString(t.s[at:e.Start])
		b.WriteString(e.New)
		at = e.End
	}
	b.WriteString(t.s[at:])
	next := New(b.String())
	if lines := t.lines.Load(); lines != nil && len(edits) == 1 {
		moved := moveLines(*lines, edits[0], next.s)
		next.lines.Store(&moved)
	}
	return next, nil
}

func byStart(a, b Edit) int { return cmp.Compare(a.Start, b.Start) }

// LineEnd is the length of the line ending at s[i]: 2 for CR LF, 1 for a lone
// CR or LF, 0 where no line ends.
func LineEnd(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	switch s[i] {
	case '\n':
		return 1
	case '\r':
		if i+1 < len(s) && s[i+1] == '\n' {
			return 2
		}
		return 1
	}
	return 0
}
