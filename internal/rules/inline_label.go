package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var inlineLabel = &lint.Rule{
	ID:      "RS0205",
	Name:    "inline-label",
	Summary: "A number stands inside a line, after a semicolon.",
	Why: `The item lost its line: the paragraph mark before it was deleted, or two items
were joined when the text was copied. A number is taken for one only where
nothing stands between it and the semicolon, or where the series lacks it.

Source: flattened working documents of the ITU ("process;3 to request").`,
	Severity: lint.Error,
	Bad:      "resolves\n1\tto begin the review;2\tto report on it;\n3\tto publish the report.\n",
	Good:     "resolves\n1\tto begin the review;\n2\tto report on it;\n3\tto publish the report.\n",
	House:    "itu-pp",
	Reads:    syntax.InlineNumber.Bit() | syntax.Citations, // a repair changes references, too
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		for _, x := range slips(pass, t) {
			if x.fault != faultInline {
				continue
			}
			n := &t.Nodes[x.node]
			d := pass.Report(x.at, "number "+name(x.was)+" stands inside item "+name(*n.Label)+", after a semicolon")
			from := x.at.Start
			for from > 0 && t.Text.String()[from-1] == ' ' {
				from--
			}
			d.Fixes = []lint.Fix{{
				Title: "Begin a new line with " + name(x.was),
				Edits: []text.Edit{{Span: text.Span{Start: from, End: x.at.Start}, New: lineEnding(t)}},
			}}
		}
	},
}

// lineEnding is the one that the text uses.
func lineEnding(t *syntax.Tree) string {
	if len(t.Nodes) > 0 {
		raw := t.Nodes[0].Raw
		if end := t.Nodes[0].Mark.End; end < len(raw) {
			for i := end; i < len(raw); i++ {
				if n := text.LineEnd(raw, i); n > 0 {
					return raw[i : i+n]
				}
			}
		}
	}
	return "\n"
}
