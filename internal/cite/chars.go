package cite

import (
	"unicode/utf8"

	"resolute/internal/text"
)

// Classes of bytes. A word is a run of letters; a byte of a character outside
// ASCII counts as one, so that "é" does not end a word.
const (
	letter = 1 << iota
	digit
	upper
	lower
	blank
	high // first or later byte of a character outside ASCII
)

var classes = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c] = letter | lower
		t[c-'a'+'A'] = letter | upper
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = digit
	}
	for _, c := range " \t\r\n" {
		t[c] = blank
	}
	for c := 0x80; c <= 0xFF; c++ {
		t[c] = letter | high
	}
	return t
}()

func is(s string, i int, class uint8) bool {
	return i >= 0 && i < len(s) && classes[s[i]]&class != 0
}

// maxBlanks bounds a run of blanks inside a citation: a line break and the
// indent of a hard-wrapped paragraph. More than that is layout.
const maxBlanks = 80

// blankLen is the length of the blank at s[i], 0 if there is none. No-break and
// thin blanks count; they are what Word puts between a number and its noun.
func blankLen(s string, i int) int {
	if i >= len(s) {
		return 0
	}
	switch c := s[i]; {
	case classes[c]&blank != 0:
		return 1
	case c == 0xC2 && i+1 < len(s) && (s[i+1] == 0xA0 || s[i+1] == 0xAD):
		return 2
	case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && (s[i+2] == 0xAF || s[i+2] >= 0x80 && s[i+2] <= 0x8F):
		return 3
	}
	return 0
}

// blanks is the index after the blanks at s[i].
func blanks(s string, i int) int {
	if i+1 < len(s) && s[i] == ' ' && s[i+1]-'!' < 0x80-'!' {
		return i + 1 // nearly always
	}
	return blankRun(s, i)
}

func blankRun(s string, i int) int {
	for end := min(len(s), i+maxBlanks); i < end; {
		n := blankLen(s, i)
		if n == 0 {
			break
		}
		i += n
	}
	return i
}

// blanksBack is the index at which the blanks before s[i] begin.
func blanksBack(s string, i int) int {
	for low := max(0, i-maxBlanks); i > low; {
		switch {
		case classes[s[i-1]]&blank != 0:
			i--
		case i >= 2 && s[i-2] == 0xC2 && s[i-1] == 0xA0:
			i -= 2
		case i >= 3 && s[i-3] == 0xE2 && blankLen(s, i-3) == 3:
			i -= 3
		default:
			return i
		}
	}
	return i
}

// hyphenLen is the length of the hyphen at s[i]: "-", a no-break hyphen or an en dash.
func hyphenLen(s string, i int) int {
	if i < len(s) {
		if s[i] == '-' {
			return 1
		}
		if s[i] == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] >= 0x90 && s[i+2] <= 0x93 {
			return 3
		}
	}
	return 0
}

// digits is the index after the digits at s[i].
func digits(s string, i int) int {
	for i < len(s) && classes[s[i]]&digit != 0 {
		i++
	}
	return i
}

// match compares s at i with a pattern and gives the index after it, -1 if it
// is not there. In the pattern a blank stands for any blanks, a hyphen for any
// hyphen, an apostrophe for a straight or a curly one; small letters match
// capitals too.
func match(s string, i int, pattern string) int {
	if i < len(s) && pattern[0] >= 'a' && (s[i]^pattern[0])&^0x20 != 0 {
		return -1 // nearly always: it does not begin so
	}
	k := 0
	for k+8 <= len(pattern) && i+8 <= len(s) && sameEight(text.Chunk(s[i:i+8]), text.Chunk(pattern[k:k+8])) {
		k, i = k+8, i+8
	}
	for ; k < len(pattern); k++ {
		c := pattern[k]
		switch {
		case i < len(s) && (s[i] == c && c != ' ' || c-'a' <= 'z'-'a' && s[i] == c-'a'+'A'):
			i++
		case c == ' ':
			next := blanks(s, i)
			if next == i {
				return -1
			}
			i = next
		case c == '-':
			n := hyphenLen(s, i)
			if n == 0 {
				return -1
			}
			i += n
		case c == '\'' && i+2 < len(s) && s[i] == 0xE2 && s[i+1] == 0x80 && s[i+2] == 0x99:
			i += 3
		case c == 0xA9 && i < len(s) && s[i] == 0x89: // É for é
			i++
		default:
			return -1
		}
	}
	return i
}

