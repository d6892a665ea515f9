package cite

import (
	"strings"

	"resolute/internal/text"
)

// ituEdition is the bracket of "Resolution 140 (Rev. Busan, 2014)".
type ituEdition struct {
	end       int
	canonical string
	place     text.Span
	year      int
}

// maxEdition bounds the bracket: "(Rev. Malaga-Torremolinos, 1973)" has 31
// bytes, two of them run together twice that.
const maxEdition = 80

// read reads the edition in brackets at s[i], blanks before it allowed, and reports
// whether one is there.
func (e *ituEdition) read(s string, i int) bool {
	open := blanks(s, i)
	if open >= len(s) || s[open] != '(' {
		return false
	}
	inside := s[open+1 : min(len(s), open+1+maxEdition)]
	n := strings.IndexByte(inside, ')')
	if n < 0 || strings.IndexByte(inside[:n], '(') >= 0 {
		return false
	}
	close := open + 1 + n
	e.end = close + 1
	from, to := blanks(s, open+1), blanksBack(s, close)
	if from >= to {
		return false
	}
	rev, whole := "", s[from:to]
	if at := revWord.at(s, from); at > 0 && at < to {
		at = blanks(s, at)
		if s[at] == '.' {
			at = blanks(s, at+1)
		}
		if at < to && (classes[s[at]]&(upper|digit) != 0 || s[at] >= 0x80) {
			rev, from = "Rev. ", at
		}
	}
	return e.abbreviated(s, from, to, rev) || e.placed(s, from, to, rev, whole) || e.glued(s, from, to, rev)
}

var revWord, modifiedWord = phraseOf("rev"), phraseOf("modified ")

// abbreviated reads "WRC-15", "WTSA-08", "C19", "C-1985, last amended C19",
// "Modified 2013", "2009".
func (e *ituEdition) abbreviated(s string, from, to int, rev string) bool {
	if is(s, from, digit) { // the Council's "1305 (2009)", "1306 (Rev. 2015)"
		end := digits(s, from)
		if end != to || end-from != 4 {
			return false
		}
		e.year, e.canonical = number(s[from:end]), rev+s[from:end]
		return true
	}
	if at := modifiedWord.at(s, from); at > 0 {
		if end := digits(s, at); end == to && end == at+4 {
			e.year, e.canonical = number(s[at:end]), "Modified "+s[at:end]
			return true
		}
		return false
	}
	at := from
	for at < to && classes[s[at]]&upper != 0 {
		at++
	}
	if at == from || at > from+4 {
		return false
	}
	name := s[from:at]
	at += hyphenLen(s, at)
	end := digits(s, at)
	if end == at || end-at > 4 {
		return false
	}
	if end < to && (name != "C" || match(s, blanks(s, end), ", ") < 0) {
		return false
	}
	year := number(s[at:end])
	if end-at == 2 {
		year += 1900
		if year < 1950 {
			year += 100
		}
	}
	if rev != "" {
		rev = "Rev." // "Rev.WRC-15" has no blank
	}
	e.year, e.canonical = year, rev+single(s[from:to])
	return true
}

// placed reads "Busan, 2014", and without its comma too; whole is that with the
// sign of a revision before it.
func (e *ituEdition) placed(s string, from, to int, rev, whole string) bool {
	at := letters(s, from)
	for at < to && (classes[s[at]]&letter != 0 || blankLen(s, at) > 0 || s[at] == '.' || s[at] == '\'' || hyphenLen(s, at) > 0) {
		at = letters(s, at+1)
	}
	at = min(at, to)
	place := text.Span{Start: from, End: blanksBack(s, at)}
	if at < to && s[at] == ',' {
		at = blanks(s, at+1)
	}
	end := digits(s, at)
	if place.Len() < 3 || !is(s, from, upper|high) || end != to || end-at != 4 {
		return false
	}
	e.place, e.year = place, number(s[at:end])
	e.canonical = canonical(whole, rev, placeName(place.In(s)), s[at:end])
	return true
}

