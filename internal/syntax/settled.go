package syntax

import (
	"slices"
	"strings"

	"resolute/internal/cite"
)

// Settling is a comment in which the drafter has settled a reference: unlinked it, so
// that it is none of this program's, or confirmed what it names.
type Settling struct {
	Comment // empty for one of the settings
	Directive
	Source     string      // where it is written in the settings, "resolute.toml:12:1"
	Named      []cite.Cite // what it speaks of, as it says it; none: it says nothing of the kind
	Found      bool        // some of that is cited where it holds
	Everywhere bool        // it holds for all paragraphs
}

// InThisText makes a comment hold for all paragraphs, not only for the one behind it.
const InThisText = "in this text"

// settled is a citation of which a Settling speaks.
type settled struct {
	node, start int // the citation begins there in the node
	settling    int // index into Settlings
}

// Unlinking makes a reference one that is not followed, from outside the text, where no
// comment may be put into that.
type Unlinking struct {
	Reference string // as the text has it: "paragraph 5", "resolves 3", "resolution 12/4"
	Paragraph string // the address of the paragraph that has it, with all below it; empty: the whole text
	Reason    string
	Source    string // where it is written, "resolute.toml:12:1"
}

// Covers tells that a path is an address or stands below it; the empty address is that of
// the whole text.
func Covers(address, path string) bool {
	rest, ok := strings.CutPrefix(path, address)
	return ok && (address == "" || rest == "" || rest[0] == '/' || rest[0] == '(')
}

// WithUnlinks is the tree of which these references are none that are followed, beside
// those that its comments unlink.
func (t *Tree) WithUnlinks(unlinks []Unlinking) *Tree {
	if len(unlinks) == 0 {
		return t
	}
	out := *t
	out.settlings, out.settled = nil, nil
	out.settle(unlinks)
	return &out
}

// settle finds the citations that comments and settings settle.
func (t *Tree) settle(unlinks []Unlinking) {
	src := t.Text.String()
	for _, c := range t.Comments() {
		d, ok := c.Directive(src)
		if !ok || d.Verb != Unlink && d.Verb != Confirm {
			continue
		}
		words, everywhere := strings.CutSuffix(strings.TrimSpace(d.About.In(src)), InThisText)
		s := Settling{Comment: c, Directive: d, Named: cite.Find("in "+words, t.House.Body), Everywhere: everywhere}
		if d.Verb == Confirm && !slices.ContainsFunc(s.Named, func(c cite.Cite) bool { return c.Ref.Body == "self" }) {
			continue // a note: "confirm with the Council"
		}
		first, end := c.Before, min(c.Before+1, len(t.Nodes))
		if everywhere {
			first, end = 0, len(t.Nodes)
		}
		t.settleIn(&s, first, end, "")
	}
	for _, u := range unlinks {
		s := Settling{Directive: Directive{Verb: Unlink, Reason: u.Reason}, Source: u.Source, Named: cite.Find("in "+u.Reference, t.House.Body), Everywhere: true}
		t.settleIn(&s, 0, len(t.Nodes), u.Paragraph)
	}
	slices.SortStableFunc(t.settled, func(a, b settled) int { return a.node - b.node })
}

// settleIn settles what s names in the nodes from first up to end that stand at an
// address or below it. One without its reason is mistaken and does nothing.
func (t *Tree) settleIn(s *Settling, first, end int, address string) {
	for i := first; i < end; i++ {
		for k := range t.Nodes[i].Cites {
			if cited := &t.Nodes[i].Cites[k]; s.names(cited) && (address == "" || Covers(address, t.Path(i))) {
				s.Found = true
				if s.Reasoned() {
					t.settled = append(t.settled, settled{i, cited.Start, len(t.settlings)})
				}
			}
		}
	}
	t.settlings = append(t.settlings, *s)
}

// names tells that the comment speaks of a citation. One that leaves the edition open
// speaks of all.
func (s *Settling) names(c *cite.Cite) bool {
	return slices.ContainsFunc(s.Named, func(said cite.Cite) bool {
		return said.Ref.Kind == c.Ref.Kind && said.Ref.Number == c.Ref.Number && (said.Ref.Body == "self") == (c.Ref.Body == "self") &&
			(said.Ref.Edition == c.Ref.Edition || said.Ref.Edition == "" && c.Ref.Body != "self")
	})
}

// Settlings are the comments that settle references, in order, and then the settings.
func (t *Tree) Settlings() []Settling { return t.settlings }

