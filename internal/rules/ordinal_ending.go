package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var ordinalEnding = &lint.Rule{
	ID:      "RS0715",
	Name:    "ordinal-ending",
	Summary: "An ordinal in digits has the ending of another number.",
	Why: `It is said as it is written: forty-third, 43rd; one hundred and eleventh, 111th. The
wrong ending is left behind when a session's number is brought up to date.

Source: UN Editorial Manual.`,
	Severity: lint.Warning,
	Bad:      "The General Assembly,\n\nNoting the report of the 42th session,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nNoting the report of the 42nd session,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Needs:    syntax.OddOrdinal.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Signals {
			s := &p.Signals[i]
			if s.Kind != syntax.OddOrdinal || foreign(pass, p) {
				continue
			}
			found := s.In(p.Raw)
			digits := strings.TrimRight(found, "stndrh")
			due := digits + syntax.OrdinalEnding(digits)
			d := pass.Report(s.Span, "“"+found+"”: “"+due+"” is due")
			replace(d, "Change to “"+due+"”", s.Span, due, true)
		}
	},
}
