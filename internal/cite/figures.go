package cite

import "resolute/internal/text"

// form of a number tells what series it may belong to.
type form uint8

const (
	none    form = iota
	session      // 70/1
	special      // S-8/1, ES-10/15
	yearly       // 2016/19
	inYear       // 8/2015
	oldForm      // 2341 B (XXII)
	council      // 1325 (2000)
	edition      // 140 (Rev. Busan, 2014)
	bare         // 140
)

// figure is a number as it was read.
type figure struct {
	form    form
	start   int
	numEnd  int // after "31/6"; letters follow
	end     int // after the whole, with a letter or bracket
	number  string
	edition string
	year    int
	session int
	roman   int
	place   text.Span
	letters bool // more letters may follow: "A and B"
	joined  bool // it stands right behind the noun read last
	linked  bool // if not that, it stands behind the last member of a list, with no more than a link between
}

// behind is the place behind a figure at s[i], or behind the blank there: the byte on it
// tells nearly always what the figure is not.
func behind(s string, i int) int {
	if i < len(s) && s[i] == ' ' {
		return i + 1
	}
	return i
}

// shaped reports whether a figure may be more than a bare number by what stands behind
// it at s[i]: a stroke, a bracket, a capital that is alone.
func shaped(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	switch c := s[i]; {
	case c == '(' || c == '/' || c == '*' || classes[c]&(blank|high) != 0:
		return true
	case classes[c]&upper != 0:
		return i+1 >= len(s) || classes[s[i+1]]&(lower|upper) == 0
	}
	return false
}

// read reads the number whose first digits are s[n.start:n.end] by its form alone, which
// may be more than bare where it is shaped.
func (n *figure) read(s string, shaped bool) {
	if shaped {
		if n.end < len(s) && s[n.end] == '/' {
			n.readSlashed(s)
			return
		}
		if n.readBracketed(s) {
			return
		}
	}
	n.form, n.end = bare, dottedOrDashed(s, n.end)
	if n.end < len(s) && (s[n.end] == '%' || s[n.end] == '/' || classes[s[n.end]]&letter != 0 && (s[n.end] < 0x80 || !breaks(s, n.end))) {
		n.form = none
	}
	n.numEnd = n.end
	n.number = s[n.start:n.end]
}

// dottedOrDashed is the index after ".1", "-5" and the like behind a figure.
func dottedOrDashed(s string, i int) int {
	for i+1 < len(s) && (s[i] == '.' || s[i] == '-') && classes[s[i+1]]&digit != 0 {
		i = digits(s, i+1)
	}
	return i
}

// readSlashed reads "70/1", "2016/19", "8/2015" and the letter behind, of which the first
// figure is read.
func (n *figure) readSlashed(s string) {
	first, at := number(s[n.start:n.end]), n.end+1
	end := digits(s, at)
	second := number(s[at:end])
	if end == at || end-at > 4 || end < len(s) && (s[end] == '/' || s[end] == '%') {
		return
	}
	glued := end < len(s) && classes[s[end]]&letter != 0 && s[end] < 0x80
	if glued && (classes[s[end]]&upper == 0 || inWord(s, end+1)) {
		return // "70/1st"; "72/266B" is a part without its blank
	}
	if dottedOrDashed(s, end) > end {
		return
	}
	width := n.end - n.start
	switch {
	case width == 4 && first >= 1975 && first < 2100 && end-at <= 3 && second > 0:
		n.form, n.year = yearly, first
	case width <= 3 && end-at == 4 && second >= 1940 && second < 2100:
		n.form, n.year = inYear, second
	case width <= 2 && first > 0 && end-at <= 3 && second > 0:
		n.form, n.session = session, first
	default:
		return
	}
	n.number, n.numEnd, n.end = s[n.start:end], end, end
	if glued {
		n.number, n.end, n.letters = n.number+" "+s[end:end+1], end+1, true
		return
	}
	n.withLetter(s)
}

// withLetter takes the letter of a part into the number: "31/6 A".
func (n *figure) withLetter(s string) {
	if at, ok := partLetter(s, n.numEnd); ok {
		n.end, n.letters = at+1, true
		n.number = single(s[n.start:n.end])
	}
}

// partLetter is the place of the capital that stands alone after blanks at s[i].
func partLetter(s string, i int) (int, bool) {
	at := blanks(s, i)
	if at == i || !is(s, at, upper) {
		return i, false
	}
	if at+1 < len(s) && (classes[s[at+1]]&(letter|digit) != 0 && blankLen(s, at+1) == 0 && !mark(s, at+1) || s[at+1] == '/' || s[at+1] == '.' && is(s, at+2, letter|digit)) {
		return i, false
	}
	return at, true
}

