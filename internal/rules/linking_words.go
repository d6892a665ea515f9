package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var linkingWords = &lint.Rule{
	ID:      "RS0115",
	Name:    "linking-words",
	Summary: "The words that lead from the preamble to the resolving part are missing.",
	Why: `"; now, therefore, be it" joins the last Whereas to the first Resolved. A colon
does so, too, in the resolutions of some unions and societies.

Source: GPO Style Manual, p. 56; Robert's Rules of Order.`,
	Severity: lint.Warning,
	Houses:   []string{"us-whereas"},
	Bad:      "WHEREAS, The board has met.\n\nRESOLVED, That the report be adopted.\n",
	Good:     "WHEREAS, The board has met; now, therefore, be it\n\nRESOLVED, That the report be adopted.\n",
	House:    "us-whereas",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		last := -1
		for i := range t.Nodes {
			n := &t.Nodes[i]
			if n.Quoted || n.Kind == syntax.Blank || n.Kind == syntax.Note || n.Kind == syntax.Rule {
				continue
			}
			if at, _ := whereasHead(n); !at.Empty() {
				last = i
				continue
			}
			if last < 0 {
				continue
			}
			b := &t.Nodes[last]
			if at := resolvedHead(n).at; !at.Empty() && at.Start == n.Body.Start && b.End.In(b.Raw) != ":" && !strings.Contains(strings.ToLower(b.Raw), "therefore") && !strings.Contains(strings.ToLower(b.Raw), "be it") {
				at := b.End.Shift(b.Start)
				if at.Empty() {
					at = lastWord(b)
				}
				d := pass.Report(at, "“now, therefore, be it” is due before “Resolved”")
				replace(d, "Add “; now, therefore, be it”", b.End.Shift(b.Start), "; now, therefore, be it", false)
			}
			last = -1
		}
	},
}
