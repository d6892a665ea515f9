package rules

import (
	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var abrogatedResolution = &lint.Rule{
	ID:      "RS0429",
	Name:    "abrogated-resolution",
	Summary: "A resolution that is not in force any more is cited.",
	Why: `Of the resolutions of the Plenipotentiary Conference 127 were in force after the
conference of Bucharest, 2022; the others were suppressed, merged or are spent. A text
that speaks of the past may cite them, and a text of an earlier conference is not judged.

Source: Decision 3 (Minneapolis, 1998); Basic Texts, 2023.`,
	Severity: lint.Info,
	Houses:   ituHouses,
	Bad:      "recalling\nResolution 141 (Antalya, 2006) of the Plenipotentiary Conference,\nresolves\nto begin the review.\n",
	Good:     "recalling\nResolution 139 (Rev. Dubai, 2018) of the Plenipotentiary Conference,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Local:    true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, v := range revisedActs(pass, t) {
			if v.status == catalogue.Abrogated && !historical(t.Nodes[v.node].Raw) {
				pass.Report(v.at(t), squeeze(v.text(t))+": not in force since the conference of 2022 at the latest")
			}
		}
	},
}
