package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var numberWord = &lint.Rule{
	ID:      "RS0106",
	Name:    "number-word",
	Summary: "“No.” stands before the number of a resolution.",
	Why: `The ITU writes "Resolution 172 (Rev. Busan, 2014)", without "No.".

Source: slides on drafting of the Plenipotentiary Conference, 2018; ITU Spanish style
guide (no "Nº").`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "recalling\nResolution No. 140 (Rev. Busan, 2014) of the Plenipotentiary Conference,\nresolves\nto begin the review.\n",
	Good:     "recalling\nResolution 140 (Rev. Busan, 2014) of the Plenipotentiary Conference,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Ref.Kind != "resolution" && c.Ref.Kind != "decision" {
				continue
			}
			found := c.In(p.Raw)
			blank := strings.IndexByte(found, ' ')
			if blank < 0 || !strings.HasPrefix(found[blank+1:], "No") {
				continue
			}
			at := text.Span{Start: c.Start + blank + 1, End: c.Start + blank + len(" No")}
			for at.End < c.End && (p.Raw[at.End] == '.' || p.Raw[at.End] == ' ') {
				at.End++
			}
			d := pass.Report(at, "“No.” before the number of a resolution: this house writes the number alone")
			replace(d, "Remove “No.”", at, "", true)
		}
	},
}
