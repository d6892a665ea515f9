package rules

import (
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var tightLabel = &lint.Rule{
	ID:      "RS0216",
	Name:    "tight-label",
	Summary: "Nothing stands between a label and the first word.",
	Why: `The tab after the label was lost when the text was extracted: "1that the
frequencies". Word processors then no longer see a list.

Source: WRC-15 documents as converted to text.`,
	Severity: lint.Warning,
	Bad:      "resolves\n1\tthat the review shall begin;\n2that a report shall be made.\n",
	Good:     "resolves\n1\tthat the review shall begin;\n2\tthat a report shall be made.\n",
	House:    "itu-pp",
	Needs:    syntax.Tight,
	Para: func(pass *lint.Pass, p *syntax.Para) {
		d := pass.Report(p.LabelAt, "label "+p.LabelAt.In(p.Raw)+" touches the first word: a tab is due")
		d.Fixes = []lint.Fix{{Title: "Insert a tab", Edits: []text.Edit{{Span: text.Span{Start: p.LabelAt.End, End: p.LabelAt.End}, New: "\t"}}, Safe: p.Label.N < 10}} // "31" may be an old and a new number
	},
}
