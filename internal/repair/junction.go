package repair

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"resolute/internal/compare"
)

// junction is what was put in with what stands around it.
type junction struct {
	w          *work
	put, after string
	again      map[string]bool // words that were put in near by; nil if that is not known
	moved      moved
	label      string // of the paragraph in the new version
	joins      bool   // what is struck goes on where other words are
}

// moved is what words struck have of runs that were put in near by.
type moved struct {
	words, commas int
	cut           bool // they begin within one
}

// weights are those of the evidence for a reading of a junction. Each is what a
// reading gains, or loses where it is negative.
type weights struct {
	word     float64 // every word that is struck beyond the first: short changes come first
	length   float64 // every word by which old and new differ in length
	comma    float64 // every comma within: a change is of one clause
	phrase   float64 // it begins where a phrase does, behind a small word or a mark
	sign     float64 // a sign or a number for one
	small    float64 // a small word for one of its kind
	content  float64 // another word for one
	stem     float64 // words that begin alike: "study", "studies"
	ing      float64 // two that end in -ing
	same     float64 // both begin with the same word: it would have been left alone
	spelled  float64 // it is written otherwise, or in short
	balance  float64 // a bracket loses its partner
	name     float64 // a name is cut in two
	splits   float64 // so are words that belong together
	sentence float64 // a capital for a capital where a sentence begins
	begins   float64 // another word for such a one
	clause   float64 // a clause with its mark
	again    float64 // every word of it that was put in near by, too
	moved    float64 // every word of a run of it that was
	joins    float64 // it goes on where other words are struck
	wrong    float64 // what is left cannot be: years run backwards, a verb is missing
}

var junctionWeights = weights{
	word: -0.15, length: -0.25, comma: -0.5, phrase: 1, sign: 2, small: 1, content: 0.8, stem: 1.2, ing: 0.6, same: -3, spelled: 3,
	balance: -2, name: -1.5, splits: -2, sentence: 2.5, begins: -2, clause: 1, again: 0.4, moved: 0.15, joins: 1, wrong: -4,
}

// worth is how well it reads if the words struck, which begin behind lead in their
// line, made room for what was put in.
func (x *junction) worth(lead, struck string) float64 {
	c := &junctionWeights
	was, is := compare.Tokens(struck), compare.Tokens(x.put)
	n, m := len(wordsOf(struck)), len(wordsOf(x.put))
	of := max(n-x.moved.words, 0) // those that are nowhere else
	v := c.word*float64(max(of-1, 0)) + c.length*math.Abs(float64(of)-float64(m)) + c.moved*float64(x.moved.words) +
		c.comma*float64(strings.Count(strings.TrimRight(struck, ","), ", ")-x.moved.commas)
	prev, first := lastToken(lead), firstToken(is)
	a, b := kindOf(was[0]), kindOf(first)
	p := kindOf(prev)
	if p == nothing || p == sign || p.small() {
		v += c.phrase
	}
	if a == b { // like is put for like
		switch {
		case a == sign, a == number:
			v += c.sign
		case a.small():
			v += c.small
		default:
			v += c.content
		}
	}
	if stemmed(was[0], first) {
		v += c.stem
	}
	if strings.HasSuffix(was[0], "ing") && strings.HasSuffix(first, "ing") {
		v += c.ing
	}
	if was[0] == first {
		v += c.same
	}
	if strings.EqualFold(struck, x.put) || spelled(struck, x.put) || rewritten(struck, x.put) {
		v += c.spelled
	}
	v += x.fits(prev, first, was[0]) + x.usual(prev, first, was[0])
	if balance(lead+x.put+x.after) > balance(lead+x.after) {
		v += c.balance
	}
	if capital(prev) && capital(was[0]) {
		v += c.name
	}
	if splits(prev, struck) || x.moved.cut {
		v += c.splits
	}
	if at := strings.TrimSpace(lead); at == "" || strings.HasSuffix(at, ".") || strings.HasSuffix(at, "\t") {
		if capital(first) && capital(was[0]) && (n == 1 || !capital(lastToken(struck))) {
			v += c.sentence
		} else if capital(was[0]) {
			v += c.begins
		}
	}
	if p == sign && n > 1 && kindOf(was[len(was)-1]) == sign && kindOf(lastToken(x.put)) != sign {
		v += c.clause
	}
	if x.again != nil {
		for _, word := range wordsOf(struck) {
			if len(word) > 3 && x.again[word] {
				v += c.again
			}
		}
	}
	if x.label != "" && strings.Contains(lead, " "+x.label+" ") {
		v += c.wrong // "ii) …; ii) …": the number is given already
	}
	if x.joins {
		v += c.joins
	}
	if backwards(lead + x.put[:min(len(x.put), 8)]) {
		v += c.wrong
	}
	if a == auxiliary && b != auxiliary && subject(lead, prev) {
		v += c.wrong
	}
	if p == determiner && strings.HasSuffix(first, "ing") && governs(x.put[len(first):]) {
		v += c.wrong
	}
	if verbless(lead) && (b == determiner || b == preposition) {
		v += c.wrong
	}
	return v
}

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

// rewritten tells that what was put in begins with the same letters, other signs and
// blanks between them: "non-revenue generating" and "non-revenue-generating".
func rewritten(struck, put string) bool {
	a, b := strings.Join(wordsOf(struck), ""), strings.Join(wordsOf(put[:min(len(put), 2*len(struck))]), "")
	return len(a) > 6 && strings.HasPrefix(b, a)
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
	case a == sign && b == sign:
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
