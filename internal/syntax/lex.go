package syntax

import (
	"strings"
	"unicode/utf8"

	"resolute/internal/cite"
	"resolute/internal/text"
)

// class is what a byte means to the scan for signals.
type class uint8

const (
	other   class = iota
	letter        // of a word
	digit         //
	blank         // space or tab
	mark          // , ; : .
	opening       // ( [ {
	closing       // ) ] }
	quote         // "
	high          // the first byte of a character outside ASCII
	newline       //
)

var classes = func() (t [256]class) {
	for c := range t {
		switch {
		case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
			t[c] = letter
		case c >= '0' && c <= '9':
			t[c] = digit
		case c >= utf8.RuneSelf:
			t[c] = high
		}
	}
	for c, k := range map[byte]class{' ': blank, '\t': blank, ',': mark, ';': mark, ':': mark, '.': mark,
		'(': opening, '[': opening, '{': opening, ')': closing, ']': closing, '}': closing, '"': quote, '\n': newline, '\r': newline} {
		t[c] = k
	}
	return t
}()

// maxSignals bounds what one paragraph reports: one that is broken everywhere
// needs no further proof.
const maxSignals = 256

// unknownFrom is the length from which a word that no list has is a signal:
// two words run together are rarely shorter.
const unknownFrom = 7

// maxOpen is how many brackets may be open at once; deeper ones are not paired.
const maxOpen = 32

// lexer passes once over a paragraph.
type lexer struct {
	s       string
	signals []Signal
	places  []int32 // where a citation may begin; there is room for each that there may be
	placed  int     // how many there are
	seen    Seen    // beside the signals
	most    int     // how many signals there may be
	lately  *recent
	open    [maxOpen]int32 // offsets of brackets not closed yet
	depth   int
	quotes  int    // offset of the last “ or " not closed, -1 if none
	before  uint64 // the lexicon.Sum of the word before, for repeated ones
}

// recent has the hashes of words that were looked up lately and are known.
type recent [recentWords]uint32

const recentWords = 2048

func (r *recent) has(hash uint32) bool { return r[hash%recentWords] == hash }

// lex is what can be seen in s[from:to] in passing. The signals are appended to
// buf, in the room of places stand those of cite.Places; seen is what has none.
func lex(s string, from, to int, words *recent, buf []Signal, places []int32) (_ []Signal, _ []int32, seen Seen) {
	if words[0] == 0 {
		words[0] = 1 // which is the hash of no word there
	}
	if cap(places) < to-from { // each begins at another byte
		places = make([]int32, 0, 2*(to-from))
	}
	x := lexer{s: s[:to], quotes: -1, signals: buf, places: places[:cap(places)], most: len(buf) + maxSignals, lately: words}
	for i := from; i < to; {
		switch classes[s[i]] {
		case letter:
			i = x.words(i)
		case digit:
			i = x.number(i)
		case blank:
			next := other
			if i+1 < to && s[i] == ' ' {
				next = classes[s[i+1]]
			}
			switch next {
			case letter: // nearly always
				i = x.words(i + 1)
			case digit, opening:
				i++
			default:
				i = x.blanks(i)
			}
		case mark:
			i = x.mark(i)
		case opening:
			i = x.opening(i)
		case closing:
			i = x.closing(i)
		case quote:
			if x.quotes < 0 {
				x.quotes = i
			} else {
				x.quotes = -1
			}
			i++
		case high:
			i = x.high(i)
		default:
			i++
		}
	}
	x.unclosed()
	return x.signals, x.places[:x.placed], x.seen
}

// unclosed notes what is still open at the end.
func (x *lexer) unclosed() {
	for _, open := range x.open[:min(x.depth, maxOpen)] {
		at := int(open)
		if !strings.Contains(x.s[at+1:], "\n") || x.s[at] == '(' {
			x.add(OpenBracket, at, at+1)
			break
		}
	}
	if x.quotes >= 0 {
		x.add(OpenQuote, x.quotes, x.quotes+1)
	}
}

func (x *lexer) add(k SignalKind, from, to int) {
	if len(x.signals) < x.most {
		x.signals = append(x.signals, Signal{Kind: k, Span: text.Span{Start: from, End: to}})
	}
}

