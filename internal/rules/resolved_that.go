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

Many councils write "BE IT RESOLVED that" throughout: that is put up with, and so is a
small "that" behind the comma, as long as the text keeps to it.

Source: GPO Style Manual, p. 56; Robert's Rules of Order; texts of city councils.`,
	Severity: lint.Warning,
	Houses:   []string{"us-whereas"},
	Bad:      "WHEREAS, The board has met; now, therefore, be it\n\nRESOLVED that the report be adopted.\n",
	Good:     "WHEREAS, The board has met; now, therefore, be it\n\nRESOLVED, That the report be adopted.\n",
	House:    "us-whereas",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		var full, small, plain int // "RESOLVED, That", "RESOLVED, that", "RESOLVED that"
		for i := range t.Nodes {
			switch h := resolvedHead(&t.Nodes[i]); {
			case h.at.Empty():
			case h.comma && h.capital:
				full++
			case h.comma:
				small++
			default:
				plain++
			}
		}
		for i := range t.Nodes {
			n := &t.Nodes[i]
			h := resolvedHead(n)
			if h.at.Empty() || h.comma && h.capital || full == 0 && (h.beIt || h.comma && plain == 0) {
				continue
			}
			word := n.Raw[h.at.Start : h.at.Start+len("RESOLVED")]
			d := pass.Report(h.at.Shift(n.Start), "“"+squeeze(h.at.In(n.Raw))+"”: “"+word+", That” is due")
			if h.comma || full+small == 0 && plain > 1 {
				d.Severity = lint.Info // a capital only, or the text's own style
			}
			replace(d, "Change to “"+word+", That”", h.at.Shift(n.Start), word+", That", d.Severity == lint.Warning && n.Raw[h.at.End-4:h.at.End] != "THAT")
		}
	},
}

// resolving is how a resolving clause begins.
type resolving struct {
	at             text.Span // "RESOLVED that", in the paragraph; empty in another one
	beIt           bool      // behind "Be it"
	comma, capital bool      // before "that", and its T
}

func resolvedHead(n *syntax.Node) (h resolving) {
	s := n.Raw[n.Body.Start:]
	i := 0
	for _, w := range []string{"now", "therefore"} {
		if len(s) > i+20 && strings.EqualFold(s[i:i+len(w)], w) && strings.IndexByte(", ", s[i+len(w)]) >= 0 {
			i += len(w)
			i += len(s[i:]) - len(strings.TrimLeft(s[i:], ", "))
		}
	}
	if len(s) > i+20 && strings.EqualFold(s[i:i+6], "be it ") {
		i, h.beIt = i+6, true
		if strings.EqualFold(s[i:i+8], "further ") {
			i += 8
		}
	}
	if len(s) < i+12 || !strings.EqualFold(s[i:i+8], "resolved") {
		return resolving{}
	}
	k := i + 8
	for k < len(s) && (s[k] == ' ' || s[k] == ',') {
		k++
	}
	if k == i+8 || len(s) < k+4 || !strings.EqualFold(s[k:k+4], "that") || len(s) > k+4 && strings.IndexByte(" ,\t\r\n", s[k+4]) < 0 {
		return resolving{}
	}
	h.at = text.Span{Start: i, End: k + 4}.Shift(n.Body.Start)
	h.comma, h.capital = s[i+8] == ',', s[k] == 'T'
	return h
}
