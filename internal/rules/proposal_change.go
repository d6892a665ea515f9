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
		for p := range proposals(t) {
			if p.symbol != syntax.Modified && p.symbol != syntax.Unchanged {
				continue
			}
			last := &t.Nodes[min(p.Last, len(t.Nodes)-1)]
			changed := t.Revised(text.Span{Start: t.Nodes[p.Heading].Start, End: last.Start + len(last.Raw)})
			switch {
			case p.symbol == syntax.Modified && !changed:
				d := pass.Report(p.at, "a text to be modified is given without a change")
				replace(d, "Change MOD to NOC", p.at, syntax.Unchanged, false)
			case p.symbol == syntax.Unchanged && changed:
				d := pass.Report(p.at, "a text that is to stay as it is has changes")
				replace(d, "Change NOC to MOD", p.at, syntax.Modified, false)
			}
		}
	},
}
