package rules

import (
	"slices"
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var dateForm = &lint.Rule{
	ID:      "RS0705",
	Name:    "date-form",
	Summary: "A date is not in the form 24 December 1991.",
	Why: `Day, month and year, without comma and without ordinal: a date with the month first
is read differently on two continents.

Source: texts of the General Assembly; UN Editorial Manual.`,
	Severity: lint.Info,
	Houses:   append(slices.Clone(unHouses), "itu-pp", "itu-wtsa", "itu-wtdc", "itu-wrc", "itu-council", "who", "imo", "unesco"),
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review on 24th December 2030;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review on 24 December 2030;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.DayOfMonth.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Signals {
			s := &p.Signals[i]
			if s.Kind != syntax.DayOfMonth {
				continue
			}
			day := strings.TrimRight(s.In(p.Raw), "stndrh")
			before, after := p.Raw[:s.Start], p.Raw[s.End:]
			if len(day) < s.Len() { // 24th December
				m := strings.Fields(after[:min(len(after), 16)])
				if len(m) > 0 && slices.Contains(months, strings.TrimRight(m[0], ",.;:")) && !foreign(pass, p) {
					d := pass.Report(s.Span, "“"+s.In(p.Raw)+" "+strings.TrimRight(m[0], ",.;:")+"”: “"+day+" "+strings.TrimRight(m[0], ",.;:")+"” is due")
					replace(d, "Change to “"+day+"”", s.Span, day, true)
				}
				continue
			}
			start := strings.LastIndexByte(strings.TrimRight(before, " "), ' ') + 1
			month := strings.Trim(before[start:], " (")
			if !slices.Contains(months, month) || len(after) < 6 || foreign(pass, p) {
				continue
			}
			start = strings.LastIndex(before, month)
			at := text.Span{Start: start, End: s.End + 1 + strings.IndexAny(after[1:], "12") + len("1991")}
			due := day + " " + month + " " + p.Raw[at.End-4:at.End]
			d := pass.Report(at, "“"+squeeze(at.In(p.Raw))+"”: “"+due+"” is due")
			replace(d, "Change to “"+due+"”", at, due, true)
		}
	},
}

var months = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
