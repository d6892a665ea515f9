package rules

import (
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var unknownConference = &lint.Rule{
	ID:      "RS0104",
	Name:    "unknown-conference",
	Summary: "No conference of that kind met at that place in that year.",
	Why: `Place and year are part of a resolution's number; a place with the year of another
conference names a text that does not exist. A year after the table's last conference is
not judged.

Source: table of the conferences of the ITU since 1932.`,
	Severity: lint.Error,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-wtdc"},
	Bad:      "RESOLUTION 172 (Rev. Hammamet, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		kind := kindOf(pass.House.ID)
		judge := func(node int, at text.Span, place string, year int) {
			for _, c := range catalogue.ConferencesAt(place, year) {
				if c.Kind == kind {
					return
				}
			}
			known, ok := catalogue.Place(place)
			if !ok || year == 0 || gluedAt(pass, t, node) {
				return
			}
			years := catalogue.PlaceYears(kind, known)
			there, met := catalogue.KindYear(kind, year)
			if !met && year > 2026 {
				return
			}
			d := pass.Report(at, "no "+kind+" met at "+titled(place)+" in "+strconv.Itoa(year))
			// Of a history the last place and year are those of the text.
			words := at.In(t.Text.String())
			ofYear := strings.LastIndex(words, strconv.Itoa(year))
			if met {
				d.Message += ": that year's was at " + there.Place
				if p := strings.LastIndex(words[:max(ofYear, 0)], place); p >= 0 {
					span := text.Span{Start: at.Start + p, End: at.Start + p + len(place)}
					replace(d, "Change to "+there.Place, span, there.Place, false)
				}
			}
			for _, y := range years {
				if ofYear >= 0 && abs(y-year) <= 4 {
					span := text.Span{Start: at.Start + ofYear, End: at.Start + ofYear + 4}
					replace(d, "Change to "+strconv.Itoa(y), span, strconv.Itoa(y), false)
				}
			}
		}
		for i := range t.Acts {
			a := &t.Acts[i]
			if a.Heading >= 0 {
				n := &t.Nodes[a.Heading]
				judge(a.Heading, bracketOf(n), a.Number.Place, a.Number.Year)
			}
			if a.Enacting >= 0 && !a.Embedded {
				n := &t.Nodes[a.Enacting]
				if _, place, year, ok := t.House.ReadEnacting(n.Raw[n.Mark.Start:n.Mark.End]); ok {
					judge(a.Enacting, bracketOf(n), place, year)
				}
			}
		}
	},
}

// bracketOf is what stands in the last brackets of a line, or the whole line.
func bracketOf(n *syntax.Node) text.Span {
	s := n.Raw[n.Mark.Start:n.Mark.End]
	open, end := strings.LastIndexByte(s, '('), strings.LastIndexByte(s, ')')
	if open < 0 || end < open {
		return n.Mark.Shift(n.Start)
	}
	return text.Span{Start: open + 1, End: end}.Shift(n.Mark.Start + n.Start)
}

func abs(n int) int { return max(n, -n) }
