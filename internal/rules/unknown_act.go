package rules

import (
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
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
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Ref.Kind != "resolution" || c.Ref.Body == "unsc" && c.Year > 0 || !dangles(pass, c) || isOwnSeries(pass, p.Raw) || p.Head() || c.Phrase == p.Mark {
				continue // of the years of the Security Council council-year speaks
			}
			if !c.Place.Empty() && len(catalogue.ConferencesAt(c.Place.In(p.Raw), c.Year)) == 0 {
				continue // conference-year speaks of that
			}
			said := say(make([]byte, 0, mostSaid), squeeze(c.In(p.Raw)))
			if act, ok := pass.Catalogue.Find(c.Ref); ok && firstEdition(act) != "" {
				said = say(said, ": the resolution is of ", firstEdition(act))
			} else {
				said = say(said, ": there is no such resolution")
			}
			near := pass.Catalogue.NearRefs(c.Ref, catalogue.TitleBeside(p.Raw[:p.Mark.End], c.Phrase.End))
			if len(near) > 0 {
				said = say(said, ", did you mean ", numberOf(near[0]), "?")
			}
			d := pass.Report(c.Span, string(said))
			if pass.SafeOnly {
				continue
			}
			if at := strings.LastIndex(c.In(p.Raw), c.Ref.Number); at >= 0 {
				d.Fixes = make([]lint.Fix, 0, len(near))
				for _, r := range near {
					span := text.Span{Start: c.Start + at, End: c.Start + at + len(c.Ref.Number)}
					if inSession(r) {
						span.End = c.End
					}
					replace(d, "Change to "+numberOf(r), span, numberOf(r), false)
				}
			}
		}
	},
}

// inSession tells an act whose session stands in brackets behind its number, as those
// of the General Assembly did to 1975.
func inSession(r cite.Ref) bool { return r.Body == "unga" && r.Edition != "" }

// numberOf is what tells the act apart from others of its body: 68/302, 3201 (S-VI).
func numberOf(r cite.Ref) string {
	if inSession(r) {
		return r.Number + " (" + r.Edition + ")"
	}
	return r.Number
}

// firstEdition is the conference that adopted the act, "" if it is not known.
func firstEdition(a catalogue.Act) string {
	if len(a.Editions) == 0 {
		return ""
	}
	return a.Editions[0].String()
}
