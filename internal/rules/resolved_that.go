package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var resolvedThat = &lint.Rule{
	ID:      "RS0311",
	Name:    "resolved-that",
	Summary: "RESOLVED is not followed by a comma and “That”.",
	Why: `The resolving clause reads "RESOLVED, That …": the comma and the capital mark that a
motion begins there.

Source: GPO Style Manual, p. 56; Robert's Rules of Order.`,
	Severity: lint.Warning,
	Houses:   []string{"us-whereas"},
	Bad:      "WHEREAS, The board has met; now, therefore, be it\n\nRESOLVED that the report be adopted.\n",
	Good:     "WHEREAS, The board has met; now, therefore, be it\n\nRESOLVED, That the report be adopted.\n",
	House:    "us-whereas",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		total, plain := 0, 0
		for i := range t.Nodes {
			if at, ok := resolvedHead(&t.Nodes[i]); !at.Empty() {
				if total++; !ok {
					plain++
				}
			}
		}
		for i := range t.Nodes {
			n := &t.Nodes[i]
			at, ok := resolvedHead(n)
			if at.Empty() || ok {
				continue
			}
			d := pass.Report(at.Shift(n.Start), "“"+squeeze(at.In(n.Raw))+"” is written “"+n.Raw[at.Start:at.Start+8]+", That”")
			if plain > 1 && plain == total {
				d.Severity = lint.Info // the text's own style
			}
			replace(d, "Change to “"+n.Raw[at.Start:at.Start+8]+", That”", at.Shift(n.Start), n.Raw[at.Start:at.Start+8]+", That", d.Severity == lint.Warning && n.Raw[at.End-4:at.End] != "THAT")
		}
	},
}

// resolvedHead is "RESOLVED that" at the head of a paragraph, and whether it is
// written as it should be.
func resolvedHead(n *syntax.Node) (text.Span, bool) {
	s := n.Raw[n.Body.Start:]
	i := 0
	if len(s) > 20 && strings.EqualFold(s[:6], "be it ") {
		i = 6
		if strings.EqualFold(s[6:14], "further ") {
			i = 14
		}
	}
	if len(s) < i+12 || !strings.EqualFold(s[i:i+8], "resolved") {
		return text.Span{}, false
	}
	k := i + 8
	for k < len(s) && (s[k] == ' ' || s[k] == ',') {
		k++
	}
	if k == i+8 || len(s) < k+4 || !strings.EqualFold(s[k:k+4], "that") || len(s) > k+4 && strings.IndexByte(" ,\t\r\n", s[k+4]) < 0 {
		return text.Span{}, false
	}
	return text.Span{Start: i, End: k + 4}.Shift(n.Body.Start), s[i+8] == ',' && s[k] == 'T'
}
