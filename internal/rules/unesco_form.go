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
	Tree: func(pass *lint.Pass, t *syntax.Tree) {

		for _, c := range citationsOf(pass, t) {
			s := c.text(t)
			if c.ref.Body != "unesco" || !strings.Contains(s, "C/Res") || squeeze(s) == c.ref.Number || !strings.Contains(c.ref.Number, " C/Resolution ") {
				continue
			}
			d := pass.Report(c.at(t), s+": "+c.ref.Number+" is due")
			replace(d, "Change to "+c.ref.Number, c.at(t), c.ref.Number, true)
		}
	},
}
