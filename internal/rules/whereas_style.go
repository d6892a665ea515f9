package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var whereasStyle = &lint.Rule{
	ID:      "RS0310",
	Name:    "whereas-style",
	Summary: "Whereas is written in two ways.",
	Why: `The Government Printing Office prints "Whereas the", Robert's Rules of Order
"WHEREAS, The". Either is right; the two together are not. The one that the text uses
most is proposed.

Source: GPO Style Manual, p. 56; Robert's Rules of Order.`,
	Severity: lint.Warning,
	Houses:   []string{"us-whereas"},
	Bad:      "WHEREAS, The board has met;\n\nWhereas the report was read; now, therefore, be it\n\nRESOLVED, That the report be adopted.\n",
	Good:     "WHEREAS, The board has met;\n\nWHEREAS, The report was read; now, therefore, be it\n\nRESOLVED, That the report be adopted.\n",
	House:    "us-whereas",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		styles := map[string]int{}
		first := ""
		for i := range t.Nodes {
			if s := whereas(&t.Nodes[i]); s != "" {
				if styles[s]++; first == "" {
					first = s
				}
			}
		}
		if len(styles) < 2 {
			return
		}
		usual := first
		for _, s := range []string{"WHEREAS, T", "WHEREAS, t", "WHEREAS T", "WHEREAS t", "Whereas, T", "Whereas, t", "Whereas T", "Whereas t"} {
			if styles[s] > styles[usual] {
				usual = s
			}
		}
		for i := range t.Nodes {
			n := &t.Nodes[i]
			s := whereas(n)
			if s == "" || s == usual {
				continue
			}
			at, next := whereasHead(n)
			d := pass.Report(text.Span{Start: at.Start, End: next}.Shift(n.Start), "“"+squeeze(n.Raw[at.Start:next])+"”: elsewhere this text has “"+usual[:len(usual)-2]+"” and "+caseName(usual[len(usual)-1]))
			word := n.Raw[next : next+1]
			if usual[len(usual)-1] == 'T' {
				word = strings.ToUpper(word)
			} else if len(n.Raw) > next+1 && n.Raw[next+1] >= 'a' {
				word = strings.ToLower(word)
			}
			replace(d, "Write it as elsewhere", text.Span{Start: at.Start, End: next + 1}.Shift(n.Start), usual[:len(usual)-1]+word, false)
		}
	},
}

// whereas is the style of a Whereas clause as a picture of it, "WHEREAS, T" for
// "WHEREAS, The"; empty for other paragraphs and for words that are capitals
// anyway, as the board's name may be.
func whereas(n *syntax.Node) string {
	at, next := whereasHead(n)
	if at.Empty() || next+1 >= len(n.Raw) {
		return ""
	}
	head := squeeze(strings.TrimRight(n.Raw[at.Start:next], " \t\u00a0"))
	end := next
	for end < len(n.Raw) && n.Raw[end] != ' ' {
		end++
	}
	switch w := n.Raw[next:end]; w {
	case "The", "A", "An", "It", "This", "In", "There", "On", "At", "By", "For", "All":
		return head + " T"
	case "the", "a", "an", "it", "this", "in", "there", "on", "at", "by", "for", "all":
		return head + " t"
	}
	return ""
}

// whereasHead is the word Whereas with the comma behind it, and where the next
// word begins.
func whereasHead(n *syntax.Node) (text.Span, int) {
	s := n.Raw[n.Body.Start:]
	if len(s) < 8 || !strings.EqualFold(s[:7], "whereas") {
		return text.Span{}, 0
	}
	i := 7
	if s[i] == ',' {
		i++
	}
	next := i
	for next < len(s) && (s[next] == ' ' || s[next] == '\t') {
		next++
	}
	return text.Span{Start: n.Body.Start, End: n.Body.Start + i}, n.Body.Start + next
}

func caseName(c byte) string {
	if c == 'T' {
		return "a capital"
	}
	return "a small letter"
}
