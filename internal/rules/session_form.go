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
	Tree: func(pass *lint.Pass, t *syntax.Tree) {

		for _, c := range citationsOf(pass, t) {
			number, err := strconv.Atoi(c.ref.Number)
			if c.ref.Body != "ecosoc" || c.ref.Kind != "resolution" || err != nil || number < 2200 { // ECOSOC never came so far
				continue
			}
			l, ok := numbering.Parse(c.ref.Edition + ")")
			if ok && l.Scheme == numbering.RomanUpper && l.N > 30 && l.N < 40 {
				pass.Report(c.at(t), squeeze(c.text(t))+": sessions above XXX are written "+strconv.Itoa(l.N)+"/…")
			}
		}
	},
}
