package numbering

import (
	"strings"
	"unicode/utf8"
)

// bullets are the signs that stand before the items of a list without numbers.
const bullets = "-–—−•*·○●▪◦‣"

// Parse reads the label that s begins with. A label is followed by a blank, by
// the end of s or, when a bracket closes it, by anything; "1 to" and "1.\tto"
// hold one, "1st" and "2014/15" do not. A single letter that could be a roman
// numeral is read as a letter, several that form one as the numeral; see Reread.
func Parse(s string) (Label, bool) {
	if s == "" {
		return Label{}, false
	}
	switch c := s[0]; {
	case c == '(':
		return parsePaired(s)
	case c >= '0' && c <= '9':
		return parseNumber(s)
	case (c == 'P' || c == 'O') && len(s) > 2 && s[1] == 'P':
		return parseNegotiation(s)
	case isLetter(c):
		return parseLetters(s)
	case c == '.' && len(s) > 1 && isDigit(s[1]):
		return parseLeadingStop(s)
	default:
		return parseBullet(s)
	}
}

func parsePaired(s string) (Label, bool) {
	if len(s) > 4 && (s[1] == 'P' || s[1] == 'O') && s[2] == 'P' {
		l, ok := parseNegotiation(s[1:])
		l.Frame, l.Len = Paired, l.Len+1
		return l, ok && s[l.Len-1] == ')'
	}
	l, n := ordinal(s[1:])
	if n == 0 || 1+n >= len(s) {
		return Label{}, false
	}
	end := 1 + n
	if suffix, m := suffix(s[end:]); m > 0 {
		l.Suffix, end = suffix, end+m
	} else if c := capital(s[end:]); c != "" && l.Scheme == Decimal {
		l.Suffix, end = c, end+1
	}
	if end >= len(s) || s[end] != ')' {
		return Label{}, false
	}
	l.Frame, l.Len = Paired, end+1
	return withOuterSuffix(l, s), true
}

func parseNumber(s string) (Label, bool) {
	l, end := ordinal(s)
	l.Scheme = Decimal
	for {
		if suf, m := suffix(s[end:]); m > 0 && l.Suffix == "" {
			l.Suffix, end = suf, end+m
		} else if c := capital(s[end:]); c != "" && l.Suffix == "" {
			l.Suffix, end = c, end+1
		}
		if end+1 >= len(s) || s[end] != '.' || !isDigit(s[end+1]) {
			break
		}
		// One more part: what was read becomes the stem.
		next, n := ordinal(s[end+1:])
		l = Label{Scheme: Dotted, N: next.N, Stem: s[:end+1]}
		end += 1 + n
	}
	if end+1 < len(s) && s[end] == '\\' && (s[end+1] == '.' || s[end+1] == ')') {
		end++ // Markdown writes "1\." for a label that is not to begin a list
	}
	if end < len(s) && (s[end] == '.' || s[end] == ')') {
		if s[end] == '.' {
			l.Frame = Stop
		} else {
			l.Frame = Bracket
		}
		l.Len = end + 1
		l = withOuterSuffix(l, s)
		return l, l.Frame == Bracket || blankAt(s, l.Len)
	}
	l.Len = end
	return l, blankAt(s, end)
}

// parseLeadingStop reads ".1" and ".1.2", as IMO labels the items of a paragraph:
// the number of the paragraph is left out.
func parseLeadingStop(s string) (Label, bool) {
	l, end := Label{Scheme: Dotted}, 0
	for end+1 < len(s) && s[end] == '.' && isDigit(s[end+1]) {
		next, n := ordinal(s[end+1:])
		l.N, l.Stem = next.N, s[:end+1]
		end += 1 + n
	}
	l.Len = end
	return l, blankAt(s, end)
}

