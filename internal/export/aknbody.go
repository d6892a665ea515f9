package export

import (
	"strconv"
	"strings"

	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// branch is a paragraph with those under it.
type branch struct {
	node int
	kids []*branch
}

// parts writes the preface, the preamble, the body and the conclusions.
func (a *akn) parts() string {
	var preface, preamble, body, back []int
	enacted, operative, closed := false, false, false
	for i := range a.tree.Nodes {
		n := &a.tree.Nodes[i]
		if n.Kind == syntax.AnnexHead || n.Kind == syntax.Heading {
			closed = false
		}
		switch {
		case n.Kind == syntax.Blank || n.Kind == syntax.Rule || n.Mark.Empty():
		case n.Kind == syntax.Note || operative && (closed || n.Kind == syntax.Closing):
			closed = closed || n.Kind == syntax.Closing
			back = append(back, i)
		case !enacted && n.Kind != syntax.Enacting && (n.Role == house.FrontPart || n.Kind == syntax.Heading || n.Kind == syntax.Title):
			preface = append(preface, i)
		case !operative && (n.Role == house.PreamblePart || n.Kind == syntax.Enacting && n.Act <= 0):
			enacted = true
			preamble = append(preamble, i)
		default:
			enacted, operative = true, true
			body = append(body, i)
		}
	}
	a.wrap("preface", func() { a.preface(preface) }, len(preface) > 0)
	a.wrap("preamble", func() { a.preamble(preamble) }, len(preamble) > 0)
	a.wrap("mainBody", func() { a.body(body) }, true)
	rest := ""
	if len(back) == 0 {
		rest = a.struck(a.shown.Len())
	}
	a.wrap("conclusions", func() {
		for _, i := range back {
			a.b.WriteString(a.p(i, true))
		}
		a.b.WriteString(rest + a.struck(a.shown.Len()))
	}, len(back) > 0 || rest != "")
	return a.b.String()
}

func (a *akn) wrap(tag string, inside func(), wanted bool) {
	if wanted {
		a.b.WriteString("<" + tag + ">\n")
		inside()
		a.b.WriteString("</" + tag + ">\n")
	}
}

// p is the words of a node as a paragraph, with those struck before it; whole, with
// its label.
func (a *akn) p(i int, whole bool) string {
	before, words := a.words(i, whole)
	return before + "<p>" + words + "</p>\n"
}

// words are the words of a node, and what is struck before it.
func (a *akn) words(i int, whole bool) (before, words string) {
	n := &a.tree.Nodes[i]
	at := a.tree.Show(n.Mark.Shift(n.Start))
	at.Start = a.lineStart(at.Start)
	before = a.struck(at.Start)
	a.end = max(a.end, at.End)
	if !whole && !n.LabelAt.Empty() {
		at.Start = a.tree.Show(n.LabelAt.Shift(n.Start)).End
	}
	return before, strings.TrimSpace(a.paint(at, i))
}

// lineStart is where the line begins that shows a paragraph: what is struck before
// its first word, on that line, is a part of it.
func (a *akn) lineStart(at int) int {
	if a.tree.Marks == nil || at <= a.end {
		return at
	}
	return a.end + strings.LastIndexByte(a.shown.Slice(text.Span{Start: a.end, End: at}), '\n') + 1
}

// num is the label of a node; to be asked for before its words.
func (a *akn) num(i int) string {
	n := &a.tree.Nodes[i]
	if n.LabelAt.Empty() {
		return ""
	}
	at := a.tree.Show(text.Span{Start: n.Mark.Start, End: n.LabelAt.End}.Shift(n.Start)) // a quotation mark before it, too
	at.Start = a.lineStart(at.Start)
	return "<num>" + strings.TrimSpace(a.marked(at)) + "</num>"
}

func (a *akn) preface(nodes []int) {
	for _, i := range nodes {
		before, words := a.words(i, true)
		a.b.WriteString(before)
		switch n := &a.tree.Nodes[i]; {
		case n.Kind == syntax.Heading && n.Act >= 0 && a.tree.Acts[n.Act].Heading == i:
			words = "<docNumber>" + words + "</docNumber>"
		case n.Kind == syntax.Title:
			words = "<docTitle>" + words + "</docTitle>"
		}
		a.b.WriteString("<p>" + words + "</p>\n")
	}
}

// branches puts the nodes of a run under each other.
func (a *akn) branches(nodes []int) []*branch {
	var top []*branch
	by := map[int]*branch{}
	for _, i := range nodes {
		b := &branch{node: i}
		by[i] = b
		n := &a.tree.Nodes[i]
		if up := by[n.Parent]; n.Level > 0 && up != nil {
			up.kids = append(up.kids, b)
			continue
		}
		top = append(top, b)
	}
	return top
}

// preamble writes the enacting formula and the recitals, those of every opener
// line for themselves.
func (a *akn) preamble(nodes []int) {
	for k := 0; k < len(nodes); {
		i := nodes[k]
		n := &a.tree.Nodes[i]
		if n.Kind == syntax.Enacting {
			a.b.WriteString("<formula name=\"enactingFormula\">\n" + a.p(i, true) + "</formula>\n")
			k++
			continue
		}
		id, heading := "", ""
		if n.Kind == syntax.OpenerLine {
			before, words := a.words(i, true)
			a.b.WriteString(before)
			id, heading = a.ids[i], "<heading>"+words+"</heading>\n"
			k++
		}
		first := k
		for k < len(nodes) && a.tree.Nodes[nodes[k]].Kind != syntax.OpenerLine && a.tree.Nodes[nodes[k]].Kind != syntax.Enacting {
			k++
		}
		if first == k {
			a.b.WriteString("<p>" + strings.TrimSuffix(strings.TrimPrefix(heading, "<heading>"), "</heading>\n") + "</p>\n")
			continue
		}
		if id == "" {
			id = a.fresh("recs")
		}
		a.b.WriteString(`<recitals eId="` + id + "\">\n" + heading)
		for _, b := range a.branches(nodes[first:k]) {
			a.item("recital", b)
		}
		a.b.WriteString("</recitals>\n")
	}
}

// item writes a recital or an item of a list.
func (a *akn) item(tag string, b *branch) {
	num := a.num(b.node)
	a.b.WriteString("<" + tag + ` eId="` + a.ids[b.node] + `">` + num + "\n" + a.p(b.node, false))
	if len(b.kids) > 0 {
		a.b.WriteString(`<blockList eId="` + a.ids[b.node] + "__list\">\n")
		for _, kid := range b.kids {
			a.item("item", kid)
		}
		a.b.WriteString("</blockList>\n")
	}
	a.b.WriteString("</" + tag + ">\n")
}

// body writes the operative part: sections under opener lines and annexes, or
// paragraphs.
func (a *akn) body(nodes []int) {
	if len(nodes) == 0 {
		a.b.WriteString("<p/>\n")
		return
	}
	for k := 0; k < len(nodes); {
		i := nodes[k]
		n := &a.tree.Nodes[i]
		if n.Kind != syntax.OpenerLine && n.Kind != syntax.AnnexHead {
			first := k
			for k < len(nodes) && a.tree.Nodes[nodes[k]].Kind != syntax.OpenerLine && a.tree.Nodes[nodes[k]].Kind != syntax.AnnexHead {
				k++
			}
			a.paragraphs(nodes[first:k], "paragraph")
			continue
		}
		tag, name := "section", ""
		if n.Kind == syntax.AnnexHead {
			tag, name = "hcontainer", ` name="annex"`
		}
		before, words := a.words(i, true)
		a.b.WriteString("<" + tag + name + ` eId="` + a.ids[i] + `"><heading>` + words + "</heading>\n")
		first := k + 1
		for k++; k < len(nodes); k++ {
			if next := a.tree.Nodes[nodes[k]].Kind; next == syntax.AnnexHead || next == syntax.OpenerLine && tag == "section" {
				break
			}
		}
		if before != "" {
			a.b.WriteString(`<paragraph eId="` + a.fresh(a.ids[i]+"__struck") + `"><content>` + before + "</content></paragraph>\n")
		}
		if first == k && before == "" {
			a.b.WriteString("<content><p/></content>\n")
		}
		a.paragraphs(nodes[first:k], "paragraph")
		a.b.WriteString("</" + tag + ">\n")
	}
}

func (a *akn) paragraphs(nodes []int, tag string) {
	top := a.branches(nodes)
	for k := 0; k < len(top); k++ {
		if a.tree.Nodes[top[k].node].Kind == syntax.Table {
			first := k
			for k+1 < len(top) && a.tree.Nodes[top[k+1].node].Kind == syntax.Table {
				k++
			}
			a.table(top[first : k+1])
			continue
		}
		a.paragraph(tag, top[k])
	}
}

// paragraph writes a numbered paragraph with those under it.
func (a *akn) paragraph(tag string, b *branch) {
	num := a.num(b.node)
	words := a.p(b.node, false)
	a.b.WriteString("<" + tag + ` eId="` + a.ids[b.node] + `">` + num)
	if len(b.kids) == 0 {
		a.b.WriteString("<content>\n" + words + "</content></" + tag + ">\n")
		return
	}
	a.b.WriteString("<intro>\n" + words + "</intro>\n")
	for _, kid := range b.kids {
		a.paragraph("point", kid)
	}
	a.b.WriteString("</" + tag + ">\n")
}

// table writes rows, whose cells stand between bars.
func (a *akn) table(rows []*branch) {
	a.b.WriteString(`<paragraph eId="` + a.ids[rows[0].node] + "\"><content>\n<table>\n")
	before := ""
	for _, row := range rows {
		n := &a.tree.Nodes[row.node]
		at := a.tree.Show(n.Mark.Shift(n.Start))
		before += a.struck(at.Start)
		a.end = max(a.end, at.End)
		a.b.WriteString("<tr>")
		for _, cell := range strings.Split(strings.Trim(at.In(a.shown.String()), "| \t"), "|") {
			start := strings.Index(a.shown.String()[at.Start:], cell) + at.Start
			a.b.WriteString("<td><p>" + strings.TrimSpace(a.marked(text.Span{Start: start, End: start + len(cell)})) + "</p></td>")
			at.Start = start + len(cell)
		}
		a.b.WriteString("</tr>\n")
	}
	a.b.WriteString("</table>\n" + before + "</content></paragraph>\n")
}

// number is a number as it stands in an identifier: "64-286" for 64/286.
func numberPart(s string) string {
	s = strings.NewReplacer("/", "-", " ", "-", "(", "", ")", "", ".", "-").Replace(strings.TrimSpace(s))
	if s == "" {
		return "draft"
	}
	return s
}

func yearPart(year int) string {
	if year <= 0 {
		return ""
	}
	return strconv.Itoa(year)
}
