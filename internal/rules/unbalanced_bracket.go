package rules

import (
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var unbalancedBracket = &lint.Rule{
	ID:      "RS0315",
	Name:    "unbalanced-bracket",
	Summary: "A bracket has no partner.",
	Why: `A bracket opens and another one closes: of the two, one is missing in the paragraph.
Disputed text in square brackets may run over several paragraphs; the bracket after a
letter, "a)", has no partner and needs none.

Source: editorial practice.`,
	Severity: lint.Error,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review (see annex;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review (see annex);\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.OpenBracket.Bit() | syntax.CloseBracket.Bit(),
	Reads:    syntax.OpenBracket.Bit() | syntax.CloseBracket.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if t.Wrapped && len(t.Acts) == 0 {
			return
		}
		opens, closes := sightings(pass, t, syntax.OpenBracket), sightings(pass, t, syntax.CloseBracket)
		inBody := func(s sighting) bool {
			r := t.Nodes[s.node].Role
			return r == house.PreamblePart || r == house.OperativePart
		}
		depth := 0 // brackets that paragraphs before have opened and none has closed
		for len(opens) > 0 || len(closes) > 0 {
			if len(closes) == 0 || len(opens) > 0 && opens[0].at(t).Start < closes[0].at(t).Start {
				s := opens[0]
				if opens = opens[1:]; !inBody(s) || s.text(t) == "[" && closedLater(closes, s.node, t) {
					depth++
					continue
				}
				pass.Report(s.at(t), "“"+s.text(t)+"” is not closed")
				continue
			}
			s := closes[0]
			if closes = closes[1:]; depth > 0 {
				depth--
			} else if inBody(s) {
				pass.Report(s.at(t), "“"+s.text(t)+"” closes nothing")
			}
		}
	},
}

// closedLater tells that a paragraph soon after the node closes a square bracket:
// disputed text may hold several paragraphs.
func closedLater(closes []sighting, node int, t *syntax.Tree) bool {
	const near = 12
	for _, c := range closes {
		if c.node > node+near {
			return false
		}
		if c.node > node && c.text(t) == "]" {
			return true
		}
	}
	return false
}
