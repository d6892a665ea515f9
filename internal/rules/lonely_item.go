package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var lonelyItem = &lint.Rule{
	ID:      "RS0209",
	Name:    "lonely-item",
	Summary: "A list has one item only.",
	Why: `An (a) without a (b) is no list: its words belong to the paragraph, or an item was
lost.

Source: checklists of Model UN chairs; editorial practice.`,
	Severity: lint.Hint,
	Bad:      "The General Assembly,\n\nNoting the report,\n\n1.\tRequests the Secretary-General:\n\n(a)\tTo begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nNoting the report,\n\n1.\tRequests the Secretary-General to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Reads:    syntax.InlineNumber.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, x := range slips(pass, t) {
			if x.fault == faultLonely {
				pass.Report(x.at, "item "+name(x.was)+" is the only one of its list")
			}
		}
	},
}
