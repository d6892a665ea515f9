package rules

import (
	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var americanSpelling = &lint.Rule{
	ID:      "RS0702",
	Name:    "american-spelling",
	Summary: "A word is in American spelling.",
	Why: `The United Nations and the ITU write programme, centre, labour, after British usage.
Names keep the spelling that their bearers use.

Source: UN Editorial Manual; ITU English style guide.`,
	Severity: lint.Info,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to favor the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to favour the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.WatchedWord.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		watched(pass, p, lexicon.American, "this house writes")
	},
}
