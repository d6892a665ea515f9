package rules

import (
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
)

var singleLabel = &lint.Rule{
	ID:      "RS0208",
	Name:    "single-label",
	Summary: "The only paragraph of its part carries a number or a letter.",
	Why: `One paragraph is not numbered: under an ITU opener it stands bare, and a United
Nations resolution with one operative paragraph prints no "1.".

Source: AKN4UN guidelines, part 2 (a single operative paragraph is not numbered;
7 of 2,435 texts have exactly one numbered paragraph); ITU Plenipotentiary texts.`,
	Severity: lint.Warning,
	Bad:      "The Plenipotentiary Conference,\nrecalling\na)\tthe Tunis Agenda,\nresolves\nto begin the review.\n",
	Good:     "The Plenipotentiary Conference,\nrecalling\nthe Tunis Agenda,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Reads:    syntax.InlineNumber.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, x := range slips(pass, t) {
			n := &t.Nodes[x.node]
			if x.fault != faultSingle || n.Role == house.PreamblePart && t.House.Placement == house.Leading {
				continue
			}
			if hasChapeau(t, x.node) || n.Label.Scheme == numbering.Dotted || freeLists(t.House) {
				continue
			}
			d := pass.Report(x.at, "a single paragraph carries the label "+n.Label.String()+": none is due")
			unlabel(d, n, false)
		}
	},
}

// hasChapeau tells that words stand between the opener line and the item.
func hasChapeau(t *syntax.Tree, i int) bool {
	for j := i - 1; j >= 0 && j > t.Nodes[i].Parent; j-- {
		if k := t.Nodes[j].Kind; k == syntax.Chapeau || k == syntax.Text || k == syntax.Paragraph {
			return t.Nodes[i].Parent >= 0
		}
	}
	return false
}
