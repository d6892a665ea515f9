package syntax

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/text"
)

// paragraphs cuts whole lines of a text, from one that begins at from up to to, into
// paragraphs, and yields where each begins and ends: a line, or several where the text
// is wrapped, with the blank lines after it. Blank lines at the very start are one
// paragraph of their own.
func paragraphs(t *text.Text, from, to int, h *house.House, wrapped bool, yield func(start, end int)) {
	s, starts := t.String()[:to], t.LineStarts()
	if from > 0 {
		starts = starts[t.LineAt(from):]
	}
	c := cutter{s: s, h: h, wrapped: wrapped}
	start := from
	for n := 0; n < len(starts) && starts[n] < to; n++ {
		at, end := starts[n], lineStop(s, starts, n)
		switch {
		case at == start: // the first line, whatever it is
			c.first(at, end)
			c.leading = isBlankLine(s[at:end])
		case isBlankLine(s[at:end]):
			c.blank = true
		case c.goesOn(at, end):
		default:
			yield(start, at)
			start = at
			c.first(at, end)
		}
	}
	if start < to {
		yield(start, to)
	}
}

// isWithin tells a label that a sentence of running text has come to at the line's
// head, "in paragraphs 2" over "(a) and (b) above": the words around it go on.
func isWithin(before, line string, l numbering.Label) bool {
	const full = 45
	rest := line[l.Len:]
	switch {
	case len(before) < full:
		return false
	case rest != "" && strings.IndexByte(",;.:)]", rest[0]) >= 0:
		return true
	case l.Frame == numbering.Bracket && strings.Count(before, "(") > strings.Count(before, ")"):
		return true
	}
	word, _, _ := strings.Cut(strings.TrimLeft(rest, " \u00a0"), " ")
	switch strings.TrimRight(word, ",") {
	case "and", "or", "of", "above", "below":
		return true
	}
	return false
}

// mostParagraphs is above the number of any paragraph: what is higher is a year or
// the number of an act.
const mostParagraphs = 200

// lonelyLabel is the length in bytes up to which a line may be a label and nothing
// else: "(xviii)".
const lonelyLabel = 8

// isItemLabel tells a label that cannot be the number of a page or of a section.
func isItemLabel(l numbering.Label) bool {
	switch l.Scheme {
	case numbering.Upper, numbering.RomanUpper, numbering.Bullet:
		return false
	}
	return l.Frame != numbering.Bare && l.N < numbering.Huge
}

func isLabelled(line string) bool {
	_, ok := numbering.Parse(line)
	return ok
}

// cutter remembers the paragraph that is being cut.
type cutter struct {
	s       string
	h       *house.House
	wrapped bool
	blank   bool      // a blank line came after its words
	start   int       // where it begins
	line    text.Span // the last line of its words
	leading bool      // it holds no word: the blank lines at the start
}

func (c *cutter) first(at, end int) {
	c.blank, c.leading, c.start, c.line = false, false, at, text.Span{Start: at, End: end}
}

// goesOn tells that the line s[at:end], which is not blank, belongs to the
// paragraph before it.
func (c *cutter) goesOn(at, end int) bool {
	if c.leading || !c.wrapped && c.line.Len() > lonelyLabel {
		return false
	}
	before, line := words(c.line.In(c.s)), words(c.s[at:end])
	if before == "" || line == "" {
		return false
	}
	goes := false
	switch l, ok := numbering.Parse(before); {
	case !c.wrapped:
		// A label may stand on a line of its own, over its paragraph.
		goes = ok && l.Len == len(before) && !c.blank && isItemLabel(l) && !isLabelled(line)
	case ok && l.Len == len(before) && l.Scheme != numbering.Bullet && l.N < mostParagraphs:
		goes = !c.blank || line[0] >= 'A'
	case c.blank:
		goes = false
	default:
		goes = !c.begins(before, line, end)
	}
	if goes {
		c.line, c.blank = text.Span{Start: at, End: end}, false
	}
	return goes
}

// words is a line without the blanks around it and the marks of an e-mail that
// quotes it.
func words(line string) string {
	line = strings.TrimSpace(line)
	for strings.HasPrefix(line, ">") {
		line = strings.TrimSpace(line[1:])
	}
	return line
}

