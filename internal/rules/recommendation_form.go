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
	Tree: func(pass *lint.Pass, t *syntax.Tree) {

		for _, c := range citationsOf(pass, t) {
			s := c.text(t)
			if c.ref.Kind != "recommendation" || strings.Contains(s, "ITU") || !strings.HasPrefix(s, "Recommendation ") {
				continue
			}
			d := pass.Report(c.at(t), s+" without its Sector")
			at := c.at(t).Start + len("Recommendation ")
			replace(d, "Insert ITU-T", text.Span{Start: at, End: at}, "ITU-T ", false)
		}
	},
}
