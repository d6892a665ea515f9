package rules

import (
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var conferenceYear = &lint.Rule{
	ID:      "RS0406",
	Name:    "conference-year",
	Summary: "No conference met in that place in that year.",
	Why: `Place and year name a conference. A pair that names none is a slip in one of the two,
or the year of one conference with the place of another.

Places that are not in the table are not judged.

Source: table of the conferences of the ITU since 1865.`,
	Severity: lint.Error,
	Houses:   ituHouses,
	Bad:      "resolves\n1\tto implement Resolution 140 (Rev. Bucharest, 2023) of the Plenipotentiary Conference;\n2\tto report on it.\n",
	Good:     "resolves\n1\tto implement Resolution 140 (Rev. Bucharest, 2022) of the Plenipotentiary Conference;\n2\tto report on it.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations | syntax.Parenthesis,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Place.Empty() || c.Year == 0 {
				continue
			}
			place := c.Place.In(p.Raw)
			if len(catalogue.ConferencesAt(place, c.Year)) > 0 || !catalogue.PlaceKnown(place) || p.Head() {
				continue
			}
			years, years4 := yearsOf(c.Ref.Body, place), strconv.Itoa(c.Year)
			what := "no conference met there then"
			if len(years) > 0 {
				what = "the conference met there in " + strconv.Itoa(nearest(years, c.Year))
			}
			d := pass.Report(c.Span, place+", "+years4+": "+what)
			if i := strings.LastIndex(p.Raw[:c.Span.End], years4); i >= c.Span.Start && len(years) > 0 {
				at := text.Span{Start: i, End: i + 4}
				due := strconv.Itoa(nearest(years, c.Year))
				replace(d, "Change "+years4+" to "+due, at, due, false)
			}
			if met, ok := catalogue.KindYear(kindOf(c.Ref.Body), c.Year); ok {
				replace(d, "Change "+place+" to "+met.Place, c.Place, met.Place, false)
			}
		}
		namedConferences(pass, p)
	},
}

// longestEdition is how far the next edition of a history stands behind the bracket
// of one at the most, in bytes.
const longestEdition = 80

// namedConferences looks at "the Plenipotentiary Conference (Busan, 2014)", and at
// the conferences in the line of a history, "(Kyoto, 1994) – (Rev. Busan, 2014)",
// where a conference is named and no act of it cited.
func namedConferences(pass *lint.Pass, p *syntax.Para) {
	const name = "onference "
	for from := 0; ; {
		i := strings.IndexByte(p.Raw[from:], '(')
		if i < 0 {
			return
		}
		start := from + i + 1
		from = start
		if citedAt(p, start) {
			continue // nearly always
		}
		edition := strings.HasPrefix(p.Raw[start:], "Rev. ")
		named := strings.HasSuffix(p.Raw[:start-1], name)
		if edition {
			start += len("Rev. ")
		}
		if !named && !edition && !strings.Contains(p.Raw[start:min(len(p.Raw), start+longestEdition)], ") – (Rev. ") {
			continue // other meetings have a place and a year too
		}
		place, k := catalogue.FindPlace(p.Raw[start:])
		rest := p.Raw[start+k:]
		if !named && !edition && (len(rest) < 7 || !strings.HasPrefix(rest[7:], " – (Rev. ")) {
			continue
		}
		if k == 0 || len(rest) < 7 || rest[:2] != ", " || rest[6] != ')' {
			continue
		}
		year, err := strconv.Atoi(rest[2:6])
		if err != nil || len(catalogue.ConferencesAt(place, year)) > 0 || p.Head() {
			continue
		}
		years := yearsOf(pass.House.Body, place)
		if len(years) == 0 {
			continue
		}
		due := strconv.Itoa(nearest(years, year))
		at := text.Span{Start: start, End: start + k + 6}
		d := pass.Report(at, place+", "+rest[2:6]+": the conference met there in "+due)
		replace(d, "Change "+rest[2:6]+" to "+due, text.Span{Start: at.End - 4, End: at.End}, due, false)
	}
}

// citedAt tells that a citation covers the byte at off.
func citedAt(p *syntax.Para, off int) bool {
	for i := range p.Cites {
		if c := &p.Cites[i]; c.Span.Start <= off && off < c.Span.End {
			return true
		}
	}
	return false
}

// kindOf is the kind of conference that a body is.
func kindOf(body string) string {
	switch body {
	case "itu-wtsa":
		return "WTSA"
	case "itu-wtdc":
		return "WTDC"
	case "itu-wrc":
		return "WRC"
	}
	return "PP"
}

// yearsOf are the years in which the body's conference met in a place; those of
// any conference if it never did.
func yearsOf(body, place string) []int {
	if years := catalogue.PlaceYears(kindOf(body), place); len(years) > 0 {
		return years
	}
	var years []int
	for _, kind := range []string{"PP", "WTSA", "WTDC", "WRC"} {
		years = append(years, catalogue.PlaceYears(kind, place)...)
	}
	return years
}

func nearest(years []int, to int) int {
	best := years[0]
	for _, y := range years {
		if max(y-to, to-y) < max(best-to, to-best) {
			best = y
		}
	}
	return best
}
