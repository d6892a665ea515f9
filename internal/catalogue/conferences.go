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
	place, ok := Place(place)
	if !ok {
		return nil
	}
	return meetings()[meeting{place, year}]
}

type meeting struct {
	place string
	year  int
}

var meetings = sync.OnceValue(func() map[meeting][]Conference {
	t := map[meeting][]Conference{}
	for _, c := range conferences() {
		k := meeting{c.Place, c.Year}
		t[k] = append(t[k], c)
	}
	return t
})

// PlaceYears is the years of the conferences of that kind at that place, in any
// spelling, the earliest first; kind may be empty for all kinds.
func PlaceYears(kind, place string) []int {
	place, ok := Place(place)
	if !ok {
		return nil
	}
	var years []int
	for _, c := range conferences() {
		if c.Place == place && (kind == "" || c.Kind == kind) {
			years = append(years, c.Year)
		}
	}
	slices.Sort(years)
	return slices.Compact(years)
}

// KindYear is the conference of that kind in that year.
func KindYear(kind string, year int) (Conference, bool) {
	for _, c := range conferences() {
		if c.Kind == kind && c.Year == year {
			return c, true
		}
	}
	return Conference{}, false
}
