package rules

import (
	"math/bits"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

// isOwnSeries tells a paragraph of a body without a table that names no organ of the
// United Nations: "its resolution 61/3" is of a series that nothing is known of.
func isOwnSeries(pass *lint.Pass, raw string) bool {
	if pass.House.ID != house.Other {
		return false
	}
	for _, organ := range []string{"General Assembly", "Security Council", "Human Rights Council", "Economic and Social Council"} {
		if strings.Contains(raw, organ) {
			return false
		}
	}
	return true
}

// dangles tells a citation of an act or a provision that does not exist. That
// does not depend on when the text was written.
func dangles(pass *lint.Pass, c *cite.Cite) bool {
	switch c.Ref.Kind {
	case "resolution", "provision", "article":
	default:
		return false
	}
	if c.Ref.Body == "" || c.Ref.Body == "self" || !c.Named && c.Ref.Body != pass.House.Body {
		return false
	}
	return pass.Catalogue.Status(c.Ref, 0) == catalogue.Dangling
}

// revised is a citation of an act of the ITU of which a later revision is known,
// or that is not in force any more.
type revised struct {
	citation
	status catalogue.Status
	act    *catalogue.Act
}

// outdatedOnes are the document's citations of such acts, as its year sees them, in
// order.
var outdatedOnes = &lint.Reading[[]revised]{Read: func(pass *lint.Pass, t *syntax.Tree, room []revised) []revised {
	return outdated(pass, t, citationsOf(pass, t), room[:0])
}}

// revisedActs are those, for a Local rule the ones that it has to look at.
func revisedActs(pass *lint.Pass, t *syntax.Tree) []revised {
	if first, end, whole := pass.Stretch(t); !whole {
		return outdated(pass, t, collect(t, first, end, nil), nil)
	}
	return outdatedOnes.Of(pass, t)
}

// outdated adds to all those of the citations that revisedActs gives.
func outdated(pass *lint.Pass, t *syntax.Tree, cites []citation, all []revised) []revised {
	for i := range cites {
		c := &cites[i]
		if c.ref.Kind != "resolution" || !ofITU(c.ref.Body) || c.ref.Edition == "" || !c.inBody(t) {
			continue
		}
		a, ok := pass.Catalogue.Find(*c.ref)
		if !ok {
			continue
		}
		if s := a.StatusOf(*c.ref, textYearOf(t, c.node)); s == catalogue.Outdated || s == catalogue.Abrogated {
			act := a // a of its own, so that the others need not be kept
			all = append(all, revised{*c, s, &act})
		}
	}
	return all
}

// textYearOf is the year of the act that node i stands in, 0 if it has none.
func textYearOf(t *syntax.Tree, i int) int {
	if a := t.Nodes[i].Act; a >= 0 {
		return t.Acts[a].Number.Year
	}
	return 0
}

// historical tells a paragraph that speaks of what was: there an old edition is
// the right one.
func historical(s string) bool {
	for i := 1; i < len(s); i++ {
		for some := ofThePast.first[s[i-1]] & ofThePast.second[s[i]]; some != 0; some &= some - 1 {
			if strings.HasPrefix(s[i-1:], pastWords[bits.TrailingZeros32(some)]) {
				return true
			}
		}
	}
	return false
}

// pastWords are what such a paragraph has one of.
var pastWords = [...]string{
	" was ", " were ", " had been", "has been", "adopted", "established", "confirmed", "pursuant", "results of", "earlier", "former", "previous",
	"originally", "first time", "implementation of", "initiated", "revis", "updat", "replac", "abrogat", "suppress",
}

// ofThePast tells by a bit which of them have a byte as their first, and as their second.
var ofThePast = func() (t struct{ first, second [256]uint32 }) {
	for i, w := range pastWords {
		t.first[w[0]] |= 1 << i
		t.second[w[1]] |= 1 << i
	}
	return t
}()
