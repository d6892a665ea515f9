package rules

import (
	"slices"
	"strconv"

	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var flattenedText = &lint.Rule{
	ID:      "RS0601",
	Name:    "flattened-text",
	Summary: "The text looks like tracked changes run together.",
	Why: `Programs that do not know tracked changes write the deleted and the inserted words one
behind the other: "(Guadalajara, 2010Busan, 2014)", "31" for 3 and 1, "outcomes,;". Three
such places or more make it likely that the whole text is like that, also where nothing
shows; double marks alone do not, which may be slips. Best is to import the document
itself: "resolute import" keeps the changes apart. Where it is lost, "resolute repair"
writes both versions as revision marks.

Source: five public documents of the ITU with such places; reports on converters that
write "oldnew".`,
	Severity: lint.Warning,
	Bad:      "RESOLUTION 172 (Guadalajara, 2010Busan, 2014)\nReview\nThe Plenipotentiary Conference of the International Telecommunication Union (Guadalajara, 2010Busan, 2014),\nrecalling\na)\tthe report of the Secretary-General,;\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	Good:     "RESOLUTION 172 (Rev. Busan, 2014)\nReview\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nrecalling\na)\tthe report of the Secretary-General;\nb)\tthe views of Member States,\nresolves\nto begin the review.\n",
	House:    "itu-pp",
	File:     true,
	Reads:    syntax.LongNumber.Bit() | syntax.UnknownWord.Bit() | syntax.DoubleMark.Bit() | syntax.InlineNumber.Bit(),
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if !mayHaveTraces(pass, t) {
			return
		}
		all := traces(pass, t)
		if len(all) < 3 || len(t.Nodes) == 0 || !slices.ContainsFunc(all, func(x trace) bool { return !x.slip }) {
			return
		}
		first := &t.Nodes[0]
		for i := range t.Nodes {
			if t.Nodes[i].Kind != syntax.Blank {
				first = &t.Nodes[i]
				break
			}
		}
		d := pass.Report(first.Mark.Shift(first.Start), "this text looks like tracked changes run together: "+strconv.Itoa(len(all))+" places hold both an old and a new version; “resolute repair” takes them apart")
		for _, x := range all[:min(len(all), 20)] {
			d.Related = append(d.Related, lint.Related{Span: x.at, Message: x.what()})
		}
	},
}
