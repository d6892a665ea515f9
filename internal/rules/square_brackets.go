package rules

import (
	"strconv"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/negotiation"
	"resolute/internal/syntax"
)

var squareBrackets = &lint.Rule{
	ID:      "RS0606",
	Name:    "square-brackets",
	Summary: "Disputed text stands in square brackets.",
	Why: `Square brackets mark what is not agreed; they go when it is. In a text with the number
of an adopted one they are a slip, in a draft a reminder, so there they are an info.
Said once for the document, with the places.

Source: UN Editorial Manual.`,
	Severity: lint.Warning,
	Bad:      "73/6. Review\n\nThe General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to [begin] the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "73/6. Review\n\nThe General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.SquareBracket.Bit(),
	Reads:    syntax.SquareBracket.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		var d *lint.Diagnostic
		places := 0
		for _, s := range sightings(pass, t, syntax.SquareBracket) {
			n := &t.Nodes[s.node]
			if n.Role != house.PreamblePart && n.Role != house.OperativePart || n.Quoted || !negotiation.Square(n, s.Span) {
				continue
			}
			places++
			if d == nil {
				d = pass.Report(s.at(t), "")
				if a := n.Act; a < 0 || t.Acts[a].Number.Number == "" || t.Acts[a].Number.Draft {
					d.Severity = lint.Info
				}
			} else if places <= 20 {
				d.Related = append(d.Related, lint.Related{Span: s.at(t), Message: "and here"})
			}
		}
		switch {
		case places == 1:
			d.Message = "text in square brackets is not agreed yet"
		case places > 1:
			d.Message = strconv.Itoa(places) + " passages in square brackets are not agreed yet, this is the first"
		}
	},
}
