package rules

import (
	"strings"

	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var dateMissing = &lint.Rule{
	ID:      "RS0414",
	Name:    "date-missing",
	Summary: "A resolution is cited for the first time without its date.",
	Why: `At its first mention a resolution is cited with the date of its adoption: "resolution
70/1 of 25 September 2015". It is a hint, since print often leaves it out.

Source: texts of the General Assembly; AMUN handbook.`,
	Severity: lint.Hint,
	Houses:   []string{"unga", "ecosoc", "hrc"},
	Bad:      "The General Assembly,\n\nRecalling its resolution 70/1,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		var seen few[string, struct{}]
		for _, c := range citationsOf(pass, t) {
			if c.ref.Kind != "resolution" || !c.inBody(t) || strings.IndexByte(c.ref.Number, '/') < 0 || !seen.add(c.ref.Number, struct{}{}) {
				continue
			}
			if c.Date == (cite.Date{}) && !strings.Contains(c.text(t), "RES/") {
				pass.Report(c.at(t), "resolution "+c.ref.Number+" is cited for the first time without its date")
			}
		}
	},
}
