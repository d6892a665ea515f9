package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var proposalChange = &lint.Rule{
	ID:      "RS0122",
	Name:    "proposal-change",
	Summary: "A proposal to modify a text changes nothing in it, or one to leave it as it is does.",
	Why: `MOD stands over a text whose changes are marked, NOC over one that stays as it is. Only
drafts with revision marks are looked at: in others the changes cannot be seen. It is the
one rule that asks for the marks themselves; all others read what they propose.

Source: guidelines for proposals of the Plenipotentiary Conference, 2010.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "MOD EUR/45A12/1\nRESOLUTION 140 (Rev. Busan, 2014)\nReview of the {++regular ++}budget\nReasons: The regular one is meant.\nMOD EUR/45A12/2\nRESOLUTION 101 (Rev. Busan, 2014)\nInternet Protocol-based networks\nReasons: None.\n",
	Good:     "MOD EUR/45A12/1\nRESOLUTION 140 (Rev. Busan, 2014)\nReview of the {++regular ++}budget\nReasons: The regular one is meant.\nNOC EUR/45A12/2\nRESOLUTION 101 (Rev. Busan, 2014)\nInternet Protocol-based networks\nReasons: None.\n",
	House:    "itu-pp",
	File:     true, // the symbol stands before the resolution
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if !t.Revised(text.Span{End: t.Text.Len()}) {
			return
		}
		for i := range t.Acts {
			a := &t.Acts[i]
			symbol, at := t.Proposed(a)
			if symbol != syntax.Modified && symbol != syntax.Unchanged {
				continue
			}
			last := &t.Nodes[min(a.Last, len(t.Nodes)-1)]
			changed := t.Revised(text.Span{Start: t.Nodes[a.Heading].Start, End: last.Start + len(last.Raw)})
			switch {
			case symbol == syntax.Modified && !changed:
				d := pass.Report(at, "a text to be modified is given without a change")
				replace(d, "Change MOD to NOC", at, syntax.Unchanged, false)
			case symbol == syntax.Unchanged && changed:
				d := pass.Report(at, "a text that is to stay as it is has changes")
				replace(d, "Change NOC to MOD", at, syntax.Modified, false)
			}
		}
	},
}
