package rules

import (
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var supersededRevision = &lint.Rule{
	ID:      "RS0428",
	Name:    "superseded-revision",
	Summary: "An older revision is cited than the one in force.",
	Why: `A resolution of the ITU stays in force until it is revised; then the revision takes its
place, and a citation of the older one is out of date. Where the sentence speaks of the
past, or the text is itself a revision of the same resolution, the older one may be meant
and nothing is said; nor where the one cited was in force until the text's own conference.

Source: Decision 3 (Minneapolis, 1998); the catalogue.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "RESOLUTION 220 (Bucharest, 2022)\nReview\nThe Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),\nrecalling\nResolution 140 (Rev. Busan, 2014) of the Plenipotentiary Conference, on ITU's role,\nresolves\nto begin the review.\n",
	Good:     "RESOLUTION 220 (Bucharest, 2022)\nReview\nThe Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),\nrecalling\nResolution 140 (Rev. Bucharest, 2022) of the Plenipotentiary Conference, on ITU's role,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Local:    true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, v := range revisedActs(pass, t) {
			n := &t.Nodes[v.node]
			year := textYearOf(t, v.node)
			latest, ok := v.act.EditionAt(year)
			if v.status != catalogue.Outdated || !ok {
				continue
			}
			if latest.Year == year && v.act.StatusOf(*v.ref, year-1) != catalogue.Outdated || n.Act >= 0 && t.Acts[n.Act].Number.Number == v.ref.Number || historical(n.Raw) || citesAnother(n, v.citation) {
				continue
			}
			d := pass.Report(v.at(t), squeeze(v.text(t))+": "+latest.String()+" is a later revision")
			if !v.Place.Empty() && n.Raw[v.Span.End-1] == ')' {
				at := text.Span{Start: strings.LastIndexByte(n.Raw[:v.Place.Start], '(') + 1, End: v.Span.End - 1}.Shift(n.Start)
				replace(d, "Change to "+latest.String(), at, latest.String(), false)
			}
		}
	},
}

// citesAnother tells that the paragraph cites another edition of the same act,
// as a list of all of them does.
func citesAnother(n *syntax.Node, c citation) bool {
	for i := range n.Cites {
		o := &n.Cites[i]
		if o != c.Cite && o.Ref.Number == c.ref.Number && o.Ref.Body == c.ref.Body && o.Ref.Edition != c.ref.Edition {
			return true
		}
	}
	return false
}
