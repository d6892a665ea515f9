package cite

import (
	"strings"
	"unicode/utf8"

	"resolute/internal/text"
)

// nounForm is a noun as it is written, with what it counts.
type nounForm struct {
	form   string
	kind   string
	plural bool
	plain  bool // form is of ASCII: it is as long in a text
}

// nouns that a number follows, longer forms first.
var nouns = []nounForm{
	{form: "resolutionen", kind: "resolution", plural: true}, {form: "resolutions", kind: "resolution", plural: true}, {form: "resolution", kind: "resolution"},
	{form: "resoluciones", kind: "resolution", plural: true}, {form: "resolución", kind: "resolution"},
	{form: "résolutions", kind: "resolution", plural: true}, {form: "résolution", kind: "resolution"}, {form: "res.", kind: "resolution"},
	{form: "decisions", kind: "decision", plural: true}, {form: "decision", kind: "decision"}, {form: "decisiones", kind: "decision", plural: true}, {form: "decisión", kind: "decision"},
	{form: "décisions", kind: "decision", plural: true}, {form: "décision", kind: "decision"},
	{form: "recommendations", kind: "recommendation", plural: true}, {form: "recommendation", kind: "recommendation"},
	{form: "opinions", kind: "opinion", plural: true}, {form: "opinion", kind: "opinion"},
	{form: "questions", kind: "question", plural: true}, {form: "question", kind: "question"},
	{form: "documents", kind: "document", plural: true}, {form: "document", kind: "document"},
}

// nounsBy are the nouns by their first letter.
var nounsBy = func() (by [256][]nounForm) {
	for _, n := range nouns {
		n.plain = strings.IndexFunc(n.form, func(r rune) bool { return r >= utf8.RuneSelf }) < 0
		by[n.form[0]] = append(by[n.form[0]], n)
	}
	return by
}()

// draftForms are drafts of an act; the number follows.
var draftForms = []string{"draft new resolution", "draft resolutions", "draft resolution", "draft decision", "draft new decision"}

// readNoun reads a noun at s[i] and gives the index after it, -1 if there is none.
func readNoun(s string, i int) (nounForm, int) {
	if i >= len(s) {
		return nounForm{}, -1
	}
	some := nounsBy[s[i]|0x20]
	for k := range some {
		n := &some[k]
		if last := i + len(n.form) - 1; n.plain && (last >= len(s) || (s[last]^n.form[last-i])&^0x20 != 0) {
			continue // it does not end so
		}
		if end := match(s, i, n.form); end > 0 && (!is(s, end, letter|digit) || blankLen(s, end) > 0 || mark(s, end)) {
			return *n, end
		}
	}
	if s[i]|0x20 != 'd' {
		return nounForm{}, -1
	}
	for _, d := range draftForms {
		if end := word(s, i, d); end > 0 {
			return nounForm{form: d, kind: "draft"}, end
		}
	}
	return nounForm{}, -1
}

// nounWord reads "resolution", "Decisions", "draft resolution": the number is
// read when the scan comes to it. "The present resolution" is complete.
func (f *finder) nounWord(i int) int {
	n, end := readNoun(f.s, i)
	if end < 0 {
		return -1
	}
	if !n.plural && (n.kind == "resolution" || n.kind == "decision") {
		if start := presentBefore(f.s, i); start < i {
			f.emit(Cite{Span: text.Span{Start: start, End: end}, Ref: Ref{Body: "self", Kind: "text"}, Named: true})
			return end
		}
	}
	f.setNoun(n, i, end)
	return end
}

func (f *finder) setNoun(n nounForm, i, end int) {
	body, start, sure := f.ownerBefore(i)
	f.noun = noun{kind: n.kind, start: start, end: end, word: i, body: body, sure: sure, plural: n.plural, capital: is(f.s, i, upper), draft: n.kind == "draft"}
	from := blanksBack(f.s, i)
	switch at := wordBack(f.s, from); f.s[at:from] {
	case "its", "sa", "ses", "su", "sus":
		f.noun.its = true
	}
}

// presentBefore is the start of "this" or "the present" before the noun at i, i
// if neither stands there.
func presentBefore(s string, i int) int {
	end := blanksBack(s, i)
	at := wordBack(s, end)
	switch {
	case end-at == 4 && match(s, at, "this") == end:
		return at
	case end-at == 7 && match(s, at, "present") == end:
		end = blanksBack(s, at)
		if at := wordBack(s, end); end-at == 3 && match(s, at, "the") == end {
			return at
		}
	}
	return i
}

// presentAct gives the index after "the present resolution" or "this decision"
// at s[i], -1 if neither stands there.
func presentAct(s string, i int) int {
	for _, lead := range [...]string{"the present", "this", "present"} {
		if e := word(s, i, lead); e > 0 {
			return oneOf(s, blanks(s, e), []string{"draft resolution", "resolution", "decision", "recommendation"})
		}
	}
	return -1
}

var numberLeads = []string{"no.", "nos.", "number", "numbers", "nº", "n°", "#"}

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
	for _, lead := range numberLeads {
		if e := match(f.s, at, lead); e > 0 && blanks(f.s, e) == i {
			return true
		}
	}
	return false
}

var links = []string{"as well as", "and", "or", "to", "et", "y", "e", "und", "sowie", "и", "و"}

// linked reports whether s[from:to] does no more than join two members of a list.
func linked(s string, from, to int) bool {
	if from < 0 || to <= from || to-from > 40 {
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
	for _, l := range links {
		if !starts(s, at, l) {
			continue
		}
		if e := match(s, at, l); e > 0 && (blanks(s, e) > e || l == "و") {
			at = blanks(s, e)
			break
		}
	}
	return at == to
}

// emit adds a citation; its phrase is the span where none was given.
func (f *finder) emit(c Cite) {
	if c.Phrase.End == 0 {
		c.Phrase = c.Span
	}
	f.out = append(f.out, c)
}
