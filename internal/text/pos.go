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

// LineStarts is where the lines begin; it must not be changed.
func (t *Text) LineStarts() []int { return t.lineTable() }

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
		if i+8 <= len(s) && Chunk(s[i:i+8])&HighBits == 0 {
			n, i = n+8, i+8
			continue
		}
		if s[i] < utf8.RuneSelf {
			n, i = n+1, i+1
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
	if lines := t.lines.Load(); lines != nil {
		return *lines
	}
	lines := findLines(t.s)
	t.lines.Store(&lines)
	return lines
}

func findLines(s string) []int {
	lines := make([]int, 1, 2+len(s)/64)
	// A lone CR is rare; without one every line ends at an LF and the scan runs at
	// the speed of memory.
	if !hasLoneCR(s) {
		for at := 0; ; {
			i := strings.IndexByte(s[at:], '\n')
			if i < 0 {
				return lines
			}
			at += i + 1
			lines = append(lines, at)
		}
	}
	for i := 0; i < len(s); {
		if n := LineEnd(s, i); n > 0 {
			i += n
			lines = append(lines, i)
		} else {
			i++
		}
	}
	return lines
}

// moveLines is the lines of s, which an edit made of a text with the lines old.
func moveLines(old []int, e Edit, s string) []int {
	before, after, fresh := linesOf(old, e, s)
	lines := make([]int, before, len(old)+8)
	copy(lines, old)
	lines = append(lines, fresh...)
	n := len(e.New) - e.Len()
	for _, at := range old[after:] {
		lines = append(lines, at+n)
	}
	return lines
}

// linesOf tells which of the lines old, from before up to after, give way to which fresh
// ones in s, which an edit made of that text: whether a line starts at a place hangs on
// the bytes on both sides of it alone.
func linesOf[S string | []byte](old []int, e Edit, s S) (before, after int, fresh []int) {
	before = sort.SearchInts(old, max(e.Start, 1)) // the text's own start stays
	after = max(before, sort.SearchInts(old, e.End+1))
	for at := max(e.Start, 1); at <= e.Start+len(e.New); at++ {
		if s[at-1] == '\n' || s[at-1] == '\r' && (at == len(s) || s[at] != '\n') {
			fresh = append(fresh, at)
		}
	}
	return before, after, fresh
}

// Finder finds places that come nearly in order faster than Pos does: it goes on from
// the last one.
type Finder struct {
	t     *Text
	lines []int
	enc   Encoding
	line  int
	last  mark // the last place, in line
	// marks are a stride apart in the line marked. With them a draft on a single line of
	// ten megabytes is counted through once, in whatever order its places come.
	marked int
	marks  []mark
}

// mark is an offset in the text and its column.
type mark struct{ off, col int }

const stride = 4096

// Finder is one that counts columns in units of enc.
func (t *Text) Finder(enc Encoding) *Finder { return &Finder{t: t, lines: t.lineTable(), enc: enc} }

// Pos is the place of off, as that of Text.
func (f *Finder) Pos(off int) Pos {
	off = max(0, min(off, len(f.t.s)))
	if !f.holds(off) {
		f.find(off)
		f.last = mark{off: f.lines[f.line]}
	}
	if off < f.last.off {
		f.last = mark{off: f.lines[f.line]}
	}
	if off-f.last.off > stride {
		f.last = f.near(off)
	}
	col := f.last.col + Width(f.t.s[f.last.off:off], f.enc)
	if off == len(f.t.s) || utf8.RuneStart(f.t.s[off]) { // not between the bytes of a character
		f.last = mark{off, col}
	}
	return Pos{f.line, col}
}

// LineStart is where the line of the last place begins.
func (f *Finder) LineStart() int { return f.lines[f.line] }

// holds tells that off is in the line at work.
func (f *Finder) holds(off int) bool {
	return f.lines[f.line] <= off && (f.line+1 == len(f.lines) || off < f.lines[f.line+1])
}

// find goes to the line that holds off.
func (f *Finder) find(off int) {
	const near = 16 // lines, beyond which a search is quicker
	for n := 0; n < near && f.line+1 < len(f.lines) && f.lines[f.line+1] <= off; n++ {
		f.line++
	}
	if !f.holds(off) {
		f.line = f.t.LineAt(off)
	}
}

// near is the last mark of the line at or before off.
func (f *Finder) near(off int) mark {
	if f.marked != f.line || len(f.marks) == 0 {
		f.marked, f.marks = f.line, append(f.marks[:0], mark{off: f.lines[f.line]})
	}
	s := f.t.s
	last := f.marks[len(f.marks)-1]
	for last.off+stride <= off {
		next := last.off + stride
		for i := 0; i < 3 && s[next]&0xC0 == 0x80; i++ {
			next-- // not between the bytes of a character
		}
		last = mark{next, last.col + Width(s[last.off:next], f.enc)}
		f.marks = append(f.marks, last)
	}
	after := sort.Search(len(f.marks), func(i int) bool { return f.marks[i].off > off })
	return f.marks[after-1]
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
