package rules

import (
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var unbalancedBracket = &lint.Rule{
	ID:      "RS0315",
	Name:    "unbalanced-bracket",
	Summary: "A bracket or quotation mark has no partner.",
	Why: `Of brackets and quotation marks that open and close each other one is missing in the
paragraph. A quotation may run over several paragraphs, each of which opens it again,
so of quotation marks only a double one that is closed and not opened, or the other
way round, within one paragraph is reported, as a hint.

Source: editorial practice.`,
	Severity: lint.Error,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review (see annex;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review (see annex);\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if t.Wrapped && len(t.Acts) == 0 {
			return
		}
		depth := 0 // brackets that paragraphs before have opened and none has closed
		for i := range t.Nodes {
			n := &t.Nodes[i]
			for k := range n.Signals {
				s := &n.Signals[k]
				switch s.Kind {
				case syntax.OpenBracket:
					if n.Role != house.PreamblePart && n.Role != house.OperativePart || closedLater(t, i, n.Raw[s.Start]) {
						depth++
						continue
					}
					pass.Report(s.Shift(n.Start), "“"+s.In(n.Raw)+"” is not closed")
				case syntax.CloseBracket:
					if depth > 0 {
						depth--
						continue
					}
					if n.Role != house.PreamblePart && n.Role != house.OperativePart {
						continue
					}
					pass.Report(s.Shift(n.Start), "“"+s.In(n.Raw)+"” closes nothing")
				}
			}
		}
	},
}

// closedLater tells that a paragraph soon after node i closes a bracket of that
// kind: disputed text in square brackets may hold several paragraphs.
func closedLater(t *syntax.Tree, i int, open byte) bool {
	const near = 12
	if open != '[' {
		return false
	}
	for j := i + 1; j < len(t.Nodes) && j <= i+near; j++ {
		for _, s := range t.Nodes[j].Signals {
			if s.Kind == syntax.CloseBracket && s.In(t.Nodes[j].Raw) == "]" {
				return true
			}
		}
	}
	return false
}
