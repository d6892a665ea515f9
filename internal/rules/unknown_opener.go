package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var unknownOpener = &lint.Rule{
	ID:      "RS0505",
	Name:    "unknown-opener",
	Summary: "An opener is not among those of the house.",
	Why: `Most paragraphs begin with one of some hundred openers. Another one may be right, or a
slip in a usual one.

Source: 236 openers of Security Council texts, 504 of French United Nations texts,
counted; the texts of the Plenipotentiary Conference.`,
	Severity: lint.Hint,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc"},
	Bad:      "The General Assembly,\n\nRemembring the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nRemembering the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			if n.Opener.Role != house.NoRole || n.Body.Empty() {
				continue
			}
			word := n.Raw[n.Body.Start:n.Body.End]
			end := strings.IndexAny(word, " ,;:\t\n")
			if end < 5 {
				continue
			}
			word = word[:end]
			ending := n.Role == house.PreamblePart && strings.HasSuffix(word, "ing") || n.Role == house.OperativePart && strings.HasSuffix(word, "s")
			if !ending || word[0] < 'A' || word[0] > 'Z' || isPlural(word) {
				continue
			}
			pass.Report(text.Span{Start: n.Body.Start, End: n.Body.Start + end}.Shift(n.Start), "“"+word+"” is no opener that this house is known to use")
		}
	},
}

// isPlural tells the nouns that begin a paragraph as a verb might.
func isPlural(word string) bool {
	switch word {
	case "States", "Members", "Governments", "Measures", "Nothing", "During", "Parties":
		return true
	}
	return false
}
