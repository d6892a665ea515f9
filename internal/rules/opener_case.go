package rules

import (
	"strings"
	"unicode"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var openerCase = &lint.Rule{
	ID:      "RS0502",
	Name:    "opener-case",
	Summary: "An opener does not begin with a capital, or has others behind it.",
	Why: `A paragraph begins with a capital in the houses whose openers stand in the line, and
only its first word has one: "Recalling further", not "Recalling Further".

Source: UN Editorial Manual.`,
	Severity: lint.Warning,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "unesco", "mun", "who"},
	Bad:      "The General Assembly,\n\nnoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range clauses(pass, t) {
			n := &t.Nodes[c.node]
			if r, at := firstLetter(n); unicode.IsLower(r) {
				d := pass.Report(openerOf(n), "opener “"+n.Opener.Phrase+"” begins with a small letter: a capital is due")
				replace(d, "Begin with a capital", at, string(unicode.ToUpper(r)), true)
			} else if due := withoutCapitals(n.OpenerAt.In(n.Raw)); due != n.OpenerAt.In(n.Raw) {
				d := pass.Report(openerOf(n), "opener “"+n.Opener.Phrase+"” has capitals within: “"+squeeze(due)+"” is due")
				replace(d, "Change to “"+squeeze(due)+"”", openerOf(n), due, true)
			}
		}
	},
}

// withoutCapitals is an opener as written, with a small letter in place of the capital
// of every word but the first. Names keep theirs, and so do words all in capitals.
func withoutCapitals(opener string) string {
	inner := false
	for i := 1; i+1 < len(opener); i++ {
		inner = inner || opener[i] >= 'A' && opener[i] <= 'Z' && opener[i-1] == ' '
	}
	if !inner {
		return opener
	}
	words := strings.Split(opener, " ")
	for i, w := range words {
		if i > 0 && len(w) > 1 && w[0] >= 'A' && w[0] <= 'Z' && w[1] >= 'a' && house.InOpeners(strings.ToLower(w)) {
			words[i] = strings.ToLower(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}
