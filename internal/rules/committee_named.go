package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
)

var committeeNamed = &lint.Rule{
	ID:      "RS0110",
	Name:    "committee-named",
	Summary: "A committee is named in place of the organ.",
	Why: `A resolution is the organ's, whichever committee writes it: "The General Assembly," and
not "The First Committee,".

Source: handbooks of HNMUN and AMUN; Saint Petersburg Model UN, 2018.`,
	Severity: lint.Error,
	Houses:   []string{"mun", "unga"},
	Bad:      "The First Committee,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "mun",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for i := range t.Nodes {
			n := &t.Nodes[i]
			if n.Kind == syntax.OpenerLine || n.Role == house.OperativePart {
				return
			}
			s := n.Raw[n.Mark.Start:n.Mark.End]
			if n.Label.Scheme != numbering.None || !strings.HasPrefix(s, "The ") || strings.HasPrefix(s, "The General Assembly ") || !strings.HasSuffix(s, " Committee,") && !strings.HasSuffix(s, " Committee:") || len(s) > 60 {
				continue
			}
			due := "The General Assembly,"
			d := pass.Report(n.Mark.Shift(n.Start), "“"+s[:len(s)-1]+"” is a committee: the organ is due, such as “The General Assembly”")
			replace(d, "Change to “The General Assembly,”", n.Mark.Shift(n.Start), due, false)
			return
		}
	},
}
