package rules

import (
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var whereasAfterResolved = &lint.Rule{
	ID:      "RS0116",
	Name:    "whereas-after-resolved",
	Summary: "A whereas clause stands after the first resolving clause.",
	Why: `The reasons come before what is resolved: a reader who has come to "Resolved" looks for no
more of them.

Source: Robert's Rules of Order; primers on resolutions.`,
	Severity: lint.Warning,
	Houses:   []string{"us-whereas"},
	Bad:      "WHEREAS, The board has met; now, therefore, be it\n\nRESOLVED, That the report be adopted; and be it further\n\nWHEREAS, The report was read,\n\nRESOLVED, That it be published.\n",
	Good:     "WHEREAS, The board has met; and\n\nWHEREAS, The report was read; now, therefore, be it\n\nRESOLVED, That the report be adopted; and be it further\n\nRESOLVED, That it be published.\n",
	House:    "us-whereas",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		resolved, act := -1, -1
		for i := range t.Nodes {
			n := &t.Nodes[i]
			if n.Quoted || n.Kind == syntax.Heading || n.Role == house.AnnexPart || n.Act != act {
				resolved, act = -1, n.Act
			}
			if at := resolvedHead(n).at; !at.Empty() {
				if resolved = i; n.End.In(n.Raw) == "." {
					resolved = -1 // the sentence is over; another resolution may begin
				}
			} else if at, _ := whereasHead(n); !at.Empty() && resolved >= 0 {
				d := pass.Report(at.Shift(n.Start), "a whereas clause after the first resolving clause")
				relate(d, t, resolved, "the resolving clause before it")
				return
			}
		}
	},
}
