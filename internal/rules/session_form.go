package rules

import (
	"strconv"

	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
)

var sessionForm = &lint.Rule{
	ID:      "RS0422",
	Name:    "session-form",
	Summary: "A session above the thirtieth is written in roman numerals.",
	Why: `The General Assembly wrote its sessions in roman numerals to the thirtieth: 3363 (XXX).
Since the thirty-first the number is 31/6.

Source: UN Editorial Manual.`,
	Severity: lint.Warning,
	Houses:   unHouses,
	Bad:      "The General Assembly,\n\nRecalling its resolution 3500 (XXXI) of 12 December 1976,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nRecalling its resolution 3363 (XXX) of 24 September 1975,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Ref.Body != "ecosoc" || c.Ref.Kind != "resolution" {
				continue
			}
			number, err := strconv.Atoi(c.Ref.Number)
			if err != nil || p.Head() || number < 2200 { // ECOSOC never came so far
				continue
			}
			l, ok := numbering.Parse(c.Ref.Edition + ")")
			if ok && l.Scheme == numbering.RomanUpper && l.N > 30 && l.N < 40 {
				pass.Report(c.Span, squeeze(c.In(p.Raw))+": sessions above XXX are written "+strconv.Itoa(l.N)+"/…")
			}
		}
	},
}
