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
	if i >= len(s) || classes[s[i]]&(blank|high) == 0 {
		return i
	}
	return blankRun(s, i)
}

func blankRun(s string, i int) int {
	if i+1 < len(s) && s[i] == ' ' && classes[s[i+1]]&(blank|high) == 0 {
		return i + 1 // nearly always
	}
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

// mark reports whether the character at s[i] is a dash, a quotation mark or
// another mark outside ASCII: it ends a word although its bytes are high.
func mark(s string, i int) bool {
	if s[i] < 0x80 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return r == '«' || r == '»' || r == '§' || r >= 0x2010 && r <= 0x206F || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF65
}

// letters is the index after the letters of ASCII at s[i].
func letters(s string, i int) int {
	for i < len(s) {
		n := text.Leading(text.Letters(text.ChunkAt(s, i)))
		if i += n; n < 8 {
			break
		}
	}
	return i
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
