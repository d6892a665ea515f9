package catalogue

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Edition is a place and a year, one of the two that a flattened tracked change
// left in one pair of brackets.
type Edition struct {
	Place   string // as the text spells it
	Year    int
	Revised bool // "Rev." stands before it, or before both
	Known   bool // a conference met there then
	Draft   bool // of a draft in the workspace: it can be cited, but is not in force
}

// String is the edition as it is cited: "Rev. Busan, 2014".
func (e Edition) String() string {
	s := e.Place + ", " + strconv.Itoa(e.Year)
	if e.Revised {
		return "Rev. " + s
	}
	return s
}

// SplitGlued tells the two editions run together in s, which is what stands in
// the brackets, with them or without: "Guadalajara, 2010Busan, 2014",
// "HammametDubai, 20122016", "Geneva,20122015", "DubaiHyderabad, 20104". It does
// not matter which was deleted and which inserted: of the ways to share out the
// places and the years the one with the most known conferences is taken, then
// the one with two of a kind, and the later year is the new one. Two editions
// properly set apart are not glued.
func SplitGlued(s string) (old, new Edition, ok bool) {
	places, digits, ok := readGlued(s)
	if !ok {
		return old, new, false
	}
	if len(digits) == 2 && len(places) == 2 && len(digits[0]) == 4 && len(digits[1]) == 4 && places[1].yearBefore {
		// The text itself says which year is whose.
		a, b := places[0].with(year(digits[0])), places[1].with(year(digits[1]))
		if a.Year == 0 || b.Year == 0 {
			return old, new, false
		}
		return inOrder(a, b)
	}
	run := strings.Join(digits, "")
	first, second := places[0], places[len(places)-1]
	if len(run) == 4 {
		if len(places) == 1 {
			return old, new, false // one edition, whole
		}
		return oneYear(first, second, year(run))
	}
	best := -1
	for _, y := range yearPairs(run) {
		for turn := range 2 {
			if turn == 1 {
				y[0], y[1] = y[1], y[0]
			}
			a, b := first.with(y[0]), second.with(y[1])
			if v := worth(a, b); v > best {
				best, old, new = v, a, b
			}
		}
	}
	if best < 0 {
		return Edition{}, Edition{}, false
	}
	return inOrder(old, new)
}

// gluedPlace is a place as read.
type gluedPlace struct {
	name       string
	revised    bool
	yearBefore bool // a year stands between it and the place before it
}

func (p gluedPlace) with(year int) Edition {
	return Edition{Place: p.name, Year: year, Revised: p.revised, Known: len(ConferencesAt(p.name, year)) > 0}
}

func inOrder(a, b Edition) (old, new Edition, ok bool) {
	if a.Year > b.Year {
		a, b = b, a
	}
	return a, b, true
}

// worth ranks a reading: known conferences first, then that they are of a kind.
func worth(a, b Edition) int {
	n := 0
	for _, e := range []Edition{a, b} {
		if e.Known {
			n += 2
		}
	}
	for _, c := range ConferencesAt(a.Place, a.Year) {
		for _, d := range ConferencesAt(b.Place, b.Year) {
			if c.Kind == d.Kind {
				return n + 1
			}
		}
	}
	return n
}

// oneYear shares one year between two places: it is that of the one that had a
// conference then, and the other one's is the nearest in which it had one of
// the same kind.
func oneYear(first, second gluedPlace, year int) (old, new Edition, ok bool) {
	if year == 0 {
		return old, new, false
	}
	a, b := first.with(year), second.with(year)
	switch {
	case a.Known && !b.Known:
		b = second.with(nearest(second.name, a))
	case b.Known && !a.Known:
		a = first.with(nearest(first.name, b))
	}
	return inOrder(a, b)
}

func nearest(place string, to Edition) int {
	best, distance := to.Year, math.MaxInt
	for _, c := range ConferencesAt(to.Place, to.Year) {
		for _, y := range PlaceYears(c.Kind, place) {
			if d := max(y-to.Year, to.Year-y); d < distance {
				best, distance = y, d
			}
		}
	}
	return best
}

// readGlued reads the places and the runs of digits; false if s has anything
// else, or what stands between them sets them properly apart.
func readGlued(s string) (places []gluedPlace, digits []string, ok bool) {
	const (
		atStart = iota
		afterPlace
		afterYear
		afterComma
	)
	state, revised := atStart, false
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case unicode.IsSpace(r) || r == '(' || r == ')' || r == '[' || r == ']':
			s = s[size:]
		case r == ',':
			if state != afterPlace {
				return nil, nil, false // "…, 2010, Busan" is a list
			}
			state, s = afterComma, s[1:]
		case '0' <= r && r <= '9':
			if state == atStart || len(digits) == 2 {
				return nil, nil, false
			}
			n := strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' })
			if n < 0 {
				n = len(s)
			}
			state, digits, s = afterYear, append(digits, s[:n]), s[n:]
		case foldedPrefix(s, "rev.") > 0:
			revised, s = true, s[foldedPrefix(s, "rev."):]
		default:
			_, n := FindPlace(s)
			if n == 0 || state == afterComma || len(places) == 2 {
				return nil, nil, false
			}
			places = append(places, gluedPlace{s[:n], revised, state == afterYear})
			state, s = afterPlace, s[n:]
		}
	}
	return places, digits, len(places) > 0 && len(digits) > 0 && state == afterYear
}

// year is the year that four digits make; 0 if no conference can be of it.
func year(s string) int {
	y, err := strconv.Atoi(s)
	if err != nil || len(s) != 4 || y < 1865 || y > 2099 { // the Union began in 1865
		return 0
	}
	return y
}

// yearPairs is the pairs of years that five to eight digits can be: what both
// have in common at the start and the end stands once, and between them the
// digits of the one and of the other. The longest common start comes first.
func yearPairs(digits string) (pairs [][2]int) {
	m := len(digits) - 4 // digits that differ
	if m < 1 || m > 4 {
		return nil
	}
	for p := 4 - m; p >= 0; p-- {
		start, end := digits[:p], digits[p+2*m:]
		a := year(start + digits[p:p+m] + end)
		b := year(start + digits[p+m:p+2*m] + end)
		if a != 0 && b != 0 && a != b {
			pairs = append(pairs, [2]int{a, b})
		}
	}
	return pairs
}
