package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var unescoForm = &lint.Rule{
	ID:      "RS0421",
	Name:    "unesco-form",
	Summary: "A resolution of the General Conference is not cited in the form of its Records.",
	Why: `The Records recommend 24 C/Resolution 15.1, with a blank after the session's number and
the word in full.

Source: Records of the General Conference, note on numbering (24 C).`,
	Severity: lint.Info,
	Houses:   []string{"unesco"},
	Bad:      "The General Conference,\n\nRecalling 33C/Resolution 15,\n\n1.\tInvites Member States to take part;\n\n2.\tRequests the Director-General to report.\n",
	Good:     "The General Conference,\n\nRecalling 33 C/Resolution 15,\n\n1.\tInvites Member States to take part;\n\n2.\tRequests the Director-General to report.\n",
	House:    "unesco",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Ref.Body != "unesco" {
				continue
			}
			s := c.In(p.Raw)
			if p.Head() || !strings.Contains(s, "C/Res") || squeeze(s) == c.Ref.Number || !strings.Contains(c.Ref.Number, " C/Resolution ") {
				continue
			}
			d := pass.Report(c.Span, s+": "+c.Ref.Number+" is due")
			replace(d, "Change to "+c.Ref.Number, c.Span, c.Ref.Number, true)
		}
	},
}
