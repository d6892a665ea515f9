package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var insertedLabel = &lint.Rule{
	ID:      "RS0212",
	Name:    "inserted-label",
	Summary: "A bis or ter stands without the number it was inserted after.",
	Why: `"5 bis" comes after 5. Without it the paragraph hangs in the air: 5 was taken out,
or the others were renumbered and this one was forgotten. That a bis is printed
is no slip: bodies publish them.

Source: WTSA Resolution 1 (b)bis, 4.3bis); UN Editorial Manual.`,
	Severity: lint.Error,
	Bad:      "resolves\n1\tto begin the review;\n2\tto report on it;\n5 bis\tto publish the report;\n3\tto close the review.\n",
	Good:     "resolves\n1\tto begin the review;\n2\tto report on it;\n2 bis\tto publish the report;\n3\tto close the review.\n",
	House:    "itu-pp",
	Reads:    syntax.InlineNumber.Bit() | syntax.Citations, // a repair changes references, too
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, x := range slips(pass, t) {
			if x.fault != faultSuffix {
				continue
			}
			due := ""
			if x.before >= 0 {
				before := *t.Nodes[x.before].Label
				before.Suffix = x.was.Suffix
				due = before.String()
			}
			if due == x.was.String() {
				continue // its number stands before it, though out of series, which is told there
			}
			d := pass.Report(x.at, "item "+name(x.was)+" has no item "+name(x.due)+" before it")
			if due != "" {
				relabel(d, x.at, x.was.String(), due, false)
			}
		}
	},
}
