package rules

import (
	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var oldName = &lint.Rule{
	ID:      "RS0709",
	Name:    "old-name",
	Summary: "A body is called by a name that it no longer has.",
	Why: `The CCITT is ITU-T since 1993. In a text of its time, or about that time, the old name
is right.

Source: Final Acts of the Additional Plenipotentiary Conference (Geneva, 1992).`,
	Severity: lint.Hint,
	Bad:      "resolves\n1\tto thank the CCITT;\n2\tto report on it.\n",
	Good:     "resolves\n1\tto thank the ITU-T;\n2\tto report on it.\n",
	House:    "itu-pp",
	Needs:    syntax.WatchedWord.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		watched(pass, p, lexicon.OldName, "today it is")
	},
}
