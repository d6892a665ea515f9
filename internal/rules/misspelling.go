package rules

import (
	"slices"

	"resolute/internal/house"
	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var misspelling = &lint.Rule{
	ID:      "RS0716",
	Name:    "misspelling",
	Summary: "A word is misspelt in a way that many have met, or a fixed phrase has a wrong word.",
	Why: `The table has misspellings of which no reading is right ("goverment", "seventy-eigth"),
and turns that resolutions repeat and hands get wrong ("seized on the matter", "in
accordance to"). It is no dictionary: a word that it has not is not judged. Of a
misspelt opener unknown-opener speaks.

Source: drafts of delegations and of Model UN; internal/lexicon/terms.txt.`,
	Severity: lint.Warning,
	Bad:      "The General Assembly,\n\nNoting the recomendations of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nNoting the recommendations of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Needs:    syntax.WatchedWord.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		opener := -1
		if p.Opener.Role == house.NoRole && slices.Contains(unknownOpener.Houses, pass.House.ID) {
			body := p.Body.In(p.Raw)
			lead := house.Lead(body)
			if _, ok := misspeltOpener(wordAt(body, lead)); ok {
				opener = p.Body.Start + lead
			}
		}
		watched(pass, p, lexicon.Slip, "it is", opener)
	},
}
