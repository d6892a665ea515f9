package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var openQuotation = &lint.Rule{
	ID:      "RS0316",
	Name:    "open-quotation",
	Summary: "A quotation is not closed in its paragraph.",
	Why: `A title or a quotation that opens in the middle of a paragraph ends in it. Where the mark at
the end is missing, a reader cannot tell whose words the rest is.

A quoted draft or statement of several paragraphs opens each of them with the mark, and is
not looked at; nor are straight quotation marks, which do not tell the one from the other.

Source: editorial practice; UN Editorial Manual (quotations).`,
	Severity: lint.Info,
	Bad:      "The General Assembly,\n\nNoting the report entitled “Our rivers of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report entitled “Our rivers” of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.Quotation,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		body := p.Raw[p.Body.Start:p.Mark.End]
		at := strings.LastIndex(body, "“")
		if at < 0 || strings.Contains(body[at:], "”") || strings.Count(body, "“") <= strings.Count(body, "”") ||
			strings.ContainsAny(p.Raw[:p.Body.Start], "“\"") || strings.HasPrefix(body, "“") || strings.HasSuffix(body, ":") || foreign(pass, p) {
			return
		}
		pass.Report(text.Span{Start: p.Body.Start + at, End: p.Body.Start + at + len("“")}, "“ is not closed in this paragraph")
	},
}