// begins tells that a line of a wrapped text begins a paragraph although no
// blank line comes before it.
func (c *cutter) begins(before, line string, end int) bool {
	if l, ok := numbering.Parse(line); ok && (l.Scheme != numbering.Decimal && l.Scheme != numbering.Dotted || l.Frame != numbering.Bare || strings.HasPrefix(line[l.Len:], "\t")) {
		// "(a)" and "2." begin one unless a sentence runs on into them.
		if l.Scheme == numbering.Bullet {
			return ends(before)
		}
		if l.IsLettered() && !c.blank && !ends(before) {
			return false // "networks of 4G and" over "5G. They"
		}
		return l.N < mostParagraphs && (ends(before) || c.blank || !isWithin(before, line, l))
	}
	if ruleOf(line) != plainForm || isSymbol(line) || ruleOf(before) != plainForm || isField(line) && isField(before) {
		return true
	}
	if _, _, _, ok := c.h.ReadEnacting(line); ok {
		return true
	}
	if c.enacts(c.line.End) {
		return line[0] != '(' || !c.enacts(end) // "(Busan, 2014)," on a line of its own
	}
	if _, _, ok := c.h.ReadHeading(line); ok && len(line) < headMax || c.willEnact(line, end) {
		return true
	}
	const short = 40 // what ends before that is no line of running text
	if isArticle(line) || isArticle(before) || isHistory(line) {
		return true
	}
	if isAnnexHead(line) && (ends(before) || len(before) < short) || isAnnexHead(before) {
		return true
	}
	if isCapital(line) && len(before) < short && (ends(before) || c.start == c.line.Start && isCapital(before)) {
		return true // behind the short last line of a paragraph, or behind a heading
	}
	if c.h.Placement == house.Alone {
		if _, n := c.h.MatchLine(line); n > 0 && ends(before) {
			return true
		}
		const full = 50 // a line that was broken because it was full
		return c.opens(c.line.End) && (len(before) < full || ends(before) && before[len(before)-1] != ',' || !c.opens(end))
	}
	if ends(before) {
		_, n := c.h.Match(line)
		return n > 0 && line[0] >= 'A' && line[0] <= 'Z'
	}
	return false
}

// enacts tells that the paragraph up to end is an enacting line.
func (c *cutter) enacts(end int) bool {
	_, _, _, ok := c.h.ReadEnacting(strings.TrimSpace(c.s[c.start:end]))
	return ok
}

// willEnact tells that line, which ends at end, is an enacting line with the one
// below it.
func (c *cutter) willEnact(line string, end int) bool {
	if len(line) < 40 || line[0] != 'T' || ends(line) || end >= len(c.s) {
		return false
	}
	next := end + text.LineEnd(c.s, end)
	end, _ = lineEnd(c.s, next)
	_, _, _, ok := c.h.ReadEnacting(line + " " + words(c.s[next:end]))
	return ok
}

// opens tells that the paragraph up to end is an opener that stands alone. One with
// long addressees may run over several lines.
func (c *cutter) opens(end int) bool {
	whole := strings.TrimSpace(c.s[c.start:end])
	_, n := c.h.MatchLine(whole)
	return n > 0 && (c.start == c.line.Start || n == len(whole))
}

// isArticle tells the head of an article of an instrument in an annex: "Article 12".
func isArticle(line string) bool {
	rest, ok := strings.CutPrefix(line, "Article ")
	return ok && rest != "" && strings.Trim(rest, "0123456789IVX") == ""
}

// isHistory tells the line of the places and years of a resolution of the ITU:
// "(Dubai, 2012; Hammamet, 2016)".
func isHistory(line string) bool {
	return line[0] == '(' && line[len(line)-1] == ')' && strings.Contains(line, "; ") && (strings.Contains(line, ", 20") || strings.Contains(line, ", 19"))
}

func isCapital(line string) bool { return line[0] >= 'A' && line[0] <= 'Z' }

// isField tells a line of the block that heads a draft of a Model UN: "Main
// submitter: Chad".
func isField(line string) bool {
	name, _, ok := strings.Cut(line[:min(len(line), 30)], ":")
	return ok && name != "" && name[0] >= 'A' && name[0] <= 'Z' && strings.Count(name, " ") < 3 && !strings.ContainsAny(name, ",;.()0123456789")
}

// ends tells that a line closes a paragraph: with a mark, a footnote's number
// allowed after it.
func ends(line string) bool {
	if line != "" {
		switch classes[line[len(line)-1]] { // nearly always tells
		case letter:
			return false
		case mark:
			return true
		}
	}
	line = strings.TrimRight(line, "0123456789 \t”\"*")
	return line != "" && strings.IndexByte(",;.:", line[len(line)-1]) >= 0
}

// lineStop is where line n ends, of those of s that begin at starts, without its ending.
func lineStop(s string, starts []int, n int) int {
	at, end := starts[n], len(s)
	if n+1 < len(starts) {
		end = min(end, starts[n+1])
	}
	if end > at && s[end-1] == '\n' {
		end--
	}
	if end > at && s[end-1] == '\r' {
		end--
	}
	return end
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
	if s != "" && (classes[s[0]] == letter || classes[s[0]] == digit) {
		return false // nearly always
	}
	start, end := visible(s)
	return start == end
}
