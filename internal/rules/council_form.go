package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var councilForm = &lint.Rule{
	ID:      "RS0434",
	Name:    "council-form",
	Summary: "The year of a Security Council resolution is run together with its number.",
	Why: `A resolution of the Security Council is cited by number and year with a blank between
them, 1325 (2000); without it a search for either misses the citation.

Source: 397 citations in texts of the United Nations have the blank, none is without it.`,
	Severity: lint.Info,
	Houses:   unHouses,
	Bad:      "The General Assembly,\n\nRecalling Security Council resolution 2242(2015) of 13 October 2015,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nRecalling Security Council resolution 2242 (2015) of 13 October 2015,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Ref.Body != "unsc" || c.Ref.Kind != "resolution" || c.Year == 0 {
				continue
			}
			s := c.In(p.Raw)
			open := strings.LastIndexByte(s, '(')
			if open <= 0 || s[open-1] < '0' || s[open-1] > '9' || foreign(pass, p) { // Chinese has no blank
				continue
			}
			d := pass.Report(c.Span, squeeze(s)+": a blank is due before the year")
			at := c.Start + open
			replace(d, "Put a blank before the year", text.Span{Start: at, End: at}, " ", true)
		}
	},
}
