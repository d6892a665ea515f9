package format

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// layout is what is to be done to the blanks of a text. Where paragraphs run over
// several lines, as a PDF gives them, blanks may stand for the page's columns:
// there only the ends of lines are touched.
func layout(t *syntax.Tree) []text.Edit {
	edits := ends(t)
	if t.Wrapped {
		return edits
	}
	style := styleOf(t)
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Mark.Empty() || n.Kind == syntax.Table || n.Kind == syntax.Rule {
			continue
		}
		if e, ok := style.indent(n); ok {
			edits = append(edits, e)
		}
		if e, ok := style.afterLabel(n); ok {
			edits = append(edits, e)
		}
		edits = appendSectionSigns(edits, n)
		if i+1 < len(t.Nodes) {
			if e, ok := style.gap(t, i); ok {
				edits = append(edits, e)
			}
		}
	}
	return edits
}

// ends takes away the blanks at the ends of lines, all but one of several blank
// lines, and makes the text end with one line ending.
func ends(t *syntax.Tree) []text.Edit {
	s := t.Text.String()
	if trimEnd(s) == "" {
		return nil
	}
	var out []text.Edit
	blank := 0
	for i := range t.Text.Lines() {
		line := t.Text.Line(i)
		kept := len(trimEnd(line.In(s)))
		next := line.End + text.LineEnd(s, line.End)
		switch {
		case kept > 0:
			blank = 0
		case line.Start == next: // behind the last line ending
			continue
		default:
			blank++
		}
		if blank > 1 || blank > 0 && i == 0 {
			out = append(out, text.Edit{Span: text.Span{Start: line.Start, End: next}})
		} else if line.Start+kept < line.End {
			out = append(out, text.Edit{Span: text.Span{Start: line.Start + kept, End: line.End}})
		}
	}
	// The text ends with one line ending, of whatever kind.
	last := len(trimEnd(s))
	if last == len(s) || last+text.LineEnd(s, last) != len(s) {
		for len(out) > 0 && out[len(out)-1].End > last {
			out = out[:len(out)-1]
		}
		out = append(out, text.Edit{Span: text.Span{Start: last, End: len(s)}, New: lineEnding(s)})
	}
	return out
}

// lineEnding is the one that the text uses first.
func lineEnding(s string) string {
	if i := strings.IndexAny(s, "\r\n"); i >= 0 {
		return s[i : i+text.LineEnd(s, i)]
	}
	return "\n"
}

// style is what a draft does in most places.
type style struct {
	labels  map[house.Part]labelGap
	indents map[class]string    // before the first word of a line, by what the paragraph is
	gaps    map[neighbours]bool // whether a blank line stands between two kinds of paragraphs
	end     string              // a line ending
}

// labelGap is what stands between a label and the first word. Where it is the rule,
// another tidy form is changed to it; where it is only the commonest, what is untidy.
type labelGap struct {
	form string
	rule bool
}

// class is what paragraphs are laid out by: the kind and the level.
type class uint16

func classOf(n *syntax.Node) class { return class(n.Kind) | class(min(n.Level, 255))<<8 }

// neighbours are the classes of a paragraph and of the one after it.
type neighbours uint32

func pair(n, next *syntax.Node) neighbours {
	return neighbours(classOf(n)) | neighbours(classOf(next))<<16
}

// most is how many of ten places make a style, and few how many places tell none.
const (
	most = 8
	few  = 4
)

// counts are the ways in which a draft is laid out, and how often it has each.
type counts struct {
	labels  map[house.Part]map[string]int // what stands behind a label
	indents map[class]map[string]int
	gaps    map[neighbours][2]int // places without a blank line and with one
}

func styleOf(t *syntax.Tree) style {
	c := counts{map[house.Part]map[string]int{}, map[class]map[string]int{}, map[neighbours][2]int{}}
	for i := range t.Nodes {
		if n := &t.Nodes[i]; !n.Mark.Empty() {
			c.add(t, i, n)
		}
	}
	return c.style(lineEnding(t.Text.String()))
}

func (c *counts) add(t *syntax.Tree, i int, n *syntax.Node) {
	if n.Label.Scheme != numbering.None && !n.LabelAt.Empty() {
		if c.labels[n.Role] == nil {
			c.labels[n.Role] = map[string]int{}
		}
		c.labels[n.Role][n.Raw[n.LabelAt.End:n.Body.Start]]++
	}
	of := classOf(n)
	if c.indents[of] == nil {
		c.indents[of] = map[string]int{}
	}
	c.indents[of][n.Raw[:n.Mark.Start]]++
	if i+1 < len(t.Nodes) && spaced(n) && spaced(&t.Nodes[i+1]) {
		key := pair(n, &t.Nodes[i+1])
		count := c.gaps[key]
		if strings.Count(n.Raw[n.Mark.End:], "\n") > 1 {
			count[1]++
		} else {
			count[0]++
		}
		c.gaps[key] = count
	}
}

