package syntax

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/text"
)

// paragraphs cuts s into the raw texts of its paragraphs: a line, or several
// where the text is wrapped, with the blank lines after it. Blank lines at the
// very start are one paragraph of their own. Joined, they are s.
func paragraphs(s string, h *house.House, wrapped bool, yield func(raw string)) {
	c := cutter{s: s, h: h, wrapped: wrapped}
	start := 0
	for at := 0; at < len(s); {
		end, next := lineEnd(s, at)
		switch {
		case at == start: // the first line, whatever it is
			c.first(at, end)
		case isBlankLine(s[at:end]):
			c.blank = true
		case c.goesOn(at, end):
		default:
			yield(s[start:at])
			start = at
			c.first(at, end)
		}
		at = next
	}
	if start < len(s) {
		yield(s[start:])
	}
}

// cutter remembers the paragraph that is being cut.
type cutter struct {
	s       string
	h       *house.House
	wrapped bool
	blank   bool      // a blank line came after its words
	line    text.Span // the last line of its words
	leading bool      // it holds no word: the blank lines at the start
}

func (c *cutter) first(at, end int) {
	c.blank, c.line = false, text.Span{Start: at, End: end}
	c.leading = isBlankLine(c.s[at:end])
}

// goesOn tells that the line s[at:end], which is not blank, belongs to the
// paragraph before it.
func (c *cutter) goesOn(at, end int) bool {
	if !c.wrapped || c.leading {
		return false
	}
	before, line := strings.TrimSpace(c.line.In(c.s)), strings.TrimSpace(c.s[at:end])
	goes := false
	switch l, ok := numbering.Parse(before); {
	case ok && l.Len == len(before) && l.Scheme != numbering.Bullet && c.line.Start >= 0:
		goes = !c.blank || line[0] >= 'A'
	case c.blank:
		goes = false
	default:
		goes = !c.begins(before, line)
	}
	if goes {
		c.line, c.blank = text.Span{Start: at, End: end}, false
	}
	return goes
}

// begins tells that a line of a wrapped text begins a paragraph although no
// blank line comes before it.
func (c *cutter) begins(before, line string) bool {
	if l, ok := numbering.Parse(line); ok && (l.Scheme != numbering.Decimal && l.Scheme != numbering.Dotted || l.Frame != numbering.Bare || strings.HasPrefix(line[l.Len:], "\t")) {
		// "(a)" and "2." begin one unless a sentence runs on into them.
		return l.Scheme != numbering.Bullet && l.N < 200 || ends(before)
	}
	if ruleOf(line) != plainForm || isSymbol(line) || ruleOf(before) != plainForm || isField(line) && isField(before) {
		return true
	}
	if _, _, _, ok := c.h.ReadEnacting(line); ok {
		return true
	}
	if _, _, _, ok := c.h.ReadEnacting(before); ok {
		return true
	}
	if _, _, ok := c.h.ReadHeading(line); ok && len(line) < headMax {
		return true
	}
	if c.h.Placement == house.Alone {
		if _, n := c.h.MatchLine(line); n > 0 && ends(before) {
			return true
		}
		_, n := c.h.MatchLine(before)
		return n > 0
	}
	if ends(before) {
		_, n := c.h.Match(line)
		return n > 0 && line[0] >= 'A' && line[0] <= 'Z'
	}
	return false
}

// isField tells a line of the block that heads a draft of a Model UN: "Main
// submitter: Chad".
func isField(line string) bool {
	name, _, ok := strings.Cut(line[:min(len(line), 30)], ":")
	return ok && name != "" && name[0] >= 'A' && name[0] <= 'Z' && strings.Count(name, " ") < 3 && strings.IndexAny(name, ",;.()0123456789") < 0
}

// ends tells that a line closes a paragraph: with a mark, a footnote's number
// allowed after it.
func ends(line string) bool {
	line = strings.TrimRight(line, "0123456789 \t”\"*")
	return line != "" && strings.IndexByte(",;.:", line[len(line)-1]) >= 0
}

// sampleLines is how many lines decide whether a text is wrapped.
const sampleLines = 400

// isWrapped tells a text whose paragraphs run over several lines, as a PDF gives
// it: many lines of a page's width go on in small letters on the next one, and
// hardly any line is longer.
func isWrapped(s string) bool {
	lines, runs, long := 0, 0, 0
	var before string
	for at, n := 0, 0; at < len(s) && n < sampleLines; n++ {
		end, next := lineEnd(s, at)
		line := strings.TrimSpace(s[at:min(end, at+4*headMax)])
		at = next
		if line == "" {
			before = ""
			continue
		}
		lines++
		if len(line) > 140 {
			long++
		}
		if len(before) > 40 && !ends(before) && line[0] >= 'a' && line[0] <= 'z' {
			if _, ok := numbering.Parse(line); !ok {
				runs++
			}
		}
		before = line
	}
	return runs*8 > lines && long*10 < lines
}

// lineEnd is where the line at s[at] ends, without and with its ending. It looks
// no further than about the line's length: a text may have one of the two ends
// only.
func lineEnd(s string, at int) (end, next int) {
	end = at
	for size := 512; end < len(s); size *= 2 {
		chunk := s[end:min(len(s), end+size)]
		i := strings.IndexByte(chunk, '\n')
		if i < 0 {
			i = len(chunk)
		}
		if j := strings.IndexByte(chunk[:i], '\r'); j >= 0 {
			i = j
		}
		end += i
		if i < len(chunk) {
			break
		}
	}
	return end, end + text.LineEnd(s, end)
}

func isBlankLine(s string) bool {
	start, end := visible(s)
	return start == end
}
