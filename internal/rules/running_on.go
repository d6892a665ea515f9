package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var runningOn = &lint.Rule{
	ID:      "RS0210",
	Name:    "running-on",
	Summary: "The numbering runs on under a new opener.",
	Why: `In ITU resolutions numbering begins again under every opener: an item is cited with
its opener, "resolves 2", "instructs the Council 1".

Source: texts of the Plenipotentiary Conference; WTSA Resolution 1.`,
	Severity: lint.Warning,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-wtdc", "itu-wrc", "itu-council"},
	Bad:      "resolves\n1\tto begin the review;\n2\tto report on it,\ninstructs the Council\n3\tto consider the report;\n4\tto publish it.\n",
	Good:     "resolves\n1\tto begin the review;\n2\tto report on it,\ninstructs the Council\n1\tto consider the report;\n2\tto publish it.\n",
	House:    "itu-pp",
	Reads:    syntax.InlineNumber.Bit() | syntax.Citations, // a repair changes references, too
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, x := range slips(pass, t) {
			if x.fault == faultRunsOn {
				d := pass.Report(x.at, "label "+name(x.was)+" goes on from the opener before: "+name(x.due)+" is due under a new one")
				relate(d, t, x.before, "item "+labelAt(t, x.before)+" is here")
				numberOn(pass, d, t, x)
			}
		}
	},
}
