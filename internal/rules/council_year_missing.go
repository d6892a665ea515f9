package rules

import (
	"strconv"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var councilYearMissing = &lint.Rule{
	ID:      "RS0404",
	Name:    "council-year-missing",
	Summary: "A Security Council resolution is cited without its year.",
	Why: `The year in brackets is part of the number. Where the same resolution was cited with
its year before, print leaves it out at times, and nothing is said.

Source: UN Editorial Manual.`,
	Severity: lint.Info,
	Houses:   []string{"unsc"},
	Bad:      "The Security Council,\n\nRecalling its resolution 1325,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The Security Council,\n\nRecalling its resolution 1325 (2000),\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unsc",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		dated := map[string]bool{}
		for _, c := range citationsOf(pass, t) {
			if c.ref.Body != "unsc" || c.ref.Kind != "resolution" {
				continue
			}
			if c.Year > 0 {
				dated[c.ref.Number] = true
				continue
			}
			n, err := strconv.Atoi(c.ref.Number)
			if err != nil || dated[c.ref.Number] || !c.inBody(t) {
				continue
			}
			dated[c.ref.Number] = true
			d := pass.Report(c.at(t), "resolution "+c.ref.Number+" without its year")
			if first, _, known := catalogue.SecurityCouncilYears(n); known {
				at := c.at(t)
				year := " (" + strconv.Itoa(first) + ")"
				replace(d, "Insert"+year, text.Span{Start: at.End, End: at.End}, year, false)
			}
		}
	},
}
