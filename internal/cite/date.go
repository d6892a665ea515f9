package cite

import "time"

// months in English, French and Spanish, and in German for the Security
// Council's texts; January first.
var months = [...][]string{
	{"january", "janvier", "enero", "januar"},
	{"february", "février", "febrero", "februar"},
	{"march", "mars", "marzo", "märz"},
	{"april", "avril", "abril"},
	{"may", "mai", "mayo"},
	{"june", "juin", "junio", "juni"},
	{"july", "juillet", "julio", "juli"},
	{"august", "août", "agosto"},
	{"september", "septembre", "septiembre"},
	{"october", "octobre", "octubre", "oktober"},
	{"november", "novembre", "noviembre"},
	{"december", "décembre", "diciembre", "dezember"},
}

// Real reports whether the calendar has d: it has no 31 June.
func (d Date) Real() bool {
	year, month, day := time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).Date()
	return d == Date{year, int(month), day}
}

type month struct {
	name   phrase
	number int
}

// monthsBy are the months by the first letter of their name.
var monthsBy = func() (by [256][]month) {
	for m, names := range months {
		for _, n := range names {
			by[n[0]] = append(by[n[0]], month{phraseOf(n), m + 1})
		}
	}
	return by
}()

var (
	dateLeads = phrasesOf("of", "on", "dated", "adopted on", "du", "en date du", "de", "del", "le", "vom")
	dateLinks = phrasesOf("and", "et", "y", "und")
	deWord    = phraseOf("de")
	yearLeads = phrasesOf("de", "del")
)

// dateAfter reads the date of adoption at s[i]: " of 25 September 2015",
// ", de 22 de diciembre de 2003". It gives the index after it, i if there is none.
func dateAfter(s string, i int) (Date, int) {
	at, _ := nextWord(s, i)
	if d, end := dateAt(s, at); end > 0 {
		return d, end
	}
	return Date{}, i
}

// nextWord is the index after the blanks at s[i], and after a comma with blanks behind
// it; comma tells that there is one.
func nextWord(s string, i int) (at int, comma bool) {
	at = blanks(s, i)
	if at < len(s) && s[at] == ',' {
		return blanks(s, at+1), true
	}
	return at, false
}

// dateAt is dateAfter where the word before the date stands at s[at]; the index is 0 if
// there is none.
func dateAt(s string, at int) (Date, int) {
	if !is(s, at, lower) {
		return Date{}, 0
	}
	if at = dateLeads.word(s, at); at < 0 {
		return Date{}, 0
	}
	return dayMonthYear(s, blanks(s, at))
}

// secondDate reads the other date of parts that were adopted on two days, " and 23
// June 2003". It gives the index after it, i if there is none.
func secondDate(s string, i int) (Date, int) {
	at := dateLinks.word(s, blanks(s, i))
	if at < 0 {
		return Date{}, i
	}
	if d, end := dayMonthYear(s, blanks(s, at)); end > 0 {
		return d, end
	}
	return Date{}, i
}

// dayMonthYear reads "25 September 2015", or "September 25, 2015" as Americans write it,
// at s[at] and gives the index after it, 0 if it is not there.
func dayMonthYear(s string, at int) (Date, int) {
	dayEnd := digits(s, at)
	if dayEnd == at {
		return monthDayYear(s, at)
	}
	if dayEnd > at+2 {
		return Date{}, 0
	}
	day := number(s[at:dayEnd])
	if e := ordinal(s, dayEnd); e > dayEnd {
		dayEnd = e
	} else if dayEnd < len(s) && s[dayEnd] == '.' {
		dayEnd++
	}
	at = blanks(s, dayEnd)
	if e := deWord.word(s, at); e > 0 {
		at = blanks(s, e)
	}
	month, at := monthAt(s, at)
	if month == 0 {
		return Date{}, 0
	}
	if e := yearLeads.word(s, at); e > 0 {
		at = blanks(s, e)
	}
	return dated(s, at, month, day)
}

// monthDayYear reads "September 25, 2015", "September 25th 2015".
func monthDayYear(s string, at int) (Date, int) {
	month, at := monthAt(s, at)
	if month == 0 {
		return Date{}, 0
	}
	dayEnd := digits(s, at)
	if dayEnd == at || dayEnd > at+2 {
		return Date{}, 0
	}
	day := number(s[at:dayEnd])
	if at = ordinal(s, dayEnd); at < len(s) && s[at] == ',' {
		at++
	}
	return dated(s, blanks(s, at), month, day)
}

// monthAt reads the name of a month at s[at] and gives its number, 0 if there is none,
// and where the next word begins.
func monthAt(s string, at int) (month, next int) {
	if at < len(s) {
		some := monthsBy[s[at]|0x20]
		for k := range some {
			if e := some[k].name.word(s, at); e > 0 {
				return some[k].number, blanks(s, e)
			}
		}
	}
	return 0, at
}

// dated is the date in the year that stands at s[at].
func dated(s string, at, month, day int) (Date, int) {
	end := digits(s, at)
	if end != at+4 || day < 1 || day > 31 {
		return Date{}, 0
	}
	return Date{number(s[at:end]), month, day}, end
}

// ordinal is the index after the ending of an ordinal at s[i], i if there is none:
// "24th December", "1er juin".
func ordinal(s string, i int) int {
	if !is(s, i, letter) {
		return i
	}
	for _, ending := range [...]string{"er", "th", "st", "nd", "rd"} {
		if e := match(s, i, ending); e > 0 && (!is(s, e, letter) || blankLen(s, e) > 0) {
			return e
		}
	}
	return i
}

// ReadDate finds the first date in s that stands alone or after a word such as
// "on": "26 October 2018", "at its 4653rd meeting, on 4 December 2002".
func ReadDate(s string) (Date, bool) {
	for i := range len(s) {
		if i > 0 && is(s, i-1, letter|digit) || !is(s, i, digit) {
			continue
		}
		lead := "on "
		if d, end := dateAfter(lead+s[i:], 0); end > 0 && d != (Date{}) {
			return d, true
		}
	}
	return Date{}, false
}
