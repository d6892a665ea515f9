package cite

import (
	"strings"

	"resolute/internal/text"
)

// series are the first parts of symbols of documents of the United Nations and
// its treaty bodies. Other words before a stroke, "HIV/AIDS", are no symbols.
var series = map[string]bool{
	"A": true, "S": true, "E": true, "T": true, "ST": true, "ISBA": true, "LC": true, "SPLOS": true, "TD": true, "UNEP": true,
	"CEDAW": true, "CCPR": true, "CRC": true, "CERD": true, "CAT": true, "CRPD": true, "CMW": true, "CED": true, "HRI": true, "CBD": true,
	"FCCC": true, "ICCD": true, "UNW": true, "HSP": true, "DP": true, "IDB": true, "GC": true, "NPT": true, "BWC": true, "CCM": true,
	"CCW": true, "CTOC": true, "CAC": true, "CD": true, "APLC": true, "CEB": true, "INFCIRC": true, "PBC": true, "SG": true, "UNODC": true,
	"ICC": true, "WFP": true, "EC": true, "JIU": true, "ICEF": true, "DCF": true, "CWC": true, "IPBES": true, "TRADE": true, "ECE": true,
	"WGFF": true, "GOV": true, "COP": true, "FIDIC": false,
}

// maxSymbol bounds a symbol: the longest in use have about 40 bytes.
const maxSymbol = 72

// symbol reads what begins with capitals: a document's symbol, an act of an
// agency, a provision by its short name.
func (f *finder) symbol(i int) int {
	s := f.s
	end := i
	for end < len(s) && classes[s[end]]&upper != 0 {
		end++
	}
	if end >= len(s) || end-i > 8 {
		return -1
	}
	switch c := s[end]; {
	case c == '/':
		if next := f.document(i, end); next > i {
			return next
		}
		return f.proposal(i, end)
	case c == '-' || hyphenLen(s, end) > 0:
		return f.hyphened(i, end)
	case classes[c]&digit != 0:
		return f.numbered(i, end)
	case c == '.':
		return f.dotted(i, end)
	case blankLen(s, end) > 0:
		return f.spaced(i, end)
	}
	return -1
}

// document reads a symbol such as "A/C.3/78/L.41", "S/RES/1440 (2002)",
// "ISBA/31/C/16". end is that of its first part.
func (f *finder) document(i, end int) int {
	s := f.s
	if !series[s[i:end]] {
		return -1
	}
	limit := min(len(s), i+maxSymbol)
	at, figures := end, false
	for at+1 < limit && s[at] == '/' && classes[s[at+1]]&(letter|digit) != 0 && s[at+1] < 0x80 {
		from := at + 1
		for at = from; at < limit && s[at] < 0x80 && (classes[s[at]]&(letter|digit) != 0 || (s[at] == '.' || s[at] == '-') && at+1 < limit && classes[s[at+1]]&(letter|digit) != 0); at++ {
			figures = figures || classes[s[at]]&digit != 0
		}
		// "A/78/PV.16" has its points inside; words of a sentence behind one do
		// not belong to it.
		if dot := strings.LastIndexByte(s[from:at], '.'); dot > 0 && at-from-dot > 4 && is(s, at-1, lower) {
			at = from + dot
		}
	}
	if !figures {
		return -1
	}
	return f.takeSymbol(i, at)
}

// actSeries are the series of symbols that are acts.
var actSeries = [...]struct {
	prefix     phrase
	body, kind string
}{
	{phraseOf("A/RES/"), "unga", "resolution"}, {phraseOf("S/RES/"), "unsc", "resolution"}, {phraseOf("E/RES/"), "ecosoc", "resolution"},
	{phraseOf("A/HRC/RES/"), "hrc", "resolution"},
	{phraseOf("A/DEC/"), "unga", "decision"}, {phraseOf("E/DEC/"), "ecosoc", "decision"}, {phraseOf("A/HRC/DEC/"), "hrc", "decision"},
}

// takeSymbol makes a citation of the symbol s[i:end]: of the act where it is
// one's, else of the document.
func (f *finder) takeSymbol(i, end int) int {
	s := f.s
	c := Cite{Span: text.Span{Start: i, End: end}, Named: true, Ref: Ref{Body: "un", Kind: "document", Number: s[i:end]}}
	c.Phrase = c.Span
	for k := range actSeries {
		a := &actSeries[k]
		if at := a.prefix.at(s, i); at > 0 && at < end {
			n := f.symbolFigure(at, end)
			c.Ref = Ref{Body: a.body, Kind: a.kind, Number: n.number, Edition: n.edition}
			c.End, c.Phrase.End, c.Year = n.end, n.end, n.year
			break
		}
	}
	if f.afterNoun(i) {
		c.Phrase.Start = f.noun.start
		f.takePart(&c, f.noun.start, f.noun.word)
	}
	c.Part, c.Phrase.End = f.partBehind(c.Part, c.End)
	f.emit(c)
	f.tail, f.group, f.pair = c.Phrase.End, len(f.out), len(f.out)
	return c.Phrase.End
}