// canonical is an edition in its canonical form: what is written, and no memory of
// its own, where that is in the form already.
func canonical(written, rev, place, year string) string {
	if rest, ok := strings.CutPrefix(written, rev); ok {
		if rest, ok = strings.CutPrefix(rest, place); ok && len(rest) == len(", ")+len(year) && rest[:2] == ", " {
			return written // year is its end
		}
	}
	return rev + place + ", " + year
}

// glued reads two editions run together, "Guadalajara, 2010Busan, 2014": the
// edition stays as it is written.
func (e *ituEdition) glued(s string, from, to int, rev string) bool {
	figures, letters := 0, 0
	for at := from; at < to; at++ {
		switch c := classes[s[at]]; {
		case c&digit != 0:
			figures++
		case c&letter != 0:
			letters++
		case c&blank == 0 && s[at] != ',' && s[at] != '.' && s[at] != '-' && s[at] != '\'':
			return false
		}
	}
	if figures < 4 || letters < 3 || !is(s, from, upper|high) || !is(s, to-1, digit) && !strings.Contains(s[from:to], ", ") {
		return false
	}
	e.canonical = rev + single(s[from:to])
	return true
}

// ituOwner is the body of "140 (Rev. Busan, 2014)" or of a number without
// edition.
func (f *finder) ituOwner(n *figure, explicit string) (string, bool) {
	if explicit == anyCouncil {
		explicit = "itu-council"
		if n.form == bare {
			explicit = "unsc" // in a text of the United Nations
		}
	}
	if explicit != "" {
		return explicit, true
	}
	if n.form == edition {
		if body := abbreviatedBody(n.edition); body != "" {
			return body, true
		}
		switch {
		case n.place.Empty() && n.year > 0: // "(2009)", "(Modified 2013)", "(C19)"
			return "itu-council", true
		case n.place.Empty():
			return f.body, false // two editions run together
		}
		place := strings.TrimPrefix(n.edition[:len(n.edition)-len(", 2014")], "Rev. ")
		if body := conferenceBody(place, n.year, f.body); body != "" {
			return body, false
		}
		if !f.itu {
			return "itu-pp", false
		}
		return f.body, false
	}
	switch {
	case f.body == "itu-pp" && n.end-n.start >= 3 && number(n.number) >= f.councilFrom():
		// The Council counts its resolutions from 1 to beyond 1400 and its
		// decisions beyond 600; a Plenipotentiary Conference has few.
		return "itu-council", false
	case f.body == "unga" || f.body == "hrc" || f.body == "ecosoc":
		// "Resolution 1325" lacks its year; "resolution 1, annex I" is one of some
		// conference, and so is "resolution 2013-3".
		if number(n.number) >= 100 {
			return "unsc", false
		}
		return "", false
	}
	return f.body, false
}

func (f *finder) councilFrom() int {
	if f.list.kind == "decision" {
		return 100
	}
	return 400
}

// abbreviatedBody is the body whose abbreviation an edition begins with, behind
// "Rev." too.
func abbreviatedBody(edition string) string {
	may := is(edition, 1, upper)
	for rest := edition; !may && rest != ""; {
		_, rest, _ = strings.Cut(rest, ".")
		may = is(rest, 0, upper)
	}
	if !may {
		return "" // a place, nearly always
	}
	for _, k := range editionBodies {
		if at := strings.Index(edition, k.phrase); at >= 0 && (at == 0 || edition[at-1] == '.') {
			return k.body
		}
	}
	return ""
}

// editionBodies tells whose act it is by the abbreviation in its edition.
var editionBodies = []organ{{"WRC", "itu-wrc"}, {"WARC", "itu-wrc"}, {"WTSA", "itu-wtsa"}, {"WTSC", "itu-wtsa"}, {"WTDC", "itu-wtdc"}, {"PP", "itu-pp"}, {"RA", "itu-r"}, {"WTPF", "itu-wtpf"}}
