package rules

import (
	"strconv"
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var staleDate = &lint.Rule{
	ID:      "RS0424",
	Name:    "stale-date",
	Summary: "Something is asked for at a session that lies before the text.",
	Why: `An operative paragraph asks for something to be done at a session of a year that is
past: the paragraph was taken over from the former version, or its year was not
brought up to date.

Source: the working state of Plenipotentiary Resolution 172.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the outcomes\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe Tunis Agenda,\ninstructs the Council\n1\tto evaluate at its 2011 session the burden for the Union;\n2\tto report on it.\n",
	Good:     "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the outcomes\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe Tunis Agenda,\ninstructs the Council\n1\tto evaluate at its 2015 session the burden for the Union;\n2\tto report on it.\n",
	House:    "itu-pp",
	Local:    true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		first, end, _ := pass.Stretch(t)
		for i := first; i < end; i++ {
			n := &t.Nodes[i]
			if n.Role != house.OperativePart || n.Act < 0 {
				continue
			}
			year := textYear(t, n.Act)
			if year == 0 || !strings.HasPrefix(n.Raw[n.Body.Start:], "to ") {
				continue
			}
			const phrase = "at its "
			// "to endorse the plan reviewed by the Council at its 2014 session" tells
			// of the past; what is asked for stands next to its verb.
			near := 40 + len(phrase) + n.Body.Start
			at := strings.Index(n.Raw[:min(near, len(n.Raw))], phrase)
			if at < 0 || at+len(phrase)+len("2011 session") > n.Mark.End {
				continue
			}
			start := at + len(phrase)
			then, err := strconv.Atoi(n.Raw[start : start+4])
			if err != nil || then < 1900 || then >= year || !strings.HasPrefix(strings.TrimLeft(n.Raw[start+4:], " \u00a0"), "session") {
				continue
			}
			pass.Report(text.Span{Start: start, End: start + 4}.Shift(n.Start), "this text of "+strconv.Itoa(year)+" asks for something at a session in "+n.Raw[start:start+4])
		}
	},
}

// textYear is the year of the act as its heading says, or its enacting line; the
// later one where two conferences are run together.
func textYear(t *syntax.Tree, act int) int { return t.Acts[act].Number.Year }
