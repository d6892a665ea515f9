package complete

import (
	"slices"
	"strings"

	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// enacting are the lines that name the organ, on a line of their own in a draft that
// has none yet.
func enacting(p *place) (List, bool) {
	for i := range p.t.Acts {
		if p.t.Acts[i].Enacting >= 0 && p.t.Nodes[p.t.Acts[i].Enacting].Start+1 < p.line {
			return List{}, false
		}
	}
	typed := strings.TrimLeft(p.before, " \t*_")
	if len(typed) < 3 || len(typed) > 100 || p.after != "" {
		return List{}, false
	}
	l := List{At: text.Span{Start: p.off - len(typed), End: p.off}}
	seen := map[string]bool{}
	for _, h := range append([]*house.House{p.t.House}, house.Tables()...) {
		for _, form := range h.Enacting {
			line := form
			if h.PlaceYear {
				line += p.session()
			}
			line += ","
			if hasFolded(line, typed) && !seen[line] && !strings.ContainsAny(form, "{}") {
				seen[line] = true
				l.Items = append(l.Items, Item{Kind: Name, Label: line, Detail: h.Name, Text: line, Filter: line})
			}
		}
	}
	return l, len(l.Items) > 0
}

// session is " (Busan, 2014)" of the heading, which the enacting line repeats.
func (p *place) session() string {
	for i := range p.t.Acts {
		a := &p.t.Acts[i]
		if a.Heading < 0 || a.Number.Place == "" || a.Number.Year == 0 {
			continue
		}
		n := &p.t.Nodes[a.Heading]
		line := n.Mark.In(n.Raw)
		if at := strings.Index(line, a.Number.Place); at >= 0 {
			if end := strings.IndexByte(line[at:], ')'); end > 0 {
				return " (" + line[at:at+end] + ")"
			}
		}
	}
	return ""
}

// names are those of bodies and persons whom the house addresses, behind "the" and a
// capital.
func names(p *place) (List, bool) {
	if p.part() == house.FrontPart && p.node >= 0 && p.t.Nodes[p.node].Kind == syntax.Heading {
		return List{}, false
	}
	at := strings.LastIndex(p.before, "the ")
	if at < 0 || at > 0 && isWord(p.before[at-1]) {
		return List{}, false
	}
	typed := p.before[at:]
	if len(typed) < len("the Xy") || len(typed) > 60 || typed[4] < 'A' || typed[4] > 'Z' || strings.ContainsAny(typed, ",;:.()") {
		return List{}, false
	}
	l := List{At: p.from(at)}
	seen := map[string]bool{}
	for _, name := range slices.Concat(p.t.House.Addressees(), bodyNames(p.t.House)) {
		if hasFolded(name, typed) && name != typed && !seen[name] {
			seen[name] = true
			l.Items = append(l.Items, Item{Kind: Name, Label: name, Detail: p.t.House.Short, Text: name, Filter: name})
		}
	}
	return l, len(l.Items) > 0
}

// bodyNames are the names of the organs, as running text has them.
func bodyNames(own *house.House) []string {
	var out []string
	for _, h := range append([]*house.House{own}, house.Tables()...) {
		for _, form := range h.Enacting {
			if rest, ok := strings.CutPrefix(form, "The "); ok && !strings.ContainsAny(form, "{}") {
				out = append(out, "the "+rest)
			}
		}
	}
	return out
}
