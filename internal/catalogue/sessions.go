package catalogue

import (
	_ "embed"
	"math"
	"sort"
	"sync"
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

// newestSession is the last year that the table of sessions speaks of.
var newestSession = sync.OnceValue(func() int {
	newest := 0
	for _, y := range sessions() {
		newest = max(newest, y[0])
	}
	return newest
})
