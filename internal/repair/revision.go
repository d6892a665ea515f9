package repair

import (
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/house"
	"resolute/internal/marks"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// revision adds what tells a revised act to the heading of the new version: if the old
// one stands beside it, in "(Guadalajara, 2010Busan, 2014)", it is one.
func revision(runs []marks.Run) []marks.Run {
	for i := 1; i+1 < len(runs); i++ {
		was, now := runs[i], &runs[i+1]
		if was.Old && !was.New && now.New && !now.Old && strings.HasSuffix(runs[i-1].Text, "(") && !strings.HasPrefix(now.Text, "R") {
			if _, _, ok := catalogue.SplitGlued(was.Text + now.Text); ok {
				now.Text = revisedMark(now.Text) + now.Text
			}
		}
	}
	return runs
}

// revisedMark is the word that stands before the place of a revision, in capitals
// where that is.
func revisedMark(place string) string {
	if name, _, _ := strings.Cut(place, ","); name == strings.ToUpper(name) {
		return "REV. "
	}
	return "Rev. "
}

// revised is the new version with the heading of a revision, where the former text has
// the same act of an earlier conference.
func (w *work) revised(now, base string) string {
	h := w.tree.House
	if !h.PlaceYear {
		return now
	}
	heading := func(s string) (house.Number, text.Span) {
		t := syntax.Parse(text.New(s), h, nil)
		if len(t.Acts) == 0 || t.Acts[0].Heading < 0 {
			return house.Number{}, text.Span{}
		}
		n := &t.Nodes[t.Acts[0].Heading]
		return t.Acts[0].Number, n.Mark.Shift(n.Start)
	}
	is, at := heading(now)
	if is.Revised || is.Year == 0 {
		return now
	}
	was, _ := heading(base)
	bracket := strings.LastIndexByte(at.In(now), '(')
	if bracket < 0 || was.Number != is.Number || was.Year == 0 || was.Year >= is.Year {
		return now
	}
	cut := at.Start + bracket + 1
	return now[:cut] + revisedMark(now[cut:]) + now[cut:]
}
