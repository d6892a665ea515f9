package syntax

import (
	"sort"
	"strconv"
	"strings"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/text"
)

// Ref is the act that the citation c in node i names; none of one that is unlinked. What
// the citation leaves open is taken from the act it stands in: "its resolution" within a
// draft for the General Assembly is one of the General Assembly.
func (t *Tree) Ref(i int, c cite.Cite) cite.Ref {
	if t.Unlinked(i, &c) {
		return cite.Ref{}
	}
	n := &t.Nodes[i]
	if c.Named || n.Act < 0 || c.Ref.Body != t.House.Body {
		return c.Ref
	}
	c.Ref.Body = t.Acts[n.Act].House.Body
	return c.Ref
}

// Resolve finds the paragraph that the internal citation c in node i names. It
// gives the node and true; -1 and true where what is cited may well exist but
// cannot be told, as in an annex, or where the reference is unlinked; -1 and false where
// it is not there.
func (t *Tree) Resolve(i int, c cite.Cite) (target int, ok bool) {
	if t.Unlinked(i, &c) {
		return -1, true
	}
	n := &t.Nodes[i]
	if c.Ref.Body != "self" || n.Act < 0 || n.Role == house.BackPart || n.Role == house.FrontPart {
		return -1, true
	}
	if first, end := t.span(n.Act); end-first > mostSections {
		return -1, true
	}
	switch c.Ref.Kind {
	case "annex":
		return t.annex(n.Act, c.Ref.Number)
	case "item", "paragraph":
		if n.Role == house.AnnexPart {
			return t.inAnnex(n, c.Ref.Number)
		}
		if c.Ref.Edition != "" {
			return t.underOpener(n.Act, c.Ref.Edition, c.Ref.Number)
		}
		return t.paragraph(n, c.Ref.Number)
	}
	return -1, true
}

// Stale is a reference to another paragraph of the text that does not name the one any
// more that it named in an earlier version, although nobody has touched it.
type Stale struct {
	Node  int       // that it stands in
	At    text.Span // of the text
	Words string    // the reference as written, "resolves 2"
	Meant int       // the node that it named; -1 if that is gone
	Now   int       // the node that it names now; -1 if there is none
	WasAt string    // the address of what it named, in the earlier version
	Was   string    // and its words there, with single blanks
}

// mostSections is how many sections an act may have for its references to be
// followed. No resolution has as many, and a text that is one act of a hundred
// thousand sections must not cost their square.
const mostSections = 1000

// span is the range of sections in which those of the act stand; a draft that it
// embeds may have some of them.
func (t *Tree) span(act int) (first, end int) {
	a := &t.Acts[act]
	first = sort.Search(len(t.Sections), func(i int) bool { return t.Sections[i].First >= a.First })
	n := sort.Search(len(t.Sections)-first, func(i int) bool { return t.Sections[first+i].First > a.Last })
	return first, first + n
}

// sections yields the sections of the act in order.
func (t *Tree) sections(act int, yield func(*Section) bool) {
	first, end := t.span(act)
	for i := first; i < end; i++ {
		s := &t.Sections[i]
		if s.First < len(t.Nodes) && t.Nodes[s.First].Act == act && !yield(s) {
			return
		}
	}
}

// paragraph finds an operative paragraph, or PP5 and OP3, by its number: in the
// section of the citation first, then in the others of the act.
func (t *Tree) paragraph(n *Node, number string) (int, bool) {
	part, number := house.OperativePart, strings.TrimSpace(number)
	if rest, ok := strings.CutPrefix(number, "PP"); ok {
		part, number = house.PreamblePart, rest
	} else {
		number = strings.TrimPrefix(number, "OP")
	}
	labelled, found := false, -1
	if n.Section >= 0 && t.Sections[n.Section].Role == part {
		s := &t.Sections[n.Section]
		labelled, found = len(s.items) > 0, t.itemOf(s, number)
	}
	if found >= 0 {
		return found, true
	}
	t.sections(n.Act, func(s *Section) bool {
		if s.Role == part {
			labelled = labelled || len(s.items) > 0
			found = t.itemOf(s, number)
		}
		return found < 0
	})
	// Without numbers there is nothing to be found by number.
	return found, found >= 0 || !labelled || part == house.PreamblePart
}

