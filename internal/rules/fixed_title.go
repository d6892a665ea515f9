package rules

import (
	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var fixedTitle = &lint.Rule{
	ID:      "RS0704",
	Name:    "fixed-title",
	Summary: "A fixed title is written otherwise.",
	Why: `Member States, Secretary-General, Director-General and Sector Members have their
capitals and hyphens always.

Source: ITU and UN style guides.`,
	Severity: lint.Info,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.WatchedWord.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		watched(pass, p, lexicon.Title, "the title is")
	},
}
