package cite

import "resolute/internal/text"

// unescoFigure reads "33 C/Resolution 15", "202 EX/Decision 5", "151 EX/23",
// "43 COM 7B.1", "3.GA 2". end is that of the session, behind the place behind it.
func (f *finder) unescoFigure(i, end, behind int) int {
	s := f.s
	if behind >= len(s) || end-i > 3 {
		return -1
	}
	switch c := s[behind]; {
	case c == '.' && behind == end:
		return f.pointedAct(i, end+1)
	case c == 'C' || c == 'E' || classes[c]&(blank|high) != 0:
	default:
		return -1
	}
	at := blanks(s, end)
	if !is(s, at, upper) {
		return -1
	}
	for k := range unescoForms {
		form := &unescoForms[k]
		e := form.at(s, at)
		if e < 0 || form.capital && !is(s, at+1, upper|digit) && s[at+1] != '/' {
			continue
		}
		if e = blanks(s, e); is(s, e, digit) {
			return f.unescoAct(i, unescoNumber(s, e), form.kind)
		}
	}
	return -1
}

// pointedAct reads "3.GA 2" from its organ on, which stands at s[at].
func (f *finder) pointedAct(i, at int) int {
	if !is(f.s, at, upper) {
		return -1
	}
	for _, organ := range [...]string{"GA ", "COM "} {
		if e := match(f.s, at, organ); e > 0 && is(f.s, e, digit) {
			return f.unescoAct(i, unescoNumber(f.s, e), "decision")
		}
	}
	return -1
}

var unescoForms = [...]struct {
	phrase
	kind    string
	capital bool
}{
	{phraseOf("C/Resolution"), "resolution", true}, {phraseOf("C/Res."), "resolution", true},
	{phraseOf("EX/Decisions"), "decision", true}, {phraseOf("EX/Decision"), "decision", true}, {phraseOf("EX/"), "document", true},
	{phraseOf("COM "), "decision", true},
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
	c := &f.out[len(f.out)-1]
	if d, last := dateAfter(f.s, end); last > end {
		c.Phrase.Start, c.Phrase.End, c.Date = i, last, d
		return last
	}
	c.Phrase = c.Span
	return f.yearBehind(end, end)
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
