package complete

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// references are the draft's own paragraphs where one of them is about to be named:
// behind "paragraph", and behind an opener that has paragraphs of its own.
func references(p *place) (List, bool) {
	at := strings.LastIndexAny(p.before, " \u00a0\t")
	if at < 0 {
		return List{}, false
	}
	typed := p.before[at+1:]
	if at > 0 && p.before[at] == 0xA0 { // the second byte of a no-break space
		at--
	}
	if len(typed) > 4 || strings.ContainsAny(typed, ",;:.") {
		return List{}, false
	}
	head := strings.TrimRight(p.before[:at], " \t\u00a0")
	l := List{At: text.Span{Start: p.off - len(typed), End: p.off}}
	switch {
	case hasSuffixFolded(head, "annex"), hasSuffixFolded(head, "annexes"):
		p.annexes(&l, typed)
	case hasSuffixFolded(head, "paragraph"), hasSuffixFolded(head, "paragraphs"):
		p.paragraphs(&l, typed)
	default:
		p.underOpener(&l, head, typed)
	}
	return l, len(l.Items) > 0
}

func hasSuffixFolded(s, suffix string) bool {
	i := len(s) - len(suffix)
	return i > 0 && strings.EqualFold(s[i:], suffix) && !isWord(s[i-1])
}

// add suggests a node by the number that a reference calls it by.
func (p *place) add(l *List, i int, number, typed string) {
	if i == p.node || !hasFolded(number, typed) || len(l.Items) >= Most {
		return
	}
	l.Items = append(l.Items, Item{Kind: Reference, Label: number, Detail: gist(&p.t.Nodes[i]), Text: number + p.direction(i), Filter: number})
}

// direction is " above" or " below", which the ITU says behind a reference.
func (p *place) direction(i int) string {
	if p.t.House.Placement != house.Alone || strings.HasPrefix(strings.TrimLeft(p.after, " "), "above") || strings.HasPrefix(strings.TrimLeft(p.after, " "), "below") {
		return ""
	}
	if i < p.node {
		return " above"
	}
	return " below"
}

// paragraphs are the numbered ones of the operative part.
func (p *place) paragraphs(l *List, typed string) {
	for i := range p.t.Nodes {
		n := &p.t.Nodes[i]
		if n.Role == house.OperativePart && n.Level == 0 && numbered(n) {
			p.add(l, i, ordinal(*n.Label), typed)
		}
	}
}

func numbered(n *syntax.Node) bool {
	return n.Label.Scheme != numbering.None && n.Label.Scheme != numbering.Bullet && !n.LabelAt.Empty() && (n.Kind == syntax.Paragraph || n.Kind == syntax.Item)
}

// ordinal is a label as a reference has it: "3", "b)".
func ordinal(l numbering.Label) string {
	if l.Scheme == numbering.Lower || l.Scheme == numbering.RomanLower {
		return l.String()
	}
	l.Frame = numbering.Bare
	return l.String()
}

// underOpener are the paragraphs of the section whose opener the sentence ends with:
// "as said in considering ". At the head of a line the opener opens a clause itself.
func (p *place) underOpener(l *List, head, typed string) {
	for k := range p.t.Sections {
		sec := &p.t.Sections[k]
		if sec.Head < 0 || p.t.Nodes[sec.Head].Kind != syntax.OpenerLine || sec.Opener.Phrase == "" {
			continue
		}
		rest, ok := cutSuffixFolded(head, sec.Opener.Phrase)
		if !ok || strings.TrimSpace(rest) == "" || isWord(rest[len(rest)-1]) {
			continue
		}
		for i := sec.First; i <= sec.Last && i < len(p.t.Nodes); i++ {
			if n := &p.t.Nodes[i]; n.Level == 0 && numbered(n) {
				p.add(l, i, ordinal(*n.Label), typed)
			}
		}
	}
}

func cutSuffixFolded(s, suffix string) (string, bool) {
	i := len(s) - len(suffix)
	if i < 0 || !strings.EqualFold(s[i:], suffix) {
		return s, false
	}
	return s[:i], true
}

// annexes are those of the draft.
func (p *place) annexes(l *List, typed string) {
	for i := range p.t.Nodes {
		n := &p.t.Nodes[i]
		if n.Kind != syntax.AnnexHead {
			continue
		}
		if words := strings.Fields(n.Body.In(n.Raw)); len(words) > 1 && hasFolded(words[1], typed) {
			number := strings.Trim(words[1], ".:*_")
			l.Items = append(l.Items, Item{Kind: Reference, Label: number, Detail: gist(n), Text: number, Filter: number})
		}
	}
}
