package rules

import (
	"slices"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var titleMismatch = &lint.Rule{
	ID:      "RS0432",
	Name:    "title-mismatch",
	Summary: "The title beside a citation is that of another resolution.",
	Why: `In "Resolution 140 (Rev. Dubai, 2018), on WSIS outcomes" number and title must agree.
It is said only where the words are those of another resolution's title and hardly any
of this one's; rare words count more than “telecommunication”.

Source: the catalogue.`,
	Severity: lint.Warning,
	Houses:   slices.Concat(ituHouses, unHouses),
	Bad:      "recalling\nResolution 101 (Rev. Dubai, 2018) of this conference, on the use of telecommunications to bridge the digital divide and build an inclusive information society,\nresolves\nto begin the review.\n",
	Good:     "recalling\nResolution 139 (Rev. Dubai, 2018) of this conference, on the use of telecommunications to bridge the digital divide and build an inclusive information society,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Ref.Kind != "resolution" || c.Ref.Body != "itu-pp" && c.Ref.Body != "unga" || p.Head() {
				continue
			}
			title := catalogue.TitleBeside(p.Raw[:p.Mark.End], c.Phrase.End)
			if title == "" {
				continue
			}
			best, ok := titledOtherwise(pass, c, title)
			if !ok {
				continue
			}
			name := best.Ref.Number
			if c.Ref.Body == "itu-pp" {
				name = "Resolution " + name
			}
			d := pass.Report(c.Span, squeeze(c.In(p.Raw))+": the title beside it is that of "+name)
			if at := strings.LastIndex(c.In(p.Raw), c.Ref.Number); at >= 0 {
				span := text.Span{Start: c.Start + at, End: c.Start + at + len(c.Ref.Number)}
				replace(d, "Change to "+best.Ref.Number, span, best.Ref.Number, false)
			}
		}
	},
}

// itsOwn is the share of words from which on they are said of the act cited, whatever
// other titles have of them.
const itsOwn = 0.7

// titledOtherwise is the act that a title belongs to, where it is not the one cited.
func titledOtherwise(pass *lint.Pass, c *cite.Cite, title string) (catalogue.Act, bool) {
	if c.Ref.Body == "unga" {
		return assemblyTitled(pass, c, title)
	}
	if catalogue.OwnShare(title, c.Ref) >= itsOwn {
		return catalogue.Act{}, false
	}
	m, ok := catalogue.Titled(title, c.Ref)
	if !ok || m.Best.Ref.Number == c.Ref.Number {
		return m.Best, false
	}
	// A few words may be in a title by chance. Of the citations of the corpus whose
	// titles are told in other words each shares a third of them or more.
	whole := m.Whole && m.Own < itsOwn
	most := m.Words >= 4 && m.Share >= 0.8 && m.Own <= 0.34
	none := m.Words >= 3 && m.Share >= 0.45 && m.Own <= 0.15
	return m.Best, whole || most || none
}

// officialTitles is the session of the General Assembly from which on the catalogue
// has the titles as printed; those before are labels.
const officialTitles = 74

// assemblyTitled asks for the very title: the Assembly adopts many that are alike.
func assemblyTitled(pass *lint.Pass, c *cite.Cite, title string) (catalogue.Act, bool) {
	if catalogue.SessionOf(c.Ref) < officialTitles {
		return catalogue.Act{}, false
	}
	act, ok := pass.Catalogue.Find(c.Ref)
	if !ok || act.Title == "" {
		return act, false
	}
	own := catalogue.Words(act.Title)
	shared := 0
	for _, w := range catalogue.Words(title) {
		if slices.Contains(own, w) {
			shared++
		}
	}
	if 3*shared > len(own) {
		return act, false
	}
	for _, a := range pass.Catalogue.Entitled("unga", title) {
		if a.Ref.Number != c.Ref.Number {
			return a, true
		}
	}
	return act, false
}
