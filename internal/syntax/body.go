package syntax

import (
	"strings"
	"unicode/utf8"

	"resolute/internal/house"
	"resolute/internal/numbering"
)

// body reads a paragraph of the preamble or of the operative part.
func (o *outliner) body(i int, n *Node) {
	switch {
	case o.t.Wrapped && o.goesOn(i, n):
		n.Kind = Text
	case n.form == openerForm:
		o.openerLine(i, n)
	case n.Label.Scheme != numbering.None && !o.isLetteredHead(n):
		o.labelled(i, n)
	case n.form == sectionForm:
		n.Kind = Heading
		o.open(i, o.role, i)
		o.began = false
	case n.Opener.Role == house.Preambular && !o.began && o.role != house.BackPart:
		n.Kind = Paragraph
		o.enter(i, house.PreamblePart)
	case n.Opener.Role == house.Operative && o.role == house.PreamblePart && o.preambleOver(i):
		n.Kind = Paragraph
		o.enter(i, house.OperativePart)
	case n.Opener.Role == house.Operative && o.role == house.OperativePart:
		n.Kind = Paragraph
		o.list = o.list[:0]
		o.lead = i
	case isHead(n.Para):
		n.Kind = Heading
	default:
		o.unlabelled(i, n)
	}
	n.Role = o.role
}

// goesOn tells the rest of a paragraph that the break of a page cut in two: it
// begins with a small letter, and what came before has not ended.
func (o *outliner) goesOn(i int, n *Node) bool {
	if o.t.House.Placement != house.Leading || n.Para.Label.Scheme != numbering.None || !beginsSmall(n.Para) {
		return false
	}
	for j := i - 1; j >= 0 && j > i-lookback; j-- {
		b := &o.t.Nodes[j]
		if b.Kind == Paragraph || b.Kind == Item || b.Kind == Text && b.form == plainForm && len(b.Raw) > headMax {
			return j < i-1 && b.End.Empty()
		}
	}
	return false
}

func beginsSmall(p *Para) bool {
	return !p.Body.Empty() && p.Raw[p.Body.Start] >= 'a' && p.Raw[p.Body.Start] <= 'z'
}

// preambleOver tells that the verb without a number at node i opens the
// operative part: no paragraph of a preamble follows, nor the operative one that
// is numbered 1.
func (o *outliner) preambleOver(i int) bool {
	const near = 12
	o.looked(i + near)
	for _, n := range o.t.Nodes[i+1 : min(len(o.t.Nodes), i+1+near)] {
		switch l := n.Para.Label; {
		case n.form != plainForm:
			return true
		case l.Scheme == numbering.None && n.Opener.Role == house.Preambular && strings.HasPrefix(n.End.In(n.Raw), ","):
			return false
		case l.N == 1 && l.Frame == numbering.Stop && l.Scheme == numbering.Decimal:
			// A verb among the reasons ends as they do; one that declares does not.
			end := o.t.Nodes[i].End.In(o.t.Nodes[i].Raw)
			return end == ";" || end == ":"
		}
	}
	return true
}

// openerLine opens the section of an opener that stands alone.
func (o *outliner) openerLine(i int, n *Node) {
	n.Kind = OpenerLine
	if n.Opener.Role == house.Preambular {
		o.role = house.PreamblePart
	} else {
		o.role = house.OperativePart
	}
	o.open(i, o.role, i)
	o.opener = i
}

// enter moves on to the part role with node i as its first paragraph, if it is
// not there already. A paragraph without a label ends all lists.
func (o *outliner) enter(i int, role house.Part) {
	if o.role != role || o.section < 0 {
		o.role = role
		o.open(i, role, -1)
	}
	o.began = role == house.OperativePart
	o.list = o.list[:0]
	if o.t.Nodes[i].Label.Scheme == numbering.None {
		o.lead = i
	}
}

// isLetteredHead tells the head of a section with a letter or a roman numeral
// before it, "B. Arms embargo": its label is not of a list of clauses.
func (o *outliner) isLetteredHead(n *Node) bool {
	l := n.Label
	return (l.Scheme == numbering.Upper || l.Scheme == numbering.RomanUpper) && l.Frame != numbering.Paired &&
		n.End.Empty() && n.Opener.Role == house.NoRole && n.Mark.Len() < headMax
}

// unlabelled reads a paragraph without a label or a known opener.
func (o *outliner) unlabelled(i int, n *Node) {
	switch {
	case o.opener >= 0:
		n.Parent = o.opener
		n.Kind = Text
		if o.section >= 0 && len(o.list) == 0 {
			n.Kind = Paragraph
		}
	case o.role == house.PreamblePart && len(o.list) == 0:
		n.Kind = Paragraph
		o.lead = i
	default:
		n.Kind = Text
	}
}

