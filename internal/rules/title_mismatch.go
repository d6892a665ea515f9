package rules

import (
	"strings"

	"resolute/internal/catalogue"
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
of this one's.

Source: the catalogue.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "recalling\nResolution 101 (Rev. Dubai, 2018) of this conference, on the use of telecommunications to bridge the digital divide and build an inclusive information society,\nresolves\nto begin the review.\n",
	Good:     "recalling\nResolution 139 (Rev. Dubai, 2018) of this conference, on the use of telecommunications to bridge the digital divide and build an inclusive information society,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Ref.Kind != "resolution" || c.Ref.Body != "itu-pp" || p.Head() {
				continue
			}
			title := catalogue.TitleBeside(p.Raw[:p.Mark.End], c.Phrase.End)
			if len(title) < 20 {
				continue
			}
			words := catalogue.Words(title)
			if len(words) < 4 {
				continue
			}
			best, share, own := catalogue.Titled(words, c.Ref)
			if own < 0 || own > 0.34 || share < 0.8 {
				continue
			}
			d := pass.Report(c.Span, squeeze(c.In(p.Raw))+": the title beside it is that of Resolution "+best.Ref.Number)
			if at := strings.LastIndex(c.In(p.Raw), c.Ref.Number+" "); at >= 0 {
				span := text.Span{Start: c.Start + at, End: c.Start + at + len(c.Ref.Number)}
				replace(d, "Change to "+best.Ref.Number, span, best.Ref.Number, false)
			}
		}
	},
}
