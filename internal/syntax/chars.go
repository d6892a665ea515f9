package syntax

import (
	"strings"
	"unicode/utf8"
)

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
	case ' ', '\t', '\n', '\r', '\f', '\v':
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

// blankBefore is the length of the blank that ends before s[i], no-break ones included,
// else 0.
func blankBefore(s string, i int) int {
	for n := 1; n <= 3 && n <= i; n++ {
		if blankLen(s, i-n) == n {
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
