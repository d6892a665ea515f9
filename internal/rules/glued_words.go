package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var gluedWords = &lint.Rule{
	ID:      "RS0604",
	Name:    "glued-words",
	Summary: "Two words are run together.",
	Why: `The word that a tracked change deleted and the one that it inserted were both kept, or
the blank between two words was lost: "preparingtheir", "mechanismscommunications". A
word that the lexicon does not have is taken apart only where both halves are words and
the seam shows.

Source: Resolution 172 as revised with tracked changes.`,
	Severity: lint.Error,
	Bad:      "resolves\n1\tto take part in preparingtheir budget;\n2\tto report on it.\n",
	Good:     "resolves\n1\tto take part in preparing their budget;\n2\tto report on it.\n",
	House:    "itu-pp",
	Needs:    syntax.UnknownWord.Bit(),
	File:     true,
	Reads:    syntax.UnknownWord.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, g := range wordPairs(pass, t) {
			d := pass.Report(g.at, "two words run together: “"+g.first+"” and “"+g.second+"”")
			replace(d, "Part them: “"+g.first+" "+g.second+"”", g.at, g.first+" "+g.second, false)
			replace(d, "Keep “"+g.second+"”", g.at, g.second, false)
			replace(d, "Keep “"+g.first+"”", g.at, g.first, false)
		}
	},
}
