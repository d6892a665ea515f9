package rules

import (
	"slices"
	"strings"
	"unicode"

	"resolute/internal/house"
	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var unknownOpener = &lint.Rule{
	ID:      "RS0505",
	Name:    "unknown-opener",
	Summary: "An opener is misspelt, or not among those of the house.",
	Why: `Most paragraphs begin with one of some hundred openers. Another one may be right, or a
slip in a usual one: that is a hint. A word that does not exist and is near a usual one
is a slip, "Reafirming", and a warning.

Source: 236 openers of Security Council texts, 504 of French United Nations texts,
counted; the texts of the Plenipotentiary Conference.`,
	Severity: lint.Warning,
	Houses:   append(slices.Clone(unHouses), "who", "imo", "unesco", "mun"),
	Bad:      "The General Assembly,\n\nReafirming the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nReaffirming the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
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
			at := text.Span{Start: n.Body.Start, End: n.Body.Start + end}.Shift(n.Start)
			if due, ok := misspeltOpener(word); ok {
				d := pass.Report(at, "opener “"+word+"” is misspelt: “"+due+"” is due")
				replace(d, "Change to “"+due+"”", at, due, false)
				continue
			}
			ending := n.Role == house.PreamblePart && strings.HasSuffix(word, "ing") || n.Role == house.OperativePart && strings.HasSuffix(word, "s")
			if !ending || word[0] < 'A' || word[0] > 'Z' || isPlural(word) || !slices.Contains(unHouses, pass.House.ID) {
				continue
			}
			d := pass.Report(at, "“"+word+"” is no opener that this house is known to use")
			d.Severity = lint.Hint
		}
	},
}

// misspeltOpener is the first word of a usual opener that word, which is none, was
// meant to be.
func misspeltOpener(word string) (string, bool) {
	if len(word) < 5 || lexicon.Known(word) || strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) || r > unicode.MaxASCII }) >= 0 {
		return "", false
	}
	low := strings.ToLower(word)
	var verbs []string
	for phrase := range house.InCommonUse(low[:1]) {
		if verb := firstWord(phrase); len(verb) > 4 && (len(verbs) == 0 || verbs[len(verbs)-1] != verb) {
			verbs = append(verbs, verb)
		}
	}
	due, ok := text.Nearest(low, verbs)
	switch {
	case !ok || due == low:
		return "", false
	case word == strings.ToUpper(word):
		return strings.ToUpper(due), true
	case word[0] <= 'Z':
		return capital(due), true
	}
	return due, true
}

// isPlural tells the nouns that begin a paragraph as a verb might.
func isPlural(word string) bool {
	switch word {
	case "States", "Members", "Governments", "Measures", "Nothing", "During", "Parties":
		return true
	}
	return false
}
