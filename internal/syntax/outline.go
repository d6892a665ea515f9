package syntax

import (
	"slices"
	"strings"

	"resolute/internal/house"
	"resolute/internal/numbering"
)

// outliner gives every paragraph its place. It passes once over the nodes and
// remembers where it is in the resolution, as a reader does.
type outliner struct {
	t       *Tree
	role    house.Part
	act     int // index into Acts, -1 before the first
	section int // index into Sections, -1 outside
	list    []entry
	opener  int         // the opener line in force, -1 if none
	lead    int         // the last paragraph without a label, which may introduce a list; -1 if none
	notes   bool        // after the rule over the footnotes
	began   bool        // an operative paragraph of this section was seen
	titled  bool        // the heading was seen and the title may follow
	outer   *suspension // what an embedded draft interrupted
	nth     [house.BackPart + 1]int
	items   []int32 // of all sections: see addItem
	reach   int     // the furthest node that was looked at
	starts  int     // the node that starts an act as it did before, and one: see outlineAgain
}

// noLabel is the label of a node whose paragraph's is none: "1" of a heading.
var noLabel numbering.Label

// entry is the last label of a list that is still open.
type entry struct {
	label numbering.Label
	node  int
}

// suspension is the place in the act that an embedded draft interrupts.
type suspension struct {
	role         house.Part
	act, section int
	list         []entry
	opener       int
	outer        *suspension
}

// outline places the nodes of t, which have a paragraph and a start. There will be
// about as many items as the version before had.
func (t *Tree) outline(items int, room *gathered) {
	o := t.outliner(items, room)
	for i := range t.Nodes {
		o.next(i)
	}
	o.finish(room)
}

func (t *Tree) outliner(items int, room *gathered) *outliner {
	t.Sections, t.Acts, t.extents = room.sections[:0], room.acts[:0], room.extents[:0]
	return &outliner{t: t, act: -1, section: -1, opener: -1, lead: -1, items: make([]int32, 0, items)}
}

// next places node i and moves on.
func (o *outliner) next(i int) {
	t := o.t
	n := &t.Nodes[i]
	*n = Node{Para: n.Para, Start: n.Start, Label: &n.Para.Label, Parent: -1}
	o.place(i, n)
	n.Act, n.Section, n.Quoted, n.Locked = o.act, o.section, o.outer != nil, t.lockedByComment(i)
	o.count(n)
	if o.act >= 0 {
		t.Acts[o.act].Last = i
	}
	if o.section >= 0 && n.Kind != Note && n.Kind != Closing {
		t.Sections[o.section].Last = i
	}
	if o.outer != nil && closesQuote(n.Para) {
		o.resume()
	}
}

func (o *outliner) finish(room *gathered) {
	t := o.t
	t.items = len(o.items)
	t.Sections, room.sections = cutOut(t.Sections)
	t.Acts, room.acts = cutOut(t.Acts)
	t.extents, room.extents = cutOut(t.extents)
}

// cutOut is a copy of s, to measure, and the room that s took.
func cutOut[T any](s []T) (out, room []T) {
	if len(s) > 0 {
		out = slices.Clone(s)
	}
	clear(s)
	return out, s[:0]
}

// count numbers the paragraphs that carry no number of their own.
func (o *outliner) count(n *Node) {
	if n.Kind == Paragraph && n.Label.Scheme == numbering.None {
		o.nth[n.Role]++
		n.Nth = o.nth[n.Role]
	}
}

// place decides what node i is and moves on.
func (o *outliner) place(i int, n *Node) {
	n.Role = o.role
	switch {
	case n.form == blankForm:
		n.Kind = Blank
		return
	case n.form == ruleForm:
		n.Kind, n.Role = Rule, house.BackPart
		o.notes = o.role != house.FrontPart
		return
	case n.form == starForm:
		n.Kind = Rule
		return
	case n.form == headingForm && o.startsAct(i):
		o.heading(i, n)
		return
	case n.form == enactingForm, n.form == foreignForm:
		if o.enacting(i, n) {
			return
		}
	case n.form == symbolForm && o.notes && o.t.Wrapped:
		// The running head of the next page ends the footnotes of this one.
		o.notes, n.Kind, n.Role = false, Note, house.BackPart
		return
	}
	if o.notes {
		n.Kind, n.Role = Note, house.BackPart
		return
	}
	switch n.form {
	case annexForm:
		if o.role != house.FrontPart || o.act >= 0 {
			o.annex(i, n)
			return
		}
	case closingForm:
		if o.role != house.FrontPart {
			n.Kind, n.Role = Closing, house.BackPart
			o.closed()
			return
		}
	case tableForm:
		n.Kind = Table
		return
	}
	switch o.role {
	case house.FrontPart:
		o.front(i, n)
	case house.AnnexPart:
		o.annexed(i, n)
	default:
		o.body(i, n)
	}
}

// startsAct tells a heading that opens a resolution from words that look like
// one: before any enacting line, or followed by one of this house or, unless a
// draft is announced, of its kin.
func (o *outliner) startsAct(i int) bool {
	if i+1 == o.starts {
		return true
	}
	if o.role == house.FrontPart && (o.act < 0 || o.t.Acts[o.act].Heading < 0) || o.t.isProposed(i) {
		return true
	}
	const near = 8
	o.looked(i + near)
	for j := i + 1; j < len(o.t.Nodes) && j <= i+near; j++ {
		switch o.t.Nodes[j].form {
		case enactingForm:
			return true
		case foreignForm:
			n := &o.t.Nodes[j]
			h, ok := house.AnyEnacting(n.Raw[n.Mark.Start:n.Mark.End])
			return ok && h.Kin(o.t.House) && !o.announced(i)
		case headingForm, ruleForm:
			return false
		}
	}
	return false
}

