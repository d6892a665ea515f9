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

// isHead tells an inner heading: a short line that begins with a capital and
// ends with no mark.
func isHead(p *Para) bool {
	s := p.Raw[p.Body.Start:p.Body.End]
	if s == "" || len(s) > headMax || !p.End.Empty() || p.Opener.Role != house.NoRole {
		return false
	}
	return s[0] >= 'A' && s[0] <= 'Z' || s[0] >= utf8.RuneSelf
}
