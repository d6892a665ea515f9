package cite

import (
	"slices"

	"resolute/internal/text"
)

// partForm is a noun of a part of an act.
type partForm struct {
	form, kind string
	// optional tells that the noun may stand without a number: "the annex to".
	optional bool
}

var partForms = []partForm{
	{"operative paragraphs", "paragraph", false}, {"operative paragraph", "paragraph", false},
	{"paragraphs", "paragraph", false}, {"paragraph", "paragraph", false}, {"paras.", "paragraph", false}, {"para.", "paragraph", false},
	{"sections", "section", false}, {"section", "section", false}, {"sects.", "section", false}, {"sect.", "section", false}, {"clauses", "section", false}, {"clause", "section", false},
	{"annexes", "annex", true}, {"annex", "annex", true},
}

// part is one noun with its numbers: "paragraphs 5 and 6 (a)".
type part struct {
	kind       string
	start, end int
	items      []item
}

// readPart reads a part at s[i] into room.
func readPart(s string, i int, room []item) (part, bool) {
	for _, p := range partForms {
		e := match(s, i, p.form)
		if e < 0 || p.form[len(p.form)-1] != '.' && is(s, e, letter|digit) && blankLen(s, e) == 0 && !mark(s, e) {
			continue
		}
		read := paragraphNumber
		if p.kind != "paragraph" {
			read = sectionNumber
		}
		at := blanks(s, e)
		list, end := room, e
		if bracketed(s, at) < 0 {
			list, end = itemList(s, at, read, room)
		}
		if len(list) == len(room) {
			return part{p.kind, i, e, nil}, p.optional
		}
		return part{p.kind, i, end, list[len(room):]}, true
	}
	return part{}, false
}

// paragraphNumber reads "5", "5 (a)", "5 (a) (ii)", "7 bis", and "(b)" as a
// later member of a list, at i.
func paragraphNumber(s string, i int) int {
	end := provisionNumber(s, i)
	if end == i {
		if dotted := dottedEnd(s, digits(s, i)); dotted > i && digits(s, i) < dotted && dotted-i < 12 {
			end = dotted
		} else if bracketed(s, i) < 0 {
			return i
		}
	}
	for {
		close := bracketed(s, blanks(s, end))
		if close < 0 {
			return end
		}
		end = close
	}
}

// sectionNumber reads "III", "2", "1.6.1", "B" at i.
func sectionNumber(s string, i int) int {
	if v, e := roman(s, i); v > 0 && !(is(s, e, letter|digit) && blankLen(s, e) == 0) {
		return e
	}
	if is(s, i, upper) && !(is(s, i+1, letter|digit) && blankLen(s, i+1) == 0) {
		return i + 1
	}
	if dotted := dottedEnd(s, digits(s, i)); dotted > digits(s, i) && dotted-i < 16 {
		return dotted
	}
	return provisionNumber(s, i)
}

