package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var numberingRestart = &lint.Rule{
	ID:      "RS0211",
	Name:    "numbering-restart",
	Summary: "The numbering begins again within one part.",
	Why: `Operative paragraphs are numbered in one run. They begin again only under the head
of a section, in an annex or in a draft that is quoted.

Source: measured on 2,435 United Nations resolutions: 335 begin again, in the
sample looked at always under a head or in a quoted draft.`,
	Severity: lint.Warning,
	Bad:      "The General Assembly,\n\nNoting the report,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it;\n\n1.\tInvites Member States to take part;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nNoting the report,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it;\n\n3.\tInvites Member States to take part;\n\n4.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Reads:    syntax.InlineNumber.Bit() | syntax.Citations, // a repair changes references, too
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, x := range slips(pass, t) {
			if x.fault == faultRestart {
				d := pass.Report(x.at, "the numbering begins again at "+name(x.was)+": "+name(x.due)+" was due")
				relate(d, t, x.before, "item "+labelAt(t, x.before)+" is here")
				numberOn(pass, d, t, x)
			}
		}
	},
}