// SettledBy is the last one that speaks of the citation c in node i; nil if none does.
func (t *Tree) SettledBy(i int, c *cite.Cite) *Settling {
	if len(t.settled) == 0 {
		return nil
	}
	var found *Settling
	at, _ := slices.BinarySearchFunc(t.settled, i, func(s settled, node int) int { return s.node - node })
	for ; at < len(t.settled) && t.settled[at].node == i; at++ {
		if t.settled[at].start == c.Start {
			found = &t.settlings[t.settled[at].settling]
		}
	}
	return found
}

// Settled tells that a comment speaks of the citation c in node i: what it names is the
// drafter's word.
func (t *Tree) Settled(i int, c *cite.Cite) bool { return t.SettledBy(i, c) != nil }

// Unlinked tells that the drafter has declared the citation c in node i to be none that
// is followed: "paragraph 5" may be one of another text.
func (t *Tree) Unlinked(i int, c *cite.Cite) bool {
	s := t.SettledBy(i, c)
	return s != nil && s.Verb == Unlink
}

// Disproved tells that the citation c in node i names a paragraph that does not begin as
// a comment says.
func (t *Tree) Disproved(i int, c *cite.Cite) bool {
	s := t.SettledBy(i, c)
	if s == nil || s.Verb != Confirm {
		return false
	}
	target, ok := t.Resolve(i, *c)
	return ok && target >= 0 && !t.Nodes[target].Begins(s.Reason)
}

// Confirmed are the citations of node i of which the comment speaks, in order.
func (t *Tree) Confirmed(s *Settling) []*cite.Cite {
	if s.Before >= len(t.Nodes) {
		return nil
	}
	var out []*cite.Cite
	n := &t.Nodes[s.Before]
	for k := range n.Cites {
		if c := &n.Cites[k]; s.names(c) {
			out = append(out, c)
		}
	}
	return out
}

// CallOf is how a comment calls the citation c of paragraph n, so that it is found again:
// "paragraph 5", "resolves 3".
func CallOf(n *Node, c *cite.Cite) string {
	words := strings.Join(strings.Fields(c.In(n.Raw)), " ")
	switch r := &c.Ref; {
	case r.Body != "self":
		if !strings.Contains(strings.ToLower(words), r.Kind) {
			words = r.Kind + " " + words
		}
	case strings.HasPrefix(r.Number, "OP") || strings.HasPrefix(r.Number, "PP"):
		words = r.Number
	case r.Edition != "":
		words = strings.TrimSpace(r.Edition + " " + r.Number)
	default:
		words = strings.TrimSpace(r.Kind + " " + r.Number)
	}
	return words
}

// Words are what a paragraph says, without its label, with single blanks.
func (n *Node) Words() string {
	return strings.Join(strings.Fields(n.Raw[max(n.Mark.Start, min(n.Body.Start, n.Mark.End)):n.Mark.End]), " ")
}

// Begins tells that a paragraph begins with those words.
func (n *Node) Begins(words string) bool {
	return strings.HasPrefix(n.Words(), strings.TrimRight(strings.Join(strings.Fields(words), " "), "… "))
}

// firstWords is how long, in bytes, the words are by which a paragraph is called.
const firstWords = 48

// FirstWords are as many of the first words of s, which has single blanks, as call a
// paragraph to mind.
func FirstWords(s string) string {
	if len(s) <= firstWords {
		return strings.TrimRight(s, ".,;: ")
	}
	at := strings.LastIndexByte(s[:firstWords], ' ')
	if at < firstWords/2 {
		at = firstWords
	}
	return strings.TrimRight(strings.ToValidUTF8(s[:at], ""), ".,;: ") + " …"
}

// settledPart gives p, a part of t from node first up to end, what is settled there.
func (t *Tree) settledPart(first, end int, p *Tree) {
	p.settled, p.settlings = p.settled[:0], t.settlings
	for _, s := range t.settled {
		if s.node >= first && s.node < end {
			s.node -= first
			p.settled = append(p.settled, s)
		}
	}
}

// sameSettled tells that the same is settled in the n nodes from first on as in those of
// prev from old on.
func (t *Tree) sameSettled(first int, prev *Tree, old, n int) bool {
	if len(t.settled)+len(prev.settled) == 0 {
		return true
	}
	of := func(t *Tree, first int) []settled {
		from, _ := slices.BinarySearchFunc(t.settled, first, func(s settled, node int) int { return s.node - node })
		to, _ := slices.BinarySearchFunc(t.settled, first+n, func(s settled, node int) int { return s.node - node })
		return t.settled[from:to]
	}
	return slices.EqualFunc(of(t, first), of(prev, old), func(a, b settled) bool {
		return a.node-first == b.node-old && a.start == b.start && t.settlings[a.settling].Verb == prev.settlings[b.settling].Verb
	})
}
