package rules

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var impossibleDate = &lint.Rule{
	ID:      "RS0714",
	Name:    "impossible-date",
	Summary: "A month has not so many days.",
	Why: `June has thirty days, and February 29 only in leap years: "31 June" is a slip of the
day or of the month. If the date is that of a cited resolution and known, it is offered.

Source: the Gregorian calendar.`,
	Severity: lint.Error,
	Bad:      "The General Assembly,\n\nRecalling its resolution 68/302 of 31 June 2014,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nRecalling its resolution 68/302 of 31 July 2014,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Needs:    syntax.ImpossibleDay.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Signals {
			s := &p.Signals[i]
			if s.Kind != syntax.ImpossibleDay {
				continue
			}
			found := squeeze(s.In(p.Raw))
			name := strings.Trim(found, " 0123456789")
			month := time.Month(1 + slices.Index(months, name))
			has := strconv.Itoa(time.Date(2001, month+1, 0, 0, 0, 0, 0, time.UTC).Day()) + " days"
			if month == time.February {
				has += ", 29 in a leap year"
			}
			d := pass.Report(s.Span, "“"+found+"”: "+name+" has "+has)
			for j := range p.Cites {
				c := &p.Cites[j]
				known, ok := pass.Catalogue.DateOf(c.Ref)
				if ok && known.Year == c.Date.Year && c.Phrase.Start <= s.Start && s.End <= c.Phrase.End {
					due := strconv.Itoa(known.Day) + " " + months[known.Month-1]
					replace(d, "Change to “"+due+"”", s.Span, due, false)
				}
			}
		}
	},
}