// sameEight tells that eight bytes of a text are plainly those of a pattern, which does
// not end with a blank there: it may stand for several.
func sameEight(s, pattern uint64) bool {
	small := text.Letters(pattern) & (pattern << 2) >> 2 // the bit that a capital lacks
	return (s^pattern)&^small == 0 && pattern>>56 != ' '
}

// starts turns down most patterns, of which none begins with a blank, a hyphen or an
// apostrophe, before match is called.
func starts(s string, i int, pattern string) bool {
	return i < len(s) && (s[i]^pattern[0])&^0x20 == 0
}

// word is match for a whole word: what follows is no letter and no digit.
func word(s string, i int, pattern string) int {
	end := match(s, i, pattern)
	if end >= 0 && is(s, end, letter|digit) && blankLen(s, end) == 0 && !mark(s, end) {
		return -1
	}
	return end
}

// mark reports whether the character at s[i] is a dash, a quotation mark or
// another mark outside ASCII: it ends a word although its bytes are high.
func mark(s string, i int) bool {
	if s[i] < 0x80 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r == '«' || r == '»' || r == '§' || r >= 0x2010 && r <= 0x206F || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF65
}

// oneOf gives the index after the first of the words that stands at s[i], -1 if
// none does. Longer ones come first in the tables.
func oneOf(s string, i int, words []string) int {
	if i >= len(s) {
		return -1
	}
	first := s[i]
	if classes[first]&upper != 0 {
		first |= 0x20
	}
	for _, w := range words {
		if w[0] != first && w[0] != s[i] {
			continue
		}
		if end := word(s, i, w); end >= 0 {
			return end
		}
	}
	return -1
}

// number is the value of the digits s, 0 where it has more than nine.
func number(s string) int {
	if len(s) > 9 {
		return 0
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// roman reads a Roman numeral in capitals: its value and the index after it,
// the value 0 if there is none.
func roman(s string, i int) (value, end int) {
	last := 0
	for end = i; end < len(s) && end < i+15; end++ {
		v := 0
		switch s[end] {
		case 'I':
			v = 1
		case 'V':
			v = 5
		case 'X':
			v = 10
		case 'L':
			v = 50
		case 'C':
			v = 100
		}
		if v == 0 {
			break
		}
		value += v
		if v > last {
			value -= 2 * last
		}
		last = v
	}
	return value, end
}

// squeeze is s without blanks of any kind, and with plain hyphens.
func squeeze(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		clean = s[i] < 0x80 && classes[s[i]]&blank == 0
	}
	if clean {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); {
		if n := blankLen(s, i); n > 0 {
			i += n
		} else if n := hyphenLen(s, i); n > 0 {
			b = append(b, '-')
			i += n
		} else {
			b = append(b, s[i])
			i++
		}
	}
	return string(b)
}

// single is s with every run of blanks as one blank, and with plain hyphens.
func single(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		clean = s[i] < 0x80 && s[i] >= ' ' && (s[i] != ' ' || i+1 < len(s) && s[i+1] != ' ' && i > 0)
	}
	if clean {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := blanks(s, 0); i < len(s); {
		if n := blankLen(s, i); n > 0 {
			if len(b) > 0 && b[len(b)-1] != ' ' {
				b = append(b, ' ')
			}
			i += n
		} else if n := hyphenLen(s, i); n > 0 {
			b = append(b, '-')
			i += n
		} else {
			b = append(b, s[i])
			i++
		}
	}
	if len(b) > 0 && b[len(b)-1] == ' ' {
		b = b[:len(b)-1]
	}
	return string(b)
}
