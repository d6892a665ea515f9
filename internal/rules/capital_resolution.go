package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var capitalResolution = &lint.Rule{
	ID:      "RS0412",
	Name:    "capital-resolution",
	Summary: "Resolution has a capital, or is cut short, in running text.",
	Why: `The United Nations write "its resolution 60/252" within a sentence; the capital is for
headings and for the beginning of a note.

Source: UN Editorial Manual; texts of the General Assembly.`,
	Severity: lint.Info,
	Houses:   unHouses,
	Bad:      "The General Assembly,\n\nRecalling its Resolution 60/252 of 27 March 2006,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nRecalling its resolution 60/252 of 27 March 2006,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Local:    true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		all := citationsDue(pass, t)
		for i := range all {
			c := &all[i]
			noun, at, ok := nounOf(t, c)
			if !ok || !c.inBody(t) || at.Start == t.Nodes[c.node].Start+t.Nodes[c.node].Body.Start {
				continue
			}
			due := map[string]string{"Resolution": "resolution", "Res.": "resolution", "res.": "resolution", "Decision": "decision"}[noun]
			if due == "" || strings.HasSuffix(t.Text.String()[:at.Start], "“") {
				continue
			}
			d := pass.Report(at, noun+" "+c.ref.Number+" in running text: “"+due+"” is due")
			replace(d, "Change "+noun+" to "+due, at, due, true)
		}
	},
}
