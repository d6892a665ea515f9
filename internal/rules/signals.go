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

type sightingsKey struct{}

// sightings are the document's signals of that kind, in order; sorted out once a
// run for all rules that see the document.
func sightings(pass *lint.Pass, t *syntax.Tree, kind syntax.SignalKind) []sighting {
	return pass.Once(sightingsKey{}, func() any { return sortOut(t) }).(*[syntax.SignalKinds][]sighting)[kind]
}

// sortOut are the signals by kind, in one piece of memory.
func sortOut(t *syntax.Tree) *[syntax.SignalKinds][]sighting {
	var counts [syntax.SignalKinds]int
	total := 0
	for i := range t.Nodes {
		for k := range t.Nodes[i].Signals {
			counts[t.Nodes[i].Signals[k].Kind]++
			total++
		}
	}
	all, room := new([syntax.SignalKinds][]sighting), make([]sighting, total)
	for kind, n := range counts {
		all[kind], room = room[:0:n], room[n:]
	}
	for i := range t.Nodes {
		for k := range t.Nodes[i].Signals {
			s := &t.Nodes[i].Signals[k]
			all[s.Kind] = append(all[s.Kind], sighting{i, s})
		}
	}
	return all
}
