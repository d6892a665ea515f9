package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var percentSign = &lint.Rule{
	ID:      "RS0706",
	Name:    "percent-sign",
	Summary: "The percent sign stands in running text.",
	Why: `The United Nations writes "5 per cent"; the sign is for tables.

Source: UN Editorial Manual.`,
	Severity: lint.Hint,
	Houses:   unHouses,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to reduce it by 5%;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to reduce it by 5 per cent;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.PercentSign.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Signals {
			if s := &p.Signals[i]; s.Kind == syntax.PercentSign && s.Start-p.Mark.Start > 3 && !foreign(pass, p) {
				d := pass.Report(s.Span, "“%” in running text: “per cent” is due")
				replace(d, "Change to “per cent”", s.Span, " per cent", aloneBetweenBlanks(p.Raw, s.Span))
			}
		}
	},
}

// aloneBetweenBlanks tells that the number before the sign stands by itself, as in
// running text: "by 5%;", "5% of it", and not "report;8%x" or "12.5% nitrogen", which
// is how a substance is written.
func aloneBetweenBlanks(raw string, sign text.Span) bool {
	i := sign.Start
	for i > 0 && (raw[i-1] >= '0' && raw[i-1] <= '9' || raw[i-1] == '.' || raw[i-1] == ',') {
		i--
	}
	after := sign.End == len(raw) || strings.IndexByte("\r\n,;.:)", raw[sign.End]) >= 0 || strings.HasPrefix(raw[sign.End:], " of ")
	return after && i > 0 && raw[i-1] == ' '
}
