package rules

import (
	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var iseSpelling = &lint.Rule{
	ID:      "RS0701",
	Name:    "ise-spelling",
	Summary: "A word is spelled -ise where the house writes -ize.",
	Why: `The United Nations and the ITU write organize, recognize, authorize, after the Oxford
dictionaries, but analyse and supervise. The Security Council's texts have both, so
there it is a hint.

Source: UN Editorial Manual; ITU English style guide.`,
	Severity: lint.Info,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to organise the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to organize the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.WatchedWord.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		watched(pass, p, lexicon.Ise, "this house writes")
	},
}
