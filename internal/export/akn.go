package export

import (
	"cmp"
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/house"
	"resolute/internal/marks"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Identity is what Akoma Ntoso must know of an act that its text may not tell.
type Identity struct {
	Date string // day of adoption, 2018-10-26; empty: what the text says
}

// AkomaNtoso writes the draft as Akoma Ntoso 3.0, in the manner of AKN4UN: a
// statement whose paragraphs have identifiers and whose citations are linked by
// /akn/un/statement/resolution/… Revision marks become ins and del.
//
// Source: OASIS LegalDocML, Akoma Ntoso Version 1.0; AKN4UN guidelines, parts 1-3.
func AkomaNtoso(w io.Writer, tree *syntax.Tree, known *catalogue.Catalogue, id Identity) error {
	tree = tree.Clean()
	a := &akn{tree: tree, known: known, shown: tree.Shown(), ids: make([]string, len(tree.Nodes)), taken: map[string]int{}}
	a.address()
	parts := a.parts()
	var b strings.Builder
	b.WriteString(xmlHead)
	b.WriteString(`<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">` + "\n")
	fmt.Fprintf(&b, "<statement name=\"%s\">\n%s%s</statement>\n</akomaNtoso>\n", attr(a.kind()), a.meta(id), parts)
	_, err := io.WriteString(w, b.String())
	return err
}

const xmlHead = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// akn is a document under way.
type akn struct {
	tree  *syntax.Tree
	known *catalogue.Catalogue
	shown *text.Text
	ids   []string // of the nodes
	taken map[string]int
	b     strings.Builder
	end   int // of the shown text that is written
}

// attr is s as an attribute, and as character data.
func attr(s string) string { return html.EscapeString(valid(s)) }

// valid is s without what XML cannot hold.
func valid(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
			return '\uFFFD'
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

func (a *akn) act() *syntax.Act {
	for i := range a.tree.Acts {
		if !a.tree.Acts[i].Embedded {
			return &a.tree.Acts[i]
		}
	}
	return nil
}

func (a *akn) kind() string {
	if act := a.act(); act != nil {
		return cmp.Or(act.Number.Kind, "resolution")
	}
	return "resolution"
}

// fresh is an identifier that no other element has.
func (a *akn) fresh(id string) string {
	a.taken[id]++
	if n := a.taken[id]; n > 1 {
		return a.fresh(id + "-" + strconv.Itoa(n))
	}
	return id
}

// word is a label as part of an identifier: letters and digits only.
func word(label string) string {
	s := strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		if r == '.' || r == '-' {
			return '-'
		}
		return -1
	}, label)
	return strings.Trim(s, "-")
}

// address gives every paragraph its identifier: para_2, para_2__point_a, recs_1__
// rec_b, sec_3__para_1, annex_1.
func (a *akn) address() {
	recs, secs, annexes, count := 0, 0, 0, map[string]int{}
	head := "" // the section that what follows stands in
	for i := range a.tree.Nodes {
		n := &a.tree.Nodes[i]
		pre := n.Role == house.PreamblePart
		base := ""
		switch {
		case n.Kind == syntax.OpenerLine && pre:
			recs++
			head = a.fresh("recs_" + strconv.Itoa(recs))
			a.ids[i] = head
			continue
		case n.Kind == syntax.OpenerLine:
			secs++
			head = a.fresh("sec_" + strconv.Itoa(secs))
			a.ids[i] = head
			continue
		case n.Kind == syntax.AnnexHead:
			annexes++
			head = a.fresh("annex_" + strconv.Itoa(annexes))
			a.ids[i] = head
			continue
		case n.Kind == syntax.Enacting && n.Act <= 0:
			head = ""
			continue
		}
		if n.Role == house.OperativePart && strings.HasPrefix(head, "recs_") {
			head = ""
		}
		name := "para"
		if pre {
			name = "rec"
		}
		base = head
		if n.Level > 0 && n.Parent >= 0 && a.ids[n.Parent] != "" {
			base, name = a.ids[n.Parent], "point"
		}
		label := ""
		if n.Label.Scheme != numbering.None && n.Label.Scheme != numbering.Bullet {
			label = word(n.LabelAt.In(n.Raw))
		}
		if label == "" {
			count[base+name]++
			label = strconv.Itoa(count[base+name])
			if n.Label.Scheme == numbering.None && name == "para" {
				name = "p"
			}
		}
		if base != "" {
			base += "__"
		}
		a.ids[i] = a.fresh(base + name + "_" + label)
	}
}

