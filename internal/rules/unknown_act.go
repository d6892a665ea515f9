package rules

import (
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var unknownAct = &lint.Rule{
	ID:      "RS0430",
	Name:    "unknown-act",
	Summary: "A resolution is cited that does not exist.",
	Why: `Of the Plenipotentiary Conference and of the Security Council every number is known, of
the General Assembly the last one of every session. Where a series is known in part only,
nothing is said.

Source: the catalogue, which tells how complete each series is ("resolute catalogue").`,
	Severity: lint.Error,
	Bad:      "The General Assembly,\n\nRecalling its resolution 68/720 of 9 June 2014,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nRecalling its resolution 68/270 of 9 June 2014,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, v := range verdicts(pass, t) {
			if v.status != catalogue.Dangling || v.ref.Kind != "resolution" || v.ref.Body == "unsc" && v.Year > 0 {
				continue // of the Security Council council-year speaks
			}
			if len(catalogue.ConferencesAt(v.Place.In(t.Nodes[v.node].Raw), v.Year)) == 0 && !v.Place.Empty() {
				continue // conference-year speaks of that
			}
			message := squeeze(v.text(t)) + ": there is no such resolution"
			if first := firstEdition(v.act); first != "" {
				message = squeeze(v.text(t)) + ": the resolution is of " + first
			}
			near := pass.Catalogue.Near(*v.ref)
			if len(near) > 0 {
				message += ", did you mean " + near[0].Ref.Number + "?"
			}
			d := pass.Report(v.at(t), message)
			for i := range near {
				if at := strings.LastIndex(v.text(t), v.ref.Number); at >= 0 {
					span := text.Span{Start: v.at(t).Start + at, End: v.at(t).Start + at + len(v.ref.Number)}
					replace(d, "Change to "+near[i].Ref.Number, span, near[i].Ref.Number, false)
				}
			}
		}
	},
}

// firstEdition is the conference that adopted the act, "" if it is not known.
func firstEdition(a catalogue.Act) string {
	if len(a.Editions) == 0 {
		return ""
	}
	return a.Editions[0].String()
}