// underOpener finds "resolves 3" and "considering b)": the item under that
// opener, of whichever section of that opener has it.
func (t *Tree) underOpener(act int, opener, number string) (int, bool) {
	found, seen := -1, false
	for _, exact := range []bool{true, false} {
		t.sections(act, func(s *Section) bool {
			if s.Head < 0 || !sameOpener(s.Opener.Phrase, opener, exact) {
				return true
			}
			seen = true
			found = t.itemOf(s, number)
			return found < 0
		})
		if seen {
			return found, found >= 0
		}
	}
	return -1, false
}

// Items counts the labelled paragraphs of the act under the opener as cited, or
// all operative ones where opener is empty. Of sections with the same opener the
// longest counts.
func (t *Tree) Items(act int, opener string) int {
	most := 0
	t.sections(act, func(s *Section) bool {
		if opener == "" && s.Role == house.OperativePart || s.Head >= 0 && opener != "" && sameOpener(s.Opener.Phrase, opener, true) {
			most = max(most, len(s.items))
		}
		return true
	})
	return most
}

// sameOpener compares an opener with one that is cited. A long one may be cited
// by its first words: "instructs the Director 3".
func sameOpener(opener, cited string, exact bool) bool {
	opener = strings.ReplaceAll(opener, "\u2011", "-") // citations have plain hyphens
	if exact {
		return strings.EqualFold(opener, cited)
	}
	return len(opener) > len(cited) && strings.EqualFold(opener[:len(cited)], cited) && opener[len(cited)] == ' '
}

// annex finds an annex by its number; an empty number means the only one.
func (t *Tree) annex(act int, number string) (int, bool) {
	found, any := -1, false
	t.sections(act, func(s *Section) bool {
		if s.Head < 0 || t.Nodes[s.Head].Kind != AnnexHead {
			return true
		}
		any = true
		if number == "" || annexNumber(&t.Nodes[s.Head]) == number {
			found = s.Head
		}
		return found < 0
	})
	// An annex is often left out of the file that its resolution comes in.
	return found, found >= 0 || !any
}

// annexNumber is what stands after the word: "2" of "ANNEX 2 TO RESOLUTION 1".
func annexNumber(n *Node) string {
	words := strings.Fields(n.Raw[n.Body.Start:n.Body.End])
	if len(words) < 2 || strings.EqualFold(words[1], "to") {
		return ""
	}
	return strings.Trim(words[1], ".:*_")
}

// inAnnex finds a paragraph of the annex that the citation stands in. Annexes
// number as they like, so one that is not found proves nothing.
func (t *Tree) inAnnex(n *Node, number string) (int, bool) {
	if n.Section >= 0 {
		if found := t.itemOf(&t.Sections[n.Section], number); found >= 0 {
			return found, true
		}
	}
	return -1, true
}

// itemOf finds the item of section s with the number "3", "3(a)", "b)" or "3.1";
// -1 if it is not there.
func (t *Tree) itemOf(s *Section, number string) int {
	if n, ok := plainNumber(number); ok {
		return t.ordinalOf(s, n, "")
	}
	first, rest := number, ""
	if i := strings.IndexAny(number, "(. "); i > 0 {
		first, rest = number[:i], number[i:]
	}
	first = strings.Trim(first, ".() ")
	l, ok := numbering.Parse(first + ")")
	if !ok {
		return -1
	}
	at := t.ordinalOf(s, l.N, l.Suffix)
	if at < 0 || rest == "" || strings.Trim(rest, ".() ") == "" {
		return at
	}
	for i := at + 1; i <= s.Last && t.Nodes[i].Level > 0; i++ {
		if n := &t.Nodes[i]; n.Parent == at {
			label := strings.Trim(n.LabelAt.In(n.Raw), "() .")
			want, deeper, _ := strings.Cut(strings.TrimLeft(rest, "(. "), "(")
			if label == strings.Trim(want, ") .") || label == first+rest {
				if deeper == "" {
					return i
				}
				at, rest = i, deeper // one level further down: "3(a)(ii)"
			}
		}
	}
	return at
}

