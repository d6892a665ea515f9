package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var acronymOrder = &lint.Rule{
	ID:      "RS0713",
	Name:    "acronym-order",
	Summary: "An acronym stands before it is spelled out, or is spelled out twice.",
	Why: `An acronym is spelled out where it stands first: "the World Summit on the Information
Society (WSIS)". Names that nobody spells out, such as ITU, are never spelled out in the
text and so never reported.

Source: checklists of Model UN chairs; ITU English style guide.`,
	Severity: lint.Hint,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to end UNGIS;\n\n2.\tRequests the United Nations Group on the Information Society (UNGIS) to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to end the United Nations Group on the Information Society (UNGIS);\n\n2.\tRequests UNGIS to report on it.\n",
	House:    "unga",
	Needs:    syntax.Acronym.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if otherLanguage(pass, t) != "" {
			return
		}
		spelled := map[string]text.Span{}
		for _, sign := range sightings(pass, t, syntax.Acronym) {
			n := &t.Nodes[sign.node]
			name, span := sign.text(t), sign.at(t)
			if n.Role != house.PreamblePart && n.Role != house.OperativePart || n.Quoted || !initials(n.Raw[:sign.Start-1], name) {
				continue
			}
			if first, again := spelled[name]; again {
				d := pass.Report(span, name+" is spelled out a second time")
				d.Related = []lint.Related{{Span: first, Message: "the first time is here"}}
				continue
			}
			spelled[name] = span
			if len(spelled) > mostAcronyms {
				return
			}
			if use := wordBefore(t.Text.String()[:min(span.Start, farBack)], name); use >= 0 && !inFront(t, use) {
				d := pass.Report(text.Span{Start: use, End: use + len(name)}, name+" stands before it is spelled out")
				d.Related = []lint.Related{{Span: span, Message: "it is spelled out here"}}
			}
		}
	},
}

// No resolution spells out more acronyms, and in a longer text than that nobody
// would look for the first use: it is looked for at every keystroke.
const (
	mostAcronyms = 64
	farBack      = 64 << 10
)

// initials tells that the words at the end of s may be what the acronym stands
// for: one of the last few begins with its first letter.
func initials(s, acronym string) bool {
	words := strings.Fields(s[max(0, len(s)-120):])
	for k := len(words) - 2; k >= 0 && k >= len(words)-2*len(acronym)-2; k-- {
		if words[k][0]&^0x20 == acronym[0] {
			return true
		}
	}
	return false
}

// wordBefore is where word stands in s first, as a whole word and not in
// brackets; -1 if nowhere.
func wordBefore(s, word string) int {
	for from := 0; ; {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return -1
		}
		i += from
		from = i + len(word)
		if (i == 0 || !wordByte(s[i-1]) && s[i-1] != '(' && s[i-1] != '-' && s[i-1] != '/') && (from == len(s) || !wordByte(s[from]) && s[from] != '-' && s[from] != '/') {
			return i
		}
	}
}

func wordByte(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' || c >= 0x80 }

// inFront tells a place before the preamble.
func inFront(t *syntax.Tree, off int) bool {
	i := lint.NodeAt(t, off)
	return i < 0 || t.Nodes[i].Role == house.FrontPart
}
