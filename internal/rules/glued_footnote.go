package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var gluedFootnote = &lint.Rule{
	ID:      "RS0423",
	Name:    "glued-footnote",
	Summary: "The number of a note is run together with that of a resolution.",
	Why: `The raised mark of a note loses its place when a text is copied: 68/247 with note 35
becomes 68/24735. No session has so many resolutions.

Source: AKN4UN guidelines, part 2, where it happened.`,
	Severity: lint.Warning,
	Houses:   unHouses,
	Bad:      "The General Assembly,\n\nRecalling its resolution 68/24735 on the programme budget,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	Good:     "The General Assembly,\n\nRecalling its resolution 68/247 on the programme budget,\n\n1.\tDecides to begin the review;\n\n2.\tDecides to remain seized of the matter.\n",
	House:    "unga",
	Needs:    syntax.LongNumber.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Signals {
			s := &p.Signals[i]
			if s.Kind != syntax.LongNumber || s.Start < 3 || p.Raw[s.Start-1] != '/' || s.Len() > 6 || !isSession(p.Raw[:s.Start-1]) {
				continue
			}
			note := text.Span{Start: s.Start + 3, End: s.End}
			number := text.Span{Start: s.Start - 3, End: s.End}.In(p.Raw)
			d := pass.Report(s.Span, "number "+number+": that of a note is run together with "+number[:6])
			replace(d, "Take "+note.In(p.Raw)+" away", note, "", false)
		}
	},
}

// isSession tells that s ends with the two digits of a session, after a word for
// a resolution.
func isSession(s string) bool {
	if len(s) < 4 || s[len(s)-1] < '0' || s[len(s)-1] > '9' || s[len(s)-2] < '3' || s[len(s)-2] > '9' {
		return false
	}
	before := strings.TrimRight(s[:len(s)-2], " \u00a0")
	return len(before) < len(s)-2 && (strings.HasSuffix(before, "resolution") || strings.HasSuffix(before, "resolutions") || strings.HasSuffix(before, "and"))
}
