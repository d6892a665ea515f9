package rules

import (
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Versions are the edits of a text in which tracked changes run together that lead to
// the new version and to the old one, as far as that can be told: of two conferences,
// two labels and two marks side by side one is kept, and a label within a line gets
// its own. The deleted one stands first, as programs write them. Words that run
// together are left: which of them was deleted only a person can tell.
func Versions(t *syntax.Tree, known *catalogue.Catalogue) (accept, reject []text.Edit) {
	pass := &lint.Pass{House: t.House, Catalogue: known}
	both := func(at text.Span, now, was string) {
		accept = append(accept, text.Edit{Span: at, New: now})
		reject = append(reject, text.Edit{Span: at, New: was})
	}
	for _, g := range gluedEditions(pass, t) {
		now, was := g.new.String(), g.old.String()
		if t.Nodes[g.node].Kind == syntax.Heading && t.House.PlaceYear && !g.new.Revised {
			now = "Rev. " + now // it was there before
		}
		if strings.Contains(g.at.In(t.Text.String()), "\u00a0") {
			now, was = strings.ReplaceAll(now, ", ", ",\u00a0"), strings.ReplaceAll(was, ", ", ",\u00a0")
		}
		both(g.at, now, was)
	}
	for _, x := range slips(pass, t) {
		switch x.fault {
		case faultGlued:
			both(x.at, x.second.String(), x.first.String())
		case faultInline:
			if x.at.Start > 0 && t.Text.String()[x.at.Start-1] == ';' {
				at := text.Span{Start: x.at.Start, End: x.at.Start}
				both(at, lineEnding(t), lineEnding(t))
			}
		}
	}
	for _, s := range sightings(pass, t, syntax.DoubleMark) {
		if m := s.text(t); m[0] != m[len(m)-1] {
			both(s.at(t), m[len(m)-1:], m[:1])
		}
	}
	return accept, reject
}
