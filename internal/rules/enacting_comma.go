package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var enactingComma = &lint.Rule{
	ID:      "RS0102",
	Name:    "enacting-comma",
	Summary: "The line that names the organ does not end with a comma.",
	Why: `The line that names the organ is the subject of one long sentence: "The General Assembly,
Recalling …, 1. Requests …". It goes on with the preamble, so a comma stands behind it.

Source: UN Editorial Manual; of 893 texts of the Security Council 848 have the comma, 43
no mark and two a full stop.`,
	Severity: lint.Warning,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-wtdc", "itu-wrc", "itu-council", "unga", "unsc", "ecosoc", "hrc", "who", "unesco", "imo", "mun"},
	Bad:      "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014)\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if otherLanguage(pass, t) != "" {
			return
		}
		for i := range t.Acts {
			a := &t.Acts[i]
			if a.Enacting < 0 || a.Embedded {
				continue
			}
			n := &t.Nodes[a.Enacting]
			mark := n.End.In(n.Raw)
			if mark == "," || opens(n.Raw[n.Mark.Start:n.Mark.End]) {
				continue
			}
			at := n.End.Shift(n.Start)
			if at.Empty() {
				at = lastWord(n)
			}
			d := pass.Report(at, "the line that names the organ "+endsWith(mark)+": “,” is due")
			replace(d, "End with “,”", n.End.Shift(n.Start), ",", true)
		}
	},
}

// opens tells an enacting line that goes on with the first paragraph.
func opens(s string) bool {
	i := strings.IndexByte(s, ',')
	return i > 0 && i < len(s)-1 && !strings.HasSuffix(s, ")") && strings.IndexByte(s, '(') < 0
}
