package rules

import (
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var annexNumber = &lint.Rule{
	ID:      "RS0217",
	Name:    "annex-number",
	Summary: "Annexes are not numbered in order.",
	Why: `Several annexes are numbered 1, 2 or I, II in their order, so that each can be
cited. An act of the file that follows counts anew.

Source: texts of the Plenipotentiary Conference; UN Editorial Manual.`,
	Severity: lint.Warning,
	Bad:      "resolves\nto adopt the annexes to this resolution.\nANNEX 1\nThe tasks of the group\nANNEX 3\nThe rules of the group\n",
	Good:     "resolves\nto adopt the annexes to this resolution.\nANNEX 1\nThe tasks of the group\nANNEX 2\nThe rules of the group\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		last, act := numbering.Label{}, -1
		for _, s := range t.Sections {
			if s.Head < 0 || t.Nodes[s.Head].Kind != syntax.AnnexHead {
				continue
			}
			n := &t.Nodes[s.Head]
			number, at := annexLabel(n)
			if n.Act != act {
				last, act = numbering.Label{}, n.Act
			}
			if at.Empty() {
				continue
			}
			if alt, ok := number.Reread(number.String()); ok && (alt.N == 1 || alt.Scheme == last.Scheme) {
				number = alt
			}
			if last.N > 0 && number.Scheme == last.Scheme && number.N > last.N+1 {
				due := last.Next().String()
				due = due[:len(due)-1]
				d := pass.Report(at.Shift(n.Start), "annex "+at.In(n.Raw)+" follows annex "+last.String()[:len(last.String())-1]+": "+due+" is missing")
				relabel(d, at.Shift(n.Start), at.In(n.Raw), due, false)
			}
			last = number
		}
	},
}

// annexLabel is the number in an annex's head, read as if a bracket closed it,
// and its place in the paragraph; the place is empty if there is none.
func annexLabel(n *syntax.Node) (numbering.Label, text.Span) {
	s := n.Raw[:n.Mark.End]
	i := n.Body.Start
	for i < len(s) && s[i] != ' ' && s[i] != '\t' {
		i++
	}
	for i < len(s) && (s[i] == ' ' || s[i] == '\t') {
		i++
	}
	j := i
	for j < len(s) && (s[j] >= '0' && s[j] <= '9' || s[j] >= 'A' && s[j] <= 'Z') {
		j++
	}
	l, ok := numbering.Parse(s[i:j] + ")")
	if !ok || j < len(s) && s[j] != ' ' && s[j] != '.' && s[j] != '\t' {
		return l, text.Span{}
	}
	return l, text.Span{Start: i, End: j}
}
