package rules

import (
	"slices"
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
		heads, styles := tally{}, tally{}
		for i := range t.Nodes {
			if head, style := whereas(&t.Nodes[i]); head != "" {
				heads.add(head)
				if style != "" {
					styles.add(style)
				}
			}
		}
		if len(heads.met) < 2 && len(styles.met) < 2 {
			return
		}
		// The letter behind the usual word, unless no clause with that word tells it.
		usualHead, usual := heads.most(""), styles.most("")
		if s := styles.most(usualHead + " "); s != "" {
			usual = s
		}
		for i := range t.Nodes {
			n := &t.Nodes[i]
			head, style := whereas(n)
			at, next := whereasHead(n)
			span := text.Span{Start: at.Start, End: next}.Shift(n.Start)
			switch {
			case head != "" && head != usualHead:
				d := pass.Report(span, "“"+squeeze(n.Raw[at.Start:next])+"”: elsewhere this text has “"+usualHead+"”")
				if style == "" {
					replace(d, "Write it as elsewhere", at.Shift(n.Start), usualHead, false)
					continue
				}
				replace(d, "Write it as elsewhere", text.Span{Start: at.Start, End: next + 1}.Shift(n.Start), usualHead+" "+inStyle(usual, n.Raw[next:]), false)
			case style != "" && style != usual:
				d := pass.Report(span, "“"+squeeze(n.Raw[at.Start:next])+"”: elsewhere this text has "+caseName(usual[len(usual)-1])+" behind it")
				replace(d, "Write it as elsewhere", text.Span{Start: next, End: next + 1}.Shift(n.Start), inStyle(usual, n.Raw[next:]), false)
			}
		}
	},
}

// inStyle is the first letter of s as the style has it; an acronym keeps its capital.
func inStyle(style, s string) string {
	if style[len(style)-1] == 'T' {
		return strings.ToUpper(s[:1])
	}
	if len(s) > 1 && s[1] >= 'a' {
		return strings.ToLower(s[:1])
	}
	return s[:1]
}

// tally counts the manners that a text has, in the order in which they are met.
type tally struct{ met []manner }

type manner struct {
	name  string
	times int
}

func (t *tally) add(name string) {
	i := slices.IndexFunc(t.met, func(m manner) bool { return m.name == name })
	if i < 0 {
		i, t.met = len(t.met), append(t.met, manner{name: name})
	}
	t.met[i].times++
}

// most is the manner that is met most of those that begin so, of several that are met
// alike the first; "" if there is none.
func (t *tally) most(prefix string) string {
	var most manner
	for _, m := range t.met {
		if m.times > most.times && strings.HasPrefix(m.name, prefix) {
			most = m
		}
	}
	return most.name
}

// whereas is the word as a clause writes it, "WHEREAS,", and with the first letter
// behind it, "T" for The and "t" for the: no more than that is told of words that may
// have a capital for another reason. Empty for other paragraphs.
func whereas(n *syntax.Node) (head, style string) {
	at, next := whereasHead(n)
	if at.Empty() || next+1 >= len(n.Raw) {
		return "", ""
	}
	head = squeeze(strings.TrimRight(n.Raw[at.Start:next], " \t\u00a0"))
	end := next
	for end < len(n.Raw) && n.Raw[end] != ' ' {
		end++
	}
	switch n.Raw[next:end] {
	case "The", "A", "An", "It", "This", "In", "There", "On", "At", "By", "For", "All":
		style = head + " T"
	case "the", "a", "an", "it", "this", "in", "there", "on", "at", "by", "for", "all":
		style = head + " t"
	}
	return head, style
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
