package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var wrongEncoding = &lint.Rule{
	ID:      "RS0119",
	Name:    "wrong-encoding",
	Summary: "The text is not in UTF-8.",
	Why: `A file saved in an older encoding, such as Latin-1, has bytes that no reader of UTF-8 can
show. Save it again as UTF-8. Said once, at the first of them.

Source: the Unicode Standard, chapter 3.9.`,
	Severity: lint.Warning,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the caf\xe9 review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.InvalidByte.Bit(),
	File:     true,
	Reads:    syntax.InvalidByte.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if found := sightings(pass, t, syntax.InvalidByte); len(found) > 0 {
			pass.Report(found[0].at(t), "the text is not in UTF-8: save it in that encoding")
		}
	},
}
