package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var titleStop = &lint.Rule{
	ID:      "RS0109",
	Name:    "title-stop",
	Summary: "The title ends with a full stop.",
	Why: `A title is a heading and no sentence, so nothing stands behind it. The stop in "74/6. Title"
belongs to the number.

Source: UN Editorial Manual; texts of all houses.`,
	Severity: lint.Info,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-wtdc", "itu-wrc", "itu-council", "unga", "ecosoc", "hrc"},
	Bad:      "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget.\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for i := range t.Acts {
			a := &t.Acts[i]
			if a.Title < 0 {
				continue
			}
			last := a.Title
			for last+1 < len(t.Nodes) && t.Nodes[last+1].Kind == syntax.Title {
				last++
			}
			n := &t.Nodes[last]
			if n.End.In(n.Raw) == "." && last-a.Title < 4 && otherLanguage(pass, t) == "" {
				d := pass.Report(n.End.Shift(n.Start), "the title ends with a full stop: none is due")
				replace(d, "Remove the full stop", n.End.Shift(n.Start), "", true)
			}
		}
	},
}
