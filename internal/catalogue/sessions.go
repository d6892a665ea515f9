package catalogue

import (
	_ "embed"
	"math"
	"sort"
	"strings"
	"sync"

	"resolute/internal/cite"
)

// Open is the end of a range that is not known.
const Open = math.MaxInt

//go:embed security_council.csv
var councilTable string

type numbers struct{ year, first, last int }

var council = sync.OnceValue(func() []numbers {
	var list []numbers
	rows(councilTable, func(f []string) {
		list = append(list, numbers{number(f[0]), number(f[1]), number(f[2])})
	})
	return list
})

// SecurityCouncilYears is the years that the Security Council's resolution of
// that number can be of. Of a known number they are the same. Beyond the table
// it is the newest year or a later one: last is Open and known is false.
func SecurityCouncilYears(n int) (first, last int, known bool) {
	table := council()
	i := sort.Search(len(table), func(i int) bool { return table[i].last >= n })
	if i < len(table) && table[i].first <= n {
		return table[i].year, table[i].year, true
	}
	if newest := table[len(table)-1]; n > newest.last {
		return newest.year, Open, false
	}
	return 0, 0, false
}

// SecurityCouncilRange is the numbers of the Security Council's resolutions of
// that year. Of the newest year in the table last is Open; of a later one first
// is the first number that can be of it, and known is false.
func SecurityCouncilRange(year int) (first, last int, known bool) {
	table := council()
	newest := table[len(table)-1]
	switch {
	case year == newest.year:
		return newest.first, Open, true
	case year > newest.year:
		return newest.last + 1, Open, false
	case year < table[0].year:
		return 0, 0, false
	}
	r := table[year-table[0].year] // a test makes sure that no year is left out
	return r.first, r.last, true
}

//go:embed sessions.csv
var sessionTable string

type session struct {
	body   string
	number int
}

var sessions = sync.OnceValue(func() map[session][2]int {
	m := map[session][2]int{}
	rows(sessionTable, func(f []string) {
		m[session{f[0], number(f[1])}] = [2]int{number(f[2]), number(f[3])}
	})
	return m
})

// SessionYears is the first and the last year in which a text of that session
// can have been adopted. Bodies are "unga", "hrc", "who", "imo" and "unesco";
// and "ecosoc", whose texts are numbered by the year of the session: since 2014
// a session runs from July to July, so 2021/1 may be of 2020. Not known are
// special and emergency sessions, ECOSOC's before 1978, which had roman numbers,
// and sessions to come.
//
// A single text of the Human Rights Council is known to be of the year before
// its session's: a draft of December 2019 with a number of session 43.
func SessionYears(body string, number int) (first, last int, ok bool) {
	if body == "ecosoc" {
		switch {
		case number < 1978 || number > newestSession():
			return 0, 0, false
		case number < 2014:
			return number, number, true
		}
		return number - 1, number, true
	}
	y, ok := sessions()[session{body, number}]
	return y[0], y[1], ok
}

// AdoptionSpan is the days between which the act was adopted, by the session or the
// year in its number; false where that does not tell. Of the Security Council the
// number itself tells: SecurityCouncilYears. A session of the General Assembly goes
// from September to September; 5,400 dates in the table agree.
func AdoptionSpan(r cite.Ref) (from, to cite.Date, ok bool) {
	n := SessionOf(r)
	if n == 0 {
		return from, to, false
	}
	first, last, ok := SessionYears(r.Body, n)
	from, to = cite.Date{Year: first, Month: 1, Day: 1}, cite.Date{Year: last, Month: 12, Day: 31}
	if r.Body == "unga" {
		to.Month, to.Day = 9, 30
		if n > 1 { // the first opened in January
			from.Month = 9
		}
	}
	return from, to, ok
}

// SessionOf is the regular session in the number of an act: 70 of "70/1", 22 of
// "2341 (XXII)", 58 of WHO's "58.28", 23 of "A.949(23)", 33 of "33 C/Resolution
// 15", of ECOSOC its year; 0 if it tells none.
func SessionOf(r cite.Ref) int {
	s := ""
	switch r.Body {
	case "unga":
		if r.Edition != "" {
			return roman(r.Edition)
		}
		s, _, _ = strings.Cut(r.Number, "/")
		if number(s) < 31 { // numbers are formed so from the 31st on; others are of another assembly
			return 0
		}
	case "hrc", "ecosoc":
		s, _, _ = strings.Cut(r.Number, "/")
	case "who":
		s, _, _ = strings.Cut(r.Number, ".")
	case "imo":
		if strings.HasPrefix(r.Number, "A.") {
			_, s, _ = strings.Cut(r.Number, "(")
			s = strings.TrimSuffix(s, ")")
		}
	case "unesco":
		s, _, _ = strings.Cut(r.Number, " ")
	}
	return number(s)
}

// roman is the number of a session of the General Assembly before its 31st; 0 for
// a special one, "S-VII".
func roman(s string) int {
	n, last := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		v := 0
		switch s[i] {
		case 'I':
			v = 1
		case 'V':
			v = 5
		case 'X':
			v = 10
		default:
			return 0
		}
		if v < last {
			n -= v
		} else {
			n += v
		}
		last = v
	}
	return n
}

// newestSession is the last year that the table of sessions speaks of.
var newestSession = sync.OnceValue(func() int {
	newest := 0
	for _, y := range sessions() {
		newest = max(newest, y[0])
	}
	return newest
})
