package rules

import (
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// foreign tells a paragraph in another language than the house's table: rules
// about words say nothing of it.
func foreign(pass *lint.Pass, p *syntax.Para) bool {
	l := house.Language(p.Raw)
	return l != "" && l != pass.House.Language
}

// otherLanguage is the language of a text whose house has no table in it, "" of
// any other.
func otherLanguage(pass *lint.Pass, t *syntax.Tree) string {
	if t.Language != pass.House.Language {
		return t.Language
	}
	return ""
}

// clip is s with single blanks, cut to what a message can show: most bytes.
func clip(s string, most int) string {
	s = squeeze(s)
	if len(s) <= most {
		return s
	}
	for most > 0 && s[most]&0xC0 == 0x80 {
		most--
	}
	return s[:most] + "…"
}

// sighting is a signal in its place.
type sighting struct {
	node int
	*syntax.Signal
}

// at is the signal's place in the text.
func (s sighting) at(t *syntax.Tree) text.Span { return s.Span.Shift(t.Nodes[s.node].Start) }

// text is what the signal covers.
func (s sighting) text(t *syntax.Tree) string { return s.In(t.Nodes[s.node].Raw) }

// bySignal are the document's signals, in order, by kind.
var bySignal = &lint.Reading[*[syntax.SignalKinds][]sighting]{Read: func(_ *lint.Pass, t *syntax.Tree, room *[syntax.SignalKinds][]sighting) *[syntax.SignalKinds][]sighting {
	if room == nil {
		room = new([syntax.SignalKinds][]sighting)
	}
	for kind := range room {
		room[kind] = room[kind][:0]
	}
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Seen&(syntax.Citations-1) == 0 {
			continue
		}
		for k := range n.Signals {
			s := &n.Signals[k]
			room[s.Kind] = append(room[s.Kind], sighting{i, s})
		}
	}
	return room
}}

// sightings are the document's signals of that kind, in order.
func sightings(pass *lint.Pass, t *syntax.Tree, kind syntax.SignalKind) []sighting {
	if !pass.Has(t, kind.Bit()) {
		return nil
	}
	return bySignal.Of(pass, t)[kind]
}
