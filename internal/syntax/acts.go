package syntax

import (
	"strings"

	"resolute/internal/house"
)

// Where a resolution begins: with its heading, with its enacting line, or as a draft
// that another one embeds.

// newAct opens an act at node i and forgets where the one before had come to.
func (o *outliner) newAct(i int, a Act) {
	if a.House == nil {
		a.House = o.t.House
	}
	a.First, a.Last = i, i
	o.t.Acts = append(o.t.Acts, a)
	o.t.extents = append(o.t.extents, extent{len(o.t.Sections), o.reach})
	*o = outliner{reach: o.reach, t: o.t, act: len(o.t.Acts) - 1, section: -1, opener: -1, lead: -1, outer: o.outer, list: o.list[:0], items: o.items}
}

// enacting reads an enacting line: of the act at hand, of the next one in the
// file, or of a draft embedded in this one. It reports whether the line is one.
func (o *outliner) enacting(i int, n *Node) bool {
	h := o.t.House
	if n.form == foreignForm {
		other, ok := house.AnyEnacting(n.Raw[n.Mark.Start:n.Mark.End])
		if !ok || o.role == house.FrontPart && o.anyOwn(i) {
			return false
		}
		h = other
	}
	switch {
	case o.role == house.AnnexPart:
		n.Kind = Enacting
		o.open(i, house.AnnexPart, -1)
		return true
	case o.role == house.FrontPart:
		if o.act < 0 {
			o.newAct(i, Act{Heading: -1, Title: -1})
		}
	case o.notes || n.form == enactingForm && !o.announced(i):
		o.newAct(i, Act{Heading: -1, Title: -1})
	default:
		s := &suspension{o.role, o.act, o.section, append([]entry(nil), o.list...), o.opener, o.outer}
		o.newAct(i, Act{Heading: -1, Title: -1, Embedded: true})
		o.outer = s
	}
	act := &o.t.Acts[o.act]
	act.Enacting, act.House = i, h
	if _, place, year, ok := h.ReadEnacting(n.Raw[n.Mark.Start:n.Mark.End]); ok && act.Heading < 0 {
		act.Number.Place, act.Number.Year = place, year
	}
	n.Kind, n.Role = Enacting, house.PreamblePart
	n.Label = &noLabel
	o.role, o.notes = house.PreamblePart, false
	o.open(i+1, house.PreamblePart, -1)
	return true
}

// anyOwn tells that the house's own enacting line is still to come, before the
// heading of another act.
func (o *outliner) anyOwn(i int) bool {
	const near = 63
	o.looked(i + near)
	for _, n := range o.t.Nodes[i+1 : min(len(o.t.Nodes), i+1+near)] {
		switch n.form {
		case enactingForm:
			return true
		case headingForm:
			return false
		}
	}
	return false
}

// announced tells that the paragraph before node i leads to a draft: it ends
// with a colon, or the draft stands in quotation marks.
func (o *outliner) announced(i int) bool {
	n := &o.t.Nodes[i]
	if opensQuote(n.Para) {
		return true
	}
	const near = 6
	for j := i - 1; j >= 0 && j > i-near; j-- {
		switch b := &o.t.Nodes[j]; b.form {
		case plainForm, openerForm:
			if strings.HasSuffix(b.End.In(b.Raw), ":") {
				return true
			}
			if b.End.Len() > 0 {
				return false
			}
		}
	}
	return false
}

// opensQuote tells the paragraph that begins with a quotation mark.
func opensQuote(p *Para) bool {
	return strings.ContainsAny(p.Raw[:p.Body.Start], "“\"«")
}

// closesQuote tells the paragraph that ends a quoted draft.
func closesQuote(p *Para) bool {
	s := p.Raw[p.Mark.Start:p.Mark.End]
	return strings.HasSuffix(s, "”") || strings.HasSuffix(s, "\"") || strings.HasSuffix(s, "».") || strings.HasSuffix(s, "”;") || strings.HasSuffix(s, "”.")
}

func (o *outliner) resume() {
	s := o.outer
	*o = outliner{reach: o.reach, t: o.t, role: s.role, act: s.act, section: s.section, list: s.list, opener: s.opener, lead: -1, began: true, outer: s.outer, items: o.items}
}
