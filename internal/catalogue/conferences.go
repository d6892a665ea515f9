package catalogue

import (
	_ "embed"
	"slices"
	"sync"
)

// Conference is a meeting of the ITU whose acts are cited by its place and year
// or by its short name.
type Conference struct {
	Kind  string // "PP", "WTSA", "WTDC", "WRC", …: see conferences.csv
	Short string // "PP-14", "WRC-15"; empty if it has none
	Place string // "Busan", as conferences.csv spells it
	Year  int
}

// Body is the key of the body, as in cite.Ref; empty for a conference whose acts
// are not cited as a body's.
func (c Conference) Body() string {
	switch c.Kind {
	case "PP":
		return "itu-pp"
	case "WTSA", "WTSC", "CCITT":
		return "itu-wtsa"
	case "WTDC":
		return "itu-wtdc"
	case "WRC":
		return "itu-wrc"
	case "RA":
		return "itu-r"
	}
	return ""
}

//go:embed conferences.csv
var conferenceTable string

var conferences = sync.OnceValue(func() []Conference {
	var list []Conference
	rows(conferenceTable, func(f []string) {
		list = append(list, Conference{f[0], f[1], f[2], number(f[3])})
	})
	return list
})

// Conferences is all of them, by kind and year. The list is not to be changed.
func Conferences() []Conference { return conferences() }

// ConferencesAt is the conferences at that place, in any spelling, in that year.
// There may be two: Geneva, 2003 had a WRC, an RA and a summit. The list is not to
// be changed.
func ConferencesAt(place string, year int) []Conference {
	if met := metIn(year).at(place); met != nil {
		return met // it is spelled as usual
	}
	if usual, ok := Place(place); ok && usual != place {
		return metIn(year).at(usual)
	}
	return nil
}

// gatherings are the conferences of one year, those at the same place together.
type gatherings [][]Conference

func (g gatherings) at(place string) []Conference {
	for _, met := range g {
		if met[0].Place == place {
			return met
		}
	}
	return nil
}

func metIn(year int) gatherings {
	t := byYear()
	if year -= t.first; year < 0 || year >= len(t.years) {
		return nil
	}
	return t.years[year]
}

// byYear are the conferences by year: places and years are looked up at every citation.
var byYear = sync.OnceValue(func() (t struct {
	first int
	years []gatherings
}) {
	all := conferences()
	t.first = slices.MinFunc(all, func(a, b Conference) int { return a.Year - b.Year }).Year
	for _, c := range all {
		for c.Year-t.first >= len(t.years) {
			t.years = append(t.years, nil)
		}
		g := &t.years[c.Year-t.first]
		if i := slices.IndexFunc(*g, func(met []Conference) bool { return met[0].Place == c.Place }); i >= 0 {
			(*g)[i] = append((*g)[i], c)
		} else {
			*g = append(*g, []Conference{c})
		}
	}
	return t
})

// PlaceYears is the years of the conferences of that kind at that place, in any
// spelling, the earliest first; kind may be empty for all kinds. The list is not to be
// changed.
func PlaceYears(kind, place string) []int {
	if years, ok := yearsAt()[meetings{kind, place}]; ok {
		return years // it is spelled as usual
	}
	if usual, ok := Place(place); ok {
		return yearsAt()[meetings{kind, usual}]
	}
	return nil
}

// meetings are those of a kind at a place, in its usual spelling; of all kinds where
// kind is empty.
type meetings struct{ kind, place string }

var yearsAt = sync.OnceValue(func() map[meetings][]int {
	t := map[meetings][]int{}
	for _, c := range conferences() {
		for _, k := range [...]meetings{{c.Kind, c.Place}, {"", c.Place}} {
			t[k] = append(t[k], c.Year)
		}
	}
	for k, years := range t {
		slices.Sort(years)
		t[k] = slices.Clip(slices.Compact(years))
	}
	return t
})

// KindYear is the conference of that kind in that year.
func KindYear(kind string, year int) (Conference, bool) {
	for _, c := range conferences() {
		if c.Kind == kind && c.Year == year {
			return c, true
		}
	}
	return Conference{}, false
}
