package rules

import (
	"strings"

	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var mixedCitation = &lint.Rule{
	ID:      "RS0409",
	Name:    "mixed-citation",
	Summary: "One act is cited in two forms.",
	Why: `A reader takes two forms for two acts, and a search finds one of them only. The form
that the text uses most, or first, is proposed.

Source: flattened working documents of the ITU (UNGA resolution 68/302, UNGA Res.
68/302).`,
	Severity: lint.Info,
	Bad:      "recalling\na)\tUNGA resolution 68/302;\nb)\tUNGA Res. 68/302, on the same subject,\nresolves\nto begin the review.\n",
	Good:     "recalling\na)\tUNGA resolution 68/302;\nb)\tUNGA resolution 68/302, on the same subject,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {

		forms := map[cite.Ref]map[string]int{}
		first := map[cite.Ref]string{}
		all := citationsOf(pass, t)
		for i := range all {
			if f, _, ok := nounOf(t, &all[i]); ok {
				ref := all[i].ref
				if forms[ref] == nil {
					forms[ref], first[ref] = map[string]int{}, f
				}
				forms[ref][f]++
			}
		}
		told := map[cite.Ref]bool{}
		for i := range all {
			c := &all[i]
			f, at, ok := nounOf(t, c)
			if !ok || told[c.ref] || len(forms[c.ref]) < 2 {
				continue
			}
			usual := first[c.ref]
			if n := forms[c.ref]; n[f] >= n[usual] && f == usual || f == usual {
				continue
			}
			told[c.ref] = true
			d := pass.Report(c.at(t), "“"+f+" "+c.ref.Number+"” is “"+usual+" "+c.ref.Number+"” elsewhere in this text")
			replace(d, "Change to "+usual, at, usual, true)
		}
	},
}

// nounOf is the noun right before the number of a resolution, with its place:
// "resolution", "Res.". Only acts that are numbered by session have two nouns.
func nounOf(t *syntax.Tree, c *citation) (string, text.Span, bool) {
	if !c.isAct() || strings.IndexByte(c.ref.Number, '/') < 0 {
		return "", text.Span{}, false
	}
	n := &t.Nodes[c.node]
	s := n.Raw[c.Phrase.Start:c.Phrase.End]
	for _, noun := range []string{"resolution ", "Resolution ", "Res. ", "res. ", "decision ", "Decision "} {
		i := strings.Index(s, noun)
		if i < 0 || i > 0 && s[i-1] != ' ' && !strings.HasSuffix(s[:i], "\u00a0") {
			continue
		}
		start := c.Phrase.Start + i
		at := text.Span{Start: start, End: start + len(noun) - 1}
		return noun[:len(noun)-1], at.Shift(n.Start), true
	}
	return "", text.Span{}, false
}
