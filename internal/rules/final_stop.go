package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var finalStop = &lint.Rule{
	ID:      "RS0303",
	Name:    "final-stop",
	Summary: "The resolution does not end with a full stop.",
	Why: `One full stop ends the sentence that a resolution is. A text that ends with another
mark has lost its end, or is not finished.

Source: ITU Spanish style guide; UN Editorial Manual; Robert's Rules of Order. Of the
Security Council's texts 631 end so.`,
	Severity: lint.Warning,
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it;\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, c := range closings(pass, t) {
			if c.place == lastPlace {
				tellClosing(pass, t, c, "the resolution "+endsWith(c.was)+": “"+c.due+"” is due")
			}
		}
	},
}
