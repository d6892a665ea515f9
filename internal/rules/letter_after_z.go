package rules

import (
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
)

var letterAfterZ = &lint.Rule{
	ID:      "RS0219",
	Name:    "letter-after-z",
	Summary: "After z the letters are doubled: aa, bb, cc.",
	Why: `The United Nations go on with (aa), (bb), (cc); a spreadsheet's (ab) is read as
another series.

Source: measured: 25 of 26 United Nations resolutions with so many items double
the letter.`,
	Severity: lint.Info,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "who"},
	Bad:      "1.\tRequests the Secretary-General:\n" + manyItems + "(aa)\tTo file the report;\n(ab)\tTo close the file;\n2.\tDecides to remain seized of the matter.\n",
	Good:     "1.\tRequests the Secretary-General:\n" + manyItems + "(aa)\tTo file the report;\n(bb)\tTo close the file;\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for i := range t.Nodes {
			n := &t.Nodes[i]
			if n.Label.N <= 27 || n.Label.Scheme != numbering.Lower || n.Kind != syntax.Item {
				continue
			}
			was, due := n.LabelAt.In(n.Raw), n.Label.With(n.Label.N).String()
			if was != due && n.Label.Suffix == "" && len(was) == len(due) {
				d := pass.Report(n.LabelAt.Shift(n.Start), "label "+was+" after z: "+due+" is due")
				relabel(d, n.LabelAt.Shift(n.Start), was, due, false)
			}
		}
	},
}

// manyItems are the items (a) to (z) of the example.
var manyItems = func() string {
	s := ""
	for c := 'a'; c <= 'z'; c++ {
		s += "(" + string(c) + ")\tTo write the chapter;\n"
	}
	return s
}()
