package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var annexMissing = &lint.Rule{
	ID:      "RS0416",
	Name:    "annex-missing",
	Summary: "An annex is cited that is not among those of the text.",
	Why: `The text has annexes, but not the one that it cites. A text without any annex is not
judged: annexes often travel in a file of their own.

Source: texts of the ITU and the United Nations.`,
	Severity: lint.Warning,
	Bad:      "resolves\nto adopt Annex 2 to this resolution.\nANNEX 1\nThe tasks of the group\n",
	Good:     "resolves\nto adopt Annex 1 to this resolution.\nANNEX 1\nThe tasks of the group\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Local:    true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range selfRefs(pass, t) {
			if c.ref.Kind == "annex" && c.ref.Number != "" && !c.ok {
				pass.Report(c.at(t), squeeze(c.phrase(t))+": there is no annex "+c.ref.Number+" in this text")
			}
		}
	},
}
