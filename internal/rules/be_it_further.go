package rules

import (
	"strings"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var beItFurther = &lint.Rule{
	ID:      "RS0312",
	Name:    "be-it-further",
	Summary: "The words that join two resolving clauses are missing.",
	Why: `"… ; and be it further" leads from one resolving clause to the next, and "and" to the
last whereas. After a full stop another resolution begins, which needs no such words.

Source: Robert's Rules of Order; GPO Style Manual (jointly).`,
	Severity: lint.Info,
	Houses:   []string{"us-whereas"},
	Bad:      "WHEREAS, The board has met; now, therefore, be it\n\nRESOLVED, That the report be adopted;\n\nRESOLVED, That it be published.\n",
	Good:     "WHEREAS, The board has met; now, therefore, be it\n\nRESOLVED, That the report be adopted; and be it further\n\nRESOLVED, That it be published.\n",
	House:    "us-whereas",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		last := -1
		for i := range t.Nodes {
			n := &t.Nodes[i]
			at := resolvedHead(n).at
			if at.Empty() {
				if last >= 0 && (closes(n) || strings.Contains(strings.ToLower(n.Raw), "be it")) {
					last = -1
				}
				continue
			}
			if last >= 0 && at.Start == n.Body.Start {
				b := &t.Nodes[last]
				if b.End.In(b.Raw) == ";" {
					d := pass.Report(b.End.Shift(b.Start), "“and be it further” is due before the next resolving clause")
					replace(d, "Add “and be it further”", b.End.Shift(b.Start), "; and be it further", true)
				}
			}
			last = i
		}
	},
}
