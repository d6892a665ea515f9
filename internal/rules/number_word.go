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
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for from := 0; ; {
			i := strings.Index(p.Raw[from:], "esolution No")
			if i < 0 {
				return
			}
			i += from
			from = i + len("esolution No")
			at := text.Span{Start: i + len("esolution "), End: from}
			for _, c := range []byte{'.', ' '} {
				if at.End < len(p.Raw) && p.Raw[at.End] == c {
					at.End++
				}
			}
			if at.End >= len(p.Raw) || p.Raw[at.End] < '0' || p.Raw[at.End] > '9' {
				continue
			}
			d := pass.Report(at, "“No.” before the number of a resolution: this house writes the number alone")
			replace(d, "Remove “No.”", at, "", true)
		}
	},
}
