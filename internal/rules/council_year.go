package rules

import (
	"slices"
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var councilYear = &lint.Rule{
	ID:      "RS0403",
	Name:    "council-year",
	Summary: "A Security Council resolution has the year of another.",
	Why: `The year is part of the number, and the numbers run on through the years: of each
it is known which year it is of. Such slips are copied from text to text for years:
2161 (2015) for 2161 (2014) stands in four resolutions.

Numbers beyond the end of the table are not judged.

Source: table of the numbers of each year since 1946; 17 of 7,413 citations in print
disagree with it, about 13 of them slips.`,
	Severity: lint.Error,
	Bad:      "The General Assembly,\n\nRecalling Security Council resolution 2161 (2015) of 17 June 2014,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nRecalling Security Council resolution 2161 (2014) of 17 June 2014,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Ref.Body != "unsc" || c.Ref.Kind != "resolution" || c.Year == 0 || !c.Named && pass.House.Body != "unsc" || p.Head() || c.Phrase == p.Mark { // the number of the text itself
				continue
			}
			if isOwnSeries(pass, p.Raw) {
				continue // other bodies, too, write the year of a resolution in brackets
			}
			n, err := strconv.Atoi(c.Ref.Number)
			if err != nil {
				continue
			}
			first, last, known := catalogue.SecurityCouncilYears(n)
			if c.Year >= first && c.Year <= last || first == 0 {
				continue
			}
			is := " is of "
			if !known {
				is = " is not older than "
			}
			said := say(make([]byte, 0, mostSaid), squeeze(c.In(p.Raw)), ": resolution ", c.Ref.Number, is)
			d := pass.Report(c.Span, string(sayNumber(said, first)))
			if pass.SafeOnly {
				continue
			}
			year := strconv.Itoa(c.Year)
			if i := strings.LastIndex(c.In(p.Raw), year); i >= 0 && known {
				at := text.Span{Start: c.Start + i, End: c.Start + i + len(year)}
				replace(d, "Change "+year+" to "+strconv.Itoa(first), at, strconv.Itoa(first), false)
			}
			if j := strings.Index(c.In(p.Raw), c.Ref.Number); j >= 0 {
				at := text.Span{Start: c.Start + j, End: c.Start + j + len(c.Ref.Number)}
				near := pass.Catalogue.NearRefs(c.Ref, "")
				d.Fixes = slices.Grow(d.Fixes, len(near))
				for _, r := range near {
					if r.Number != c.Ref.Number {
						replace(d, "Change "+c.Ref.Number+" to "+r.Number, at, r.Number, false)
					}
				}
			}
		}
	},
}
