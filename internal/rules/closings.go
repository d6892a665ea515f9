package rules

import (
	"slices"
	"strings"
	"unicode/utf8"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// place is where a paragraph stands, as far as its closing mark depends on it.
type place uint8

const (
	itemPlace     place = iota // more of its section or list follows
	sectionPlace               // the last of its section; another opener follows
	lastPlace                  // the last of the resolution
	preamblePlace              // a paragraph of a preamble whose openers lead
	chapeauPlace               // its sub-items follow
)

// closing is a paragraph that does not end with the mark that its place asks for.
type closing struct {
	node     int
	place    place
	was, due string
	usual    bool // most paragraphs of the text in such a place end like it
}

// otherEnds are the paragraphs with another mark at their end than is due, in order.
var otherEnds = &lint.Reading[[]closing]{Read: func(pass *lint.Pass, t *syntax.Tree, room []closing) []closing {
	all := room[:0]
	var right, wrong [chapeauPlace + 1]int
	m := &pass.House.Marks
	if m.Last == "" || otherLanguage(pass, t) != "" {
		return all
	}
	paged := t.Wrapped && slices.ContainsFunc(t.Nodes, func(n syntax.Node) bool { return n.Kind == syntax.Note || n.Kind == syntax.Rule })
	next := -1 // the paragraph after i, seen from the end
	for i := len(t.Nodes) - 1; i >= 0; i-- {
		n := &t.Nodes[i]
		if !closes(n) {
			if (n.Kind == syntax.Text || n.Kind == syntax.Table || n.Kind == syntax.Chapeau) && n.Role != house.BackPart {
				next = i
			}
			continue
		}
		c := closing{node: i}
		ok := c.placed(t, pass.House, next)
		next = i
		if !ok || n.Quoted || t.House != pass.House {
			continue
		}
		c.was = n.End.In(n.Raw)
		if c.fits(t, paged) {
			right[c.place]++
			continue
		}
		wrong[c.place]++
		all = append(all, c)
	}
	slices.Reverse(all)
	for i := range all {
		p := all[i].place
		all[i].usual = wrong[p] > 2 && wrong[p] > right[p]
	}
	return all
}}

// closings are those of a pass.
func closings(pass *lint.Pass, t *syntax.Tree) []closing { return otherEnds.Of(pass, t) }

// closes tells the paragraphs whose closing mark the house prescribes.
func closes(n *syntax.Node) bool {
	return (n.Kind == syntax.Paragraph || n.Kind == syntax.Item) &&
		(n.Role == house.PreamblePart || n.Role == house.OperativePart)
}

// placed finds out the place of the paragraph, before the node next, and the mark due
// there.
func (c *closing) placed(t *syntax.Tree, h *house.House, next int) bool {
	n := &t.Nodes[c.node]
	if n.Body.Empty() {
		return false
	}
	if next >= 0 && t.Nodes[next].Act != n.Act {
		if t.Acts[t.Nodes[next].Act].Embedded {
			return false // the paragraph leads to a draft
		}
		next = -1
	}
	var after *syntax.Node
	if next >= 0 {
		after = &t.Nodes[next]
		if !closes(after) {
			return false // words of no known place, or a table
		}
	}
	switch {
	case after != nil && after.Level > n.Level && after.Section == n.Section:
		c.place, c.due = chapeauPlace, h.Marks.Chapeau
		return n.Role != house.PreamblePart && after.Label.Scheme != numbering.Bullet && h.Placement != house.Alone
	case h.Placement == house.Alone:
		return c.underOpener(h, n, after)
	case n.Role == house.PreamblePart:
		return c.inPreamble(h, n, after)
	case after == nil:
		c.place, c.due = lastPlace, h.Marks.Last
	case after.Section != n.Section:
		return false // before a section's head a full stop stands as often
	default:
		c.place, c.due = itemPlace, h.Marks.Operative
	}
	return true
}

// underOpener is placed for a paragraph under an opener that stands alone on its line.
func (c *closing) underOpener(h *house.House, n, after *syntax.Node) bool {
	if n.Label.Scheme == numbering.None && n.Parent < 0 {
		return false // it stands under no opener
	}
	preamble := n.Role == house.PreamblePart
	c.place, c.due = itemPlace, h.Marks.Operative
	if preamble {
		c.due = h.Marks.Preamble
	}
	switch {
	case after == nil:
		c.place, c.due = lastPlace, h.Marks.Last
		return !preamble // else a draft under way
	case after.Section != n.Section:
		c.place, c.due = sectionPlace, h.Marks.SectionLast
		if preamble {
			c.due = h.Marks.PreambleLast
		}
	}
	return true
}

// inPreamble is placed for a paragraph of a preamble whose openers lead.
func (c *closing) inPreamble(h *house.House, n, after *syntax.Node) bool {
	c.place, c.due = preamblePlace, h.Marks.Preamble
	if after == nil || after.Section != n.Section && after.Role == house.PreamblePart {
		return false
	}
	if after.Role == house.OperativePart {
		c.due = h.Marks.PreambleLast
	}
	return n.Level == 0 && after.Level == 0
}

// fits tells that a paragraph's end will do: with the mark due, or in one of the
// ways in which adopted texts end such paragraphs. In a text of several pages the end may
// stand on the next one.
func (c *closing) fits(t *syntax.Tree, paged bool) bool {
	if c.was == c.due || len(c.was) > 1 { // two marks are another rule's
		return true
	}
	n := &t.Nodes[c.node]
	s := n.Raw[n.Mark.Start:n.Mark.End]
	if n.Level > 0 && c.place == itemPlace && c.was != "" && c.was == t.House.Marks.Item {
		return true
	}
	if c.was == "," && (strings.HasSuffix(s, "and,") || strings.HasSuffix(s, "or,")) {
		return true // "; and," is a way of the Security Council
	}
	if c.was == "" {
		if paged {
			return true
		}
		if len(s) == 0 || strings.HasSuffix(s, "]") || s[0] == '(' && strings.HasSuffix(s, ")") || endsQuoted(s) || endsWithNote(s, c.due) {
			return true
		}
		if _, ok := conjunction(s); ok {
			return true // another rule's
		}
	}
	return n.Label.Scheme == numbering.Bullet
}

// endsQuoted tells that s ends with a quotation mark, or a mark inside one.
func endsQuoted(s string) bool {
	for _, q := range []string{"”", "\"", "’", "»", "'"} {
		if strings.HasSuffix(strings.TrimRight(s, ".;,"), q) {
			return true
		}
	}
	return false
}

// endsWithNote tells that the number or sign of a footnote stands behind the mark;
// four figures are a year.
func endsWithNote(s, mark string) bool {
	cut := strings.TrimRight(s, "0123456789*†‡¹²³⁰⁴⁵⁶⁷⁸⁹ ")
	note := strings.TrimLeft(s[len(cut):], " ")
	figures := len(note) - len(strings.TrimLeft(note, "0123456789"))
	return note != "" && figures < 4 && (strings.HasSuffix(cut, mark) || strings.HasSuffix(cut, ";") || strings.HasSuffix(cut, ","))
}

// conjunction finds the "and" or "or" with which s ends, with the blank before it.
func conjunction(s string) (text.Span, bool) {
	for _, w := range []string{" and", " or"} {
		if !strings.HasSuffix(s, w) {
			continue
		}
		if before := strings.TrimRight(s[:len(s)-len(w)], " "); strings.HasSuffix(before, ";") || strings.HasSuffix(before, ",") {
			return text.Span{Start: len(before), End: len(s)}, true
		}
	}
	return text.Span{}, false
}

// tellClosing reports a closing mark. what names the paragraph: "item b)".
func tellClosing(pass *lint.Pass, t *syntax.Tree, c closing, message string) {
	n := &t.Nodes[c.node]
	at := n.End.Shift(n.Start)
	if at.Empty() {
		at = lastWord(n)
	}
	d := pass.Report(at, message)
	if c.usual {
		d.Severity = lint.Info
	}
	edit := text.Edit{Span: n.End.Shift(n.Start), New: c.due}
	title := "End with “" + c.due + "”"
	d.Fixes = []lint.Fix{{Title: title, Edits: []text.Edit{edit}, Safe: !c.usual && c.was != "." && c.was != ":" && !goesOn(n, c) && !breaksOff(t.House, n, c.due) && utf8.ValidString(n.Raw)}}
}

// goesOn tells a paragraph of the preamble that begins with a small letter: behind a
// page break it may be the rest of another paragraph.
func goesOn(n *syntax.Node, c closing) bool {
	body := n.Body.In(n.Raw)
	return c.place == preamblePlace && body != "" && 'a' <= body[0] && body[0] <= 'z'
}

// breaksOff tells that a paragraph may not end where its last word stands: the word
// asks for more ("and", "highlighting"), is a figure or a bracket, as of a line of
// the history or a table, is all there is, or its last line would be a label or an
// opener with the mark due. A mark behind it may be wrong.
func breaksOff(h *house.House, n *syntax.Node, due string) bool {
	body := n.Body.In(n.Raw)
	if !strings.Contains(body, " ") {
		return true
	}
	if line := strings.LastIndexByte(body, '\n'); line >= 0 {
		last := strings.TrimRight(body[line+1:], ";,.: ") + due
		if _, ok := numbering.Parse(last); ok {
			return true
		}
		if _, size := h.MatchLine(last); size > 0 && h.Placement == house.Alone {
			return true
		}
	}
	last := body[strings.LastIndexAny(body, " \t\n")+1:]
	if !n.End.Empty() {
		return false // it is another mark that stands there
	}
	c := last[len(last)-1]
	return last == "and" || last == "or" || strings.HasSuffix(last, "ing") || c == ')' || c >= '0' && c <= '9'
}

// lastWord is the last word of a paragraph, which is what is shown where a mark
// is missing.
func lastWord(n *syntax.Node) text.Span {
	end := n.Mark.End
	start := end
	for start > n.Body.Start && n.Raw[start-1] != ' ' && n.Raw[start-1] != '\t' && n.Raw[start-1] != '\n' {
		start--
	}
	return text.Span{Start: start, End: end}.Shift(n.Start)
}

// paragraphName names a paragraph in a message.
func paragraphName(t *syntax.Tree, node int) string {
	n := &t.Nodes[node]
	switch {
	case n.Label.Scheme == numbering.None || n.Label.Scheme == numbering.Bullet:
		return "this paragraph"
	case n.Level == 0 && t.House.Placement == house.Leading:
		return "paragraph " + name(*n.Label)
	}
	return "item " + name(*n.Label)
}

// endsWith says how a paragraph ends.
func endsWith(was string) string {
	if was == "" {
		return "has no mark at its end"
	}
	return "ends with “" + was + "”"
}
