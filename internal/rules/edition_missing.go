package rules

import (
	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var editionMissing = &lint.Rule{
	ID:      "RS0405",
	Name:    "edition-missing",
	Summary: "A resolution of the ITU is cited without its place and year.",
	Why: `Place and year are part of the number of an ITU resolution: without them it is not
told which conference's text is meant. Where the text cites the same number with its
place and year, nothing is said.

Source: drafting guidance for the Plenipotentiary Conference ("not omitted"); Decision 3
(Minneapolis, 1998).`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "resolves\n1\tto implement Resolution 140;\n2\tto report on it.\n",
	Good:     "resolves\n1\tto implement Resolution 140 (Rev. Bucharest, 2022);\n2\tto report on it.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		var bare []citation
		all := citationsOf(pass, t)
		for _, c := range all {
			if c.ref.Edition == "" && c.isAct() && ofITU(c.ref.Body) && c.ref.Body != "itu-r" && c.ref.Body != "itu-council" && len(c.ref.Number) <= 3 && c.inBody(t) {
				bare = append(bare, c)
			}
		}
		if len(bare) == 0 {
			return
		}
		due := map[string]bool{} // the numbers that no citation has with its edition
		for _, c := range bare {
			due[c.ref.Number] = true
		}
		for _, c := range all {
			if c.ref.Edition != "" && len(c.ref.Number) <= 3 {
				delete(due, c.ref.Number)
			}
		}
		for i := range t.Acts {
			delete(due, t.Acts[i].Number.Number) // this text itself
		}
		for _, c := range bare {
			if due[c.ref.Number] {
				delete(due, c.ref.Number)
				d := pass.Report(c.at(t), squeeze(c.text(t))+" without its place and year")
				if e, ok := editionAt(pass, t, c); ok {
					at := text.Span{Start: c.at(t).End, End: c.at(t).End}
					replace(d, "Insert ("+e.String()+")", at, " ("+e.String()+")", false)
				}
			}
		}
	},
}

// editionAt is the newest edition of the act that the text of its year can cite.
func editionAt(pass *lint.Pass, t *syntax.Tree, c citation) (catalogue.Edition, bool) {
	a, ok := pass.Catalogue.Find(*c.ref)
	if !ok {
		return catalogue.Edition{}, false
	}
	return a.EditionAt(textYearOf(t, c.node))
}
