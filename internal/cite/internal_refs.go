package cite

import (
	"strings"

	"resolute/internal/text"
)

// parts reads a part of an act, or of this text, whose noun, a form, is s[i:nounEnd]: "paragraph 3 (a) of",
// "section III, paragraph 3,", "Annex 2 to this resolution", "paragraph 5
// above". Of another act it is kept for the citation to come.
func (f *finder) parts(i, nounEnd int, form *partForm) int {
	s := f.s
	var room [8]item
	p, ok := form.read(s, i, nounEnd, room[:0])
	if !ok {
		return p.end
	}
	chain := f.chain(p)
	named := p // the part that is cited: the paragraph, where one is in the chain
	if chain.kind == paragraphPart && p.kind != paragraphPart {
		named = chain
	}
	end := chain.end
	if d, e := direction(s, end); d != Nowhere {
		return f.internal(named, i, e, d)
	}
	if at := blanks(s, end); at > end {
		if e := partLeads.word(s, at); e > 0 {
			if e = presentAct(s, blanks(s, e)); e > 0 {
				return f.internal(named, i, e, Nowhere)
			}
		}
	}
	if f.partOf(text.Span{Start: i, End: end}) {
		return end
	}
	if _, name, last := f.instrumentAfter(end); last > 0 {
		if p.kind == paragraphPart && len(name) > 8 && name != "Constitution" && name != "Convention" {
			f.emitItems(p.items, i, last, Ref{Body: "un", Kind: "paragraph", Edition: name})
			return last
		}
		return end
	}
	if f.ownPart(named, i, end) {
		return f.internal(named, i, end, Nowhere)
	}
	return end
}

var chainLeads = phrasesOf("of the", "of", "to the")

// chain follows a part to the parts that belong to it, "section III, paragraph
// 3", and gives the last of them.
func (f *finder) chain(p part) part {
	s := f.s
	for range 3 {
		at := blanks(s, p.end)
		if at < len(s) && s[at] == ',' {
			at = blanks(s, at+1)
		} else if e := chainLeads.word(s, at); e > 0 && at > p.end {
			at = blanks(s, e)
		} else {
			break
		}
		next, ok := readPart(s, at, nil)
		if !ok {
			break
		}
		p = next
	}
	return p
}

var (
	ofOther    = phrasesOf("of", "thereof", "therein")
	otherTexts = phrasesOf("report", "annex", "declaration", "outcome", "note", "letter", "present", "agreement", "resolution", "memorandum", "document")
	ownLeads   = phrasesOf("In", "Under", "See")
)

// ownPart tells whether a part without more is one of this text: "in accordance
// with paragraph 3", not "article 5, paragraph 3" nor "paragraph 3 of the report".
func (f *finder) ownPart(p part, i, end int) bool {
	s := f.s
	if p.kind == annexPart || len(p.items) == 0 || p.kind == sectionPart && !f.itu && f.body != "" {
		return false // "section 1" is one of the budget
	}
	at := blanks(s, end)
	rest := at
	if rest < len(s) && s[rest] == ',' {
		rest = blanks(s, rest+1)
	}
	if ofOther.word(s, rest) > 0 {
		return false
	}
	for _, other := range [...]string{"in the ", "in its ", "in document", "to the ", "from the ", "by the "} {
		if e := match(s, at, other); e > 0 && (otherTexts.word(s, e) > 0 || other == "in document") {
			return false
		}
	}
	if e := match(s, at, "in "); e > 0 && is(s, e, upper) {
		return false
	}
	before := blanksBack(s, i)
	if wordless(s, i) { // the start of a paragraph is a heading, unless nothing more is there
		return closes(s, end)
	}
	if before == i || !is(s, before-1, letter) && s[before-1] != ')' {
		return s[before-1] == '(' && p.kind == paragraphPart && closes(s, end)
	}
	from := wordBack(s, before)
	switch s[from:before] {
	case "its", "their":
		return false
	case "including", "particular", "notably", "especially", "namely":
		// "resolution 2344 (2017), including paragraph 6"
		if f.tail > 0 && from-f.tail < 16 {
			return false
		}
	}
	return is(s, from, lower) || ownLeads.word(s, from) == before
}

