package cite

import "resolute/internal/text"

// partKind is a kind of part. It is no string so that a part read in vain stays
// off the heap.
type partKind uint8

const (
	paragraphPart partKind = iota
	sectionPart
	annexPart
)

// partKinds are the kinds as a Ref has them.
var partKinds = [...]string{"paragraph", "section", "annex"}

// partForm is a noun of a part of an act.
type partForm struct {
	form string
	kind partKind
	// optional tells that the noun may stand without a number: "the annex to".
	optional bool
}

var partForms = []partForm{
	{"paragraph", paragraphPart, false}, {"paragraphs", paragraphPart, false}, {"para.", paragraphPart, false}, {"paras.", paragraphPart, false},
	{"operative paragraph", paragraphPart, false}, {"operative paragraphs", paragraphPart, false},
	{"section", sectionPart, false}, {"sections", sectionPart, false}, {"sect.", sectionPart, false}, {"sects.", sectionPart, false}, {"clause", sectionPart, false}, {"clauses", sectionPart, false},
	{"annex", annexPart, true}, {"annexes", annexPart, true},
}

// part is one noun with its numbers: "paragraphs 5 and 6 (a)".
type part struct {
	kind       partKind
	start, end int
	items      []item
}

// readPart reads a part at s[i] into room.
func readPart(s string, i int, room []item) (part, bool) {
	t, end := termAt(s, i, partTerms)
	if end < 0 {
		return part{}, false
	}
	return partForms[t.place].read(s, i, end, room)
}

// read reads the part of which the noun stands in s[i:end] into room.
func (p *partForm) read(s string, i, end int, room []item) (part, bool) {
	number := paragraphNumber
	if p.kind != paragraphPart {
		number = sectionNumber
	}
	at := blanks(s, end)
	if bracketed(s, at) >= 0 {
		return part{p.kind, i, end, nil}, p.optional
	}
	list, last := itemList(s, at, number, room)
	if len(list) == len(room) {
		return part{p.kind, i, end, nil}, p.optional
	}
	return part{p.kind, i, last, list[len(room):]}, true
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

var (
	partLeads = phrasesOf("of", "to", "in", "from")
	goesOn    = phrasesOf("of", "to")
	partOwner = phrasesOf("the", "its", "their", "that", "same", "draft", "united nations", "itu")
)

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
	if e := partLeads.word(s, at); e > 0 {
		at = blanks(s, e)
	} else if !isNoun(s, at) || at < len(s) && s[blanks(s, sp.End)] == ',' {
		return false // but "paragraph 8 resolution 1844" lacks no more than its "of"
	}
	for range 2 {
		if e := partOwner.word(s, at); e > 0 {
			at = blanks(s, e)
		}
	}
	if _, e := organAt(s, at); e < 0 && !isNoun(s, at) {
		return false
	}
	f.part, f.partEnd = sp, at // "paragraph 5 of that resolution" names none
	return true
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
	at, comma := nextWord(s, i)
	if p, end := trailingAt(s, at, comma); end > 0 {
		return p, end
	}
	return text.Span{}, i
}

// trailingAt is trailingPart where the next word stands at s[at]; the index is 0 if
// there is none.
func trailingAt(s string, at int, comma bool) (text.Span, int) {
	if !comma || !is(s, at, letter) {
		return text.Span{}, 0
	}
	var room [8]item
	p, ok := readPart(s, at, room[:0])
	if !ok {
		return text.Span{}, 0
	}
	end := p.end
	if next, comma := nextWord(s, end); comma {
		if more, ok := readPart(s, next, room[:0]); ok {
			end = more.end
		}
	}
	if d, _ := direction(s, end); d != Nowhere {
		return text.Span{}, 0
	}
	if next, _ := nextWord(s, end); goesOn.word(s, next) > 0 {
		return text.Span{}, 0
	}
	return text.Span{Start: at, End: end}, end
}
