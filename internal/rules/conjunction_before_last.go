package rules

import (
	"slices"

	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var conjunctionBeforeLast = &lint.Rule{
	ID:      "RS0304",
	Name:    "conjunction-before-last",
	Summary: "“and” stands behind the semicolon before the last item.",
	Why: `The semicolon is enough: the house sets no "and" before the last item.

Source: ITU Spanish style guide (no "y"); in official French texts of the United
Nations 1,610 lists have the semicolon alone and 17 have "et" or "ou".`,
	Severity: lint.Info,
	Houses:   append(slices.Clone(unHouses), ituHouses...),
	Bad:      "recalling\na)\tthe report of the Secretary-General; and\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	Good:     "recalling\na)\tthe report of the Secretary-General;\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if otherLanguage(pass, t) != "" {
			return
		}
		for i := range t.Nodes {
			n := &t.Nodes[i]
			if !closes(n) || n.Label.Scheme == numbering.None || !n.End.Empty() {
				continue
			}
			at, ok := conjunction(n.Raw[:n.Mark.End])
			if !ok || n.Raw[at.Start-1] != ';' || n.Raw[at.End-1] != 'd' {
				continue
			}
			d := pass.Report(text.Span{Start: at.End - 3, End: at.End}.Shift(n.Start), "“and” after a semicolon: this house sets none before the last item")
			replace(d, "Remove “and”", at.Shift(n.Start), "", false)
		}
	},
}
