package rules

import (
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var thisConference = &lint.Rule{
	ID:      "RS0407",
	Name:    "this-conference",
	Summary: "A resolution of this conference has the place and year of another.",
	Why: `"Of this conference" says that the resolution is of the conference whose enacting
line stands above, so place and year are the same.

Source: drafting guidance for the Plenipotentiary Conference.`,
	Severity: lint.Error,
	Houses:   ituHouses,
	Bad:      "The Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nResolution 140 (Rev. Guadalajara, 2010) of this conference,\nresolves\nto begin the review.\n",
	Good:     "The Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\nResolution 140 (Rev. Busan, 2014) of this conference,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Local:    true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range citationsDue(pass, t) {
			n := &t.Nodes[c.node]
			if c.Place.Empty() || c.Year == 0 || n.Act < 0 {
				continue
			}
			act := &t.Acts[n.Act].Number
			if act.Year == 0 || act.Place == "" || act.Year == c.Year || !strings.HasSuffix(c.phrase(t), "conference") || !strings.HasSuffix(squeeze(c.phrase(t)), " of this conference") ||
				len(catalogue.ConferencesAt(c.Place.In(n.Raw), c.Year)) == 0 { // conference-year speaks of that
				continue
			}
			said := say(make([]byte, 0, mostSaid), squeeze(c.text(t)), " of this conference: this one is ", act.Place, ", ")
			d := pass.Report(c.at(t), string(sayNumber(said, act.Year)))
			if pass.SafeOnly {
				continue
			}
			edition := text.Span{Start: c.Place.Start, End: c.Span.End - 1}.Shift(n.Start)
			due := act.Place + ", " + strconv.Itoa(act.Year)
			replace(d, "Change to "+due, edition, due, false)
		}
	},
}
