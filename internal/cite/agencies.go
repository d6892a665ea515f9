package cite

import "resolute/internal/text"

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
		f.emit(Cite{Span: text.Span{Start: i, End: next}, Named: true, Ref: Ref{Body: "imo", Kind: "document", Number: single(s[i:next])}})
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
	n := figure{form: special, start: i, numEnd: last, end: last, number: single(s[i:last]), session: number(s[at:end])}
	if s[i] == 'E' {
		n.session = -1
	}
	n.withLetter(s)
	f.locate(&n)
	if !f.belongs(&n) {
		return last
	}
	return f.take(&n)
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
	return f.yearBehind(e, f.agencyAct(i, e, Ref{Body: "who", Kind: "resolution", Number: healthNumber(s[i:e])}))
}

// yearBehind reads the year in brackets behind the act just added, whose symbol
// ends at end, where nothing else was read behind it; last is what was.
func (f *finder) yearBehind(end, last int) int {
	s := f.s
	open := blanks(s, end)
	if last != end || open >= len(s) || s[open] != '(' || digits(s, open+1) != open+5 || closing(s, open+5) < 0 {
		return last
	}
	c := &f.out[len(f.out)-1]
	c.Year = number(s[open+1 : open+5])
	last = closing(s, open+5)
	c.Phrase.End, f.tail = last, last
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
				return f.yearBehind(e+1, f.agencyAct(i, e+1, Ref{Body: "imo", Kind: "resolution", Number: squeeze(s[i : e+1])}))
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

// spaced reads "CV 519", "OP 2", "MSC 98/23/Add.1", "DR 1.1", "A 949 (23)". end
// is that of the capitals.
func (f *finder) spaced(i, end int) int {
	s := f.s
	at := blanks(s, end)
	if !is(s, at, digit) {
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
