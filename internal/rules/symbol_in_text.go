package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var symbolInText = &lint.Rule{
	ID:      "RS0413",
	Name:    "symbol-in-text",
	Summary: "A resolution is cited by its document symbol in running text.",
	Why: `Symbols are for notes and headers; the text names the resolution by its number.

Source: practice of the General Assembly (A/RES/73/6, A/RES/73/8).`,
	Severity: lint.Info,
	Houses:   unHouses,
	Bad:      "The General Assembly,\n\nRecalling A/RES/70/1 of 25 September 2015,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nRecalling resolution 70/1 of 25 September 2015,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Local:    true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range citationsDue(pass, t) {
			s := c.text(t)
			if c.ref.Kind != "resolution" || !c.inBody(t) || !strings.Contains(s, "/RES/") {
				continue
			}
			n := &t.Nodes[c.node]
			if before := n.Raw[:c.Span.Start]; before != "" && strings.IndexByte("([", before[len(before)-1]) >= 0 {
				continue // a symbol in brackets tells where the text is
			}
			number := c.ref.Number
			if c.ref.Edition != "" {
				number += " (" + c.ref.Edition + ")"
			}
			d := pass.Report(c.at(t), s+" in running text: resolution "+number+" is due")
			with := "resolution " + number
			if strings.HasSuffix(strings.TrimRight(n.Raw[:c.Span.Start], " "), "resolution") {
				with = number
			}
			replace(d, "Change to "+with, c.at(t), with, false)
		}
	},
}
