package cite

import "resolute/internal/text"

// sector reads the number behind "ITU-R": "Resolution ITU-R 1-5", and
// "[ITU-R 15-6 (Rev. Geneva, 2015)]" behind another number.
func (f *finder) sector(i, letterAt int) int {
	s := f.s
	body := "itu-" + string(s[letterAt]|0x20)
	at := blanks(s, letterAt+1)
	if !f.afterNoun(i) && (f.noun.kind != "resolution" || i == 0 || s[i-1] != '[' && !f.linked(i)) {
		return -1
	}
	if recommendationNumber(s, at) > at {
		return -1
	}
	end := digits(s, at)
	if end == at || end-at > 4 {
		return -1
	}
	c := Cite{Span: text.Span{Start: i, End: end}, Named: true, Ref: Ref{Body: body, Kind: f.noun.kind, Number: s[at:end]}}
	if h := hyphenLen(s, end); h > 0 && is(s, end+h, digit) {
		c.End = digits(s, end+h)
		c.Ref.Edition = s[end+h : c.End]
	}
	c.Phrase = c.Span
	if f.afterNoun(i) {
		c.Start, c.Phrase.Start = f.noun.word, f.noun.start
		f.list = f.noun
	}
	var e ituEdition
	if e.read(s, c.End) {
		c.End, c.Year, c.Place = e.end, e.year, e.place
		c.Phrase.End = e.end
	}
	f.emit(c)
	f.tail, f.group, f.pair = c.End, len(f.out), len(f.out)
	return c.End
}

// recommendation reads "Recommendation ITU-T D.50" and lists of them, of which the noun
// n is s[i:end]; another number behind it is read as that of a resolution is.
func (f *finder) recommendation(i, end int, n *nounForm) int {
	s := f.s
	at, body := blanks(s, end), f.body
	if e := match(s, at, "itu-"); e > 0 && is(s, e, upper) {
		body = "itu-" + string(s[e]|0x20)
		at = blanks(s, e+1)
	}
	last := recommendationNumber(s, at)
	if last == at || !n.plural && !is(s, i, upper) {
		return end
	}
	span := text.Span{Start: i, End: last}
	for last > at {
		c := Cite{Span: span, Named: body != f.body, Ref: Ref{Body: body, Kind: "recommendation", Number: s[at:last]}}
		if dash := lastHyphen(s, at, last); dash > 0 {
			c.Ref.Number, c.Ref.Edition = s[at:dash], s[dash+hyphenLen(s, dash):last]
		}
		f.emit(c)
		f.tail = last
		next := blanks(s, last)
		if next < len(s) && s[next] == ',' {
			next = blanks(s, next+1)
		}
		if e := links.word(s, next); e > 0 {
			next = blanks(s, e)
		}
		if e := match(s, next, "itu-"); e > 0 && is(s, e, upper) {
			body = "itu-" + string(s[e]|0x20)
			next = blanks(s, e+1)
		}
		if next == last || !linkedOrSector(s, last, next) {
			break
		}
		at, span.Start = next, next
		last = recommendationNumber(s, at)
		span.End = last
	}
	return f.tail
}

func linkedOrSector(s string, from, to int) bool {
	return linked(s, from, to) || to-from < 24
}

// recommendationNumber is the index after "D.50", "BO.600-1", "Y.4000.1" at i, i
// if none stands there.
func recommendationNumber(s string, i int) int {
	at := i
	for at < len(s) && at < i+3 && classes[s[at]]&upper != 0 {
		at++
	}
	if at == i || at >= len(s) || s[at] != '.' || !is(s, at+1, digit) {
		return i
	}
	for at+1 < len(s) && s[at] == '.' && classes[s[at+1]]&digit != 0 {
		at = digits(s, at+1)
	}
	if h := hyphenLen(s, at); h > 0 && is(s, at+h, digit) {
		at = digits(s, at+h)
	}
	return at
}

func lastHyphen(s string, from, to int) int {
	for at := from; at < to; at++ {
		if hyphenLen(s, at) > 0 {
			return at
		}
	}
	return -1
}