func parseLetters(s string) (Label, bool) {
	// Nearly every paragraph begins with a word: what follows it tells.
	end := 1
	for end < len(s) && isLetter(s[end]) {
		end++
	}
	if end > 8 || end == len(s) || s[end] != ')' && s[end] != '.' && s[end] != ' ' && s[end] != 0xC2 {
		return Label{}, false
	}
	if s[end] == ' ' {
		if _, m := suffix(s[end:]); m == 0 {
			return Label{}, false
		}
	}
	var l Label
	n := 1
	if end == 1 {
		l = oneLetter(s[0])
	} else if l, n = ordinal(s); n == 0 || n >= len(s) || n > 8 {
		return Label{}, false
	}
	if suf, m := suffix(s[n:]); m > 0 {
		l.Suffix, n = suf, n+m
	}
	if n >= len(s) {
		return Label{}, false
	}
	switch s[n] {
	case ')':
		l.Frame, l.Len = Bracket, n+1
		return withOuterSuffix(l, s), true
	case '.':
		// "to." and "as." end a sentence; they are no labels.
		l.Frame, l.Len = Stop, n+1
		known := n == 1 || l.Scheme == RomanLower || l.Scheme == RomanUpper || doubledLetter(s[:n]) || l.Suffix != ""
		return l, known && blankAt(s, l.Len)
	}
	return Label{}, false
}

// parseNegotiation reads "PP5", "OP3 bis", "OP3.alt", "OP2bis.", "PP.4".
func parseNegotiation(s string) (Label, bool) {
	l := Label{Scheme: Preamble}
	if s[0] == 'O' {
		l.Scheme = Operative
	}
	end := 2
	if end < len(s) && (s[end] == ' ' || s[end] == '.') {
		end++
	}
	num, n := ordinal(s[end:])
	if n == 0 || num.Scheme != Decimal {
		return Label{}, false
	}
	l.N, end = num.N, end+n
	for {
		at := end
		if at < len(s) && s[at] == '.' {
			at++
		}
		suf, m := suffix(s[at:])
		if m == 0 {
			break
		}
		if l.Suffix != "" {
			suf = l.Suffix + " " + suf
		}
		l.Suffix, end = suf, at+m
	}
	if end < len(s) && (s[end] == '.' || s[end] == ')' || s[end] == ':') {
		end++
		l.Frame = Stop
	}
	l.Len = end
	return l, blankAt(s, end)
}

func parseBullet(s string) (Label, bool) {
	r, n := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune(bullets, r) || r == utf8.RuneError || !blankAt(s, n) || n >= len(s) {
		return Label{}, false
	}
	return Label{Scheme: Bullet, Len: n}, true
}

// ordinal reads digits or letters of one case. The label has no frame yet.
func ordinal(s string) (Label, int) {
	if s == "" {
		return Label{}, 0
	}
	if isDigit(s[0]) {
		n, i := 0, 0
		for i < len(s) && isDigit(s[i]) {
			n = min(n*10+int(s[i]-'0'), Huge)
			i++
		}
		return Label{Scheme: Decimal, N: n}, i
	}
	lower := s[0] >= 'a'
	i := 0
	for i < len(s) && i < 9 && isLetter(s[i]) && s[i] >= 'a' == lower {
		i++
	}
	if i == 0 || i > 8 || i < len(s) && isLetter(s[i]) {
		return Label{}, 0
	}
	// A suffix may follow a letter at once: "abis)" is a and bis.
	for cut := 1; cut <= 2 && cut < i; cut++ {
		if lower && isSuffix(s[cut:i]) {
			i = cut
			break
		}
	}
	word := s[:i]
	roman, letter := RomanLower, Lower
	if !lower {
		roman, letter = RomanUpper, Upper
	}
	if i == 1 {
		return oneLetter(s[0]), 1
	}
	if !doubledLetter(word) || word[0]|0x20 == 'i' || word[0]|0x20 == 'x' {
		if n := romanValue(word); n > 0 {
			return Label{Scheme: roman, N: n}, i
		}
	}
	if n := letterValue(word); n > 0 {
		return Label{Scheme: letter, N: n}, i
	}
	return Label{}, 0
}

// oneLetter is the label of one letter.
func oneLetter(c byte) Label {
	if c >= 'a' {
		return Label{Scheme: Lower, N: int(c-'a') + 1}
	}
	return Label{Scheme: Upper, N: int(c-'A') + 1}
}

