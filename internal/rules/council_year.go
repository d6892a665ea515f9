package rules

import (
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
	Tree: func(pass *lint.Pass, t *syntax.Tree) {

		for _, c := range citationsOf(pass, t) {
			if c.ref.Body != "unsc" || c.ref.Kind != "resolution" || c.Year == 0 {
				continue
			}
			n, err := strconv.Atoi(c.ref.Number)
			if err != nil {
				continue
			}
			first, last, known := catalogue.SecurityCouncilYears(n)
			if c.Year >= first && c.Year <= last || first == 0 {
				continue
			}
			d := pass.Report(c.at(t), squeeze(c.text(t))+": resolution "+c.ref.Number+" is "+ofYears(first, known))
			year := strconv.Itoa(c.Year)
			if i := strings.LastIndex(c.text(t), year); i >= 0 && known {
				at := text.Span{Start: c.at(t).Start + i, End: c.at(t).Start + i + len(year)}
				replace(d, "Change "+year+" to "+strconv.Itoa(first), at, strconv.Itoa(first), false)
			}
		}
	},
}

func ofYears(first int, known bool) string {
	if known {
		return "of " + strconv.Itoa(first)
	}
	return "not older than " + strconv.Itoa(first)
}
