package rules

import (
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
)

var numberedPreamble = &lint.Rule{
	ID:      "RS0214",
	Name:    "numbered-preamble",
	Summary: "A paragraph of the preamble carries a number.",
	Why: `Paragraphs of the preamble are not numbered; they are told by their first words. The
committees of UNESCO's conventions are the exception: they number both parts in
one series. PP labels of a negotiation draft are another matter.

Source: UN Editorial Manual; Model UN guides; resolution 3.GA 11 of the States
Parties to the Convention for the Safeguarding of the Intangible Cultural Heritage.`,
	Severity: lint.Warning,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "who", "imo", "mun", "us-whereas"},
	Bad:      "The General Assembly,\n\n1.\tRecalling its earlier resolutions,\n\nNoting the report,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nRecalling its earlier resolutions,\n\nNoting the report,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for i := range t.Nodes {
			n := &t.Nodes[i]
			if n.Role != house.PreamblePart || n.Kind != syntax.Paragraph || n.Level > 0 || n.Opener.Role != house.Preambular {
				continue
			}
			switch n.Label.Scheme {
			case numbering.None, numbering.Preamble, numbering.Bullet:
				continue
			}
			if i > 0 && t.Nodes[i-1].Section == n.Section && t.Nodes[i-1].Label.Same(*n.Label) {
				continue // the first one speaks for the series
			}
			d := pass.Report(n.LabelAt.Shift(n.Start), "a preambular paragraph carries the label "+n.Label.String()+": none is due")
			for j := i; j < len(t.Nodes) && t.Nodes[j].Section == n.Section && t.Nodes[j].Label.Same(*n.Label); j++ {
				unlabel(d, &t.Nodes[j], false) // what follows may be numbered on from it
			}
			if len(d.Fixes) > 1 { // one repair for them all
				for _, f := range d.Fixes[1:] {
					d.Fixes[0].Edits = append(d.Fixes[0].Edits, f.Edits...)
				}
				d.Fixes = d.Fixes[:1]
				d.Fixes[0].Title = "Take the labels of the preamble away"
			}
		}
	},
}
