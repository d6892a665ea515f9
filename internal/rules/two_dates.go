package rules

import (
	"strings"

	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var twoDates = &lint.Rule{
	ID:      "RS0410",
	Name:    "two-dates",
	Summary: "One act is cited with two dates.",
	Why: `An act has one date of adoption; one of the two citations is wrong.

Source: published texts of the Security Council and the General Assembly.`,
	Severity: lint.Error,
	Houses:   unHouses,
	Bad:      "The General Assembly,\n\nRecalling its resolutions 70/1 of 25 September 2015 and 71/1 of 19 September 2016,\n\n1.\tDecides to begin the review set out in its resolution 70/1 of 26 September 2015;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nRecalling its resolutions 70/1 of 25 September 2015 and 71/1 of 19 September 2016,\n\n1.\tDecides to begin the review set out in its resolution 70/1 of 25 September 2015;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Needs:    syntax.Citations,
	Reads:    syntax.Citations,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		var seen few[string, *citation] // by number: few bodies share one
		all := citationsOf(pass, t)
		for i := range all {
			c := &all[i]
			if !c.isAct() || c.Date == (cite.Date{}) || c.ref.Body == "" {
				continue
			}
			o, ok := seen.get(c.ref.Number)
			if !ok {
				seen.set(c.ref.Number, c)
				continue
			}
			if o.Date == c.Date || *o.ref != *c.ref {
				continue
			}
			d := pass.Report(c.at(t), c.ref.String()+" of "+dateOf(c.Date)+" is of "+dateOf(o.Date)+" elsewhere in this text")
			n := &t.Nodes[c.node]
			d.Related = append(d.Related, lint.Related{Span: o.at(t), Message: "the other citation is here"})
			if at := strings.LastIndex(c.phrase(t), dateOf(c.Date)); at >= 0 {
				start := c.Phrase.Start + at + n.Start
				replace(d, "Change to "+dateOf(o.Date), text.Span{Start: start, End: start + len(dateOf(c.Date))}, dateOf(o.Date), false)
			}
		}
	},
}
