package export

import (
	"cmp"
	"fmt"
	"html"
	"slices"
	"strings"

	"resolute/internal/lint"
	"resolute/internal/marks"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// ink is a stretch of the shown text that is set in a way of its own. Inks overlap
// freely; where the text is written they are nested by their kinds.
type ink struct {
	text.Span
	kind        inkKind
	open, close string
}

type inkKind uint8

const (
	inserted inkKind = iota // outermost
	deleted
	found
	cited
	opener
	skipped // not written at all: the delimiters of a mark
	comment // written in place of its text
)

// marked is the ink of revision marks and of findings.
func (p *page) marked() []ink {
	var inks []ink
	for i := range p.Findings {
		inks = append(inks, p.finding(&p.Findings[i]))
	}
	if p.tree.Marks == nil {
		return inks
	}
	skip := func(start, end int) {
		if start < end {
			inks = append(inks, ink{Span: text.Span{Start: start, End: end}, kind: skipped})
		}
	}
	for i := range p.tree.Marks.Marks {
		m := &p.tree.Marks.Marks[i]
		at := m.Start
		if m.Kind == marks.Comment {
			words := html.EscapeString(strings.TrimSpace(m.Content().In(p.shown.String())))
			inks = append(inks, ink{Span: m.Span, kind: comment, open: `<span class="comment" title="` + words + `">` + words + `</span>`})
			continue
		}
		if m.Kind != marks.Insertion {
			inks = append(inks, ink{m.Old, deleted, "<del>", "</del>"})
			skip(at, m.Old.Start)
			at = m.Old.End
		}
		if m.Kind != marks.Deletion {
			inks = append(inks, ink{m.New, inserted, "<ins>", "</ins>"})
			skip(at, m.New.Start)
			at = m.New.End
		}
		skip(at, m.End)
	}
	return inks
}

// finding is the ink of d. What is missing has no width; then the word or mark
// before it is what a reader can see.
func (p *page) finding(d *lint.Diagnostic) ink {
	s, all := d.Span, p.shown.String()
	if s.Start >= s.End {
		s.Start = strings.LastIndexFunc(all[:s.Start], isBlank) + 1
		if s.Start >= s.End {
			s.End = min(s.Start+1, len(all))
		}
	}
	return ink{s, found, fmt.Sprintf(`<mark class="finding %s" title="%s (%s)">`,
		d.Severity, html.EscapeString(d.Message), html.EscapeString(d.Rule.Name)), "</mark>"}
}

func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0' }

// words is the ink of node i's own words: its opener and its citations.
func (p *page) words(i int) []ink {
	n := &p.tree.Nodes[i]
	var inks []ink
	if n.OpenerAt.Start < n.OpenerAt.End && n.Kind != syntax.Enacting {
		inks = append(inks, ink{p.tree.Show(n.OpenerAt.Shift(n.Start)), opener, `<em class="opener">`, "</em>"})
	}
	if n.Kind == syntax.Heading {
		return inks // it names the act itself
	}
	for c := range n.Cites {
		inks = append(inks, p.citation(i, c))
	}
	return inks
}

func (p *page) citation(i, nth int) ink {
	n := &p.tree.Nodes[i]
	c := &n.Cites[nth]
	class, href, words := "cite", "", ""
	if c.Ref.Body == "self" {
		class = "cite internal"
		switch target, ok := p.tree.Resolve(i, *c); {
		case ok && target >= 0:
			href = fmt.Sprintf("#n%d", target)
			words = strings.Join(strings.Fields(visible(p.tree, target)), " ")
		case !ok:
			class += " dangling"
		}
	}
	if p.Link != nil && href == "" {
		href = p.Link(i, c)
	}
	if p.Tell != nil {
		words = cmp.Or(p.Tell(i, c), words)
	}
	tag, attrs := "span", ""
	if href != "" {
		tag, attrs = "a", ` href="`+html.EscapeString(href)+`"`
	}
	if words != "" {
		attrs += ` title="` + html.EscapeString(words) + `"`
	}
	return ink{p.tree.Show(c.Span.Shift(n.Start)), cited, "<" + tag + ` class="` + class + `"` + attrs + ">", "</" + tag + ">"}
}

// paint is the shown text at s with the inks that lie over it.
func (p *page) paint(s text.Span, own []ink) string {
	var over []ink
	cuts := []int{s.Start, s.End}
	for _, list := range [...][]ink{p.inks, own} {
		for _, k := range list {
			if k.Start < s.End && k.End > s.Start {
				over = append(over, k)
				cuts = append(cuts, max(k.Start, s.Start), min(k.End, s.End))
			}
		}
	}
	slices.SortStableFunc(over, func(a, b ink) int { return cmp.Compare(a.kind, b.kind) })
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)

	var out strings.Builder
	var open []ink
	for c := 0; c+1 < len(cuts); c++ {
		at := text.Span{Start: cuts[c], End: cuts[c+1]}
		now, write := inksOver(over, at)
		keep := 0 // of the elements that are open
		for keep < len(open) && keep < len(now) && open[keep] == now[keep] {
			keep++
		}
		if write == "" && len(now) > 0 && now[len(now)-1].kind == skipped {
			continue // nothing is written, so nothing needs closing
		}
		for i := len(open); i > keep; i-- {
			out.WriteString(open[i-1].close)
		}
		for _, k := range now[keep:] {
			if k.kind < skipped {
				out.WriteString(k.open)
			}
		}
		open = slices.DeleteFunc(now, func(k ink) bool { return k.kind >= skipped })
		if write != "" {
			out.WriteString(write)
		} else {
			out.WriteString(html.EscapeString(at.In(p.shown.String())))
		}
	}
	for i := len(open); i > 0; i-- {
		out.WriteString(open[i-1].close)
	}
	return out.String()
}

// inksOver are the inks over at, outermost first. What stands in a comment or a
// delimiter is not written; the comment's first stretch gives what is.
func inksOver(over []ink, at text.Span) (now []ink, write string) {
	for _, k := range over {
		if k.Start > at.Start || k.End < at.End {
			continue
		}
		if k.kind == comment {
			if k.Start == at.Start {
				return now, k.open
			}
			return append(now, ink{kind: skipped}), ""
		}
		now = append(now, k)
		if k.kind == skipped {
			return now, ""
		}
	}
	return now, ""
}
