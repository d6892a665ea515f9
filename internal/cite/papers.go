package cite

import "resolute/internal/text"

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

// workingPaper reads "Working Paper 1.2", of which s[i:end] are the words.
func (f *finder) workingPaper(i, end int) int {
	e := blanks(f.s, end)
	if e == end || !is(f.s, e, digit) {
		return -1
	}
	return f.paper(i, dottedEnd(f.s, digits(f.s, e)))
}

var metreOrgans = phrasesOf("CGPM", "CIPM", "General Conference", "Conférence Générale")

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
	e := metreOrgans.word(s, next)
	if e < 0 {
		return i
	}
	c := &f.out[len(f.out)-1]
	c.Ref.Edition, c.Named = s[at:end]+" CGPM", true
	if s[next:e] == "CIPM" {
		c.Ref.Edition = s[at:end] + " CIPM"
	}
	return e
}
