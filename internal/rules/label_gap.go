package rules

import (
	"strconv"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var labelGap = &lint.Rule{
	ID:      "RS0201",
	Name:    "label-gap",
	Summary: "A number or letter is missing from a series.",
	Why: `Paragraphs are cited by their numbers, so a series has no holes. A missing one is
the trace of a paragraph that was taken out, lost its line or was never put in.

The repair numbers the list on, and with it what this text says of its paragraphs; what
other texts cite is left to a person.

Numbers that a body publishes with bis or ter are no gap, nor is a list that
begins again under another paragraph.

Source: UN Editorial Manual (resolutions, paragraph numbers); ITU practice, where
numbering begins again under every opener.`,
	Severity: lint.Error,
	Bad:      "recalling\na)\tthe Geneva Plan of Action;\nc)\tthe Tunis Agenda,\nresolves\nto follow recalling a) and c) above.\n",
	Good:     "recalling\na)\tthe Geneva Plan of Action;\nb)\tthe Tunis Agenda,\nresolves\nto follow recalling a) and b) above.\n",
	House:    "itu-pp",
	Reads:    syntax.InlineNumber.Bit() | syntax.Citations, // a repair changes references, too
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, x := range slips(pass, t) {
			switch x.fault {
			case faultGap:
				d := pass.Report(x.at, "item "+name(x.was)+" follows item "+name(*t.Nodes[x.before].Label)+": "+name(x.due)+" is missing")
				relate(d, t, x.before, "item "+name(*t.Nodes[x.before].Label)+" is here")
				numberOn(pass, d, t, x)
			case faultHuge:
				d := pass.Report(x.at, "a label of "+strconv.Itoa(x.at.Len())+" characters: "+name(x.due)+" is due")
				replace(d, "Change to "+x.due.String(), x.at, x.due.String(), false)
			case faultFirst:
				d := pass.Report(x.at, "the list begins with "+name(x.was)+", not with "+name(x.due))
				numberOn(pass, d, t, x)
			}
		}
	},
}
