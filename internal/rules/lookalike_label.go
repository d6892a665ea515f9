package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var lookalikeLabel = &lint.Rule{
	ID:      "RS0215",
	Name:    "lookalike-label",
	Summary: "A label looks like the one that is due but is another: (1) for (i).",
	Why: `Scanners and quick fingers take 1 for i or l and S for 5. The label is out of its
series, and the look-alike would be in it.

Source: OCR texts of Security Council resolutions 242 (1967) and 687 (1991).`,
	Severity: lint.Warning,
	Bad:      "The General Assembly,\n\nNoting the report,\n\n1.\tRequests the Secretary-General:\n\n(a)\tTo begin the review;\n\n(b)\tTo report on it:\n\n(1)\tIn writing;\n\n(ii)\tIn person;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nNoting the report,\n\n1.\tRequests the Secretary-General:\n\n(a)\tTo begin the review;\n\n(b)\tTo report on it:\n\n(i)\tIn writing;\n\n(ii)\tIn person;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Reads:    syntax.InlineNumber.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, x := range slips(pass, t) {
			if x.fault == faultLook {
				d := pass.Report(x.at, "label "+x.was.String()+" looks like "+x.due.String()+", which is due")
				relabel(d, x.at, x.was.String(), x.due.String(), true)
			}
		}
	},
}