// parts reads a part of an act, or of this text, at i: "paragraph 3 (a) of",
// "section III, paragraph 3,", "Annex 2 to this resolution", "paragraph 5
// above". Of another act it is kept for the citation to come.
func (f *finder) parts(i int) int {
	s := f.s
	var room [8]item
	p, ok := readPart(s, i, room[:0])
	if !ok {
		return p.end
	}
	chain := f.chain(p)
	named := p // the part that is cited: the paragraph, where one is in the chain
	if chain.kind == "paragraph" && p.kind != "paragraph" {
		named = chain
	}
	end := chain.end
	if d, e := direction(s, end); d != Nowhere {
		return f.internal(named, i, e, d)
	}
	if at := blanks(s, end); at > end {
		for _, lead := range [...]string{"of", "to", "in", "from"} {
			if e := word(s, at, lead); e > 0 {
				if e = presentAct(s, blanks(s, e)); e > 0 {
					return f.internal(named, i, e, Nowhere)
				}
			}
		}
	}
	if f.partOf(text.Span{Start: i, End: end}) {
		return end
	}
	if _, name, last := f.instrumentAfter(end); last > 0 {
		if p.kind == "paragraph" && len(name) > 8 && name != "Constitution" && name != "Convention" {
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

// chain follows a part to the parts that belong to it, "section III, paragraph
// 3", and gives the last of them.
func (f *finder) chain(p part) part {
	s := f.s
	for range 3 {
		at := blanks(s, p.end)
		if at < len(s) && s[at] == ',' {
			at = blanks(s, at+1)
		} else if e := match(s, at, "of "); e > 0 && at > p.end {
			at = e
			if e := match(s, at, "the "); e > 0 {
				at = e
			}
		} else if e := match(s, at, "to the "); e > 0 && at > p.end {
			at = e
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

// ownPart tells whether a part without more is one of this text: "in accordance
// with paragraph 3", not "article 5, paragraph 3" nor "paragraph 3 of the report".
func (f *finder) ownPart(p part, i, end int) bool {
	s := f.s
	if p.kind == "annex" || len(p.items) == 0 || p.kind == "section" && !f.itu && f.body != "" {
		return false // "section 1" is one of the budget
	}
	at := blanks(s, end)
	rest := at
	if rest < len(s) && s[rest] == ',' {
		rest = blanks(s, rest+1)
	}
	for _, other := range [...]string{"of", "thereof", "therein"} {
		if word(s, rest, other) > 0 {
			return false
		}
	}
	for _, other := range [...]string{"in the ", "in its ", "in document", "to the ", "from the ", "by the "} {
		if e := match(s, at, other); e > 0 {
			if oneOf(s, e, []string{"report", "annex", "declaration", "outcome", "note", "letter", "present", "agreement", "resolution", "memorandum", "document"}) > 0 || other == "in document" {
				return false
			}
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
		return s[before-1] == '(' && p.kind == "paragraph" && closes(s, end)
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
	return is(s, from, lower) || oneOf(s, from, []string{"In", "Under", "See"}) == before
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
			Ref: Ref{Body: "self", Kind: p.kind}, Named: true, Dir: d,
		})
		return last
	}
	base := ""
	for k, it := range p.items {
		c := Cite{Span: text.Span{Start: it.start, End: it.end}, Ref: Ref{Body: "self", Kind: p.kind}, Named: true, Dir: d}
		c.Ref.Number = squeeze(c.Span.In(s))
		if c.Ref.Number[0] == '(' { // "5 (a) and (b)"
			c.Ref.Number = base + c.Ref.Number
		} else {
			base = c.Ref.Number[:digits(c.Ref.Number, 0)]
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

// direction reads " above" or " below" at s[i] and the index after it.
func direction(s string, i int) (Direction, int) {
	at := blanks(s, i)
	if at < len(s) && s[at] == ',' {
		at = blanks(s, at+1)
	}
	if at == i {
		return Nowhere, i
	}
	if e := word(s, at, "above"); e > 0 && hyphenLen(s, e) == 0 {
		return Above, e
	}
	if e := word(s, at, "below"); e > 0 {
		return Below, e
	}
	return Nowhere, i
}

var partLeads = []string{"of", "to", "in", "from"}

// partOf keeps sp as a part of the act whose noun follows, "paragraph 3 of its
// resolution", and reports whether one does.
func (f *finder) partOf(sp text.Span) bool {
	s := f.s
	at := blanks(s, sp.End)
	if at < len(s) && s[at] == ',' {
		at = blanks(s, at+1)
	}
	if at == sp.End {
		return false
	}
	if e := oneOf(s, at, partLeads); e > 0 {
		at = blanks(s, e)
	} else if _, e := readNoun(s, at); e < 0 || at < len(s) && s[blanks(s, sp.End)] == ',' {
		return false // but "paragraph 8 resolution 1844" lacks no more than its "of"
	}
	for range 2 {
		if e := oneOf(s, at, []string{"the", "its", "their", "that", "same", "draft", "united nations", "itu"}); e > 0 {
			at = blanks(s, e)
		}
	}
	if _, e := organAt(s, at); e > 0 {
		f.part, f.partEnd = sp, at
		return true
	}
	if _, e := readNoun(s, at); e > 0 {
		f.part, f.partEnd = sp, at
		// "paragraph 5 of that resolution" names none.
		return true
	}
	return false
}

// takePart gives the part that was kept to the act whose noun it was due at.
func (f *finder) takePart(c *Cite, start, word int) {
	if f.partEnd > 0 && (f.partEnd == start || f.partEnd == word) {
		c.Part = f.part
		c.Phrase.Start = f.part.Start
	}
	f.partEnd = 0
}

// trailingPart reads ", annex II" or ", section III, paragraph 3" behind an act
// at s[i]. What belongs to the next one, ", section I of resolution", does not count.
func trailingPart(s string, i int) (text.Span, int) {
	at := blanks(s, i)
	if at >= len(s) || s[at] != ',' {
		return text.Span{}, i
	}
	at = blanks(s, at+1)
	if !is(s, at, letter) {
		return text.Span{}, i
	}
	var room [8]item
	p, ok := readPart(s, at, room[:0])
	if !ok {
		return text.Span{}, i
	}
	end := p.end
	if next := blanks(s, end); next < len(s) && s[next] == ',' {
		if more, ok := readPart(s, blanks(s, next+1), room[:0]); ok {
			end = more.end
		}
	}
	if d, _ := direction(s, end); d != Nowhere {
		return text.Span{}, i
	}
	next := blanks(s, end)
	if next < len(s) && s[next] == ',' {
		next = blanks(s, next+1)
	}
	if oneOf(s, next, partLeads[:2]) > 0 {
		return text.Span{}, i
	}
	return text.Span{Start: at, End: end}, end
}

// openers that ITU cites with an item: "considering b)", "resolves 3 above". Two
// words at most; what may follow is in openerTail.
var openers = []string{
	"recalling", "considering", "recognizing", "recognising", "noting", "aware", "taking into account", "bearing in mind",
	"acknowledging", "emphasizing", "emphasising", "mindful", "convinced", "concerned", "welcoming", "stressing", "reaffirming",
	"underlining", "affirming", "observing", "underscoring", "conscious",
	"resolves", "decides", "instructs", "invites", "requests", "encourages", "urges", "calls upon",
}

// firstOperative is the place in openers of the first one that may name an addressee.
var firstOperative = slices.Index(openers, "resolves")

// openerTail has the words that may stand in any opener behind its verb.
var openerTail = []string{"further", "also", "again", "with concern", "in particular", "with appreciation"}

// addresseeTail has the small words of an opener with an addressee.
var addresseeTail = []string{
	"the", "of", "and", "for", "to instruct", "to invite", "to request", "to encourage", "to urge",
	"in collaboration with", "in consultation with", "in coordination with", "in",
}

// opener reads an item under an opener of this text at i, where the letters are
// those of openers[k].
func (f *finder) opener(i, k int) int {
	s := f.s
	if !f.itu && f.body != "" {
		return -1
	}
	first, operative := word(s, i, openers[k]), k >= firstOperative
	if first < 0 {
		return -1
	}
	end, at, tail := first, blanks(s, first), false
	for range 14 {
		if at == end {
			return first
		}
		if openerItem(s, at) > at {
			break
		}
		if end = openerWordEnd(s, at, operative); end < 0 {
			return first
		}
		tail, at = true, blanks(s, end)
	}
	var room [8]item
	list, last := itemList(s, at, openerItem, room[:0])
	if len(list) == 0 {
		return first
	}
	return f.underOpener(text.Span{Start: i, End: blanksBack(s, at)}, list, last, tail)
}

// openerWordEnd is the index after a word at i that an opener may hold, -1 if
// it may not: an addressee has capitals, an act that is cited has not to do with
// the opener.
func openerWordEnd(s string, i int, operative bool) int {
	if e := oneOf(s, i, openerTail); e > 0 {
		return e
	}
	if !operative {
		return -1
	}
	if e := oneOf(s, i, addresseeTail); e > 0 {
		return e
	}
	if !is(s, i, upper) {
		return -1
	}
	if _, e := readNoun(s, i); e > 0 {
		return -1
	}
	e := i
	for is(s, e, letter|digit) && blankLen(s, e) == 0 || hyphenLen(s, e) > 0 {
		e++
	}
	return e
}

// underOpener adds the items in list, which end at last, of the opener at phrase.
func (f *finder) underOpener(phrase text.Span, list []item, last int, tail bool) int {
	s := f.s
	d, end := direction(s, last)
	figure := is(s, list[0].start, digit)
	if d == Nowhere {
		// An opener that leads its paragraph is no citation: "resolves 1 to
		// instruct"; nor is "invites Members 3 times".
		at := blanks(s, last)
		if (wordless(s, phrase.Start) || figure && tail) && !closes(s, last) && !linkWord(s, at) {
			return last
		}
		if figure && oneOf(s, at, []string{"to", "that"}) > 0 && wordless(s, phrase.Start) {
			return last
		}
		for _, lead := range partLeads {
			if e := word(s, at, lead); e > 0 {
				if e = presentAct(s, blanks(s, e)); e > 0 {
					end = e
				}
			}
		}
		if end == last && f.partOf(text.Span{Start: phrase.Start, End: last}) {
			return last
		}
	}
	name := single(phrase.In(s))
	for k, it := range list {
		c := Cite{Span: text.Span{Start: it.start, End: it.end}, Named: true, Dir: d, Ref: Ref{Body: "self", Kind: "paragraph", Edition: name}}
		if !is(s, it.start, digit) {
			c.Ref.Kind = "item"
		}
		c.Ref.Number = squeeze(c.Span.In(s))
		if k == 0 {
			c.Start = phrase.Start
		}
		c.Phrase = c.Span
		if k == len(list)-1 {
			c.Phrase.End = end
		}
		f.emit(c)
	}
	return end
}

// openerItem reads "b)", "bb)", "3", "1.1", "2 a)" at i.
func openerItem(s string, i int) int {
	if is(s, i, lower) {
		for n := 1; n <= 2; n++ {
			if i+n < len(s) && s[i+n] == ')' {
				return i + n + 1
			}
			if !is(s, i+n, lower) {
				break
			}
		}
		return i
	}
	end := dottedEnd(s, digits(s, i))
	if end == i || digits(s, i)-i > 2 || end-i > 8 || end < len(s) && (s[end] == '/' || s[end] == ')' || s[end] == '%') {
		return i
	}
	if is(s, end, letter) && s[end] < 0x80 && word(s, end, "bis") < 0 && word(s, end, "ter") < 0 && !(end+1 < len(s) && s[end+1] == ')') {
		return i
	}
	for _, suffix := range [...]string{"bis", "ter", " bis", " ter"} {
		if e := word(s, end, suffix); e > 0 {
			end = e
		}
	}
	if at := blanks(s, end); is(s, at, lower) && at+1 < len(s) && s[at+1] == ')' {
		return at + 2
	}
	return end
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
	if wordless(s, i) && !closes(s, last) && !linkWord(s, blanks(s, last)) {
		return last
	}
	d, e := direction(s, last)
	f.emit(Cite{
		Span: text.Span{Start: i, End: last}, Phrase: text.Span{Start: i, End: max(e, last)}, Named: true, Dir: d,
		Ref: Ref{Body: "self", Kind: "paragraph", Number: squeeze(s[i:last])},
	})
	return max(e, last)
}
