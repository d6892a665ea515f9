package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var itemForm = &lint.Rule{
	ID:      "RS0515",
	Name:    "item-form",
	Summary: "An item does not go on with the words of its opener.",
	Why: `An item completes the sentence that its opener begins: after "instructs the Council" it
begins with "to", after "resolves" with "to" or "that".

Source: texts of the Plenipotentiary Conference; Resolution 172 as revised with tracked
changes.`,
	Severity: lint.Info,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-wtdc", "itu-council"},
	Bad:      "resolves to instruct the Secretary-General\n1\tto begin the review;\n2\texamination of the budget;\n3\tto report on both.\n",
	Good:     "resolves to instruct the Secretary-General\n1\tto begin the review;\n2\tto examine the budget;\n3\tto report on both.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if otherLanguage(pass, t) != "" {
			return
		}
		for i := 0; i < len(t.Nodes); i++ {
			head := &t.Nodes[i]
			if head.Kind != syntax.OpenerLine || head.Role != house.OperativePart || head.Quoted {
				continue
			}
			verb := lower(firstWord(head.Opener.Phrase))
			that := verb == "resolves" || verb == "decides" || verb == "agrees" || verb == "recommends"
			if that && strings.Contains(head.Opener.Phrase, " to ") {
				that = false
			}
			right, wrong := 0, []int(nil)
			for j := i + 1; j < len(t.Nodes) && t.Nodes[j].Kind != syntax.OpenerLine && t.Nodes[j].Kind != syntax.AnnexHead && t.Nodes[j].Section == t.Nodes[i+1].Section; j++ {
				n := &t.Nodes[j]
				if n.Kind != syntax.Item || n.Level != 1 && n.Level != 0 || n.Label.Scheme != numbering.Decimal {
					continue
				}
				word := firstWord(n.Raw[n.Body.Start:n.Body.End])
				word = strings.TrimRight(word, ",")
				switch {
				case word == "to" || word == "not" || that && word == "that":
					right++
				case word == "that", strings.Contains(n.Raw[:n.Body.End], ", to "), strings.Contains(n.Raw[:n.Body.End], ", that "):
					// "in accordance with …, to carry out"
				default:
					wrong = append(wrong, j)
				}
			}
			if right == 0 {
				continue // a section of another kind: a list of names, rules in sentences
			}
			for _, j := range wrong {
				n := &t.Nodes[j]
				end := n.Body.Start + len(firstWord(n.Raw[n.Body.Start:n.Body.End]))
				due := "“to”"
				if that {
					due = "“to” or “that”"
				}
				pass.Report(text.Span{Start: n.Body.Start, End: end}.Shift(n.Start), "item "+name(*n.Label)+" begins with “"+clip(n.Raw[n.Body.Start:end], 24)+"”: after “"+clip(head.Opener.Phrase, 40)+"” "+due+" is due")
			}
		}
	},
}
