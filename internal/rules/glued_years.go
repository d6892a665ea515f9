package rules

import (
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var gluedYears = &lint.Rule{
	ID:      "RS0603",
	Name:    "glued-years",
	Summary: "Two years are run together.",
	Why: `A year that a tracked change deleted and the one that it inserted were both kept:
"in 20102014". Only eight digits where a year may stand, two years of our time within forty
years of each other, are taken for that.

Source: public documents of the ITU with "20122016" and "20122015".`,
	Severity: lint.Error,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review in 20262027;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review in 2027;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.LongNumber.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Signals {
			s := &p.Signals[i]
			if s.Kind != syntax.LongNumber || s.Len() != 8 || !speaksOfTime(p.Raw[:s.Start]) || s.End < len(p.Raw) && isLetter(p.Raw[s.End]) {
				continue
			}
			if in, ok := bracketAround(p.Raw, s.Span); ok {
				if _, _, glued := catalogue.SplitGlued(in.In(p.Raw)); glued {
					continue
				}
			}
			digits := s.In(p.Raw)
			a, err := strconv.Atoi(digits[:4])
			b, err2 := strconv.Atoi(digits[4:])
			if err != nil || err2 != nil || a < 1900 || a > 2060 || b < 1900 || b > 2060 || a-b > 40 || b-a > 40 || a == b {
				continue
			}
			d := pass.Report(s.Span, "two years run together: "+digits[:4]+" and "+digits[4:])
			late, early := max(a, b), min(a, b)
			replace(d, "Keep "+strconv.Itoa(late), s.Span, strconv.Itoa(late), false)
			replace(d, "Keep "+strconv.Itoa(early), s.Span, strconv.Itoa(early), false)
		}
	},
}

// speaksOfTime tells that a year may follow s.
func speaksOfTime(s string) bool {
	for _, w := range []string{" in ", " by ", " of ", " until ", " since ", " from ", " to ", " for ", " before ", " after ", " during ", ", ", "("} {
		if strings.HasSuffix(s, w) {
			return true
		}
	}
	return false
}
