package rules

import (
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

var partOrder = &lint.Rule{
	ID:      "RS0111",
	Name:    "part-order",
	Summary: "The parts stand in the wrong order, or one is missing.",
	Why: `The preamble comes first and the operative part after it. A preambular paragraph behind
the first operative one belongs before it; a resolution without an operative part decides
nothing. Sections with heads of their own, annexes and quoted drafts may begin again.

Source: UN Editorial Manual; AKN4UN guidelines, part 2.`,
	Severity: lint.Error,
	Houses:   []string{"itu-pp", "itu-wtsa", "itu-wtdc", "unga", "unsc", "ecosoc", "hrc", "mun"},
	Bad:      "The General Assembly,\n\nNoting the report of the Secretary-General,\n\n1.\tDecides to begin the review;\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n2.\tRequests the Secretary-General to report on it.\n",
	Good:     "The General Assembly,\n\nNoting the report of the Secretary-General,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n1.\tDecides to begin the review;\n\n2.\tRequests the Secretary-General to report on it.\n",
	House:    "unga",
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		if otherLanguage(pass, t) != "" {
			return
		}
		operative, act := -1, -1
		for i := range t.Nodes {
			n := &t.Nodes[i]
			if n.Act != act {
				operative, act = -1, n.Act
			}
			switch {
			case n.Role != house.OperativePart:
				operative = -1 // a section with a preamble of its own
			case n.Quoted || pass.House.Placement == house.Alone || n.Level > 0:
			case n.Kind == syntax.Paragraph:
				operative = i
			case n.Kind == syntax.Text && n.Opener.Role == house.Preambular && operative >= 0 && n.Section == t.Nodes[operative].Section && between(t, i):
				d := pass.Report(openerOf(n), "“"+n.Opener.Phrase+"”: a preambular paragraph stands in the operative part")
				relate(d, t, operative, "the operative paragraph before it")
			}
		}
		for i := range t.Acts {
			a := &t.Acts[i]
			if a.Heading < 0 || a.Enacting < 0 || a.Embedded || !hasBody(t, a) || hasOperative(t, a) {
				continue
			}
			n := &t.Nodes[a.Heading]
			d := pass.Report(n.Mark.Shift(n.Start), "no operative part: nothing is decided")
			d.Severity = lint.Info // the drafter may be about to write it
		}
	},
}

// between tells a paragraph that stands alone between operative ones: several in
// a row, or one after a rule, are the preamble of a section without a head.
func between(t *syntax.Tree, i int) bool {
	n, prev, next := &t.Nodes[i], i-1, i+1
	for prev >= 0 && t.Nodes[prev].Kind == syntax.Blank {
		prev--
	}
	for next < len(t.Nodes) && t.Nodes[next].Kind == syntax.Blank {
		next++
	}
	if n.End.In(n.Raw) != "," || prev < 0 || next == len(t.Nodes) {
		return false
	}
	b := &t.Nodes[prev]
	return (b.Kind == syntax.Paragraph || b.Kind == syntax.Item) && b.End.In(b.Raw) == ";" && t.Nodes[next].Kind == syntax.Paragraph
}

// hasOperative tells an act with an operative part.
func hasOperative(t *syntax.Tree, a *syntax.Act) bool {
	for i := a.First; i <= a.Last && i < len(t.Nodes); i++ {
		if t.Nodes[i].Role == house.OperativePart {
			return true
		}
	}
	return false
}
