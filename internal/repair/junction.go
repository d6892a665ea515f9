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
	r := reading{lead: lead, struck: struck, was: compare.Tokens(struck), prev: lastToken(lead), first: firstToken(compare.Tokens(x.put))}
	r.a, r.b, r.p = kindOf(r.was[0]), kindOf(r.first), kindOf(r.prev)
	r.words = len(wordsOf(struck))
	return x.size(&r) + x.like(&r) + x.place(&r) + x.fits(r.prev, r.first, r.was[0]) + x.usual(r.prev, r.first, r.was[0]) +
		junctionWeights.wrong*float64(x.impossible(&r))
}

// reading is a way to read a junction.
type reading struct {
	lead, struck string
	was          []string // what is struck, word by word
	prev, first  string   // the word before that, and the first one put in
	a, b, p      wordKind // the kinds of the first ones struck and put in, and of the one before
	words        int      // how many are struck
}

// size is what the length of a change tells.
func (x *junction) size(r *reading) float64 {
	c := &junctionWeights
	of := max(r.words-x.moved.words, 0) // those that are nowhere else
	v := c.word*float64(max(of-1, 0)) + c.length*math.Abs(float64(of)-float64(len(wordsOf(x.put)))) + c.moved*float64(x.moved.words) +
		c.comma*float64(strings.Count(strings.TrimRight(r.struck, ","), ", ")-x.moved.commas)
	if x.again != nil {
		for _, word := range wordsOf(r.struck) {
			if len(word) > 3 && x.again[word] {
				v += c.again
			}
		}
	}
	return v
}

// like is how like what is struck is to what was put in.
func (x *junction) like(r *reading) float64 {
	c, v := &junctionWeights, 0.0
	if r.a == r.b {
		switch {
		case r.a == sign, r.a == number:
			v += c.sign
		case r.a.small():
			v += c.small
		default:
			v += c.content
		}
	}
	if stemmed(r.was[0], r.first) {
		v += c.stem
	}
	if strings.HasSuffix(r.was[0], "ing") && strings.HasSuffix(r.first, "ing") {
		v += c.ing
	}
	if r.was[0] == r.first {
		v += c.same
	}
	if strings.EqualFold(r.struck, x.put) || spelled(r.struck, x.put) || rewritten(r.struck, x.put) {
		v += c.spelled
	}
	return v
}

// place is how well a change begins and ends where it does.
func (x *junction) place(r *reading) float64 {
	c, v := &junctionWeights, 0.0
	if r.p == nothing || r.p == sign || r.p.small() {
		v += c.phrase
	}
	if balance(r.lead+x.put+x.after) > balance(r.lead+x.after) {
		v += c.balance
	}
	if capital(r.prev) && capital(r.was[0]) {
		v += c.name
	}
	if splits(r.prev, r.struck) || x.moved.cut {
		v += c.splits
	}
	if at := strings.TrimSpace(r.lead); at == "" || strings.HasSuffix(at, ".") || strings.HasSuffix(at, "\t") {
		if capital(r.first) && capital(r.was[0]) && (r.words == 1 || !capital(lastToken(r.struck))) {
			v += c.sentence
		} else if capital(r.was[0]) {
			v += c.begins
		}
	}
	if r.p == sign && r.words > 1 && kindOf(r.was[len(r.was)-1]) == sign && kindOf(lastToken(x.put)) != sign {
		v += c.clause
	}
	if x.joins {
		v += c.joins
	}
	return v
}

// impossible is in how many ways the new version could not stand.
func (x *junction) impossible(r *reading) int {
	n := 0
	for _, wrong := range []bool{
		x.label != "" && strings.Contains(r.lead, " "+x.label+" "), // "ii) …; ii) …": the number is given already
		backwards(r.lead + x.put[:min(len(x.put), 8)]),
		r.a == auxiliary && r.b != auxiliary && subject(r.lead, r.prev),
		r.p == determiner && strings.HasSuffix(r.first, "ing") && governs(strings.TrimLeft(x.put, " ")[len(r.first):]),
		verbless(r.lead) && (r.b == determiner || r.b == preposition),
	} {
		if wrong {
			n++
		}
	}
	return n
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
