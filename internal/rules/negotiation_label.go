package rules

import (
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
)

var negotiationLabel = &lint.Rule{
	ID:      "RS0213",
	Name:    "negotiation-label",
	Summary: "A PP or OP label is left in a text that is numbered.",
	Why: `PP5 and OP3 bis are handles for a negotiation. They go when the text is adopted: the
preamble is not numbered and the operative part is numbered 1, 2, 3.

A text without a number of its own is a draft and may carry them throughout; among
paragraphs that are numbered already they are left over.

Source: WHO resolution template; United Nations negotiation guides.`,
	Severity: lint.Warning,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "who", "unesco", "mun"},
	Bad:      "74/6. Review of the work programme\n\nThe General Assembly,\n\nNoting the report,\n\n1.\tDecides to begin the review;\n\nOP2\tDecides to remain seized of the matter.\n",
	Good:     "74/6. Review of the work programme\n\nThe General Assembly,\n\nNoting the report,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		type list struct{ act, level int }
		left := map[list]bool{} // lists whose labels are numbers but for a few
		for i := range t.Nodes {
			n := &t.Nodes[i]
			s := n.Label.Scheme
			if s != numbering.Preamble && s != numbering.Operative || n.Act < 0 {
				continue
			}
			where := "a numbered resolution"
			if !numbered(&t.Acts[n.Act]) {
				where = "a list of numbers"
				k := list{n.Act, n.Level}
				among, seen := left[k]
				if !seen {
					among = amongNumbers(t, n)
					left[k] = among
				}
				if !among {
					continue
				}
			}
			d := pass.Report(n.LabelAt.Shift(n.Start), "label "+n.Label.String()+" of a negotiation stands in "+where)
			if s == numbering.Preamble {
				unlabel(d, n, false)
			} else {
				due := numbering.Label{Scheme: numbering.Decimal, Frame: numbering.Stop, N: n.Label.N}
				relabel(d, n.LabelAt.Shift(n.Start), n.Label.String(), due.String(), false)
			}
		}
	},
}

// amongNumbers tells that more paragraphs of the node's part have plain numbers
// than labels of a negotiation.
func amongNumbers(t *syntax.Tree, n *syntax.Node) bool {
	plain, other := 0, 0
	for i := range t.Nodes {
		m := &t.Nodes[i]
		if m.Act != n.Act || m.Level != n.Level {
			continue
		}
		switch m.Label.Scheme {
		case numbering.Decimal:
			plain++
		case numbering.Preamble, numbering.Operative:
			other++
		}
	}
	return plain > other
}

// numbered tells an act that has its final number.
func numbered(a *syntax.Act) bool { return a.Number.Number != "" && !a.Number.Draft }
