package cite

import (
	"resolute/internal/text"
)

// hyphened reads "S-8/1", "ES-10/15", "ITU-R 1-5", "MSC-FAL.1/Circ.3", "WG-PL/1".
// end is that of the capitals.
func (f *finder) hyphened(i, end int) int {
	s := f.s
	at := end + hyphenLen(s, end)
	switch s[i:end] {
	case "S", "ES":
		return f.specialSession(i, at)
	case "ITU":
		if at < len(s) && (s[at] == 'R' || s[at] == 'T' || s[at] == 'D') && blankLen(s, at+1) > 0 {
			return f.sector(i, at)
		}
		return -1
	case "WG":
		if e := match(s, at, "PL/"); e > 0 && f.afterNoun(i) && digits(s, e) > e {
			return f.temporary(i, digits(s, e))
		}
		return -1
	}
	if next := circular(s, at); next > 0 && imoOrgans[s[i:end]] {
		f.emit(Cite{Span: text.Span{Start: i, End: next}, Named: true, Ref: Ref{Body: "imo", Kind: "document", Number: s[i:next]}})
		return next
	}
	return -1
}

// specialSession reads "S-8/1" and "ES-10/15" from their session on.
func (f *finder) specialSession(i, at int) int {
	s := f.s
	end := digits(s, at)
	if end == at || end-at > 2 || end >= len(s) || s[end] != '/' {
		return -1
	}
	last := digits(s, end+1)
	if last == end+1 || last-end > 4 || is(s, last, letter|digit) && s[last] < 0x80 || last < len(s) && s[last] == '/' {
		return -1
	}
	n := figure{form: special, start: i, numEnd: last, end: last, number: s[i:last], session: number(s[at:end])}
	if s[i] == 'E' {
		n.session = -1
	}
	n = n.withLetter(s)
	if !f.belongs(&n) {
		return last
	}
	return f.take(&n)
}

