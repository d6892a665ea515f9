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
that the text uses first is proposed.

Source: flattened working documents of the ITU (UNGA resolution 68/302, UNGA Res.
68/302).`,
	Severity: lint.Info,
	Bad:      "recalling\na)\tUNGA resolution 68/302;\nb)\tUNGA Res. 68/302, on the same subject,\nresolves\nto begin the review.\n",
	Good:     "recalling\na)\tUNGA resolution 68/302;\nb)\tUNGA resolution 68/302, on the same subject,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		// Nearly every text has one noun for all; only then a closer look is due.
		all := citationsOf(pass, t)
		one, several := "", false
		for i := 0; i < len(all) && !several; i++ {
			if f, _, ok := nounOf(t, &all[i]); ok {
				several = several || one != "" && f != one
				one = f
			}
		}
		if !several {
			return
		}
		usual := map[cite.Ref]string{} // the form used first
		for i := range all {
			c := &all[i]
			if f, _, ok := nounOf(t, c); ok && usual[*c.ref] == "" {
				usual[*c.ref] = f
			}
		}
		told := map[cite.Ref]bool{}
		for i := range all {
			c := &all[i]
			f, at, ok := nounOf(t, c)
			if !ok || told[*c.ref] || f == usual[*c.ref] {
				continue
			}
			told[*c.ref] = true
			due := usual[*c.ref]
			d := pass.Report(c.at(t), "“"+f+" "+c.ref.Number+"” is “"+due+" "+c.ref.Number+"” elsewhere in this text")
			replace(d, "Change to "+due, at, due, false)
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
	number := c.Span.Start
	for number < c.Span.End && (n.Raw[number] > '9' || n.Raw[number] < '0') {
		number++ // the citation may begin with its noun
	}
	end := number
	for end > c.Phrase.Start && (n.Raw[end-1] == ' ' || n.Raw[end-1] == 0xA0 || n.Raw[end-1] == 0xC2) {
		end--
	}
	if end < 2 || end == number {
		return "", text.Span{}, false
	}
	for _, noun := range [...]string{"resolution", "Resolution", "Res.", "res.", "decision", "Decision"} {
		if noun[len(noun)-1] == n.Raw[end-1] && strings.HasSuffix(n.Raw[c.Phrase.Start:end], noun) {
			return noun, text.Span{Start: end - len(noun), End: end}.Shift(n.Start), true
		}
	}
	return "", text.Span{}, false
}
