package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var ownName = &lint.Rule{
	ID:      "RS0711",
	Name:    "own-name",
	Summary: "The act does not call itself as the house does.",
	Why: `The General Assembly writes "the present resolution", the ITU "this resolution". The
Security Council has both.

Source: measured on 2,650 uses in United Nations texts; ITU Resolution 1 of WTSA.`,
	Severity: lint.Hint,
	Houses:   []string{"unga", "ecosoc", "hrc", "itu-pp", "itu-wtsa", "itu-wtdc", "itu-council"},
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on this resolution.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on the present resolution.\n",
	House:    "unga",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		due := pass.House.SelfName
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Ref.Kind != "text" || c.Ref.Body != "self" {
				continue
			}
			found := c.In(p.Raw)
			if found == due || found != "this resolution" && found != "the present resolution" {
				continue
			}
			d := pass.Report(c.Span, "“"+found+"”: this house writes “"+due+"”")
			replace(d, "Change to “"+due+"”", c.Span, due, false)
		}
	},
}
