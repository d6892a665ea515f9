package report

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"resolute/internal/text"
)

// excerpt is a line of a draft as it is shown: cut around the finding, tabs as
// blanks, and a line of carets that stand under it.
type excerpt struct{ line, carets string }

// tabStop is how far apart tabs are shown. Labels are short, so four will do.
const tabStop = 4

// cell is a character on the screen.
type cell struct {
	s     string
	width int
	hit   bool // the finding covers it
}

// cutOut is the line that sp begins on, at most width wide.
func cutOut(t *text.Text, sp text.Span, width int) excerpt {
	width = max(width, 20)
	start := max(0, min(sp.Start, t.Len()))
	line := t.Line(t.LineAt(start))
	s := t.String()
	// Of a long line no more need be looked at than can be shown.
	from, to := start, start
	for n := 0; n < width && from > line.Start; n++ {
		_, size := utf8.DecodeLastRuneInString(s[line.Start:from])
		from -= size
	}
	for n := 0; n < width && to < line.End; n++ {
		_, size := utf8.DecodeRuneInString(s[to:line.End])
		to += size
	}
	hit := text.Span{Start: start - from, End: min(sp.End, to) - from}
	if hit.Start < to-from && isPlain(s[from:to]) {
		return cutPlain(s[from:to], hit, width, from > line.Start, to < line.End)
	}
	return fit(layOut(s[from:to], hit), width, from > line.Start, to < line.End)
}

// isPlain tells a line of printable ASCII, whose bytes are its columns.
func isPlain(s string) bool {
	for i := 0; i < len(s); i += 8 {
		if text.Leading(text.Printable(text.ChunkAt(s, i))) < min(8, len(s)-i) {
			return false
		}
	}
	return true
}

// cutPlain is fit for a plain line, as nearly all are: without a cell for every
// character. The finding begins within s.
func cutPlain(s string, hit text.Span, width int, cutBefore, cutAfter bool) excerpt {
	end := max(hit.Start+1, min(hit.End, len(s)))
	from, to := 0, len(s)
	if len(s) > width || cutBefore || cutAfter {
		if end > width-2 {
			from = hit.Start - min(hit.Start, max(width/3, width-2-(len(s)-hit.Start)))
		}
		to = min(to, from+width-2)
	}
	before, after, indent := "", "", ""
	if from > 0 || cutBefore {
		before, indent = "…", " "
	}
	if to < len(s) || cutAfter {
		after = "…"
	}
	return excerpt{
		strings.TrimRight(before+s[from:to]+after, " "),
		indent + strings.Repeat(" ", hit.Start-from) + strings.Repeat("^", min(end, to)-hit.Start),
	}
}

// layOut is s as cells.
func layOut(s string, hit text.Span) []cell {
	cells := make([]cell, 0, len(s)+1)
	col, marked := 0, false
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		c := cell{s: s[i : i+size], width: runeWidth(r), hit: i < hit.End && i+size > hit.Start}
		switch {
		case r == '\t':
			c.width = tabStop - col%tabStop
			c.s = strings.Repeat(" ", c.width)
		case visible(r) != r || r == utf8.RuneError:
			c.s, c.width = "\uFFFD", 1
		}
		if !marked && i >= hit.Start {
			// A finding of no length is shown on the character it stands before.
			c.hit, marked = true, true
		}
		cells = append(cells, c)
		col += c.width
		i += size
	}
	if !marked {
		cells = append(cells, cell{s: " ", width: 1, hit: true}) // at the end of the line
	}
	return cells
}

// fit puts together the cells that there is room for, with an ellipsis where
// some are left out.
func fit(cells []cell, width int, cutBefore, cutAfter bool) excerpt {
	first, last, total := -1, 0, 0
	for i, c := range cells {
		if c.hit {
			if first < 0 {
				first = i
			}
			last = i
		}
		total += c.width
	}
	from, to := 0, len(cells)
	if total > width || cutBefore || cutAfter {
		from = window(cells, first, last, width)
		for used := sum(cells[from:]); to > from && used > width-2; to-- {
			used -= cells[to-1].width
		}
	}
	var line, carets strings.Builder
	if from > 0 || cutBefore {
		line.WriteString("…")
		carets.WriteByte(' ')
	}
	for _, c := range cells[from:to] {
		line.WriteString(c.s)
		mark := " "
		if c.hit {
			mark = "^"
		}
		carets.WriteString(strings.Repeat(mark, c.width))
	}
	if to < len(cells) || cutAfter {
		line.WriteString("…")
	}
	return excerpt{strings.TrimRight(line.String(), " "), strings.TrimRight(carets.String(), " ")}
}

// window is the cell that a cut line begins with: the first one if the finding
// is seen then, else one that leaves a third of the room before the finding, or
// more where the rest of the line needs less.
func window(cells []cell, first, last, width int) int {
	if sum(cells[:last+1]) <= width-2 {
		return 0
	}
	from, before := first, 0
	room := max(width/3, width-2-sum(cells[first:]))
	for from > 0 && before+cells[from-1].width <= room {
		from--
		before += cells[from].width
	}
	return from
}

func sum(cells []cell) int {
	n := 0
	for _, c := range cells {
		n += c.width
	}
	return n
}

// wide are the blocks whose characters take two columns.
var wide = [...][2]rune{
	{0x1100, 0x115F}, {0x2E80, 0x303E}, {0x3041, 0xA4CF}, {0xAC00, 0xD7A3}, {0xF900, 0xFAFF},
	{0xFE30, 0xFE6F}, {0xFF00, 0xFF60}, {0xFFE0, 0xFFE6}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
}

// runeWidth is the number of columns a terminal gives to r.
func runeWidth(r rune) int {
	if r < 0x300 {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	for _, w := range wide {
		if r >= w[0] && r <= w[1] {
			return 2
		}
	}
	return 1
}

// columns is the width of s on a terminal.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}
