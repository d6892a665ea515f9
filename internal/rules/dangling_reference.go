package rules

import (
	"strconv"
	"strings"

	"resolute/internal/lint"
	"resolute/internal/numbering"
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
			if c.ref.Kind == "annex" {
				continue
			}
			if c.ok {
				if has, missing := missingLetter(t, &c); missing {
					pass.Report(c.at(t), squeeze(c.phrase(t))+": the paragraph has only "+strconv.Itoa(has)+" items")
				}
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

// missingLetter tells that "paragraph 3 (d)" leads to a paragraph whose items, lettered
// one after the other, end before: has is how many they are.
func missingLetter(t *syntax.Tree, c *selfRef) (has int, missing bool) {
	_, letter, ok := strings.Cut(c.ref.Number, "(")
	if !ok || c.target < 0 || t.Nodes[c.target].Label.Scheme != numbering.Decimal {
		return 0, false
	}
	cited, ok := numbering.Parse("(" + letter)
	if !ok || cited.Scheme != numbering.Lower || cited.Len != 1+len(letter) {
		return 0, false
	}
	for i := c.target + 1; i < len(t.Nodes) && t.Nodes[i].Level > 0 && t.Nodes[i].Section == t.Nodes[c.target].Section; i++ {
		switch l := t.Nodes[i].Label; {
		case t.Nodes[i].Parent != c.target:
		case l.Scheme != numbering.Lower || l.N != has+1:
			return 0, false
		default:
			has++
		}
	}
	return has, has > 1 && cited.N > has
}
