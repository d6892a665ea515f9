package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var sectionSign = &lint.Rule{
	ID:      "RS0417",
	Name:    "section-sign",
	Summary: "One § stands for several paragraphs.",
	Why: `One sign for one paragraph, two for several: §§ 27 c) and 50 d).

Source: Plenipotentiary Resolution 101.`,
	Severity: lint.Info,
	Houses:   ituHouses,
	Bad:      "recalling\na)\t§ 27 c) and 50 d) of the Tunis Agenda;\nb)\tthe Geneva Plan of Action,\nresolves\nto begin the review.\n",
	Good:     "recalling\na)\t§§ 27 c) and 50 d) of the Tunis Agenda;\nb)\tthe Geneva Plan of Action,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := 0; i+1 < len(p.Cites); i++ {
			c, next := &p.Cites[i], &p.Cites[i+1]
			if p.Raw[c.Span.Start] != "§"[0] {
				continue
			}
			s := c.In(p.Raw)
			if !strings.HasPrefix(s, "§") || strings.HasPrefix(s, "§§") || next.Ref.Kind != c.Ref.Kind || next.Ref.Edition != c.Ref.Edition {
				continue
			}
			between := p.Raw[c.Span.End:max(c.Span.End, next.Span.Start)]
			if len(between) > 8 || !strings.ContainsAny(next.In(p.Raw)[:1], "0123456789") {
				continue
			}
			at := c.Span
			d := pass.Report(text.Span{Start: at.Start, End: at.Start + len("§")}, "one § for several paragraphs: §§ is due")
			replace(d, "Change § to §§", text.Span{Start: at.Start, End: at.Start + len("§")}, "§§", true)
		}
	},
}
