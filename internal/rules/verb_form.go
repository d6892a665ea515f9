package rules

import (
	"slices"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var verbForm = &lint.Rule{
	ID:      "RS0504",
	Name:    "verb-form",
	Summary: "A participle opens an operative paragraph, a finite verb a preambular one, or a verb lacks its ending.",
	Why: `The preamble gives reasons, with participles and adjectives: "Recalling", "Mindful".
The operative part acts, with finite verbs: "Recalls", "Requests". It is the mistake
that guides of Model UN name most. "Urge Member States" is none of the two: the organ is
the subject, so it "urges".

Source: UN Editorial Manual; checklists of Model UN chairs.`,
	Severity: lint.Error,
	Houses:   slices.Concat(unHouses, ituHouses, []string{"who", "imo", "unesco", "mun"}),
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequesting the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		act, verbs := -2, false // the act looked at last, and if its paragraphs have verbs
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			if n.Opener.Role == house.NoRole {
				if n.Act != act {
					act, verbs = n.Act, pass.House.ID == "mun" || hasOpeners(t, n.Act)
				}
				if verbs && n.Section >= 0 && t.Sections[n.Section].Head < 0 {
					bareVerb(pass, n) // sections under heads may hold plans and guidelines
				}
				continue
			}
			if pass.House.Placement == house.Alone {
				if n.Role == house.OperativePart && n.Opener.Role == house.Operative {
					bareVerb(pass, n)
				}
				continue
			}
			if (n.Opener.Role == house.Operative) == (n.Role == house.OperativePart) {
				continue
			}
			due, ok := pass.House.Counterpart(n.Opener.Phrase)
			if !ok || c.first() == "while" || c.first() == "whilst" {
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

// bareVerb reports "1. Urge Member States": the organ is the subject, so the verb has
// its ending.
func bareVerb(pass *lint.Pass, n *syntax.Node) {
	body := n.Raw[n.Body.Start:n.Body.End]
	due, end := pass.House.Bare(body)
	if due == "" && n.Role == house.PreamblePart {
		if due, end = pass.House.Undone(body); due != "" {
			at := text.Span{Start: n.Body.Start + house.Lead(body), End: n.Body.Start + end}
			d := pass.Report(at.Shift(n.Start), "“"+squeeze(at.In(n.Raw))+"” lacks its ending: “"+due+"” is due")
			replace(d, "Change to “"+due+"”", at.Shift(n.Start), due, false)
			return
		}
	}
	if due == "" || n.Role == house.PreamblePart && n.Label.Scheme == numbering.Decimal {
		return
	}
	at := text.Span{Start: n.Body.Start + house.Lead(body), End: n.Body.Start + end}
	what := "lacks its ending"
	if n.Role == house.PreamblePart {
		participle, ok := pass.House.Counterpart(due)
		if !ok {
			return
		}
		due, what = participle, "is no participle"
	}
	d := pass.Report(at.Shift(n.Start), "“"+squeeze(at.In(n.Raw))+"” "+what+": “"+due+"” is due")
	replace(d, "Change to “"+due+"”", at.Shift(n.Start), due, false)
}
