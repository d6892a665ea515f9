package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

// mostMarks is how many bytes of a row of marks are shown.
const mostMarks = 24

var doubleMark = &lint.Rule{
	ID:      "RS0309",
	Name:    "double-mark",
	Summary: "Two punctuation marks stand side by side.",
	Why: `The old and the new mark of a tracked change were both kept, or one was typed twice.
The mark that the place asks for is proposed.

Source: flattened working documents of the ITU ("outcomes,;").`,
	Severity: lint.Error,
	Bad:      "recalling\na)\tthe report of the Secretary-General,;\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	Good:     "recalling\na)\tthe report of the Secretary-General;\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	Needs:    syntax.DoubleMark.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Signals {
			s := &p.Signals[i]
			if s.Kind != syntax.DoubleMark {
				continue
			}
			marks := s.In(p.Raw)
			keep := marks[len(marks)-1:]
			many := "two marks"
			if len(strings.ReplaceAll(marks, " ", "")) > 2 {
				many = "more than one mark"
			}
			d := pass.Report(s.Span, "“"+clip(marks, mostMarks)+"” is "+many+": “"+keep+"” is due")
			for k := len(marks) - 1; k >= 0; k-- {
				if m := marks[k : k+1]; m != " " && strings.LastIndex(marks, m) == k {
					replace(d, "Keep “"+m+"”", s.Span, m, false)
				}
			}
		}
	},
}
