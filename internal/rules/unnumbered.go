package rules

import (
	"slices"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var unnumbered = &lint.Rule{
	ID:      "RS0220",
	Name:    "unnumbered-paragraph",
	Summary: "An operative paragraph has no number, though those before it have one.",
	Why: `Operative paragraphs are cited by their numbers. One without a number among others has lost
it, mostly because its line was put in by hand under a list that numbers itself.

A resolution with a single operative paragraph has no numbers; nor has a section that is
not numbered at all.

Source: UN Editorial Manual (paragraphs of resolutions).`,
	Severity: lint.Warning,
	Houses:   append(slices.Clone(unHouses), "who", "imo", "unesco", "mun"),
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tUrges all to take part;\n\nRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tUrges all to take part;\n\n3.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Reads:    syntax.Shape,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		last := -1 // the numbered paragraph before
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			if n.Label.Scheme != numbering.None {
				if last = c.node; n.Role != house.OperativePart || n.Label.Scheme != numbering.Decimal {
					last = -1
				}
				continue
			}
			if last < 0 || n.Role != house.OperativePart || n.Opener.Role != house.Operative || t.Wrapped ||
				n.Section != t.Nodes[last].Section || n.Act != t.Nodes[last].Act {
				last = -1
				continue
			}
			due := t.Nodes[last].NextLabel()
			d := pass.Report(openerOf(n), "an operative paragraph has no number: "+due.String()+" is due")
			at := n.Start + n.Body.Start
			d.Fixes = []lint.Fix{{Title: "Number it " + due.String(), Edits: []text.Edit{{Span: text.Span{Start: at, End: at}, New: due.String() + "\t"}}}}
			last = -1
		}
	},
}
