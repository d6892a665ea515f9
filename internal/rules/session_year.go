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
1947+n, the Assembly of IMO of session n in 1957+2n.

Source: table of the sessions.`,
	Severity: lint.Error,
	Bad:      "The Fifty-ninth World Health Assembly,\n\nRecalling resolution WHA58.28 (2004),\n\n1.\tURGES Member States to take part;\n\n2.\tREQUESTS the Director-General to report.\n",
	Good:     "The Fifty-ninth World Health Assembly,\n\nRecalling resolution WHA58.28 (2005),\n\n1.\tURGES Member States to take part;\n\n2.\tREQUESTS the Director-General to report.\n",
	House:    "who",
	Needs:    syntax.Citations,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Cites {
			c := &p.Cites[i]
			if c.Ref.Body != "who" && c.Ref.Body != "imo" || c.Year == 0 || strings.HasPrefix(c.Ref.Number, "EB") || p.Head() {
				continue
			}
			session := sessionOf(c.Ref.Body, c.Ref.Number)
			first, last, ok := catalogue.SessionYears(c.Ref.Body, session)
			if !ok || c.Year >= first && c.Year <= last {
				continue
			}
			year, due := strconv.Itoa(c.Year), strconv.Itoa(first)
			d := pass.Report(c.Span, squeeze(c.In(p.Raw))+": session "+strconv.Itoa(session)+" was in "+due)
			if i := strings.Index(p.Raw[c.Span.Start:c.Phrase.End], year); i >= 0 {
				start := c.Span.Start + i
				replace(d, "Change "+year+" to "+due, text.Span{Start: start, End: start + len(year)}, due, false)
			}
		}
	},
}

// sessionOf is the session in the number of a resolution of WHO or IMO: 58 of
// "58.28", 23 of "A.949(23)".
func sessionOf(body, number string) int {
	s, _, _ := strings.Cut(number, ".")
	if body == "imo" {
		if !strings.HasPrefix(number, "A.") {
			return 0
		}
		_, s, _ = strings.Cut(number, "(")
		s = strings.TrimSuffix(s, ")")
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
