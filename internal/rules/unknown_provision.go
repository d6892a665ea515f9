package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var unknownProvision = &lint.Rule{
	ID:      "RS0431",
	Name:    "unknown-provision",
	Summary: "A provision of the Constitution or Convention is cited that does not exist.",
	Why: `The provisions of the Constitution of the ITU are numbered 1 to 242, those of the
Convention 1 to 528, with some between them (191A). A number beyond is a slip.

Source: Collection of the basic texts adopted by the Plenipotentiary Conference, 2023.`,
	Severity: lint.Error,
	Bad:      "recalling\nNo. 999 of the Convention,\nresolves\nto begin the review.\n",
	Good:     "recalling\nNo. 196 of the Convention,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			if c := &p.Cites[i]; c.Ref.Kind != "resolution" && dangles(pass, c) {
				pass.Report(c.Span, squeeze(c.Phrase.In(p.Raw))+": there is no such "+c.Ref.Kind)
			}
		}
	},
}