// labelled reads a paragraph with a label.
func (o *outliner) labelled(i int, n *Node) {
	if o.t.House.Placement == house.Leading {
		switch {
		case n.Label.Scheme == numbering.Preamble:
			o.enterOnce(i, house.PreamblePart)
		case n.Label.Scheme == numbering.Operative:
			o.enterOnce(i, house.OperativePart)
		case o.role == house.PreamblePart && n.Label.Scheme == numbering.Decimal && n.Label.Frame != numbering.Paired &&
			!(n.Opener.Role == house.Preambular && o.preambleNumbered(i)):
			o.enterOnce(i, house.OperativePart)
		case o.role == house.PreamblePart && n.Opener.Role == house.Operative && len(o.list) == 0:
			o.enterOnce(i, house.OperativePart)
		}
		o.began = o.role == house.OperativePart
	}
	o.item(i, n)
}

func (o *outliner) enterOnce(i int, role house.Part) {
	if o.role != role || o.section < 0 {
		o.enter(i, role)
	}
}

// preambleNumbered tells that the number at node i is one of a preamble that is
// numbered: the operative part, with its own 1 or in the same series, is still
// to come.
func (o *outliner) preambleNumbered(i int) bool {
	l := *o.t.Nodes[i].Label
	for j := i + 1; j < len(o.t.Nodes); j++ {
		n := &o.t.Nodes[j]
		o.looked(j)
		if n.form != plainForm || n.Para.Label.Scheme == numbering.None {
			if n.Opener.Role == house.Preambular && n.Para.Label.Scheme == numbering.None {
				return true // "1. Recalling" before "Noting": still the preamble
			}
			continue
		}
		if !n.Para.Label.Same(l) {
			continue
		}
		// In a preamble that is numbered throughout the next one is a participle
		// too; the first operative paragraph written as one is followed by verbs.
		return n.Opener.Role == house.Preambular || n.Para.Label.N == 1 || o.nth[house.PreamblePart] == 0 && len(o.list) > 0
	}
	return len(o.list) > 0
}

// item gives a labelled paragraph its level and the node it stands under.
func (o *outliner) item(i int, n *Node) {
	if len(o.list) == 0 && o.lead >= 0 && o.leads(o.lead) && !o.isBase(n.Label) {
		o.list = append(o.list, entry{node: o.lead})
	}
	level := o.level(i, n)
	n.Level = level
	n.Kind = Item
	switch {
	case level > 0:
		n.Parent = o.list[level-1].node
	case o.opener >= 0:
		n.Parent = o.opener
		o.chapeau(i)
	case o.role != house.AnnexPart && o.t.House.Placement == house.Leading:
		n.Kind = Paragraph
		if o.role == house.PreamblePart && n.Opener.Role == house.NoRole && n.Label.Scheme != numbering.Preamble {
			n.Kind = Item
		}
	}
	label := *n.Label
	if level == len(o.list)-1 {
		before := &o.list[level].label
		if goesOn := label.Suffix == "" && numbering.Same(&label, before); !goesOn && o.amongOthers(i, &label, before) {
			label = before.With(label.N) // the series goes on in its own script
		}
	}
	o.list = append(o.list[:level], entry{label, i})
	if level == 0 && o.section >= 0 {
		o.addItem(&o.t.Sections[o.section], int32(i))
	}
}

// addItem adds to a section's items. They all stand in one slice, which is cut
// into sections; a section that is taken up again moves to its end.
func (o *outliner) addItem(s *Section, i int32) {
	from := len(o.items) - len(s.items)
	if from < 0 || len(s.items) > 0 && o.items[from] != s.items[0] {
		from = len(o.items)
		o.items = append(o.items, s.items...)
	}
	o.items = append(o.items, i)
	s.items = o.items[from:len(o.items):len(o.items)]
}

// leads tells that the paragraph at node i, which has no label, introduces a list.
func (o *outliner) leads(i int) bool {
	n := &o.t.Nodes[i]
	return strings.HasSuffix(n.End.In(n.Raw), ":")
}

// chapeau makes the words between the opener line and its first item the
// chapeau of the items.
func (o *outliner) chapeau(i int) {
	if len(o.list) > 0 {
		return
	}
	for j := i - 1; j > o.opener; j-- {
		if n := &o.t.Nodes[j]; n.Kind == Paragraph {
			n.Kind = Chapeau
		}
	}
}

// maxDepth bounds the lists that may be open at once. Bodies use four levels.
const maxDepth = 12