// paint is the shown text s with its marks and citations; from, if not negative,
// is the node whose citations and opener are looked for.
func (a *akn) paint(s text.Span, from int) string {
	var out strings.Builder
	type link struct {
		text.Span
		open, close string
	}
	var links []link
	if from >= 0 && a.tree.Nodes[from].Kind != syntax.Heading { // a heading names the act itself
		n := &a.tree.Nodes[from]
		last := 0
		if !n.OpenerAt.Empty() && n.Kind != syntax.Title {
			links = append(links, link{a.tree.Show(n.OpenerAt.Shift(n.Start)), "<i>", "</i>"})
			last = n.OpenerAt.End
		}
		for _, c := range n.Cites {
			if href := a.href(from, c); href != "" && c.Start >= last && c.End <= n.Mark.End {
				links = append(links, link{a.tree.Show(c.Span.Shift(n.Start)), `<ref href="` + attr(href) + `">`, "</ref>"})
				last = c.End
			}
		}
	}
	at := s.Start
	for _, l := range links {
		if l.Start < at || l.End > s.End {
			continue
		}
		out.WriteString(a.marked(text.Span{Start: at, End: l.Start}))
		out.WriteString(l.open + a.marked(l.Span) + l.close)
		at = l.End
	}
	out.WriteString(a.marked(text.Span{Start: at, End: s.End}))
	return out.String()
}

// marked is shown text with ins and del.
func (a *akn) marked(s text.Span) string {
	if a.tree.Marks == nil || s.Empty() {
		return attr(s.In(a.shown.String()))
	}
	m := a.tree.Marks
	var out strings.Builder
	for at := s.Start; at < s.End; {
		next, tag, skip := s.End, "", false
		k := m.At(at)
		if k < 0 {
			for i := range m.Marks { // the next mark
				if m.Marks[i].Start > at {
					next = min(next, m.Marks[i].Start)
					break
				}
			}
		} else {
			tag, skip, next = a.within(k, at, next)
		}
		part := attr(a.shown.Slice(text.Span{Start: at, End: next}))
		switch {
		case skip:
		case tag != "":
			out.WriteString("<" + tag + ">" + part + "</" + tag + ">")
		default:
			out.WriteString(part)
		}
		at = next
	}
	return out.String()
}

// within tells how the text of mark k is set at a place, and how far.
func (a *akn) within(k, at, end int) (tag string, skip bool, next int) {
	m := a.tree.Marks
	k0 := &m.Marks[k]
	for _, edge := range []int{k0.Old.Start, k0.Old.End, k0.New.Start, k0.New.End, k0.End} {
		if edge > at {
			end = min(end, edge)
		}
	}
	for i := k + 1; i < len(m.Marks) && m.Marks[i].Start < k0.End; i++ {
		if m.Marks[i].Start > at {
			end = min(end, m.Marks[i].Start)
			break
		}
	}
	switch {
	case k0.Kind == marks.Comment:
		return "", true, end
	case k0.Old.Contains(at):
		tag = "del"
	case k0.New.Contains(at):
		tag = "ins"
	default:
		return "", true, end
	}
	if k0.Within >= 0 {
		tag = "del" // struck by one, inserted by another: it is in neither
	}
	return tag, false, end
}

// struck is what the draft shows between what is written and s, and which is not
// in the text that it proposes: paragraphs that are struck.
func (a *akn) struck(s int) string {
	if a.tree.Marks == nil || s <= a.end {
		return ""
	}
	var out strings.Builder
	for line := range strings.Lines(a.shown.Slice(text.Span{Start: a.end, End: s})) {
		if p := strings.TrimSpace(a.marked(text.Span{Start: a.end, End: a.end + len(line)})); p != "" {
			out.WriteString("<p class=\"struck\">" + p + "</p>\n")
		}
		a.end += len(line)
	}
	return out.String()
}
