package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var imoSymbol = &lint.Rule{
	ID:      "RS0420",
	Name:    "imo-symbol",
	Summary: "The symbol of a resolution of IMO has a blank or lacks its point.",
	Why: `The symbol is one word: A.949(23), MSC.428(98).

Source: resolutions of the Assembly and the committees of IMO.`,
	Severity: lint.Info,
	Houses:   []string{"imo"},
	Bad:      "THE ASSEMBLY,\n\nRECALLING resolution A.949 (23),\n\n1\tADOPTS the guidelines;\n\n2\tINVITES Member Governments to apply them.\n",
	Good:     "THE ASSEMBLY,\n\nRECALLING resolution A.949(23),\n\n1\tADOPTS the guidelines;\n\n2\tINVITES Member Governments to apply them.\n",
	House:    "imo",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {

		for i := range t.Nodes {
			n := &t.Nodes[i]
			for at := strings.Index(n.Raw, " ("); at >= 0; {
				if symbol, end := imoSymbolAt(n.Raw, at); end > at {
					d := pass.Report(text.Span{Start: at - len(symbol), End: end}.Shift(n.Start), n.Raw[at-len(symbol):end]+": "+symbol+n.Raw[at+1:end]+" is due")
					replace(d, "Take the blank away", text.Span{Start: at, End: at + 1}.Shift(n.Start), "", true)
				}
				next := strings.Index(n.Raw[at+2:], " (")
				if next < 0 {
					break
				}
				at += 2 + next
			}
		}
	},
}

// imoSymbolAt reads a symbol before the blank at s[at] and the session in brackets
// behind it; end is at or less if there is none.
func imoSymbolAt(s string, at int) (symbol string, end int) {
	end = at + 2
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	if end == at+2 || end >= len(s) || s[end] != ')' {
		return "", -1
	}
	start := at
	for start > 0 && s[start-1] >= '0' && s[start-1] <= '9' {
		start--
	}
	for _, organ := range []string{"MSC.", "MEPC.", "LEG.", "FAL.", "A."} {
		if strings.HasSuffix(s[:start], organ) && start < at {
			return s[start-len(organ) : at], end + 1
		}
	}
	return "", -1
}