// wordless reports whether no letter stands before i in the paragraph: labels
// and Markdown may.
func wordless(s string, i int) bool {
	for k := i - 1; k >= 0 && k > i-24; k-- {
		if classes[s[k]]&letter != 0 && s[k] < 0x80 {
			return false
		}
	}
	return i <= 24
}

// closes reports whether nothing, or a mark, follows at s[i].
func closes(s string, i int) bool {
	i = blanks(s, i)
	return i >= len(s) || s[i] == ',' || s[i] == ';' || s[i] == ')' || s[i] == '.' && (i+1 >= len(s) || is(s, i+1, blank))
}

// internal adds a citation for each number of a part of this text.
func (f *finder) internal(p part, from, last int, d Direction) int {
	s := f.s
	if len(p.items) == 0 {
		f.emit(Cite{
			Span: text.Span{Start: p.start, End: p.end}, Phrase: text.Span{Start: from, End: last},
			Ref: Ref{Body: "self", Kind: partKinds[p.kind]}, Named: true, Dir: d,
		})
		return last
	}
	base := ""
	for k, it := range p.items {
		c := Cite{Span: text.Span{Start: it.start, End: it.end}, Ref: Ref{Body: "self", Kind: partKinds[p.kind]}, Named: true, Dir: d}
		c.Ref.Number = squeeze(c.Span.In(s))
		if c.Ref.Number[0] == '(' { // "5 (a) and (b)"
			c.Ref.Number = base + c.Ref.Number
		} else {
			base, _, _ = strings.Cut(c.Ref.Number, "(") // "3A"
		}
		c.Phrase = c.Span
		if k == 0 {
			c.Start, c.Phrase.Start = p.start, from
		}
		if k == len(p.items)-1 {
			c.Phrase.End = last
		}
		f.emit(c)
	}
	return last
}

// directions are the words of Above and Below, in that order.
var directions = phrasesOf("above", "below")

// direction reads " above" or " below" at s[i] and the index after it.
func direction(s string, i int) (Direction, int) {
	at, _ := nextWord(s, i)
	if at == i {
		return Nowhere, i
	}
	some := directions.at(s, at)
	if some == 0 {
		return Nowhere, i
	}
	switch k, e := directions.which(s, at, some); {
	case k == 0 && hyphenLen(s, e) == 0:
		return Above, e
	case k == 1:
		return Below, e
	}
	return Nowhere, i
}

// sectionFigure reads "1.6.1 below" at i, whose first digits end at end.
func (f *finder) sectionFigure(i, end int) int {
	last := dottedEnd(f.s, end)
	if last == end || last-i > 16 {
		return -1
	}
	d, e := direction(f.s, last)
	if d == Nowhere {
		return -1
	}
	f.emit(Cite{
		Span: text.Span{Start: i, End: last}, Phrase: text.Span{Start: i, End: e}, Named: true, Dir: d,
		Ref: Ref{Body: "self", Kind: "section", Number: f.s[i:last]},
	})
	return e
}

// draftParagraph reads "OP2", "PP5 bis" of a negotiation draft. At the start of
// a paragraph it is the label.
func (f *finder) draftParagraph(i, end int) int {
	s := f.s
	at := blanks(s, end)
	last := digits(s, at)
	if f.itu || last == at || last-at > 3 || is(s, last, upper) {
		return -1
	}
	for _, suffix := range [...]string{"bis", " bis", "ter", " ter", "quater", " quater", "alt.", " alt.", "alt", " alt"} {
		if e := match(s, last, suffix); e > 0 && !is(s, e, letter|digit) {
			last = e
			break
		}
	}
	for last < len(s) && s[last] == '(' && last+2 < len(s) { // "OP34(b)"
		e := last + 1
		for e < len(s) && e < last+6 && is(s, e, letter) {
			e++
		}
		if e == last+1 || e >= len(s) || s[e] != ')' {
			break
		}
		last = e + 1
	}
	if wordless(s, i) && !closes(s, last) && !linkWord(s, blanks(s, last)) {
		return last
	}
	if f.partOf(text.Span{Start: i, End: last}) {
		return last
	}
	d, e := direction(s, last)
	f.emit(Cite{
		Span: text.Span{Start: i, End: last}, Phrase: text.Span{Start: i, End: max(e, last)}, Named: true, Dir: d,
		Ref: Ref{Body: "self", Kind: "paragraph", Number: squeeze(s[i:last])},
	})
	return max(e, last)
}
