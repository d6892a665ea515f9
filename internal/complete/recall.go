package complete

import (
	"strings"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Recall are the edits that add the act which c, a citation in the operative part at
// node, names to what the preamble recalls; false where it is recalled, or where its
// place cannot be told.
func Recall(t *syntax.Tree, node int, c *cite.Cite) ([]text.Edit, bool) {
	n := &t.Nodes[node]
	ref := t.Ref(node, *c)
	if n.Role != house.OperativePart || n.Act < 0 || ref.Body == "self" || ref.Number == "" {
		return nil, false
	}
	last, enacting := -1, t.Acts[n.Act].Enacting
	for i := t.Acts[n.Act].First; i <= t.Acts[n.Act].Last && i < len(t.Nodes); i++ {
		m := &t.Nodes[i]
		if m.Role != house.PreamblePart || m.Mark.Empty() {
			continue
		}
		for _, other := range m.Cites {
			if r := t.Ref(i, other); r.Body == ref.Body && r.Kind == ref.Kind && r.Number == ref.Number {
				return nil, false
			}
		}
		if verb, _ := m.Opener.Base(); strings.EqualFold(verb, "recalling") {
			last = i
		} else if t.House.Placement == house.Alone && last >= 0 && t.SectionName(i) != "" && strings.EqualFold(t.SectionName(last), t.SectionName(i)) {
			last = i
		}
	}
	words := c.Phrase.In(n.Raw)
	if c.Part.Start < c.Part.End || c.Phrase.Empty() {
		words = c.Span.In(n.Raw)
	}
	if words == "" || words[0] >= '0' && words[0] <= '9' {
		return nil, false // one of a list
	}
	if t.House.Placement == house.Alone {
		return recallItem(t, last, enacting, words)
	}
	return recallParagraph(t, last, enacting, words, ref.Body == t.House.Body)
}

// after is the edit that puts lines in behind a paragraph, with the blank lines that
// stand behind it.
func after(t *syntax.Tree, node int, lines string) text.Edit {
	n := &t.Nodes[node]
	gap := n.Raw[n.Mark.End:]
	if !strings.ContainsAny(gap, "\r\n") {
		gap = "\n"
	}
	end := n.Start + n.Mark.End
	return text.Edit{Span: text.Span{Start: end, End: end}, New: gap + lines}
}

// recallParagraph adds "Recalling also its resolution …,".
func recallParagraph(t *syntax.Tree, last, enacting int, words string, own bool) ([]text.Edit, bool) {
	opener := t.House.Opening("Recalling", house.Preambular)
	if own && words[0]|0x20 == 'r' {
		words = "its " + strings.ToLower(words[:1]) + words[1:]
	}
	at := last
	if last >= 0 {
		opener = t.House.WithAdverb(opener, "also", house.Preambular)
	} else if at = enacting; at < 0 {
		return nil, false
	}
	return []text.Edit{after(t, at, opener+" "+words+t.House.Marks.Preamble)}, true
}

// recallItem adds an item to the last of those under "recalling", or the section.
func recallItem(t *syntax.Tree, last, enacting int, words string) ([]text.Edit, bool) {
	m := &t.House.Marks
	if last < 0 {
		if enacting < 0 {
			return nil, false
		}
		e := after(t, enacting, "recalling")
		gap := e.New[:len(e.New)-len("recalling")]
		e.New += gap + words + m.PreambleLast
		return []text.Edit{e}, true
	}
	n := &t.Nodes[last]
	if n.Label.Scheme == numbering.None || n.Level > 0 || n.LabelAt.Empty() {
		return nil, false // the only paragraph would need a letter
	}
	lead, gap := n.Raw[:n.LabelAt.Start], n.Raw[n.LabelAt.End:n.Body.Start]
	e := after(t, last, lead+n.NextLabel().String()+gap+words+m.PreambleLast)
	return []text.Edit{{Span: n.End.Shift(n.Start), New: m.Preamble}, e}, true
}