// sector reads the number behind "ITU-R": "Resolution ITU-R 1-5", and
// "[ITU-R 15-6 (Rev. Geneva, 2015)]" behind another number.
func (f *finder) sector(i, letterAt int) int {
	s := f.s
	body := "itu-" + string(s[letterAt]|0x20)
	at := blanks(s, letterAt+1)
	if !f.afterNoun(i) && (f.noun.kind != "resolution" || i == 0 || s[i-1] != '[' && !linked(s, f.tail, i)) {
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
	if e, ok := readEdition(s, c.End); ok {
		c.End, c.Year, c.Place = e.end, e.year, e.place
		c.Phrase.End = e.end
	}
	f.emit(c)
	f.tail, f.group, f.pair = c.End, len(f.out), len(f.out)
	return c.End
}

// recommendation reads "Recommendation ITU-T D.50" and lists of them; another
// number behind the noun is read as that of a resolution is.
func (f *finder) recommendation(i int) int {
	s := f.s
	n, end := readNoun(s, i)
	if end < 0 {
		return -1
	}
	f.setNoun(n, i, end)
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
		if e := oneOf(s, next, links); e > 0 {
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

// numbered reads what has a figure right behind its capitals: "WHA58.28",
// "EB144.R1", "A69/11", "A40-18", "OP2", "COM5/1". end is that of the capitals.
func (f *finder) numbered(i, end int) int {
	s := f.s
	num := digits(s, end)
	switch name := s[i:end]; name {
	case "WHA", "EB", "WHASS":
		return f.health(i, end, num)
	case "OP", "PP":
		return f.draftParagraph(i, end)
	case "CV", "CS", "GR":
		return f.shortProvision(i, end)
	case "COM":
		if num < len(s) && s[num] == '/' && digits(s, num+1) > num+1 && f.afterNoun(i) {
			return f.temporary(i, digits(s, num+1))
		}
	case "GA", "SC":
		if at := digits(s, num+1); num < len(s) && s[num] == '/' && at < len(s) && s[at] == '/' && digits(s, at+1) > at+1 {
			return f.paper(i, digits(s, at+1))
		}
	case "A":
		switch {
		case num >= len(s) || num-end > 3:
		case s[num] == '/' && is(s, num+1, digit) && (f.body == "who" || f.afterNoun(i) && f.noun.kind == "document"):
			return f.healthDocument(i, digits(s, num+1))
		case s[num] == '-' && num-end == 2 && is(s, num+1, digit):
			if last := digits(s, num+1); last-num <= 3 && !is(s, last, letter) {
				return f.agencyAct(i, last, Ref{Body: "icao", Kind: "resolution", Number: s[i:last]})
			}
		}
	}
	return -1
}

// agencyAct adds an act that its symbol names in full.
func (f *finder) agencyAct(i, end int, ref Ref) int {
	c := Cite{Span: text.Span{Start: i, End: end}, Ref: ref, Named: true}
	c.Phrase = c.Span
	if f.afterNoun(i) {
		c.Phrase.Start = f.noun.start
		f.takePart(&c, f.noun.start, f.noun.word)
	}
	f.emit(c)
	n := figure{form: none}
	f.pair, f.group = len(f.out)-1, len(f.out)
	return f.follow(end, &n)
}

// health reads an act of WHO or of its Executive Board; num is the end of the
// session.
func (f *finder) health(i, end, num int) int {
	s := f.s
	if num >= len(s) || num-end > 3 {
		return -1
	}
	at := num
	switch {
	case s[at] == '/':
		if e := digits(s, at+1); e > at+1 {
			return f.healthDocument(i, e)
		}
		return -1
	case s[at] == '(':
		if e := digits(s, at+1); e > at+1 && e < len(s) && s[e] == ')' {
			return f.agencyAct(i, e+1, Ref{Body: "who", Kind: "decision", Number: healthNumber(s[i : e+1])})
		}
		return -1
	case s[at] != '.':
		return -1
	}
	if at++; at < len(s) && s[at] == 'R' {
		at++
	}
	e := digits(s, at)
	if e == at {
		return -1
	}
	last := f.agencyAct(i, e, Ref{Body: "who", Kind: "resolution", Number: healthNumber(s[i:e])})
	if open := blanks(s, e); last == e && open < len(s) && s[open] == '(' && digits(s, open+1) == open+5 && closing(s, open+5) > 0 {
		c := &f.out[len(f.out)-1]
		c.Year = number(s[open+1 : open+5])
		last = closing(s, open+5)
		c.Phrase.End, f.tail = last, last
	}
	return last
}

// healthNumber is the number in a symbol of the Health Assembly, the symbol in
// others: "58.28" of "WHA58.28", but "EB144.R1".
func healthNumber(symbol string) string {
	if is(symbol, 3, digit) && symbol[:3] == "WHA" {
		return symbol[3:]
	}
	return symbol
}

// healthDocument reads the rest of "A69/11 Rev.1", "WHA67/2014/REC/1".
func (f *finder) healthDocument(i, at int) int {
	s := f.s
	for at+1 < len(s) && at-i < maxSymbol && s[at] == '/' && classes[s[at+1]]&(upper|digit) != 0 {
		for at++; at < len(s) && classes[s[at]]&(upper|digit) != 0; at++ {
		}
	}
	for _, more := range [...]string{"rev.", "add.", "corr."} {
		if e := match(s, blanks(s, at), more); e > 0 && is(s, e, digit) {
			at = digits(s, e)
		}
	}
	f.emit(Cite{Span: text.Span{Start: i, End: at}, Named: true, Ref: Ref{Body: "who", Kind: "document", Number: squeeze(s[i:at])}})
	return at
}

// imoOrgans are the organs of IMO in its symbols.
var imoOrgans = map[string]bool{"A": true, "MSC": true, "MEPC": true, "LEG": true, "FAL": true, "C": true, "TC": true, "III": true, "CCC": true, "SLF": true}

// dotted reads "A.1110(30)", "MSC.1/Circ.1526", "H. Res. 5", "WP.2". end is that
// of the capitals.
func (f *finder) dotted(i, end int) int {
	s := f.s
	name := s[i:end]
	if is(s, end+1, digit) && imoOrgans[name] {
		num := digits(s, end+1)
		if num < len(s) && s[num] == '/' && name != "A" && name != "C" {
			if e := circular(s, end); e > 0 {
				f.emit(Cite{Span: text.Span{Start: i, End: e}, Named: true, Ref: Ref{Body: "imo", Kind: "document", Number: s[i:e]}})
				return e
			}
		}
		if open := blanks(s, num); open < len(s) && s[open] == '(' && num-end <= 5 {
			e := digits(s, open+1)
			if e == open+1 {
				_, e = roman(s, e)
			}
			if e > open+1 && e-open <= 6 && e < len(s) && s[e] == ')' && (open == num || f.afterNoun(i)) {
				return f.agencyAct(i, e+1, Ref{Body: "imo", Kind: "resolution", Number: squeeze(s[i : e+1])})
			}
		}
	}
	switch name {
	case "H", "S":
		return f.congress(i, end)
	case "WP", "DR":
		if is(s, end+1, digit) {
			return f.paper(i, dottedEnd(s, digits(s, end+1)))
		}
	}
	return -1
}

// circular is the index after "FAL.1/Circ.3" or ".1/Circ.1526/Rev.1" at i, -1 if
// none stands there.
func circular(s string, i int) int {
	for i < len(s) && classes[s[i]]&upper != 0 {
		i++
	}
	if i >= len(s) || s[i] != '.' || !is(s, i+1, digit) {
		return -1
	}
	at := match(s, digits(s, i+1), "/circ.")
	if at < 0 || !is(s, at, digit) {
		return -1
	}
	at = digits(s, at)
	for _, more := range [...]string{"/rev.", "/add.", "/corr."} {
		if e := match(s, at, more); e > 0 && is(s, e, digit) {
			at = digits(s, e)
		}
	}
	return at
}

// congress reads "H. Res. 5", "S. Con. Res. 12", "S.J. Res. 4".
func (f *finder) congress(i, end int) int {
	s := f.s
	at := blanks(s, end+1)
	for _, joint := range [...]string{"con.", "j."} {
		if e := match(s, at, joint); e > 0 {
			at = blanks(s, e)
		}
	}
	at = match(s, at, "res.")
	if at < 0 {
		return -1
	}
	at = blanks(s, at)
	last := digits(s, at)
	if last == at || last-at > 4 {
		return -1
	}
	f.emit(Cite{Span: text.Span{Start: i, End: last}, Named: true, Ref: Ref{Body: "us", Kind: "resolution", Number: single(s[i:last])}})
	return last
}

// spaced reads "CV 519", "OP 2", "MSC 98/23/Add.1", "DR 1.1", "A 949 (23)". end
// is that of the capitals.
func (f *finder) spaced(i, end int) int {
	s := f.s
	at := blanks(s, end)
	if !is(s, at, digit) {
		if s[i:end] == "UNSCR" {
			f.noteOrgan(i)
		}
		return -1
	}
	switch name := s[i:end]; name {
	case "CV", "CS", "GR":
		return f.shortProvision(i, end)
	case "OP", "PP":
		return f.draftParagraph(i, end)
	case "DR", "WP":
		return f.paper(i, dottedEnd(s, digits(s, at)))
	case "UNSCR", "UNSC", "UNGA":
		f.noun = noun{kind: "resolution", start: i, word: i, end: end, body: "unsc", sure: true, plural: true}
		if name == "UNGA" {
			f.noun.body = "unga"
		}
		f.organ = mention{f.noun.body, i, end}
		return end
	case "MSC", "MEPC", "LEG", "FAL", "A", "C":
		if len(name) == 1 && f.body != "imo" {
			return -1
		}
		num := digits(s, at)
		if num-at > 3 || num >= len(s) || s[num] != '/' || !is(s, num+1, digit) {
			return -1
		}
		for num+1 < len(s) && num-i < maxSymbol && s[num] == '/' && classes[s[num+1]]&(letter|digit) != 0 {
			for num++; num < len(s) && s[num] < 0x80 && (classes[s[num]]&(letter|digit) != 0 || s[num] == '.' && is(s, num+1, digit)); num++ {
			}
		}
		f.emit(Cite{Span: text.Span{Start: i, End: num}, Named: true, Ref: Ref{Body: "imo", Kind: "document", Number: single(s[i:num])}})
		return num
	}
	return -1
}

// dottedEnd is the index after ".1" and the like behind a figure.
func dottedEnd(s string, i int) int {
	for i+1 < len(s) && s[i] == '.' && classes[s[i+1]]&digit != 0 {
		i = digits(s, i+1)
	}
	return i
}

// paper adds the draft or working paper of a model conference in s[i:end].
func (f *finder) paper(i, end int) int {
	if f.body != "mun" && f.body != "" {
		return end
	}
	f.emit(Cite{Span: text.Span{Start: i, End: end}, Named: f.body == "mun", Ref: Ref{Body: "mun", Kind: "draft", Number: single(f.s[i:end])}})
	return end
}

// workingPaper reads "Working Paper 1.2".
func (f *finder) workingPaper(i int) int {
	e := match(f.s, i, "working paper ")
	if e < 0 || !is(f.s, e, digit) {
		return -1
	}
	return f.paper(i, dottedEnd(f.s, digits(f.s, e)))
}

// unescoFigure reads "33 C/Resolution 15", "202 EX/Decision 5", "151 EX/23",
// "43 COM 7B.1", "3.GA 2". end is that of the session.
func (f *finder) unescoFigure(i, end int) int {
	s := f.s
	if end-i > 3 || end >= len(s) {
		return -1
	}
	if s[end] == '.' {
		for _, organ := range [...]string{"GA ", "COM "} {
			if e := match(s, end+1, organ); e > 0 && is(s, e, digit) {
				return f.unescoAct(i, unescoNumber(s, e), "decision")
			}
		}
		return -1
	}
	at := blanks(s, end)
	if !is(s, at, upper) {
		return -1
	}
	for _, form := range unescoForms {
		e := match(s, at, form.phrase)
		if e < 0 || form.capital && match(s, at, form.phrase) > 0 && !is(s, at+1, upper|digit) && s[at+1] != '/' {
			continue
		}
		if e = blanks(s, e); is(s, e, digit) {
			return f.unescoAct(i, unescoNumber(s, e), form.kind)
		}
	}
	return -1
}

var unescoForms = []struct {
	phrase  string
	kind    string
	capital bool
}{
	{"C/Resolution", "resolution", true}, {"C/Res.", "resolution", true},
	{"EX/Decisions", "decision", true}, {"EX/Decision", "decision", true}, {"EX/", "document", true},
	{"COM ", "decision", true},
}

// unescoNumber is the index after "3/3.1/2", "7B.1" at i.
func unescoNumber(s string, i int) int {
	at := digits(s, i)
	if is(s, at, upper) {
		at++
	}
	for at+1 < len(s) && at-i < 24 && (s[at] == '.' || s[at] == '/') && classes[s[at+1]]&digit != 0 {
		at = digits(s, at+1)
	}
	return at
}

func (f *finder) unescoAct(i, end int, kind string) int {
	f.emit(Cite{Span: text.Span{Start: i, End: end}, Named: true, Ref: Ref{Body: "unesco", Kind: kind, Number: unescoCanonical(single(f.s[i:end]))}})
	return end
}

// unescoCanonical is the first of the two forms that the Records recommend, for
// the others of the same act: "33 C/Resolution 15".
func unescoCanonical(s string) string {
	end := digits(s, 0)
	if e := match(s, blanks(s, end), "C/Resolution"); e > 0 {
		return s[:end] + " C/Resolution " + s[blanks(s, e):]
	}
	if e := match(s, blanks(s, end), "C/Res."); e > 0 {
		return s[:end] + " C/Resolution " + s[blanks(s, e):]
	}
	return s
}

// unescoSession reads " at its 33rd session" behind a resolution of the General
// Conference, which makes it "33 C/Resolution 15".
func (f *finder) unescoSession(i int) int {
	s := f.s
	at := match(s, blanks(s, i), "at its ")
	if at < 0 {
		return i
	}
	end := digits(s, at)
	if end == at {
		return i
	}
	last := match(s, end+2, " session")
	if last < 0 {
		return i
	}
	if c := &f.out[len(f.out)-1]; is(c.Ref.Number, 0, digit) {
		c.Ref.Number = s[at:end] + " C/Resolution " + c.Ref.Number
	}
	return last
}

// metreConvention reads " of the 11th CGPM" behind a resolution of the General
// Conference on Weights and Measures or of its Committee: each numbers its own
// from one.
func (f *finder) metreConvention(i int) int {
	s := f.s
	at := match(s, blanks(s, i), "of the ")
	if at < 0 {
		return i
	}
	end := digits(s, at)
	if end == at {
		return i
	}
	next := end
	for next < len(s) && classes[s[next]]&lower != 0 {
		next++
	}
	next = blanks(s, next)
	for _, organ := range [...]string{"CGPM", "CIPM", "General Conference", "Conférence Générale"} {
		if e := word(s, next, organ); e > 0 {
			c := &f.out[len(f.out)-1]
			c.Ref.Edition, c.Named = s[at:end]+" CGPM", true
			if organ == "CIPM" {
				c.Ref.Edition = s[at:end] + " CIPM"
			}
			return e
		}
	}
	return i
}
