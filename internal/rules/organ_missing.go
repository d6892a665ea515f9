package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var organMissing = &lint.Rule{
	ID:      "RS0411",
	Name:    "organ-missing",
	Summary: "A number such as 68/302 is cited without the organ that adopted it.",
	Why: `The General Assembly, the Human Rights Council and others number their resolutions in
the same form. In a text of the ITU nothing tells which is meant.

Source: measured: of 597 citations in texts of the Human Rights Council 27 are of
another body.`,
	Severity: lint.Info,
	Houses:   ituHouses,
	Bad:      "recalling\na)\tresolution 68/302, on the review;\nb)\tthe Tunis Agenda,\nresolves\nto begin the review.\n",
	Good:     "recalling\na)\tUnited Nations General Assembly resolution 68/302, on the review;\nb)\tthe Tunis Agenda,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		var told few[string, struct{}]
		for _, c := range citationsOf(pass, t) {
			if c.ref.Body != "" || !c.isAct() || strings.IndexByte(c.ref.Number, '/') < 0 || !told.add(c.ref.Number, struct{}{}) {
				continue
			}
			d := pass.Report(c.at(t), squeeze(c.text(t))+" without the organ that adopted it")
			if at := c.at(t); strings.HasPrefix(c.text(t), "resolution") {
				replace(d, "Insert United Nations General Assembly", text.Span{Start: at.Start, End: at.Start}, "United Nations General Assembly ", false)
			}
		}
	},
}
