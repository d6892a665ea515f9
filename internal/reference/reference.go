// Package reference tells how it stands with what a draft refers to, be it an act or a
// paragraph of its own: one of five states, as drafting offices know them.
package reference

import (
	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/syntax"
)

// State is how it stands with a reference.
//
// Source: the five of Lawmaker, the editor of the parliaments of the United Kingdom:
// valid, invalid, cannot resolve, ignored, "changed, please confirm".
type State uint8

const (
	Valid   State = iota // what is named is there
	Invalid              // there is no such paragraph, or no such act
	Unknown              // it cannot be told: the catalogue has not all of the series, the annex is not in the file
	Ignored              // the drafter has unlinked it
	Changed              // it names another paragraph than when it was written, and nobody has confirmed that
)

// String is the name used in output.
func (s State) String() string {
	return [...]string{"valid", "invalid", "unknown", "ignored", "changed"}[s]
}

// Of is the state of the citation c in node i, as the text's own year sees it. stale are
// the references of the text that have changed, which nobody knows from the text alone.
func Of(t *syntax.Tree, i int, c *cite.Cite, known *catalogue.Catalogue, stale []syntax.Stale) State {
	if t.Unlinked(i, c) {
		return Ignored
	}
	if t.Disproved(i, c) || isStale(stale, i, c.Start+t.Nodes[i].Start) {
		return Changed
	}
	ref := t.Ref(i, *c)
	if ref.Body == "self" {
		switch target, ok := t.Resolve(i, *c); {
		case !ok:
			return Invalid
		case target < 0:
			return Unknown
		}
		return Valid
	}
	switch known.Status(ref, YearOf(t, i)) {
	case catalogue.Dangling:
		return Invalid
	case catalogue.Unknown:
		return Unknown
	}
	return Valid // outdated and abrogated acts are there
}

// isStale tells that one of them begins at an offset, in node i.
func isStale(stale []syntax.Stale, i, off int) bool {
	for k := range stale {
		if stale[k].Node == i && stale[k].At.Start == off {
			return true
		}
	}
	return false
}

// YearOf is the year of the act that a node stands in, 0 if it does not tell.
func YearOf(t *syntax.Tree, i int) int {
	if a := t.Nodes[i].Act; a >= 0 {
		return t.Acts[a].Number.Year
	}
	return 0
}
