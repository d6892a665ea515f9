package repair

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"resolute/internal/compare"
)

// junction is what was put in with what stands around it.
type junction struct {
	w          *work
	put, after string
}

// worth is how well it reads if the words struck, which begin behind lead in their
// line, made room for what was put in. The figures are weights of evidence, found by
// trying on real revisions; what each is for stands beside it.
func (x *junction) worth(lead, struck string) float64 {
	was, is := compare.Tokens(struck), compare.Tokens(x.put)
	n, m := len(wordsOf(struck)), len(wordsOf(x.put))
	v := -0.35 * float64(max(n-1, 0))                                       // short changes come first
	v -= 0.12 * math.Abs(float64(n)-float64(m))                             // what is put in is about as long
	v -= 0.5 * float64(strings.Count(strings.TrimRight(struck, ","), ", ")) // and of one clause
	prev, first := lastToken(lead), firstToken(is)
	a, b := kindOf(was[0]), kindOf(first)
	if p := kindOf(prev); p == nothing || p == sign || p.small() {
		v++ // phrases begin behind small words and marks
	}
	if a == b { // like is put for like
		switch {
		case a == sign, a == number:
			v += 2
		case a.small():
			v += 1.3
		default:
			v += 0.8
		}
	}
	if stemmed(was[0], first) {
		v += 1.2
	}
	if strings.HasSuffix(was[0], "ing") && strings.HasSuffix(first, "ing") {
		v += 0.6
	}
	if was[0] == first {
		v -= 3 // it would have been left alone
	}
	if strings.EqualFold(struck, x.put) || spelled(struck, x.put) {
		v += 3 // it is written otherwise, or in short
	}
	v += x.fits(prev, first, was[0]) + x.usual(prev, first, was[0])
	if balance(lead+x.put+x.after) > balance(lead+x.after) {
		v -= 2
	}
	if capital(prev) && capital(was[0]) {
		v -= 1.5 // a name is changed as a whole
	}
	if splits(prev, struck) {
		v -= 2
	}
	if at := strings.TrimSpace(lead); at == "" || strings.HasSuffix(at, ".") || strings.HasSuffix(at, "\t") {
		if capital(first) && capital(was[0]) && (n == 1 || !capital(lastToken(struck))) {
			v += 2.5 // a sentence begins anew
		} else if capital(was[0]) {
			v -= 2
		}
	}
	return v
}

// usual is how often the text has the first word put in behind the word before, other
// than where the struck ones stand.
func (x *junction) usual(prev, first, was string) float64 {
	n := x.w.pairs[[2]string{strings.ToLower(prev), strings.ToLower(first)}]
	if strings.EqualFold(first, was) {
		n--
	}
	return 0.5 * math.Log1p(float64(max(n, 0)))
}

// spelled tells that one of two is the other in short: ICT.
func spelled(long, short string) bool {
	if !abbreviationLike(short) {
		return false
	}
	var b strings.Builder
	for _, word := range wordsOf(long) {
		if !kindOf(word).small() {
			b.WriteString(word[:1])
		}
	}
	return strings.EqualFold(b.String(), strings.TrimSuffix(short, "s"))
}

// connectors are small words that stand together.
var connectors = []string{
	"as well as", "in accordance with", "in compliance with", "in conformity with", "in line with", "in order to", "in respect of", "with respect to", "in addition to",
	"with regard to", "in relation to", "with a view to", "by means of", "on the basis of", "in view of", "in light of", "such as", "due to",
}

// splits tells that what is struck begins within such words.
func splits(prev, struck string) bool {
	s := strings.ToLower(prev + " " + struck)
	for _, c := range connectors {
		for at := strings.IndexByte(c, ' '); at > 0; {
			if before, rest := c[:at], c[at+1:]; strings.EqualFold(before[strings.LastIndexByte(before, ' ')+1:], prev) && strings.HasPrefix(s[len(prev)+1:], rest) {
				return true
			}
			k := strings.IndexByte(c[at+1:], ' ')
			if k < 0 {
				break
			}
			at += 1 + k
		}
	}
	return false
}

// fits is what it costs if a word cannot follow another in the place of was.
func (x *junction) fits(prev, next, was string) float64 {
	if prev == "" {
		return 0
	}
	if strings.EqualFold(prev, next) && wordly(prev) {
		return -4
	}
	a, b := kindOf(prev), kindOf(next)
	switch {
	case a == determiner && (b == determiner || b == preposition || b == conjunction || b == auxiliary):
		return -3
	case a == preposition && (b == preposition || b == conjunction || b == auxiliary):
		return -2
	case a == conjunction && b == conjunction:
		return -3
	case a == content && b == determiner && !verbal(prev):
		return -1.5 // "thematic the"
	case a == sign && b == sign:
		return -2
	case strings.EqualFold(prev, "to") && kindOf(was) == content && (b == determiner || strings.HasSuffix(next, "ing") && !strings.HasSuffix(was, "ing")):
		return -1 // what is struck may be the verb
	}
	return 0
}

// wordKind is what kind of word it is, as far as its place in a sentence goes.
type wordKind uint8

const (
	nothing wordKind = iota
	content
	determiner
	preposition
	conjunction
	auxiliary
	sign
	number
)

func (c wordKind) small() bool {
	return c == determiner || c == preposition || c == conjunction || c == auxiliary
}

// smallWords are those of English that hold a sentence together.
var smallWords = func() map[string]wordKind {
	out := map[string]wordKind{}
	for class, words := range map[wordKind]string{
		determiner:  "the a an its their this these those such any all each every no some our his her",
		preposition: "of in on at by for from with to into through under within between among during before after towards over upon without via regarding concerning per against throughout beyond",
		conjunction: "and or but nor that which who whose where when while if as than whether",
		auxiliary:   "is are was were be been being has have had shall should may can could will would must",
	} {
		for _, word := range strings.Fields(words) {
			out[word] = class
		}
	}
	return out
}()

func kindOf(word string) wordKind {
	if word == "" {
		return nothing
	}
	if c, ok := smallWords[strings.ToLower(word)]; ok {
		return c
	}
	switch r, n := utf8.DecodeRuneInString(word); {
	case unicode.IsDigit(r) || n == len(word) && unicode.IsLetter(r): // "considering e)"
		return number
	case unicode.IsLetter(r):
		return content
	}
	return sign
}

// verbal tells that a word may well be a verb or a participle, which an article may
// follow.
func verbal(word string) bool {
	for _, end := range []string{"ing", "ed", "ize", "ise", "ate", "fy", "es"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return len(word) < 8
}

// stemmed tells that two words begin alike: study, studies; WTPF, WTPFs.
func stemmed(a, b string) bool {
	a, b = strings.ToLower(a), strings.ToLower(b)
	n := min(4, len(a), len(b))
	return n > 2 && a[:n] == b[:n]
}

func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r)
}

// lastToken is the last word or sign of s, firstToken the first one, blanks aside.
func lastToken(s string) string {
	t := compare.Tokens(s[max(0, len(s)-60):])
	for i := len(t) - 1; i >= 0; i-- {
		if strings.TrimSpace(t[i]) != "" {
			return t[i]
		}
	}
	return ""
}

func firstToken(t []string) string {
	for _, w := range t {
		if strings.TrimSpace(w) != "" {
			return w
		}
	}
	return ""
}

// balance is how many brackets of s have no partner.
func balance(s string) int {
	open, lost := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '(':
			open++
		case ')':
			if open--; open < 0 {
				open = 0
				lost++
			}
		}
	}
	return open + lost
}
