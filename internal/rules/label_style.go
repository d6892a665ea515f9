package rules

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var labelStyle = &lint.Rule{
	ID:      "RS0206",
	Name:    "label-style",
	Summary: "A label is not written as its house writes it.",
	Why: `Every house has one form for each level: the ITU a) and 1, the United Nations 1.
and (a) in English, a) in French and Spanish. A single label that differs from
its neighbours is a slip of the hand; a whole list that differs is reported once,
at its first label.

Lists within annexes and quotations follow their own rules.

Source: UN Editorial Manual (paragraphs of resolutions); ITU Spanish style guide;
the levels of each house stand in its table.`,
	Severity: lint.Warning,
	Bad:      "The Plenipotentiary Conference,\nrecalling\na)\tthe Geneva Plan of Action;\n(b)\tthe Tunis Agenda,\n",
	Good:     "The Plenipotentiary Conference,\nrecalling\na)\tthe Geneva Plan of Action;\nb)\tthe Tunis Agenda,\n",
	House:    "itu-pp",
	Reads:    syntax.InlineNumber.Bit() | syntax.Citations, // a repair changes references, too
	Tree: func(pass *lint.Pass, t *syntax.Tree) {
		sound := true // with other slips in it, a series may be two
		for _, x := range slips(pass, t) {
			sound = sound && x.fault == faultStyle
		}
		for _, x := range slips(pass, t) {
			if x.fault == faultStyle {
				d := pass.Report(x.at, "label "+x.was.String()+" where "+x.due.String()+" is due")
				relate(d, t, x.before, "the one before is "+t.Nodes[x.before].Label.String())
				restyle(d, t, x, sound)
			}
		}
		for _, i := range seriesStarts.Of(pass, t) {
			if n := &t.Nodes[i]; !skips(t, n, *n.Label) { // level-skip speaks of those
				foreignSeries(pass, t, i)
			}
		}
	},
}

// restyle offers the form that was due, for the label and those after it that
// are written like it.
func restyle(d *lint.Diagnostic, t *syntax.Tree, x slip, safe bool) {
	var edits []text.Edit
	for _, i := range siblings(t, x.node) {
		n := &t.Nodes[i]
		if n.Label.Frame != x.was.Frame || n.Label.Scheme != x.was.Scheme {
			break
		}
		at, ok := wholeLabel(n, x.due.Frame)
		if !ok {
			return
		}
		if rest := strings.TrimLeft(n.Raw[n.LabelAt.End:], " \t\r"); rest == "" || rest[0] == '\n' {
			safe = false // alone on its line it may be read as another thing than with its mark
		}
		due := x.due.With(n.Label.N)
		due.Suffix = n.Label.Suffix
		edits = append(edits, text.Edit{Span: at, New: due.String()})
	}
	title := "Change " + x.was.String() + " to " + x.due.String()
	if len(edits) > 1 {
		title += " and those after it likewise"
	}
	d.Fixes = append(d.Fixes, lint.Fix{Title: title, Edits: edits, Safe: safe && x.due.Scheme == x.was.Scheme})
}

// seriesStarts are the nodes whose label opens a list, in preamble and operative
// part.
var seriesStarts = &lint.Reading[[]int]{Read: func(_ *lint.Pass, t *syntax.Tree, room []int) []int {
	starts := room[:0]
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Label.N == 1 && n.Label.Scheme != numbering.Bullet && n.Label.Suffix == "" && !n.Quoted &&
			(n.Kind == syntax.Item || n.Kind == syntax.Paragraph) && (n.Role == house.PreamblePart || n.Role == house.OperativePart) {
			starts = append(starts, i)
		}
	}
	return starts
}}

// foreignSeries reports a list whose form is none of those that the house has
// for the level.
func foreignSeries(pass *lint.Pass, t *syntax.Tree, i int) {
	n := &t.Nodes[i]
	want, known := formsOf(t.House, n.Role, n.Level)
	switch n.Label.Scheme {
	case numbering.Dotted, numbering.Preamble, numbering.Operative:
		return // of procedure; of a negotiation, which has a rule of its own
	}
	if !known || freeLists(t.House) || t.Language != "" && t.Language != t.House.Language { // French and Spanish have a) and i)
		return
	}
	for _, f := range want {
		if f.Scheme == n.Label.Scheme && f.Frame == n.Label.Frame {
			return
		}
	}
	due := numbering.Label{Scheme: want[0].Scheme, Frame: want[0].Frame}.With(1)
	d := pass.Report(n.LabelAt.Shift(n.Start), "label "+n.Label.String()+" where "+due.String()+" is due in this house")
	x := slip{node: i, was: *n.Label, due: due}
	if due.Scheme == n.Label.Scheme {
		numberOn(pass, d, t, x)
	}
}

// formsOf are the labels that a house allows in a part at a level.
func formsOf(h *house.House, part house.Part, level int) ([]house.Form, bool) {
	for i := range h.Levels {
		if v := &h.Levels[i]; v.Part == part && v.Depth == level && len(v.Labels) > 0 {
			return v.Labels, true
		}
	}
	return nil, false
}
