package repair

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"resolute/internal/compare"
)

// backwards tells that the years of a period stand in the wrong order: "2024-2021".
func backwards(s string) bool {
	for i := 4; i+5 <= len(s); i++ {
		if s[i] != '-' || i > 4 && isFigure(s[i-5]) || i+5 < len(s) && isFigure(s[i+5]) {
			continue
		}
		a, err1 := strconv.Atoi(s[i-4 : i])
		b, err2 := strconv.Atoi(s[i+1 : i+5])
		if err1 == nil && err2 == nil && a > b && b >= 1900 && a <= 2100 {
			return true
		}
	}
	return false
}

// subject tells that a line ends with the subject of a clause, "where this", which needs
// a verb.
func subject(lead, last string) bool {
	switch last {
	case "this", "that", "it", "they", "these", "those":
	default:
		return false
	}
	switch before := lastToken(strings.TrimSuffix(lead[:strings.LastIndex(lead, last)], " ")); before {
	case "where", "if", "when", "as", "which", "because":
		return true
	}
	return false
}

// governs tells that s goes on as behind a participle, not as behind a noun: "taking
// into account".
func governs(s string) bool {
	next := firstToken(compare.Tokens(s[:min(len(s), 40)]))
	k := kindOf(next)
	return k == determiner || k == preposition && next != "of"
}

// verbless tells that a paragraph has but its number and "to": a verb must follow.
func verbless(lead string) bool {
	words := strings.Fields(lead)
	return len(words) > 0 && len(words) <= 2 && words[len(words)-1] == "to"
}

// connectors are small words that stand together.
var connectors = []string{
	"as well as", "in accordance with", "in compliance with", "in conformity with", "in line with", "in order to", "in respect of", "with respect to", "in addition to",
	"with regard to", "in relation to", "with a view to", "by means of", "on the basis of", "in view of", "in light of", "such as", "due to",
}

// splits tells that what is struck begins within such words.
func splits(prev, struck string) bool {
	if words := strings.Fields(struck); len(words) > 1 && words[0] == "of" && relative(words[1]) || len(words) > 0 && relative(words[0]) && prev == "of" {
		return true // "the proceedings of which"
	}
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
	case a == sign && b == sign, a == number && b == number:
		return -2
	case modal(prev) && strings.HasSuffix(next, "ed") && b == content:
		return -3 // "can funded"
	case relative(prev) && strings.HasSuffix(next, "ing"):
		return -3 // "of which being"
	case a == conjunction && strings.HasSuffix(next, "ed") && kindOf(was) == determiner:
		return -2 // "where funded", for "where this can be"
	case strings.EqualFold(prev, "to") && kindOf(was) == content && (b == determiner || strings.HasSuffix(next, "ing") && !strings.HasSuffix(was, "ing")):
		return -1 // what is struck may be the verb
	}
	return 0
}

func modal(word string) bool {
	switch word {
	case "should", "may", "shall", "can", "could", "will", "would", "must":
		return true
	}
	return false
}

func relative(word string) bool { return word == "which" || word == "who" || word == "whose" }

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