// plainNumber reads "3", which is what most references have.
func plainNumber(s string) (n int, ok bool) {
	if len(s) == 0 || len(s) > 4 || s[0] == '0' {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}

// ordinalOf finds the labelled paragraph of level 0 with that number or letter.
// It stands in its own place unless the numbering is broken.
func (t *Tree) ordinalOf(s *Section, ordinal int, suffix string) int {
	is := func(i int32) bool {
		n := t.Nodes[i].Label
		return n.N == ordinal && n.Suffix == suffix
	}
	if k := ordinal - 1; k >= 0 && k < len(s.items) && is(s.items[k]) {
		return int(s.items[k])
	}
	for _, i := range s.items {
		if is(i) {
			return int(i)
		}
	}
	return -1
}

// SectionName is the opener line that node i stands under, in small letters as
// the house's table has it; empty where openers lead their paragraphs.
func (t *Tree) SectionName(i int) string {
	n := &t.Nodes[i]
	if n.Section < 0 || n.Kind == Note || n.Kind == Closing {
		return ""
	}
	s := &t.Sections[n.Section]
	if s.Head < 0 || t.Nodes[s.Head].Kind != OpenerLine {
		return ""
	}
	h := &t.Nodes[s.Head]
	return h.OpenerAt.In(h.Raw)
}

// Path is the address of node i in its text: "PP3", "OP5(a)", "resolves/3". Of
// a second resolution in the same text it begins with "2/". It is empty where
// a paragraph has no address.
func (t *Tree) Path(i int) string {
	n := &t.Nodes[i]
	path := t.path(i)
	if path != "" && n.Act > 0 {
		return strconv.Itoa(n.Act+1) + "/" + path
	}
	return path
}

func (t *Tree) path(i int) string {
	n := &t.Nodes[i]
	switch n.Kind {
	case Heading, Title, Enacting, Note, Closing:
		return ""
	case OpenerLine:
		return n.Opener.Phrase
	case AnnexHead:
		return strings.TrimSpace("annex " + annexNumber(n))
	}
	label := strings.TrimRight(n.LabelAt.In(n.Raw), ".")
	if n.Label.Scheme == numbering.None {
		label = ""
	}
	switch {
	case n.Level > 0 && n.Parent >= 0:
		if label == "" {
			return t.path(n.Parent)
		}
		if n.Label.Scheme == numbering.Dotted {
			// "4.1" says itself that it stands under 4.
			base, _ := strings.CutSuffix(t.path(n.Parent), strings.TrimSuffix(n.Label.Stem, "."))
			return base + label
		}
		return t.path(n.Parent) + label
	case n.Parent >= 0:
		if label == "" {
			label = "¶" + strconv.Itoa(max(n.Nth, 1))
		}
		return t.path(n.Parent) + "/" + label
	case n.Role == house.AnnexPart:
		return strings.TrimSuffix(t.annexPath(n)+"/"+label, "/")
	case n.Role == house.PreamblePart && n.Nth > 0:
		return "PP" + strconv.Itoa(n.Nth)
	case n.Role == house.OperativePart && n.Nth > 0:
		return "OP" + strconv.Itoa(n.Nth)
	case label == "":
		return ""
	case n.Label.Scheme == numbering.Preamble || n.Label.Scheme == numbering.Operative:
		l := *n.Label                                                                              // a copy: the label is the paragraph's
		l.Frame, l.Suffix = numbering.Bare, strings.TrimSpace(strings.TrimSuffix(l.Suffix, "alt")) // a rival text of the same paragraph
		return l.String()
	case n.Role == house.PreamblePart:
		return "PP" + label
	}
	return "OP" + label
}

func (t *Tree) annexPath(n *Node) string {
	for s := n.Section; s >= 0; s-- {
		if head := t.Sections[s].Head; head >= 0 && t.Nodes[head].Kind == AnnexHead {
			return t.path(head)
		}
	}
	return "annex"
}
