package rules

import (
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
)

var gluedLabel = &lint.Rule{
	ID:      "RS0204",
	Name:    "glued-label",
	Summary: "An old and a new number are run together.",
	Why: `When tracked changes are flattened, the deleted number stays beside the inserted
one: 31 is 3 that became 1, or 1 that became 3. The label fits the series only
when it is taken apart. Both readings are offered; the one that goes on with the
paragraph before comes first.

Source: flattened working documents of the ITU; the order old, new is the
commoner one, but both occur.`,
	Severity: lint.Error,
	Bad:      "resolves\n1\tto begin the review;\n21\tto report on it.\n",
	Good:     "resolves\n1\tto begin the review;\n2\tto report on it.\n",
	House:    "itu-pp",
	Reads:    syntax.InlineNumber.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, x := range slips(pass, t) {
			if x.fault != faultGlued {
				continue
			}
			first, second := x.first, x.second
			if second.N == x.due.N && first.N != x.due.N {
				first, second = second, first
			}
			due := name(first) + " or " + name(second)
			if first.N > second.N {
				due = name(second) + " or " + name(first)
			}
			d := pass.Report(x.at, "label "+name(x.was)+" where "+due+" is due: an old and a new number run together")
			relate(d, t, x.before, "item "+labelAt(t, x.before)+" is here")
			relabel(d, x.at, x.was.String(), first.String(), false)
			relabel(d, x.at, x.was.String(), second.String(), false)
		}
	},
}

// labelAt is the label of a node as a message speaks of it.
func labelAt(t *syntax.Tree, node int) string {
	if node < 0 || t.Nodes[node].Label.Scheme == numbering.None {
		return ""
	}
	return name(*t.Nodes[node].Label)
}
