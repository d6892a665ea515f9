package cite

import (
	"slices"

	"resolute/internal/text"
)

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
var openerTail = phrasesOf("further", "also", "again", "with concern", "in particular", "with appreciation")

// addresseeTail has the small words of an opener with an addressee.
var addresseeTail = phrasesOf(
	"the", "of", "and", "for", "to instruct", "to invite", "to request", "to encourage", "to urge",
	"in collaboration with", "in consultation with", "in coordination with", "in",
)

// opener reads an item under the opener of this text in s[i:first], which is openers[k].
func (f *finder) opener(i, first, k int) int {
	s, operative := f.s, k >= firstOperative
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
	if e := openerTail.word(s, i); e > 0 {
		return e
	}
	if !operative {
		return -1
	}
	if e := addresseeTail.word(s, i); e > 0 {
		return e
	}
	if !is(s, i, upper) {
		return -1
	}
	if isNoun(s, i) {
		return -1
	}
	e := i
	for e < len(s) && (classes[s[e]]&(letter|digit) != 0 && (s[e] < 0x80 || blankLen(s, e) == 0) || hyphenLen(s, e) > 0) {
		e++
	}
	return e
}

var toWords = phrasesOf("to", "that")

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
		if figure && toWords.word(s, at) > 0 && (tail || leads(s, phrase.Start)) {
			return last
		}
		if e := partLeads.word(s, at); e > 0 {
			if e = presentAct(s, blanks(s, e)); e > 0 {
				end = e
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

// leads reports whether an opener at i begins its clause: at the start of the
// paragraph, or behind the comma of a clause that was not put on its own line.
func leads(s string, i int) bool {
	at := blanksBack(s, i)
	return wordless(s, i) || s[at-1] == ',' || s[at-1] == ';'
}

// openerItem reads "b)", "bb)", "3", "1.1", "2 a)", "3 bis" at i.
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
	if is(s, end, upper) && s[end] < 0x80 {
		if d, _ := direction(s, end+1); d != Nowhere {
			return end + 1 // "resolves 3A above", but not "recognizing 5G"
		}
	}
	suffixed := insertedEnd(s, end)
	if is(s, end, letter) && s[end] < 0x80 && suffixed == end && !(end+1 < len(s) && s[end+1] == ')') {
		return i
	}
	end = suffixed
	if at := blanks(s, end); is(s, at, lower) && at+1 < len(s) && s[at+1] == ')' {
		return at + 2
	}
	return end
}
