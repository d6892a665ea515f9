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
	Tree: func(pass *lint.Pass, t *syntax.Tree) {

		all := citationsOf(pass, t)
		for i := 0; i+1 < len(all); i++ {
			c, next := &all[i], &all[i+1]
			s := c.text(t)
			if !strings.HasPrefix(s, "§") || strings.HasPrefix(s, "§§") || next.node != c.node || next.ref.Kind != c.ref.Kind || next.ref.Edition != c.ref.Edition {
				continue
			}
			between := t.Nodes[c.node].Raw[c.Span.End:max(c.Span.End, next.Span.Start)]
			if len(between) > 8 || !strings.ContainsAny(next.text(t)[:1], "0123456789") {
				continue
			}
			at := c.at(t)
			d := pass.Report(text.Span{Start: at.Start, End: at.Start + len("§")}, "one § for several paragraphs: §§ is due")
			replace(d, "Change § to §§", text.Span{Start: at.Start, End: at.Start + len("§")}, "§§", true)
		}
	},
}
