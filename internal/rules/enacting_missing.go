package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var enactingMissing = &lint.Rule{
	ID:      "RS0101",
	Name:    "enacting-missing",
	Summary: "The line that names the organ is missing.",
	Why: `Every paragraph of a resolution has the organ as its subject: "The General Assembly,
Recalling …, Decides". Without that line the sentence has none. A text without a
heading may be a fragment and is not reported.

Source: UN Editorial Manual; 891 of 893 texts of the Security Council have the line.`,
	Severity: lint.Error,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-wtdc", "itu-wrc", "unga", "unsc", "ecosoc", "hrc", "who"},
	Bad:      "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if otherLanguage(pass, t) != "" {
			return
		}
		for i := range t.Acts {
			a := &t.Acts[i]
			if a.Enacting >= 0 || a.Heading < 0 || !hasBody(t, a) {
				continue
			}
			n := &t.Nodes[a.Heading]
			due := "the name of the organ"
			if len(pass.House.Enacting) > 0 && !strings.Contains(pass.House.Enacting[0], "{") {
				due = "“" + pass.House.Enacting[0] + ",”"
			}
			pass.Report(n.Mark.Shift(n.Start), "no line names the organ: "+due+" is due before the preamble")
		}
	},
}

// hasBody tells an act that has paragraphs of a preamble or an operative part.
func hasBody(t *syntax.Tree, a *syntax.Act) bool {
	for i := a.First; i <= a.Last && i < len(t.Nodes); i++ {
		switch n := &t.Nodes[i]; n.Role {
		case house.PreamblePart, house.OperativePart:
			if n.Opener.Role != house.NoRole {
				return true
			}
		}
	}
	return false
}
