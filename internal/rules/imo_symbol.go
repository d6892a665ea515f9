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
	Para: func(pass *lint.Pass, p *syntax.Para) {
		for at := strings.IndexByte(p.Raw, '('); at >= 0; {
			if found, due := imoSymbolAt(p.Raw, at); !found.Empty() && found.In(p.Raw) != due {
				d := pass.Report(found, squeeze(found.In(p.Raw))+": "+due+" is due")
				replace(d, "Change to "+due, found, due, true)
			}
			next := strings.IndexByte(p.Raw[at+1:], '(')
			if next < 0 {
				break
			}
			at += 1 + next
		}
	},
}

// imoSymbolAt reads a symbol whose session stands in the brackets that open at
// s[at], with whatever blanks and points it has, and how it is due.
func imoSymbolAt(s string, at int) (found text.Span, due string) {
	end := at + 1
	for end < len(s) && s[end] >= '0' && s[end] <= '9' {
		end++
	}
	if end == at+1 || end >= len(s) || s[end] != ')' {
		return found, ""
	}
	stop := at
	if stop > 0 && s[stop-1] == ' ' {
		stop--
	}
	start := stop
	for start > 0 && s[start-1] >= '0' && s[start-1] <= '9' {
		start--
	}
	if start == stop || start == 0 {
		return found, ""
	}
	before := s[:start]
	switch c := s[start-1]; {
	case c == '.' || c == ' ':
		before = s[:start-1]
	case c < 'A' || c > 'Z':
		return found, ""
	}
	for _, organ := range []string{"MSC", "MEPC", "LEG", "FAL", "A"} {
		if strings.HasSuffix(before, organ) && (len(before) == len(organ) || before[len(before)-len(organ)-1] == ' ') {
			return text.Span{Start: len(before) - len(organ), End: end + 1}, organ + "." + s[start:stop] + s[at:end+1]
		}
	}
	return found, ""
}
