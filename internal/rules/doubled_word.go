package rules

import (
	"strconv"
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var doubledWord = &lint.Rule{
	ID:      "RS0708",
	Name:    "doubled-word",
	Summary: "A word stands twice.",
	Why: `The eye does not see the second one, above all at the end of a line. Where the
repeated word may be good grammar ("that that", "had had") it is a hint; a name that
stands twice is not reported.

Source: a page that cites "Resolution Resolution A.700(17)"; editorial practice.`,
	Severity: lint.Warning,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Needs:    syntax.RepeatedWord.Bit(),
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for i := range p.Signals {
			s := &p.Signals[i]
			if s.Kind != syntax.RepeatedWord {
				continue
			}
			word, more, _ := strings.Cut(strings.TrimSpace(squeeze(s.In(p.Raw))), " ")
			if mayFollowItself(word) {
				continue
			}
			if foreign(pass, p) {
				return
			}
			d := pass.Report(s.Span, "“"+word+"” stands "+times(more))
			if word == "that" || word == "had" {
				d.Severity = lint.Hint // good grammar, if seldom meant
			}
			// What is left must not become a label: "o o)".
			after := s.End == len(p.Raw) || strings.IndexByte(").:-", p.Raw[s.End]) < 0
			// One that stands three times is said so on purpose, or is no text.
			safe := after && more == "" && word == strings.ToLower(word) && d.Severity == lint.Warning
			replace(d, "Keep one “"+word+"”", s.Span, "", safe)
		}
	},
}

// mayFollowItself tells a name: the heads of two columns of a table often are the
// same one.
func mayFollowItself(word string) bool {
	switch word {
	case "Resolution", "Decision", "Recommendation", "The":
		return false
	}
	return word[0] < 'a'
}

// times counts a word of which more stands behind the second one.
func times(more string) string {
	if more == "" {
		return "twice"
	}
	return strconv.Itoa(strings.Count(more, " ")+3) + " times"
}
