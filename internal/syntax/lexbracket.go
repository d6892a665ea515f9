package syntax

import "strings"

func (x *lexer) opening(i int) int {
	if x.depth < maxOpen {
		x.open[x.depth] = int32(i)
	}
	x.depth++
	switch x.s[i] {
	case '(':
		x.seen |= Parenthesis
	case '[':
		x.place(i) // for what is left open in a number
	}
	return i + 1
}

func (x *lexer) closing(i int) int {
	s := x.s
	if x.depth > 0 && x.depth <= maxOpen && s[x.open[x.depth-1]] == partner(s[i]) {
		x.depth--
		open := int(x.open[x.depth])
		if s[i] == ']' {
			x.add(SquareBracket, open, i+1)
		} else if n := i - open - 1; n >= 3 && n <= 8 && s[i-1] >= 'A' && s[i-1] <= 'Z' && capitals(s[i-n:i]) {
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
