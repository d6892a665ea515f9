package export

import (
	"strings"

	"resolute/internal/docx"
	"resolute/internal/house"
	"resolute/internal/syntax"
)

// look is how a house prints its texts.
type look struct {
	font   string
	size   int  // in half points
	first  int  // how far the first level of items is set in, in twentieths of a point
	step   int  // and every further one
	opener bool // openers stand alone, indented
}

// lookOf is the look of a house: the ITU sets its texts in Calibri with openers
// alone on their line, the United Nations and most others in Times New Roman
// (the templates for proposals of both).
func lookOf(h *house.House) look {
	if strings.HasPrefix(h.ID, "itu-") {
		return look{font: "Calibri", size: 24, first: 794, step: 397, opener: true}
	}
	return look{font: "Times New Roman", size: 22, first: 720, step: 560, opener: h.Placement == house.Alone}
}

// styles are the paragraph styles of the document. A draft that parts its
// paragraphs by empty lines has its space in those.
func (l look) styles(t *syntax.Tree) []docx.Style {
	space := 120
	if strings.Contains(t.Text.String(), "\n\n") || strings.Contains(t.Text.String(), "\r\n\r\n") {
		space = 0
	}
	out := []docx.Style{
		{ID: "ResNumber", Name: "Resolution number", Bold: true, Centred: true, KeepNext: true, Before: 240},
		{ID: "ResTitle", Name: "Resolution title", Bold: true, Centred: true, KeepNext: true, Before: space},
		{ID: "Enacting", Name: "Enacting line", Italic: !l.opener, Before: 240},
		{ID: "OpenerLine", Name: "Opener line", Italic: true, KeepNext: true, Left: l.first, Before: 160},
		{ID: "ResText", Name: "Resolution text", Before: space},
		{ID: "InnerHeading", Name: "Inner heading", Bold: true, KeepNext: true, Before: 240},
		{ID: "AnnexHead", Name: "Annex heading", Bold: true, Centred: true, KeepNext: true, Before: 480},
		{ID: "Note", Name: "Note text", Before: 60},
		{ID: "Closing", Name: "Closing line", Before: 240},
		{ID: "Quoted", Name: "Quoted paragraph", Left: 567, Before: space},
	}
	for level := range 4 {
		// The first level runs back to the margin, as both print it; those below hang.
		st := docx.Style{ID: levelID(level), Name: "Item level " + string(rune('1'+level)), Tab: l.first, Before: space}
		if level > 0 {
			st.Left, st.Hanging = l.first+level*l.step, l.step
		}
		out = append(out, st)
	}
	return out
}

func levelID(level int) string { return "ItemLevel" + string(rune('1'+min(level, 3))) }

// styleOf is the style of a paragraph.
func styleOf(t *syntax.Tree, n *syntax.Node) string {
	switch n.Kind {
	case syntax.Heading:
		if n.Act >= 0 && &t.Nodes[max(t.Acts[n.Act].Heading, 0)] == n {
			return "ResNumber"
		}
		return "InnerHeading"
	case syntax.Title:
		return "ResTitle"
	case syntax.Enacting:
		return "Enacting"
	case syntax.OpenerLine:
		return "OpenerLine"
	case syntax.AnnexHead:
		return "AnnexHead"
	case syntax.Note:
		return "Note"
	case syntax.Closing:
		return "Closing"
	case syntax.Item, syntax.Paragraph, syntax.Text:
		if !n.LabelAt.Empty() {
			return levelID(n.Level)
		}
		if n.Quoted {
			return "Quoted"
		}
	}
	return "ResText"
}