// style is what most places of a kind have, where there are enough of them.
func (c *counts) style(end string) style {
	st := style{indents: map[class]string{}, gaps: map[neighbours]bool{}, labels: map[house.Part]labelGap{}, end: end}
	for part, forms := range c.labels {
		gap := labelGap{form: "\t"}
		for _, form := range []string{" ", "  "} { // in this order, whatever the map's
			if forms[form] > forms[gap.form] {
				gap.form = form
			}
		}
		gap.rule = enough(forms[gap.form], sum(forms))
		st.labels[part] = gap
	}
	for of, forms := range c.indents {
		all := sum(forms)
		for form, n := range forms {
			if enough(n, all) {
				st.indents[of] = form
			}
		}
	}
	for key, count := range c.gaps {
		all := count[0] + count[1]
		if without, with := enough(count[0], all), enough(count[1], all); without || with {
			st.gaps[key] = with
		}
	}
	return st
}

// enough tells that n of all places make a style.
func enough(n, all int) bool { return all >= few && 10*n >= most*all }

func sum(forms map[string]int) int {
	all := 0
	for _, n := range forms {
		all += n
	}
	return all
}

// spaced tells the paragraphs between which a draft has blank lines or has none.
func spaced(n *syntax.Node) bool {
	switch n.Kind {
	case syntax.Paragraph, syntax.Item, syntax.OpenerLine:
		return !n.Quoted
	}
	return false
}

// indent is the edit that gives a line the blanks that such lines begin with. A
// heading and what else stands once has none; more than two blanks before it are
// an attempt to centre it.
func (st *style) indent(n *syntax.Node) (text.Edit, bool) {
	has := n.Raw[:n.Mark.Start]
	want, ok := st.indents[classOf(n)]
	if !ok {
		if len(has) == 0 || len(has) > 2 || strings.Trim(has, " ") != "" {
			return text.Edit{}, false
		}
		want = ""
	}
	if has == want || strings.Trim(has, " \t\u00a0") != "" {
		return text.Edit{}, false
	}
	return text.Edit{Span: text.Span{Start: n.Start, End: n.Start + len(has)}, New: want}, true
}

// afterLabel is the edit that parts a label from its paragraph as the draft does. A
// number without a mark behind it is told from a number of the text by its tab.
func (st *style) afterLabel(n *syntax.Node) (text.Edit, bool) {
	if n.Label.Scheme == numbering.None || n.LabelAt.Empty() || n.Body.Empty() {
		return text.Edit{}, false
	}
	at := text.Span{Start: n.LabelAt.End, End: n.Body.Start}
	has, gap := at.In(n.Raw), st.labels[n.Role]
	if has == "" || has == gap.form || strings.Trim(has, " \t\u00a0\u202f") != "" {
		return text.Edit{}, false
	}
	if has == "\t" && n.Label.Frame == numbering.Bare || !gap.rule && (has == " " || has == "\t") {
		return text.Edit{}, false
	}
	return text.Edit{Span: at.Shift(n.Start), New: gap.form}, true
}

// appendSectionSigns adds the edits that tie a section sign to its number: "§ 111"
// is never parted at the end of a line.
func appendSectionSigns(edits []text.Edit, n *syntax.Node) []text.Edit {
	for at := 0; ; {
		i := strings.Index(n.Raw[at:], "§ ")
		if i < 0 {
			return edits
		}
		at += i + len("§")
		end := at + len(n.Raw[at:]) - len(strings.TrimLeft(n.Raw[at:], " "))
		if end < len(n.Raw) && n.Raw[end] >= '0' && n.Raw[end] <= '9' {
			edits = append(edits, text.Edit{Span: text.Span{Start: at, End: end}.Shift(n.Start), New: "\u00a0"})
		}
		at = end
	}
}

// gap is the edit that puts a blank line between a paragraph and the next, or takes
// it away, where the draft does so between all such paragraphs.
func (st *style) gap(t *syntax.Tree, i int) (text.Edit, bool) {
	n, next := &t.Nodes[i], &t.Nodes[i+1]
	want, ok := st.gaps[pair(n, next)]
	if !ok || !spaced(n) || !spaced(next) {
		return text.Edit{}, false
	}
	rest := n.Raw[n.Mark.End:]
	if syntax.HasComments(rest) {
		return text.Edit{}, false // a comment stays where it is
	}
	has := strings.Count(rest, "\n") > 1
	first := lineBreak(n.Raw, n.Mark.End)
	switch {
	case has == want || first == n.Mark.End:
	case want:
		return text.Edit{Span: text.Span{Start: first, End: first}.Shift(n.Start), New: st.end}, true
	default:
		return text.Edit{Span: text.Span{Start: first, End: len(n.Raw)}.Shift(n.Start)}, true
	}
	return text.Edit{}, false
}
