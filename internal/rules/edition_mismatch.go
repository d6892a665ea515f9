package rules

import (
	"slices"
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var editionMismatch = &lint.Rule{
	ID:      "RS0103",
	Name:    "edition-mismatch",
	Summary: "The heading and the enacting line name different conferences.",
	Why: `The place and the year in the heading are those of the conference that adopts the text
in this form, which is the one that speaks in the enacting line.

Source: Final Acts of the Plenipotentiary Conference (Busan, 2014), explanatory notes.`,
	Severity: lint.Error,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-wtdc"},
	Bad:      "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Guadalajara, 2010),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	Good:     "RESOLUTION 172 (Rev. Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nthe report of the Secretary-General,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Reads:    syntax.LongNumber.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for i := range t.Acts {
			a := &t.Acts[i]
			if a.Heading < 0 || a.Enacting < 0 || a.Number.Year == 0 || a.Number.Place == "" || a.Embedded {
				continue
			}
			n := &t.Nodes[a.Enacting]
			s := n.Raw[n.Mark.Start:n.Mark.End]
			end, place, year, ok := t.House.ReadEnacting(s)
			if !ok || place == "" || year == 0 || gluedAt(pass, t, a.Heading) || gluedAt(pass, t, a.Enacting) {
				continue
			}
			if year == a.Number.Year && samePlace(place, a.Number.Place) {
				continue
			}
			open := strings.LastIndexByte(s[:end], '(')
			if open < 0 {
				continue
			}
			at := text.Span{Start: open + 1, End: end}.Shift(n.Mark.Start + n.Start)
			at.End = at.Start + len(strings.TrimRight(at.In(t.Text.String()), ") "))
			due := titled(a.Number.Place) + ", " + strconv.Itoa(a.Number.Year)
			d := pass.Report(at, "the enacting line has "+squeeze(at.In(t.Text.String()))+", the heading "+due)
			relate(d, t, a.Heading, "the heading is here")
			replace(d, "Change to "+due, at, due, false)
		}
	},
}

// gluedAt tells that two conferences are run together in the node.
func gluedAt(pass *lint.Pass, t *syntax.Tree, node int) bool {
	_, ok := slices.BinarySearchFunc(gluedEditions(pass, t), node, func(g gluedEdition, n int) int { return g.node - n })
	return ok
}

// samePlace compares two places in any spelling.
func samePlace(a, b string) bool {
	if p, ok := catalogue.Place(a); ok {
		if q, ok := catalogue.Place(b); ok {
			return p == q
		}
	}
	return strings.EqualFold(squeeze(a), squeeze(b))
}

// titled is a place as running text spells it: "Busan" for "BUSAN".
func titled(place string) string {
	if p, ok := catalogue.Place(place); ok && place == strings.ToUpper(place) {
		return p
	}
	return place
}
