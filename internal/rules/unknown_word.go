package rules

import (
	"strings"

	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

// mostSlipsOfAWord is how often a word may stand in a text and be a slip. What stands
// more often is a term that the lexicon lacks.
const mostSlipsOfAWord = 2

var unknownWord = &lint.Rule{
	ID:      "RS0717",
	Name:    "unknown-word",
	Summary: "A word that no list has is a letter away from one that resolutions use.",
	Why: `"Apreciation", "imrpovement", "recomendations": a letter is missing, doubled, or has
changed its place. Only words of seven small letters and more are looked at, that no
list has, that are not made of known ones ("redeploys", "sponsorships"), that stand
no more than twice in the text, and that are one letter away from a word that
resolutions use often. Of a foreign term in an English text nothing is said unless it is
so like one. A word of your own: write it in quotation marks, or allow it.

Source: words of adopted resolutions, internal/lexicon/field.txt; English from SCOWL.`,
	Severity: lint.Warning,
	Bad:      "The General Assembly,\n\nNoting with apreciation the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting with appreciation the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.UnknownWord.Bit(),
	File:     true,
	Reads:    syntax.UnknownWord.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, s := range unknownWords(pass, t) {
			word := s.text(t)
			if s.times > mostSlipsOfAWord || isWatched(t, s.sighting) || quoted(t.Nodes[s.node].Raw, s.sighting) {
				continue
			}
			meant := lexicon.Meant(word)
			if len(meant) == 0 || isUnfinished(word, t.Nodes[s.node].Raw[s.End:], meant) {
				continue
			}
			d := pass.Report(s.at(t), "“"+word+"” is no known word: is “"+strings.Join(meant, "” or “")+"” meant?")
			for _, m := range meant {
				replace(d, "Change to “"+m+"”", s.at(t), m, false)
			}
		}
	},
}

// isUnfinished tells that the last letter of the word may still be to be typed: after
// is what stands behind it in its paragraph.
func isUnfinished(word, after string, meant []string) bool {
	for _, m := range meant {
		if strings.HasPrefix(m, word) {
			return strings.TrimSpace(after) == ""
		}
	}
	return false
}

// isWatched tells that another rule speaks of the word.
func isWatched(t *syntax.Tree, s sighting) bool {
	for i := range t.Nodes[s.node].Signals {
		if w := &t.Nodes[s.node].Signals[i]; w.Kind == syntax.WatchedWord && w.Start <= s.Start && s.End <= w.End {
			return true
		}
	}
	return false
}

// quoted tells that the word stands in marks of its own, as a term does, or behind a
// bracket that a letter of it was put in: "[i]dentify".
func quoted(s string, at sighting) bool {
	before, after := s[:at.Start], s[at.End:]
	return strings.HasSuffix(before, "]") || strings.HasSuffix(before, "“") && strings.HasPrefix(after, "”") ||
		strings.HasSuffix(before, `"`) && strings.HasPrefix(after, `"`)
}