// readBracketed reads "1325 (2000)", "2341 B (XXII)", "2252 (ES-V)", of which the digits
// are read; it reports false, and leaves n as it is, where they are no such number.
func (n *figure) readBracketed(s string) bool {
	at := n.numEnd
	open := blanks(s, at)
	if open > at && is(s, open, upper) {
		if l, ok := partLetter(s, at); ok {
			at = l + 1
			open = blanks(s, at)
		}
	}
	if open == at {
		open = blanks(s, noteMarks(s, at))
	}
	in := opening(s, open)
	if in < 0 {
		return false
	}
	if in = blanks(s, in); is(s, in, digit) && at == n.numEnd {
		return n.readYear(s, in)
	}
	from, special := in, false
	if is(s, in, upper) && (s[in] == 'E' || s[in] == 'S') {
		for k := range specialLeads {
			if e := specialLeads[k].at(s, in); e > 0 {
				from, special = e, true
				break
			}
		}
	}
	value, end := roman(s, from)
	if value == 0 {
		return false
	}
	close := closing(s, end)
	if close < 0 {
		return false
	}
	if special {
		n.session = 1
	}
	n.form, n.roman, n.edition = oldForm, value, squeeze(s[in:end])
	n.number = single(s[n.start:at])
	n.numEnd, n.end = close, close
	return true
}

var specialLeads = [...]phrase{phraseOf("ES-"), phraseOf("S-")}

// readYear reads "2000)" at s[in] behind "1325 (".
func (n *figure) readYear(s string, in int) bool {
	end := digits(s, in)
	year := number(s[in:end])
	if end-in != 4 || year < 1946 || year >= 2100 {
		return false
	}
	close := closing(s, end)
	if close < 0 {
		return false
	}
	n.form, n.number, n.edition, n.year, n.end = council, s[n.start:n.numEnd], s[in:end], year, close
	return true
}

// opening is the index after the bracket that opens at s[i], -1 if none does.
func opening(s string, i int) int {
	switch {
	case i < len(s) && s[i] == '(':
		return i + 1
	case i+3 <= len(s) && s[i:i+3] == "（":
		return i + 3
	}
	return -1
}

// noteMarks is the index after the marks of footnotes at s[i], which may stand
// between a number and its year: "1325* (2000)", "1325¹ (2000)".
func noteMarks(s string, i int) int {
	for i < len(s) {
		switch {
		case s[i] == '*':
			i++
		case s[i] == 0xC2 && i+1 < len(s) && (s[i+1] == 0xB9 || s[i+1] == 0xB2 || s[i+1] == 0xB3):
			i += 2
		case s[i] == 0xE2 && i+2 < len(s) && s[i+1] == 0x81 && (s[i+2] == 0xB0 || s[i+2] >= 0xB4 && s[i+2] <= 0xB9):
			i += 3
		default:
			return i
		}
	}
	return i
}

// closing is the index after the bracket that closes at s[i], blanks before it
// allowed; -1 if there is none.
func closing(s string, i int) int {
	i = blanks(s, i)
	if i < len(s) && s[i] == ')' {
		return i + 1
	}
	if i+3 <= len(s) && s[i:i+3] == "）" {
		return i + 3
	}
	return -1
}

// lastOfYear has the last number of the Security Council's resolutions of some
// years, from ../shared/domain/unsc_resolution_ranges.csv.
var lastOfYear = [...]struct{ year, last int }{
	{1945, 0}, {1950, 89}, {1960, 161}, {1970, 291}, {1980, 484}, {1985, 580}, {1990, 683}, {1993, 892}, {1995, 1035},
	{2000, 1334}, {2005, 1651}, {2010, 1966}, {2015, 2259}, {2020, 2560}, {2024, 2767}, {2100, 9999},
}

// plausibleCouncil reports whether the Security Council may have adopted a
// resolution of that number about that year. It only tells "1325 (2000)" from
// "Table 5 (2020)" where no noun stands in the paragraph.
func plausibleCouncil(n *figure) bool {
	num := number(n.number)
	for k := 1; k < len(lastOfYear); k++ {
		if n.year <= lastOfYear[k].year {
			return num+40 >= lastOfYear[k-1].last && num <= lastOfYear[k].last+60
		}
	}
	return false
}
