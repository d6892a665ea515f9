package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var repeatedOpener = &lint.Rule{
	ID:      "RS0508",
	Name:    "repeated-opener",
	Summary: "Two sections have the same opener.",
	Why: `A second section under the same opener says "further" or "also", so that an item can be
cited by its opener: "considering a)" and "considering further a)" are different
paragraphs.

Source: Resolutions 101 and 172 of the Plenipotentiary Conference.`,
	Severity: lint.Warning,
	Houses:   ituHouses,
	Bad:      "considering\nthe report of the Secretary-General,\nnoting\nthe views of Member States,\nconsidering\nthe budget,\nresolves\nto begin the review.\n",
	Good:     "considering\nthe report of the Secretary-General,\nnoting\nthe views of Member States,\nconsidering further\nthe budget,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Reads:    syntax.Shape,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		type seen struct {
			act    int
			phrase uint64 // its sumOf
		}
		var had few[seen, int]
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			k := seen{n.Act, sumOf(n.Opener.Phrase)}
			first, ok := had.get(k)
			if !ok {
				had.set(k, c.node)
				continue
			}
			d := pass.Report(openerOf(n), "“"+clip(n.Opener.Phrase, 60)+"” opens a second section: “further” or “also” is due")
			relate(d, t, first, "the first one is here")
			end := openerOf(n).End
			if !strings.Contains(n.Opener.Phrase, " ") {
				replace(d, "Change to “"+n.Opener.Phrase+" further”", text.Span{Start: end, End: end}, " further", false)
			}
		}
	},
}
