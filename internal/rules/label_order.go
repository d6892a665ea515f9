package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var labelOrder = &lint.Rule{
	ID:      "RS0203",
	Name:    "label-order",
	Summary: "A number or letter stands before one that it should follow.",
	Why: `A paragraph was moved and kept its number. Two neighbours that were exchanged are
one slip and get one finding, at the first of the two.

Source: UN Editorial Manual (resolutions, paragraph numbers).`,
	Severity: lint.Error,
	Bad:      "resolves\n1\tto begin the review;\n3\tto report on it;\n2\tto publish the report.\n",
	Good:     "resolves\n1\tto begin the review;\n2\tto report on it;\n3\tto publish the report.\n",
	House:    "itu-pp",
	Reads:    syntax.InlineNumber.Bit() | syntax.Citations, // a repair changes references, too
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, x := range slips(pass, t) {
			switch x.fault {
			case faultSwap:
				other := &t.Nodes[x.before]
				d := pass.Report(x.at, "items "+name(x.was)+" and "+name(*other.Label)+" stand in the wrong order")
				relate(d, t, x.before, "item "+name(*other.Label)+" is here")
				d.Fixes = append(d.Fixes, lint.Fix{
					Title: "Exchange the numbers " + name(x.was) + " and " + name(*other.Label),
					Edits: []text.Edit{
						{Span: x.at, New: other.Label.String()},
						{Span: other.LabelAt.Shift(other.Start), New: x.was.String()},
					},
				})
			case faultBack:
				d := pass.Report(x.at, "item "+name(x.was)+" follows item "+name(*t.Nodes[x.before].Label)+": "+name(x.due)+" was due")
				relate(d, t, x.before, "item "+name(*t.Nodes[x.before].Label)+" is here")
				numberOn(pass, d, t, x)
			}
		}
	},
}
