package cite

import (
	"math/bits"

	"resolute/internal/text"
)

// nounForm is a noun as it is written, with what it counts.
type nounForm struct {
	form   string
	kind   string
	plural bool
}

// nouns that a number follows, frequent ones first; "draft" is the kind of an act that
// is none yet.
var nouns = []nounForm{
	{form: "resolution", kind: "resolution"}, {form: "resolutions", kind: "resolution", plural: true}, {form: "resolutionen", kind: "resolution", plural: true},
	{form: "resolución", kind: "resolution"}, {form: "resoluciones", kind: "resolution", plural: true},
	{form: "résolution", kind: "resolution"}, {form: "résolutions", kind: "resolution", plural: true}, {form: "res.", kind: "resolution"},
	{form: "decision", kind: "decision"}, {form: "decisions", kind: "decision", plural: true}, {form: "decisión", kind: "decision"}, {form: "decisiones", kind: "decision", plural: true},
	{form: "décision", kind: "decision"}, {form: "décisions", kind: "decision", plural: true},
	{form: "recommendation", kind: "recommendation"}, {form: "recommendations", kind: "recommendation", plural: true},
	{form: "opinion", kind: "opinion"}, {form: "opinions", kind: "opinion", plural: true},
	{form: "question", kind: "question"}, {form: "questions", kind: "question", plural: true},
	{form: "document", kind: "document"}, {form: "documents", kind: "document", plural: true},
	{form: "draft resolution", kind: "draft"}, {form: "draft resolutions", kind: "draft"}, {form: "draft new resolution", kind: "draft"},
	{form: "draft decision", kind: "draft"}, {form: "draft new decision", kind: "draft"},
}

// isNoun reports whether a noun stands at s[i].
func isNoun(s string, i int) bool {
	_, end := termAt(s, i, nounTerms)
	return end > 0
}

// nounWord reads "resolution", "Decisions", "draft resolution", the noun n in s[i:end]:
// the number is read when the scan comes to it. "The present resolution" is complete.
func (f *finder) nounWord(i, end int, n *nounForm) int {
	before := blanksBack(f.s, i)
	from := wordBack(f.s, before)
	switch n.kind {
	case "resolution", "decision":
		if n.plural {
			break
		}
		if start := present(f.s, from, before); start >= 0 {
			f.emit(Cite{Span: text.Span{Start: start, End: end}, Ref: Ref{Body: "self", Kind: "text"}, Named: true})
			return end
		}
	}
	f.setNoun(n, i, end)
	f.noun.its = ofIts(f.s[from:before])
	if n.kind == "recommendation" {
		return f.recommendation(i, end, n)
	}
	return end
}

func (f *finder) setNoun(n *nounForm, i, end int) {
	o := &f.noun
	o.body, o.start, o.sure = f.ownerBefore(i)
	o.kind, o.word, o.end = n.kind, i, end
	o.plural, o.capital, o.draft = n.plural, is(f.s, i, upper), n.kind == "draft"
}

// ofIts reports whether a word before a noun makes it one of the organ named before.
func ofIts(word string) bool {
	switch word {
	case "its", "sa", "ses", "su", "sus":
		return true
	}
	return false
}

var thisWord, theWord, presentWord = phraseOf("this"), phraseOf("the"), phraseOf("present")

// present is the start of "this" or "the present" where the word in s[from:end], which
// stands before a noun, is the last one of that; -1 if it is not.
func present(s string, from, end int) int {
	switch end - from {
	case len("this"):
		if thisWord.at(s, from) == end {
			return from
		}
	case len("present"):
		if presentWord.at(s, from) == end {
			end = blanksBack(s, from)
			if at := wordBack(s, end); end-at == len("the") && theWord.at(s, at) == end {
				return at
			}
		}
	}
	return -1
}

var (
	presentLeads = phrasesOf("the present", "this", "present")
	presentNouns = phrasesOf("draft resolution", "resolution", "decision", "recommendation")
)

// presentAct gives the index after "the present resolution" or "this decision"
// at s[i], -1 if neither stands there.
func presentAct(s string, i int) int {
	if e := presentLeads.word(s, i); e > 0 {
		return presentNouns.word(s, blanks(s, e))
	}
	return -1
}

var numberLeads = phrasesOf("no.", "nos.", "number", "numbers", "nº", "n°", "#")

// afterNoun reports whether only blanks, or "No." with them, stand between the
// noun and i.
func (f *finder) afterNoun(i int) bool {
	end := f.noun.end
	if end == 0 || i <= end || i-end > maxBlanks {
		return false
	}
	at := blanks(f.s, end)
	if at == i {
		return true
	}
	for some := numberLeads.at(f.s, at); some != 0; some &= some - 1 {
		lead := &numberLeads.all[bits.TrailingZeros16(some)]
		if e := lead.at(f.s, at); e > 0 && blanks(f.s, e) == i {
			return true
		}
	}
	return false
}

var links = phrasesOf("as well as", "and", "or", "to", "et", "y", "e", "und", "sowie", "и", "و")

// linked reports whether a list goes on at i: no more stands behind its last member.
func (f *finder) linked(i int) bool { return f.tail > 0 && linked(f.s, f.tail, i) }

// linked reports whether s[from:to] does no more than join two members of a list.
func linked(s string, from, to int) bool {
	if to <= from || to-from > 40 {
		return false
	}
	at := blanks(s, from)
	if at < to && (s[at] == ',' || s[at] == ';' || s[at] == '/') {
		at = blanks(s, at+1)
	} else if at+3 <= to && (s[at:at+3] == "、" || s[at:at+3] == "，") {
		at = blanks(s, at+3)
	} else if at+2 <= to && s[at:at+2] == "،" {
		at = blanks(s, at+2)
	}
	if at == to && is(s, at, digit) {
		return true
	}
	return links.step(s, at) == to
}

// add adds a citation that is all of its phrase, and gives it for the rest.
func (f *finder) add(sp text.Span) *Cite {
	f.out = append(f.out, Cite{})
	c := &f.out[len(f.out)-1]
	c.Span, c.Phrase = sp, sp
	return c
}

// emit adds a citation; its phrase is the span where none was given.
func (f *finder) emit(c Cite) {
	if c.Phrase.End == 0 {
		c.Phrase = c.Span
	}
	f.out = append(f.out, c)
}
