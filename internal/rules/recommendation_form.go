package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var recommendationForm = &lint.Rule{
	ID:      "RS0425",
	Name:    "recommendation-form",
	Summary: "A Recommendation is cited without its Sector.",
	Why: `Recommendations carry the Sector in their number: Recommendation ITU-T X.509.

Source: Plenipotentiary Resolution 101.`,
	Severity: lint.Info,
	Houses:   ituHouses,
	Bad:      "recalling\na)\tRecommendation X.509, on certificates;\nb)\tthe Tunis Agenda,\nresolves\nto begin the review.\n",
	Good:     "recalling\na)\tRecommendation ITU-T X.509, on certificates;\nb)\tthe Tunis Agenda,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Ref.Kind != "recommendation" {
				continue
			}
			s := c.In(p.Raw)
			if p.Head() || strings.Contains(s, "ITU") || !strings.HasPrefix(s, "Recommendation ") {
				continue
			}
			d := pass.Report(c.Span, s+" without its Sector")
			at := c.Start + len("Recommendation ")
			replace(d, "Insert ITU-T", text.Span{Start: at, End: at}, "ITU-T ", false)
		}
	},
}
