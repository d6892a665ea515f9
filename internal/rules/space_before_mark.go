package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var spaceBeforeMark = &lint.Rule{
	ID:      "RS0313",
	Name:    "space-before-mark",
	Summary: "A blank stands before a mark, or two stand together.",
	Why: `English sets no blank before a comma, semicolon, colon or full stop, and one between
words. French sets one before the semicolon and the colon and is not looked at.

Source: ITU style guides.`,
	Severity: lint.Info,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review ;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Signals {
			s := &p.Signals[i]
			switch s.Kind {
			case syntax.SpaceMark:
				if foreign(pass, p) {
					return
				}
				at := s.Span
				for at.End > at.Start && strings.IndexByte(",;:.", p.Raw[at.End-1]) >= 0 {
					at.End--
				}
				d := pass.Report(s.Span, "a blank before a mark")
				replace(d, "Remove the blank", at, "", true)
			case syntax.DoubleBlank:
				if s.Start < p.Body.Start {
					continue
				}
				d := pass.Report(s.Span, "two blanks where one is due")
				replace(d, "Make it one blank", s.Span, " ", true)
			}
		}
	},
}
