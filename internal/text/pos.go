package text

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// Encoding says in which units a column is counted.
type Encoding uint8

const (
	UTF16 Encoding = iota // two units for a character outside the basic plane; what editors ask for by default
	UTF8                  // bytes
	UTF32                 // code points
)

// Pos is a place as a person or an editor names it, both counted from zero.
type Pos struct{ Line, Col int }

// Lines is the number of lines; an empty text has one.
func (t *Text) Lines() int { return len(t.lineTable()) }

// LineAt is the number, from zero, of the line that holds off.
func (t *Text) LineAt(off int) int {
	lines := t.lineTable()
	return sort.Search(len(lines), func(i int) bool { return lines[i] > off }) - 1
}

// Line is the span of line n without its ending.
func (t *Text) Line(n int) Span {
	lines := t.lineTable()
	end := len(t.s)
	if n+1 < len(lines) {
		end = lines[n+1]
		if t.s[end-1] == '\n' {
			end--
		}
		if end > lines[n] && t.s[end-1] == '\r' {
			end--
		}
	}
	return Span{lines[n], end}
}

// Pos is the place of off, clamped to the text. A byte that is not UTF-8 counts
// as one unit in every encoding.
func (t *Text) Pos(off int, enc Encoding) Pos {
	off = max(0, min(off, len(t.s)))
	line := t.LineAt(off)
	return Pos{line, Width(t.s[t.lineTable()[line]:off], enc)}
}

// Offset is the byte offset of p. As the language server protocol wants, a
// column beyond the line's end means the end of the line, and a line beyond the
// last one the end of the text; a column inside a character means its start.
func (t *Text) Offset(p Pos, enc Encoding) int {
	if p.Line < 0 {
		return 0
	}
	if p.Line >= t.Lines() {
		return len(t.s)
	}
	line := t.Line(p.Line)
	if p.Col <= 0 {
		return line.Start
	}
	s, col := line.In(t.s), 0
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		col += units(r, size, enc)
		if col > p.Col {
			return line.Start + i
		}
		i += size
	}
	return line.End
}

// Width is the length of s in the units of enc.
func Width(s string, enc Encoding) int {
	if enc == UTF8 {
		return len(s)
	}
	n := 0
	for i := 0; i < len(s); {
		if s[i] < utf8.RuneSelf {
			n++
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		n += units(r, size, enc)
		i += size
	}
	return n
}

func units(r rune, size int, enc Encoding) int {
	switch {
	case enc == UTF8:
		return size
	case enc == UTF16 && r > 0xFFFF:
		return 2
	}
	return 1
}

func (t *Text) lineTable() []int {
	t.once.Do(func() {
		lines := make([]int, 1, 2+len(t.s)/64)
		// A lone CR is rare; without one every line ends at an LF and the scan
		// runs at the speed of memory.
		if !hasLoneCR(t.s) {
			for at := 0; ; {
				i := strings.IndexByte(t.s[at:], '\n')
				if i < 0 {
					break
				}
				at += i + 1
				lines = append(lines, at)
			}
		} else {
			for i := 0; i < len(t.s); {
				if n := LineEnd(t.s, i); n > 0 {
					i += n
					lines = append(lines, i)
				} else {
					i++
				}
			}
		}
		t.lines = lines
	})
	return t.lines
}

func hasLoneCR(s string) bool {
	for {
		i := strings.IndexByte(s, '\r')
		if i < 0 {
			return false
		}
		if i+1 >= len(s) || s[i+1] != '\n' {
			return true
		}
		s = s[i+2:]
	}
}
