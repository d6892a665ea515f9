package syntax

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"resolute/internal/lexicon"
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
const unknownFrom = 9

// maxOpen is how many brackets may be open at once; deeper ones are not paired.
const maxOpen = 32

// lexer passes once over a paragraph.
type lexer struct {
	s       string
	signals []Signal
	most    int          // how many signals there may be
	open    [maxOpen]int // offsets of brackets not closed yet
	depth   int
	quotes  int       // offset of the last “ or " not closed, -1 if none
	last    text.Span // the word before, for repeated ones
	lastSum uint32
}

// lex is what can be seen in s[from:to] in passing. The signals are appended to
// buf.
func lex(s string, from, to int, buf []Signal) []Signal {
	x := lexer{s: s[:to], quotes: -1, signals: buf, most: len(buf) + maxSignals}
	for i := from; i < to; {
		switch classes[s[i]] {
		case letter:
			i = x.word(i)
		case digit:
			i = x.number(i)
		case blank:
			if i+1 < to && classes[s[i+1]] == letter && s[i] == ' ' { // nearly always
				i = x.word(i + 1)
			} else {
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
	for _, at := range x.open[:min(x.depth, maxOpen)] {
		if !strings.Contains(s[at+1:to], "\n") || s[at] == '(' {
			x.add(OpenBracket, at, at+1)
			break
		}
	}
	if x.quotes >= 0 {
		x.add(OpenQuote, x.quotes, x.quotes+1)
	}
	return x.signals
}

func (x *lexer) add(k SignalKind, from, to int) {
	if len(x.signals) < x.most {
		x.signals = append(x.signals, Signal{Kind: k, Span: text.Span{Start: from, End: to}})
	}
}

// word reads a word of letters, accents included, and looks it up. Words of
// ASCII, which nearly all are, are read and hashed eight bytes at a time.
func (x *lexer) word(i int) int {
	s, start := x.s, i
	h, capitals, seam := lexicon.Seed, 0, false
	for i < len(s) {
		chunk := load8(s, i)
		letters := lettersIn(chunk)
		n := bits.TrailingZeros64(^letters&high8) / 8
		inWord := uint64(1)<<(8*n) - 1 // of eight bytes: all ones
		if caps := letters & ^(chunk << 2) & inWord; caps != 0 {
			capitals += bits.OnesCount64(caps)
			small := letters & (chunk << 2)
			seam = seam || caps&(small<<8) != 0
		}
		if n > 0 {
			h = lexicon.Step(h, chunk&inWord)
			i += n
		}
		if n < 8 {
			break
		}
	}
	if i < len(s) && s[i] >= utf8.RuneSelf && accented(s[i:]) > 0 {
		return x.accentedWord(start)
	}
	return x.known(start, i, lexicon.End(h, i-start), capitals, seam)
}

const high8 = 0x8080808080808080

// lettersIn sets the highest bit of every byte that is an ASCII letter.
func lettersIn(chunk uint64) uint64 {
	y := (chunk | 0x2020202020202020) &^ high8
	fromA := y + (0x80-'a')*0x0101010101010101
	beyondZ := y + (0x80-'z'-1)*0x0101010101010101
	return fromA &^ beyondZ &^ chunk & high8
}

// load8 is eight bytes of s from i on, the first one lowest; beyond its end
// there are zeros.
func load8(s string, i int) uint64 {
	if i+8 <= len(s) {
		b := s[i : i+8]
		return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
	}
	var x uint64
	for k := len(s) - 1; k >= i; k-- {
		x = x<<8 | uint64(s[k])
	}
	return x
}

// accentedWord reads a word with letters outside ASCII.
func (x *lexer) accentedWord(start int) int {
	s, i, capitals, seam := x.s, start, 0, false
	for i < len(s) {
		if c := s[i]; classes[c] == letter {
			if c < 'a' {
				capitals++
				seam = seam || i > start && s[i-1] >= 'a' && s[i-1] <= 'z'
			}
			i++
			continue
		}
		n := 0
		if s[i] >= utf8.RuneSelf {
			n = accented(s[i:])
		}
		if n == 0 {
			break
		}
		i += n
	}
	return x.known(start, i, lexicon.Hash(s[start:i]), capitals, seam)
}

// known looks a word up: is it the one before again, is it watched, is it known?
func (x *lexer) known(start, i int, sum uint32, capitals int, seam bool) int {
	s := x.s
	if sum == x.lastSum && x.last.End < start {
		x.repeated(start, i)
	}
	x.last, x.lastSum = text.Span{Start: start, End: i}, sum
	if id, ok := lexicon.WatchHash(sum, s[start:i]); ok {
		x.watched(id, start)
	}
	if i-start == 1 && start > 1 {
		x.lone(start)
	}
	if i-start >= unknownFrom && (capitals == 0 || capitals == 1 && s[start] < 'a') || seam && i-start >= 5 {
		if !lexicon.KnownHash(sum) && x.alone(start, i) {
			x.add(UnknownWord, start, i)
		}
	}
	return i
}

// lone notes a letter that stands alone between blanks and is no word: a part of
// one that was cut, as "e" in "th e". Capitals are numbers of annexes and
// initials.
func (x *lexer) lone(i int) {
	s := x.s
	if c := s[i]; c >= 'b' && c <= 'z' && s[i-1] == ' ' && i+1 < len(s) && s[i+1] == ' ' && classes[s[i-2]] == letter {
		x.add(LoneLetter, i, i+1)
	}
}

// watched notes a watched word, or the phrase that it begins, if it is there.
func (x *lexer) watched(id int32, start int) {
	found, n, ok := lexicon.Match(id, x.s[start:])
	if !ok {
		return
	}
	x.add(WatchedWord, start, start+n)
	if k := len(x.signals); k > 0 && x.signals[k-1].Start == start {
		x.signals[k-1].Word = found
	}
}

// alone tells that no hyphen, slash, dot, at-sign or digit ties the word to another: no
// part of a compound or an address.
func (x *lexer) alone(start, end int) bool {
	if start > 0 {
		switch c := x.s[start-1]; {
		case c == '-' || c == '/' || c == '.' || c == '@' || c == '\'' || classes[c] == digit || c == 0x91 || c == 0x99:
			return false
		}
	}
	if end+1 < len(x.s) {
		switch c := x.s[end]; {
		case c == '-' || c == '/' || c == '@' || classes[c] == digit:
			return false
		case c == '.' && classes[x.s[end+1]] == letter:
			return false
		}
	}
	return true
}

// repeated notes a word that stands twice with nothing but blanks between.
func (x *lexer) repeated(start, end int) {
	for i := x.last.End; i < start; {
		n := blankLen(x.s, i)
		if n == 0 {
			return
		}
		i += n
	}
	if !strings.EqualFold(x.last.In(x.s), x.s[start:end]) {
		return
	}
	const back = 8 // blanks and lone letters may have been noted since
	for k := len(x.signals) - 1; k >= 0 && k >= len(x.signals)-back; k-- {
		if r := &x.signals[k]; r.Kind == RepeatedWord {
			if r.End != x.last.End {
				break
			}
			r.End = end // it stands three times
			return
		}
	}
	x.add(RepeatedWord, x.last.End, end)
}

func (x *lexer) number(i int) int {
	s, start := x.s, i
	for i < len(s) && classes[s[i]] == digit {
		i++
	}
	switch n := i - start; {
	case n >= 5, n == 4 && i < len(s) && s[i] >= 'A' && s[i] <= 'Z':
		x.add(LongNumber, start, i)
	case i < len(s) && s[i] == '%' && (i+1 == len(s) || classes[s[i+1]] != letter && classes[s[i+1]] != digit):
		x.add(PercentSign, i, i+1)
	case n <= 2 && i+2 < len(s) && (s[i] == ',' || classes[s[i]] == letter):
		x.dayOfMonth(start, i)
	}
	return i
}

// dayOfMonth notes a day that is written otherwise than "24 December 1991": after
// the month and before a comma, "December 24, 1991", or as an ordinal, "24th
// December". That a month stands there is for the rule to see.
func (x *lexer) dayOfMonth(start, end int) {
	s := x.s
	if s[end] == ',' {
		if end+6 <= len(s) && s[end+1] == ' ' && (s[end+2] == '1' || s[end+2] == '2') && classes[s[end+5]] == digit && start > 1 && s[start-1] == ' ' && classes[s[start-2]] == letter {
			x.add(DayOfMonth, start, end)
		}
		return
	}
	switch s[end : end+2] {
	case "st", "nd", "rd", "th":
		if end+3 < len(s) && s[end+2] == ' ' && s[end+3] >= 'A' && s[end+3] <= 'Z' {
			x.add(DayOfMonth, start, end+2)
		}
	}
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

func (x *lexer) opening(i int) int {
	if x.depth < maxOpen {
		x.open[x.depth] = i
	}
	x.depth++
	return i + 1
}

func (x *lexer) closing(i int) int {
	s := x.s
	if x.depth > 0 && x.depth <= maxOpen && s[x.open[x.depth-1]] == partner(s[i]) {
		x.depth--
		if s[i] == ']' {
			x.add(SquareBracket, x.open[x.depth], i+1)
		} else if n := i - x.open[x.depth] - 1; n >= 3 && n <= 8 && s[i-1] >= 'A' && s[i-1] <= 'Z' && capitals(s[i-n:i]) {
			x.add(Acronym, i-n, i)
		}
		return i + 1
	}
	if x.depth > maxOpen {
		x.depth--
		return i + 1
	}
	if s[i] != ')' || !enumerator(s, i) {
		x.add(CloseBracket, i, i+1)
	}
	return i + 1
}

// capitals tells that s is nothing but ASCII capitals.
func capitals(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return true
}

// enumerator tells that the bracket at i closes a label such as "a)", "12)",
// "iv)" within the line, which has no partner.
func enumerator(s string, i int) bool {
	const longest = 8 // "xxxviii"
	j, roman := i, true
	for j > 0 && i-j <= longest && (classes[s[j-1]] == letter || classes[s[j-1]] == digit) {
		j--
		roman = roman && strings.IndexByte("ivxlIVXL", s[j]) >= 0
	}
	return j < i && (i-j < 5 || roman && i-j < longest)
}

func partner(c byte) byte {
	switch c {
	case ')':
		return '('
	case ']':
		return '['
	}
	return '{'
}

// high reads one character outside ASCII, or the word that it begins.
func (x *lexer) high(i int) int {
	if accented(x.s[i:]) > 0 {
		return x.word(i)
	}
	r, n := utf8.DecodeRuneInString(x.s[i:])
	switch r {
	case '“', '„', '«':
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

// accented is the length of the letter outside ASCII that s begins with, else 0.
// Marks, blanks and quotation marks are no letters; of other scripts everything
// counts as one, since no rule looks at their words.
func accented(s string) int {
	if s[0] < utf8.RuneSelf {
		return 0
	}
	if s[0] == 0xC2 || s[0] == 0xE2 && len(s) > 1 && s[1] <= 0x8B {
		return 0
	}
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 || r == '×' || r == '÷' {
		return 0
	}
	return n
}

// blankLen is the length of the blank at s[i], no-break ones included, else 0.
func blankLen(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	switch s[i] {
	case ' ', '\t', '\n', '\r':
		return 1
	case 0xC2:
		if strings.HasPrefix(s[i:], "\u00a0") {
			return 2
		}
	case 0xE2:
		if r, n := utf8.DecodeRuneInString(s[i:]); r >= 0x2000 && r <= 0x200B || r == 0x202F {
			return n
		}
	}
	return 0
}

// skipBlanks is the first offset from i on that holds no blank.
func skipBlanks(s string, i int) int {
	for {
		n := blankLen(s, i)
		if n == 0 {
			return i
		}
		i += n
	}
}