func (o *outliner) heading(i int, n *Node) {
	number, _, _ := o.t.House.ReadHeading(n.Raw[n.Mark.Start:n.Mark.End])
	if !o.announced(i) {
		o.outer = nil // a file of several resolutions goes on with the next one
	}
	o.newAct(i, Act{Heading: i, Title: -1, Enacting: -1, Number: number})
	n.Kind, n.Role = Heading, house.FrontPart
	n.Label = &noLabel
	o.titled = true
}

// front reads what stands before the enacting line: heading, title and the
// rest of the head. A fragment without head begins with its first clause.
func (o *outliner) front(i int, n *Node) {
	switch {
	case n.form == plainForm && isDecision(n.Para):
		if o.act < 0 {
			o.newAct(i, Act{Heading: -1, Title: -1, Enacting: -1})
		}
		o.enter(i, house.OperativePart)
		n.Kind, n.Role = Paragraph, house.OperativePart
	case o.startsBody(i, n):
		if o.act < 0 {
			o.newAct(i, Act{Heading: -1, Title: -1, Enacting: -1})
		}
		o.role = house.PreamblePart
		o.open(i, house.PreamblePart, -1)
		o.body(i, n)
	case o.titled && n.form == plainForm && !isAdopted(n.Para):
		n.Kind = Title
		act := &o.t.Acts[o.act]
		if act.Title < 0 {
			act.Title = i
		} else {
			n.More = true
		}
	case n.form == bracketedForm || n.form == closingForm:
		o.titled = false
	}
}

// isAdopted tells the line "Adopted by the Security Council at its …", which is
// no title.
func isAdopted(p *Para) bool { return hasWord(p.Raw[p.Mark.Start:p.Mark.End], "adopted") }

// isDecision tells the paragraph that a decision consists of: "At its 50th plenary
// meeting, on 22 December 2023, the General Assembly … decided to".
func isDecision(p *Para) bool {
	const head = 60
	s := strings.ReplaceAll(p.Raw[p.Mark.Start:min(p.Mark.End, p.Mark.Start+2*head)], "\u00a0", " ")
	return strings.HasPrefix(s, "At its ") && strings.Contains(s[:min(len(s), head)], " meeting, ") && (len(s) > head || !p.End.Empty())
}

// startsBody tells the first clause of a text that has no enacting line, or not
// yet: boards and councils write none, and a fragment may begin anywhere.
func (o *outliner) startsBody(i int, n *Node) bool {
	if n.form == openerForm {
		return true
	}
	if n.form != plainForm {
		return false
	}
	if n.Opener.Role != house.NoRole && len(o.t.House.Enacting) == 0 {
		return true
	}
	if n.Opener.Role == house.Preambular && n.Label.Scheme == numbering.None {
		return n.End.In(n.Raw) != "" && !o.enactingAhead(i)
	}
	if n.Opener.Role == house.Operative && n.End.In(n.Raw) != "" {
		return !o.enactingAhead(i)
	}
	return n.Label.Scheme != numbering.None && n.Label.Scheme != numbering.Bullet && n.End.In(n.Raw) != "" && !o.enactingAhead(i)
}

// enactingAhead tells that the enacting line is near, so that the paragraph
// belongs to the head.
func (o *outliner) enactingAhead(i int) bool {
	const near = 40
	o.looked(i + near)
	for _, n := range o.t.Nodes[i+1 : min(len(o.t.Nodes), i+1+near)] {
		if n.form == enactingForm || n.form == foreignForm {
			return true
		}
	}
	return false
}

func (o *outliner) annex(i int, n *Node) {
	n.Kind, n.Role = AnnexHead, house.AnnexPart
	n.Label = &noLabel
	o.role = house.AnnexPart
	o.open(i, house.AnnexPart, i)
}

// annexed reads a paragraph of an annex. Its numbering is its own: lists begin
// and end as their labels say.
func (o *outliner) annexed(i int, n *Node) {
	switch {
	case n.Label.Scheme != numbering.None:
		o.item(i, n)
	case n.form == sectionForm || n.form == headingForm || isHead(n.Para):
		n.Kind = Heading
		o.open(i, house.AnnexPart, i)
	default:
		n.Kind = Text
	}
}

// closed is what comes after the meeting and the date: nothing more of the
// resolution but annexes and notes.
func (o *outliner) closed() {
	o.list = o.list[:0]
	o.opener = -1
	if o.role != house.AnnexPart {
		o.role = house.BackPart
	}
}

// open begins a section at node first, under the head (-1 if none).
func (o *outliner) open(first int, role house.Part, head int) {
	s := Section{First: first, Last: first, Head: head, Role: role}
	if head >= 0 {
		s.Opener = o.t.Nodes[head].Opener
	}
	o.t.Sections = append(o.t.Sections, s)
	o.section = len(o.t.Sections) - 1
	o.list, o.opener, o.lead = o.list[:0], -1, -1
}
