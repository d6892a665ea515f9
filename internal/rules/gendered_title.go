package rules

import (
	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var genderedTitle = &lint.Rule{
	ID:      "RS0703",
	Name:    "gendered-title",
	Summary: "A title tells the sex of its bearer.",
	Why: `Chair, not Chairman or Chairwoman; neutral words for the others.

Source: ITU English style guide, 2023; UN guidelines for gender-inclusive language.`,
	Severity: lint.Hint,
	Bad:      "resolves\n1\tto thank the Chairman;\n2\tto report on it.\n",
	Good:     "resolves\n1\tto thank the Chair;\n2\tto report on it.\n",
	House:    "itu-pp",
	Needs:    syntax.WatchedWord.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		watched(pass, p, lexicon.Gender, "neutral is")
	},
}
