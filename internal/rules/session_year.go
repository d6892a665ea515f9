package rules

import (
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var sessionYear = &lint.Rule{
	ID:      "RS0419",
	Name:    "session-year",
	Summary: "Session and year of a resolution do not agree.",
	Why: `The session in the symbol tells the year: the Health Assembly of session n met in
1947+n, the Assembly of IMO of session n in 1957+2n, the General Conference of UNESCO
every second year, since session 22 in 1939+2n.

Source: table of the sessions.`,
	Severity: lint.Error,
	Bad:      "The Fifty-ninth World Health Assembly,\n\nRecalling resolution WHA58.28 (2004),\n\n1.\tURGES Member States to take part;\n\n2.\tREQUESTS the Director-General to report.\n",
	Good:     "The Fifty-ninth World Health Assembly,\n\nRecalling resolution WHA58.28 (2005),\n\n1.\tURGES Member States to take part;\n\n2.\tREQUESTS the Director-General to report.\n",
	House:    "who",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			said := c.Year
			if said == 0 {
				said = c.Date.Year
			}
			switch c.Ref.Body {
			case "who", "imo", "unesco":
			default:
				continue
			}
			if said == 0 || c.Ref.Kind != "resolution" || p.Head() {
				continue
			}
			session := catalogue.SessionOf(c.Ref)
			first, last, ok := catalogue.SessionYears(c.Ref.Body, session)
			if !ok || said >= first && said <= last {
				continue
			}
			year, due := strconv.Itoa(said), strconv.Itoa(first)
			d := pass.Report(c.Span, squeeze(c.In(p.Raw))+": session "+strconv.Itoa(session)+" was in "+due)
			if i := strings.LastIndex(p.Raw[c.Span.Start:c.Phrase.End], year); i >= 0 {
				start := c.Span.Start + i
				replace(d, "Change "+year+" to "+due, text.Span{Start: start, End: start + len(year)}, due, false)
			}
		}
	},
}