// IsAmbiguous reports whether Reread may have another reading for the label.
func (l *Label) IsAmbiguous() bool {
	switch l.Scheme {
	case Lower, Upper: // no list of romans comes to l, c, d or m
		return l.N > 26 || l.N == 'i'-'a'+1 || l.N == 'v'-'a'+1 || l.N == 'x'-'a'+1
	case RomanLower, RomanUpper:
		return true
	}
	return false
}

// Reread is the other reading of a label whose letters are a roman numeral as
// well as a place in the alphabet: "i)" is 9 or 1, "ii)" is 2 or 35.
func (l Label) Reread(s string) (Label, bool) {
	if !l.IsAmbiguous() {
		return l, false
	}
	i := 0
	for i < len(s) && !isLetter(s[i]) {
		i++
	}
	j := i
	for j < len(s) && isLetter(s[j]) {
		j++
	}
	word := strings.TrimSuffix(s[i:j], l.Suffix)
	switch l.Scheme {
	case Lower, Upper:
		if n := romanValue(word); n > 0 {
			l.Scheme, l.N = l.Scheme+2, n
			return l, true
		}
	case RomanLower, RomanUpper:
		// No list runs beyond a letter written four times.
		if n := letterValue(word); n > 0 && n <= 4*26 {
			l.Scheme, l.N = l.Scheme-2, n
			return l, true
		}
	}
	return l, false
}

// letterValue is the place of a letter, doubled after z: a is 1, aa 27, bb 28.
// Drafts also run on as a spreadsheet does, with ab after aa; and two letters
// run together, "ca)", are to be seen as a label that is out of place.
func letterValue(w string) int {
	switch {
	case len(w) == 1:
		return int(w[0]|0x20-'a') + 1
	case doubledLetter(w) && len(w) <= 3:
		return 26*(len(w)-1) + int(w[0]|0x20-'a') + 1
	case len(w) == 2:
		return 26*int(w[0]|0x20-'a'+1) + int(w[1]|0x20-'a') + 1
	}
	return 0
}

func doubledLetter(w string) bool {
	for i := 1; i < len(w); i++ {
		if w[i] != w[0] {
			return false
		}
	}
	return len(w) > 1
}

var romanDigits = [...]struct {
	n int
	s string
}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}}

// romanOf is the value of a letter of a roman numeral, 0 of any other.
func romanOf(c byte) int {
	switch c | 0x20 {
	case 'i':
		return 1
	case 'v':
		return 5
	case 'x':
		return 10
	case 'l':
		return 50
	case 'c':
		return 100
	}
	return 0
}

// romanValue is the value of a canonical roman numeral below 400, else 0.
func romanValue(w string) int {
	n, before := 0, 0
	for i := len(w) - 1; i >= 0; i-- {
		v := romanOf(w[i])
		if v == 0 {
			return 0
		}
		if v < before {
			v = -v
		} else {
			before = v
		}
		n += v
	}
	if n <= 0 || n >= 400 {
		return 0
	}
	if canonical := FormatRoman(n); len(canonical) != len(w) || !hasFold(w, canonical) {
		return 0
	}
	return n
}

// FormatRoman is n as a roman numeral in small letters, for 1 to 399.
func FormatRoman(n int) string {
	var b strings.Builder
	for _, d := range romanDigits {
		for n >= d.n {
			b.WriteString(d.s)
			n -= d.n
		}
	}
	return b.String()
}

func hasFold(s, lower string) bool {
	if len(s) < len(lower) {
		return false
	}
	for i := range len(lower) {
		if s[i]|0x20 != lower[i] {
			return false
		}
	}
	return true
}

// blankAt tells that s ends at i or goes on with a blank of any kind.
func blankAt(s string, i int) bool {
	if i >= len(s) {
		return true
	}
	switch s[i] {
	case ' ', '\t', '\n', '\r':
		return true
	case 0xC2:
		return strings.HasPrefix(s[i:], "\u00a0")
	case 0xE2:
		r, _ := utf8.DecodeRuneInString(s[i:])
		return r >= 0x2000 && r <= 0x200A || r == 0x202F
	}
	return false
}

func isDigit(c byte) bool  { return c-'0' <= 9 }
func isLetter(c byte) bool { return c|0x20-'a' <= 25 }
