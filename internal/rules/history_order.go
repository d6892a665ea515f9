package rules

import (
	"slices"
	"strconv"
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var historyOrder = &lint.Rule{
	ID:      "RS0108",
	Name:    "history-order",
	Summary: "The line of the history is not in the order of time.",
	Why: `The line under the title tells all conferences that adopted or revised the text, the
last of which is that of the heading.

Source: resolutions of WTSA and WTDC in print.`,
	Severity: lint.Warning,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-wtdc"},
	Bad:      "RESOLUTION 64 (Rev. Hammamet, 2016)\nReview of the budget\n(Dubai, 2012; Johannesburg, 2008; Hammamet, 2016)\nThe World Telecommunication Standardization Assembly (Hammamet, 2016),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "RESOLUTION 64 (Rev. Hammamet, 2016)\nReview of the budget\n(Johannesburg, 2008; Dubai, 2012; Hammamet, 2016)\nThe World Telecommunication Standardization Assembly (Hammamet, 2016),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-wtsa",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for i := range t.Acts {
			a := &t.Acts[i]
			if a.Heading < 0 {
				continue
			}
			node, sessions := history(t, a)
			if node < 0 || len(sessions) < 2 {
				continue
			}
			n := &t.Nodes[node]
			at := n.Mark.Shift(n.Start)
			sorted := slices.Clone(sessions)
			slices.SortStableFunc(sorted, func(a, b session) int { return a.year - b.year })
			if !slices.Equal(sorted, sessions) {
				d := pass.Report(at, "the conferences of the history are not in the order of time")
				parts := make([]string, len(sorted))
				for k, s := range sorted {
					parts[k] = s.String()
				}
				replace(d, "Put them in order", at, "("+strings.Join(parts, "; ")+")", false)
			} else if last := sessions[len(sessions)-1]; a.Number.Year > 0 && last.year != a.Number.Year && !gluedAt(pass, t, a.Heading) {
				pass.Report(at, "the history ends with "+last.String()+", the heading has "+titled(a.Number.Place)+", "+strconv.Itoa(a.Number.Year))
			}
		}
	},
}