// level finds the open list that the label goes on with; a label of another
// series opens a list within the last one. It settles what the label is where
// its letters can be read in two ways.
func (o *outliner) level(i int, n *Node) int {
	if n.Label.IsAmbiguous() {
		o.settle(i, n)
	}
	l := n.Label
	if l.Scheme == numbering.Bullet {
		return o.bulletLevel()
	}
	for k := len(o.list) - 1; k >= 0; k-- {
		if e := &o.list[k].label; numbering.Same(l, e) && (l.N > e.N || k == 0 && !o.nested(l) || k > 0 && !o.fits(l, k)) {
			return k
		}
	}
	// The right ordinal in the wrong clothes: "2)" after "1.", "(c)" after "b)".
	for k := len(o.list) - 1; k >= 0; k-- {
		if e := &o.list[k].label; l.Scheme == e.Scheme && l.Stem == e.Stem && l.N == e.N+1 && l.N > 1 {
			return k
		}
	}
	if o.isBase(l) && !o.nested(l) {
		return 0
	}
	if k := len(o.list) - 1; k >= 0 && o.amongOthers(i, l, &o.list[k].label) {
		return k
	}
	return min(len(o.list), maxDepth)
}

// amongOthers tells "(b)" between (1) and (3): the right place in the wrong script.
func (o *outliner) amongOthers(i int, l, before *numbering.Label) bool {
	if l.N != before.N+1 || l.N < 2 || l.Scheme == numbering.Dotted || before.Scheme == numbering.Dotted || before.Scheme == numbering.Bullet {
		return false
	}
	next, ok := o.nextLabel(i)
	return ok && numbering.Same(next, before) && next.N == l.N+1
}

// nested tells a 1 that opens a list deep within an item rather than the series
// of the paragraphs anew.
func (o *outliner) nested(l *numbering.Label) bool {
	return l.N == 1 && len(o.list) > 2 && numbering.Same(&o.list[0].label, l)
}

// fits tells that a list of the label's series lies open under level k, too.
func (o *outliner) fits(l *numbering.Label, k int) bool {
	for i := range o.list[:k] {
		if e := &o.list[i].label; numbering.Same(l, e) && l.Follows(*e) {
			return true
		}
	}
	return false
}

// bulletLevel is that of a bullet: beside another one, else under the last item.
func (o *outliner) bulletLevel() int {
	for k := range o.list {
		if o.list[k].label.Scheme == numbering.Bullet {
			return k
		}
	}
	return min(len(o.list), maxDepth)
}

// isBase tells a label of the series that the house gives to the paragraphs of
// this part themselves. It ends every list, whatever was open.
func (o *outliner) isBase(l *numbering.Label) bool {
	if o.role == house.AnnexPart {
		return false
	}
	if l.Scheme == numbering.Operative || l.Scheme == numbering.Preamble {
		return true
	}
	for k := range o.t.House.Levels {
		v := &o.t.House.Levels[k]
		if v.Part != o.role || v.Depth != 0 {
			continue
		}
		for _, f := range v.Labels {
			if f.Scheme == l.Scheme && f.Frame == l.Frame {
				return true
			}
		}
	}
	return false
}

// settle gives a label that is a letter as well as a roman numeral the reading that
// its neighbours show.
func (o *outliner) settle(i int, n *Node) {
	l := *n.Label
	if alt, ok := l.Reread(n.LabelAt.In(n.Raw)); ok {
		if read := o.reading(i, l, alt); read != l {
			n.Label = &read
		}
	}
}

// reading chooses between two readings of the label of node i: what goes on with an open
// list is of that list; else what the next label tells.
func (o *outliner) reading(i int, l, alt numbering.Label) numbering.Label {
	for k := len(o.list) - 1; k >= 0; k-- {
		if l.Follows(o.list[k].label) {
			return l
		}
		if alt.Follows(o.list[k].label) {
			return alt
		}
	}
	if next, ok := o.nextLabel(i); ok {
		if again, ok := next.Reread(next.String()); ok && again.Follows(alt) || next.Follows(alt) {
			return alt
		}
		if next.Follows(l) {
			return l
		}
	}
	if alt.N == 1 {
		return alt // "i)" opens a list of romans
	}
	for k := len(o.list) - 1; k >= 0; k-- {
		if alt.Same(o.list[k].label) && alt.N <= 26 {
			return alt
		}
		if l.Same(o.list[k].label) {
			return l
		}
	}
	return l
}

// nextLabel is the label of the next labelled paragraph nearby.
func (o *outliner) nextLabel(i int) (*numbering.Label, bool) {
	const near = 3
	o.looked(i + near)
	for j := i + 1; j < min(len(o.t.Nodes), i+1+near); j++ {
		if l := &o.t.Nodes[j].Para.Label; l.Scheme != numbering.None {
			return l, true
		}
	}
	return nil, false
}

// isHead tells an inner heading: a short line that begins with a capital and
// ends with no mark.
func isHead(p *Para) bool {
	s := p.Raw[p.Body.Start:p.Body.End]
	if s == "" || len(s) > headMax || !p.End.Empty() || p.Opener.Role != house.NoRole {
		return false
	}
	return s[0] >= 'A' && s[0] <= 'Z' || s[0] >= utf8.RuneSelf
}