func (x *lexer) number(i int) int {
	s, start := x.s, i
	x.place(i)
	for i < len(s) && classes[s[i]] == digit {
		i++
	}
	switch n := i - start; {
	case n >= 5, n == 4 && i < len(s) && s[i] >= 'A' && s[i] <= 'Z':
		x.add(LongNumber, start, i)
	case i < len(s) && s[i] == '%' && (i+1 == len(s) || classes[s[i+1]] != letter && classes[s[i+1]] != digit):
		x.add(PercentSign, i, i+1)
	case i+2 < len(s) && classes[s[i]] == letter:
		x.ordinal(start, i)
	case n <= 2 && i+2 < len(s):
		x.dayOfMonth(start, i)
	}
	return i
}

func (x *lexer) blanks(i int) int {
	s, start := x.s, i
	for i < len(s) && classes[s[i]] == blank {
		i++
	}
	switch {
	case i == len(s):
	case classes[s[i]] == newline:
		x.add(TrailingBlank, start, i)
	case i-start > 1 && strings.IndexByte(s[start:i], '\t') < 0 && start > 0 && s[start-1] != '\n':
		x.add(DoubleBlank, start, i)
	case classes[s[i]] == mark && start > 0 && classes[s[start-1]] != mark && (i+1 >= len(s) || classes[s[i+1]] == blank || classes[s[i+1]] == newline):
		x.add(SpaceMark, start, i+1)
	}
	return i
}

// mark looks at what follows a closing mark: another one, or a number that lost
// its line.
func (x *lexer) mark(i int) int {
	s, start := x.s, i
	i++
	j := i
	for j < len(s) && s[j] == ' ' {
		j++
	}
	if j >= len(s) {
		return i
	}
	if c := s[j]; c == ',' || c == ';' || c == ':' || c == '.' {
		// "etc.," and "…" are no slips, nor is the point of ".5".
		if s[start] != '.' && !(c == '.' && j+1 < len(s) && classes[s[j+1]] == digit) ||
			c == '.' && s[start] == '.' && j == i && (start == 0 || s[start-1] != '.') && (j+1 >= len(s) || s[j+1] != '.') {
			j++
			for k := j; k < len(s) && (s[k] == ' ' || s[k] == ',' || s[k] == ';' || s[k] == ':' || s[k] == '.'); k++ {
				if s[k] != ' ' {
					j = k + 1
				}
			}
			x.add(DoubleMark, start, j)
		}
		return j
	}
	if s[start] == ';' {
		x.inlineNumber(j)
	}
	return i
}

// inlineNumber notes a label after a semicolon: "process;3⇥to".
func (x *lexer) inlineNumber(at int) {
	s, end := x.s, at
	for end < len(s) && end < at+3 && classes[s[end]] == digit {
		end++
	}
	if end == at || end == at+3 || end >= len(s) {
		if end = at; end+2 < len(s) && s[end] >= 'a' && s[end] <= 'z' && s[end+1] == ')' && blankLen(s, end+2) > 0 {
			x.add(InlineNumber, at, end+2)
		}
		return
	}
	after := end
	if s[after] == '.' || s[after] == ')' {
		after++
	}
	if after < len(s) && (blankLen(s, after) > 0 || classes[s[after]] == letter && after == end) {
		x.add(InlineNumber, at, after)
	}
}

// high reads one character outside ASCII, or the word that it begins.
func (x *lexer) high(i int) int {
	if accented(x.s[i:]) > 0 {
		return x.oddWord(i)
	}
	x.sign(i)
	r, n := utf8.DecodeRuneInString(x.s[i:])
	switch r {
	case '“':
		x.quotes = i
		x.seen |= Quotation
	case '„', '«':
		x.quotes = i
	case '”', '»':
		x.quotes = -1
	case utf8.RuneError:
		if n == 1 {
			x.add(InvalidByte, i, i+1)
		}
	}
	return i + n
}

// sign notes a character outside ASCII with which a citation may begin.
func (x *lexer) sign(i int) {
	if cite.MayBeginSign(x.s[i:]) {
		x.place(i)
	}
}

// place notes that a citation may begin at s[i].
func (x *lexer) place(i int) {
	x.places[x.placed] = int32(i)
	x.placed++
}
