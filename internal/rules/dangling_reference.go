package rules

import (
	"strconv"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var danglingReference = &lint.Rule{
	ID:      "RS0401",
	Name:    "dangling-reference",
	Summary: "A paragraph is cited that is not there.",
	Why: `A reference to a paragraph of the same text leads nowhere: the paragraph was taken
out or renumbered. What is cited in an annex or in another act is not looked for
here.

Source: requests of drafters (Indigo 2287, regula 154); it is what this program is for.`,
	Severity: lint.Error,
	Bad:      "resolves\n1\tto begin the review;\n2\tto report on the review mentioned in resolves 7 above.\n",
	Good:     "resolves\n1\tto begin the review;\n2\tto report on the review mentioned in resolves 1 above.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Local:    true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range selfRefs(pass, t) {
			if c.ok || c.ref.Kind == "annex" {
				continue
			}
			there, number := t.Items(t.Nodes[c.node].Act, c.ref.Edition), strconv.Itoa
			what := "there is no such paragraph"
			switch {
			case c.ref.Edition != "" && there > 0:
				what = "“" + c.ref.Edition + "” has only " + number(there) + " items"
			case c.ref.Edition != "":
				what = "no items stand under “" + c.ref.Edition + "”"
			case there > 0:
				what = "the operative part has only " + number(there) + " paragraphs"
			}
			pass.Report(c.at(t), squeeze(c.phrase(t))+": "+what)
		}
	},
}