// partBehind reads the part that follows an act, unless it has one already.
func (f *finder) partBehind(part text.Span, at int) (text.Span, int) {
	if part.Empty() {
		if p, e := trailingPart(f.s, at); e > at {
			return p, e
		}
	}
	return part, at
}

// symbolFigure reads the number within a symbol: "73/7", "1440 (2002)", "217 A
// (III)", "ES-10/15".
func (f *finder) symbolFigure(i, end int) figure {
	s := f.s
	if !is(s, i, digit) {
		n := figure{form: special, start: i, numEnd: end, end: end, number: s[i:end]}
		n.withLetter(s)
		return n
	}
	numEnd := digits(s, i)
	n := figure{start: i, numEnd: numEnd, end: numEnd}
	if numEnd < end && classes[s[numEnd]]&upper != 0 { // "217A(III)"
		numEnd++
		b := figure{start: i, numEnd: numEnd, end: numEnd}
		if b.readBracketed(s) {
			b.number = s[i:numEnd-1] + " " + s[numEnd-1:numEnd]
			return b
		}
	}
	if numEnd < len(s) && s[numEnd] == '/' {
		n.readSlashed(s)
	} else if n.readBracketed(s) {
		return n
	}
	if n.form == none || n.end < end && !n.letters {
		n.number, n.end = s[i:end], end
	}
	return n
}

// proposal reads a member's proposal to a conference of ITU, "EUR/45A12/1", and
// the number that a new act has while the conference sits, "PLEN/1".
func (f *finder) proposal(i, end int) int {
	s := f.s
	at := digits(s, end+1)
	if at == end+1 || at-end > 5 {
		return -1
	}
	if f.afterNoun(i) && (at >= len(s) || classes[s[at]]&letter == 0 && s[at] != '/') {
		if _, e := roman(s, i); e == end {
			return f.partiesDecision(i, at)
		}
		if f.itu || f.body == "" {
			return f.temporary(i, at)
		}
	}
	if end-i < 2 || end-i > 4 || !f.itu && f.body != "" {
		return -1
	}
	if e := match(s, at, "(a"); e > 0 {
		at = e
	} else if e := match(s, at, "a"); e > 0 {
		at = e
	}
	at = digits(s, at)
	if at < len(s) && s[at] == ')' {
		at++
	}
	if at >= len(s) || s[at] != '/' {
		return -1
	}
	last := digits(s, at+1)
	if last == at+1 || last-at > 5 || is(s, last, letter) && s[last] < 0x80 {
		return -1
	}
	f.emit(Cite{Span: text.Span{Start: i, End: last}, Named: true, Ref: Ref{Body: f.body, Kind: "proposal", Number: s[i:last]}})
	return last
}

// partiesDecision takes "XII/3" of a conference of the parties to a convention.
func (f *finder) partiesDecision(i, end int) int {
	f.list = f.noun
	f.list.body = "un"
	f.group, f.pair = len(f.out), len(f.out)
	f.emit(Cite{
		Span: text.Span{Start: i, End: end}, Phrase: text.Span{Start: f.noun.start, End: end}, Named: true,
		Ref: Ref{Body: "un", Kind: f.noun.kind, Number: f.s[i:end]},
	})
	n := figure{form: none}
	return f.follow(end, &n)
}

// temporary takes the number "PLEN/1" or "COM5/1" of an act that has none yet.
func (f *finder) temporary(i, end int) int {
	c := Cite{Span: text.Span{Start: f.noun.word, End: end}, Phrase: text.Span{Start: f.noun.start, End: end}, Ref: Ref{Body: f.body, Kind: "draft", Number: f.s[i:end]}}
	f.emit(c)
	return end
}

// placeholder reads "[SEN-1]" behind "draft resolution", and steps over any
// other bracket.
func (f *finder) placeholder(i int) int {
	s := f.s
	at := i + 1
	for at < len(s) && at < i+5 && classes[s[at]]&upper != 0 {
		at++
	}
	if at < i+3 || !f.afterNoun(i) {
		return i + 1
	}
	at += hyphenLen(s, at)
	end := at
	for end < len(s) && end < at+8 && (classes[s[end]]&(letter|digit) != 0 && s[end] < 0x80 || s[end] == '-') {
		end++
	}
	if end == at || end >= len(s) || s[end] != ']' {
		return i + 1
	}
	f.emit(Cite{
		Span: text.Span{Start: i, End: end + 1}, Phrase: text.Span{Start: f.noun.start, End: end + 1},
		Ref: Ref{Body: f.body, Kind: "draft", Number: s[i+1 : end]},
	})
	return end + 1
}
