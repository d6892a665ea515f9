package repair

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"resolute/internal/compare"
	"resolute/internal/lexicon"
	"resolute/internal/text"
)

// strikeReplaced strikes the words for which others were put in. Where nothing was
// struck what was put in stands in the line as any words do, with its blanks; where it
// stands in the place of others, it sticks to them: "begin preparingplanning the".
func (f *former) strikeReplaced(w *work) {
	if w.pairs == nil {
		w.pairs = pairsOf(w.tree.Text.String())
	}
	next := 0
	for i := range w.lines {
		l := &w.lines[i]
		from, to := l.at+l.label, l.at+len(l.text)
		for next < len(f.puts) && f.puts[next].End <= from {
			next++
		}
		if old, _ := f.sides(l.at, to); !old {
			continue
		}
		for k := next; k < len(f.puts) && f.puts[k].Start < to; k++ {
			p := text.Span{Start: max(f.puts[k].Start, from), End: min(f.puts[k].End, to)}
			if p.Start > l.at && p.Start < p.End && f.old[p.Start-1] {
				f.strike(f.replaced(w, from, p), p.Start)
			}
		}
	}
}

// replaced is where the words begin that the stretch p was put in for, p.Start if
// there are none. They reach back to from at most.
func (f *former) replaced(w *work, from int, p text.Span) int {
	left := p.Start
	for from = max(from, p.Start-farthest); left > from && f.old[left-1] && !f.struck[left-1]; {
		left--
	}
	put := f.flat[p.Start:p.End]
	if !f.sticks(left, p) && !f.rivals(left, p) {
		return p.Start
	}
	after, _, _ := strings.Cut(f.flat[p.End:min(len(f.flat), p.End+farthest)], "\n")
	x := junction{w: w, put: put, after: after}
	words := compare.Tokens(f.flat[left:p.Start])
	best, at := math.Inf(-1), p.Start
	start := p.Start
	for k := len(words) - 1; k >= 0 && len(words)-k <= mostStruck; k-- {
		start -= len(words[k])
		if isBlank(words[k]) {
			continue
		}
		if v := x.worth(f.lead(start), f.flat[start:p.Start]); v > best {
			best, at = v, start
		}
	}
	return at
}

// What is looked at: how many words, blanks and marks may be replaced at once, and how
// many bytes of the line before and behind count.
const (
	mostStruck = 48
	farthest   = 400
)

// lead is what the new version has of the line before a place, or the end of that.
func (f *former) lead(at int) string {
	from := max(0, at-farthest)
	return f.kept(max(from, lineStart(f.flat[from:at], at-from)+from), at)
}

// sticks tells that what was put in sticks to what stands before it: no blank is
// between two words, or one mark follows another.
func (f *former) sticks(left int, p text.Span) bool {
	if p.Start == left {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(f.flat[:p.Start])
	b, _ := utf8.DecodeRuneInString(f.flat[p.Start:])
	switch {
	case unicode.IsSpace(a) || unicode.IsSpace(b):
		return strings.IndexByte(",;:", byte(a)) >= 0 && a < 0x80 && !joinsOn(f.flat[p.Start:p.End], f.flat[p.End:])
	case inWord(a) && inWord(b):
		// "process" and "es": a word that was only lengthened is one.
		end := f.flat[p.Start:p.End]
		if k := strings.IndexFunc(end, func(r rune) bool { return !unicode.IsLetter(r) }); k >= 0 {
			end = end[:k]
		}
		stem := lastRun(f.flat[left:p.Start])
		return !(len(stem) > 3 && len(end) < 4 && lexicon.Known(stem+end) && !lexicon.Known(end))
	case isMark(a) && isMark(b):
		return true
	case a == ',' || a == ';' || a == ':' || a == ')' || a == '.':
		return inWord(b)
	case b == '(' || b == '“' || b == '"':
		return inWord(a)
	}
	return false
}

// rivals tells that what was put in cannot follow what stands before it: "the a", "of
// for", "2018 2022". The blank between them then went in with it.
func (f *former) rivals(left int, p text.Span) bool {
	prev, next := lastToken(f.flat[left:p.Start]), firstToken(compare.Tokens(f.flat[p.Start:min(p.End, p.Start+60)]))
	a, b := kindOf(prev), kindOf(next)
	switch {
	case a == nothing || b == nothing || a == sign || b == sign:
		return false
	case len(prev) == 4 && len(next) == 4 && a == number && b == number:
		return true
	}
	return (&junction{}).fits(prev, next, "") <= -2 || a == content && len(prev) > 4 && len(next) > 4 && stemmed(prev, next)
}

// joinsOn tells that what was put in begins with a blank as it should behind a mark:
// it is a clause of its own, and ends with a mark or before one.
func joinsOn(put, after string) bool {
	put = strings.TrimRight(put, " ")
	if put == "" {
		return true
	}
	return isMark(rune(put[len(put)-1])) || len(strings.Fields(put)) > 2 || after != "" && isMark(rune(after[0]))
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isMark(r rune) bool { return r == ',' || r == ';' || r == ':' || r == '.' }

// lastRun are the letters that s ends with.
func lastRun(s string) string {
	k := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if k < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[k:])
	return s[k+n:]
}

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
