package rules

import (
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var verbForm = &lint.Rule{
	ID:      "RS0504",
	Name:    "verb-form",
	Summary: "A participle opens an operative paragraph, or a finite verb a preambular one.",
	Why: `The preamble gives reasons, with participles and adjectives: "Recalling", "Mindful".
The operative part acts, with finite verbs: "Recalls", "Requests". It is the mistake
that guides of Model UN name most.

Source: UN Editorial Manual; checklists of Model UN chairs.`,
	Severity: lint.Error,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "who", "imo", "unesco", "mun"},
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequesting the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			if n.Opener.Role == house.NoRole || (n.Opener.Role == house.Operative) == (n.Role == house.OperativePart) {
				continue
			}
			due, ok := pass.House.Counterpart(n.Opener.Phrase)
			if !ok || firstWord(c.verb) == "while" || firstWord(c.verb) == "whilst" {
				continue // an adjective, or a phrase that both parts have
			}
			what := "a participle opens an operative paragraph"
			if n.Role == house.PreamblePart {
				what = "a finite verb opens a preambular paragraph"
			}
			d := pass.Report(openerOf(n), "“"+n.Opener.Phrase+"”: "+what+", “"+due+"” is due")
			replace(d, "Change to “"+due+"”", openerOf(n), due, false)
		}
	},
}
