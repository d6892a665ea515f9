package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var labelRepeat = &lint.Rule{
	ID:      "RS0202",
	Name:    "label-repeat",
	Summary: "A number or letter stands twice in a series.",
	Why: `Two paragraphs with one number cannot be told apart when they are cited. It comes
from a paragraph that was put in without renumbering those after it.

Source: UN Editorial Manual (resolutions, paragraph numbers); checklists of Model
UN chairs.`,
	Severity: lint.Error,
	Bad:      "resolves\n1\tto begin the review;\n1\tto report on it.\n",
	Good:     "resolves\n1\tto begin the review;\n2\tto report on it.\n",
	House:    "itu-pp",
	Reads:    syntax.InlineNumber.Bit() | syntax.Citations, // a repair changes references, too
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, x := range slips(pass, t) {
			if x.fault != faultRepeat {
				continue
			}
			d := pass.Report(x.at, "item "+name(x.was)+" stands twice: "+name(x.due)+" was due")
			relate(d, t, x.before, "the one before is here")
			numberOn(pass, d, t, x)
		}
	},
}
