package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var optionLeft = &lint.Rule{
	ID:      "RS0605",
	Name:    "option-left",
	Summary: "An alternative of the negotiation is left in the text.",
	Why: `Options and alternatives stand in a draft until one of them is chosen.

Source: UN guides to negotiation.`,
	Severity: lint.Warning,
	Houses:   []string{"unga", "unsc", "ecosoc", "hrc", "who", "imo", "unesco", "itu-pp", "itu-wtsa", "itu-wtdc", "itu-wrc", "itu-council"},
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\nOption 2:\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Local:    true,
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		first, end, _ := pass.Stretch(t)
		for i := first; i < end; i++ {
			n := &t.Nodes[i]
			if n.Role != house.PreamblePart && n.Role != house.OperativePart || n.Quoted || n.Body.Empty() {
				continue
			}
			switch n.Raw[n.Body.Start] {
			case 'O', 'o', 'A', 'a', '[', '(', '*', '_':
			default:
				continue
			}
			s := strings.TrimLeft(n.Raw[n.Body.Start:n.Body.End], "[(*_ ")
			from := n.Body.End - len(s)
			for _, w := range []string{"Option ", "OPTION ", "Alternative ", "ALTERNATIVE ", "Alt. ", "Alt "} {
				if len(s) <= len(w) || !strings.HasPrefix(s, w) {
					continue
				}
				end := len(w)
				for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] >= 'A' && s[end] <= 'Z') {
					end++
				}
				if end > len(w) && end <= len(w)+3 && (end == len(s) || strings.IndexByte(":.)] -,;", s[end]) >= 0) {
					pass.Report(text.Span{Start: from, End: from + end}.Shift(n.Start), "“"+s[:end]+"” is left in the text: one of the alternatives is due")
				}
			}
		}
	},
}
