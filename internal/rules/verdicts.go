package rules

import (
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

// verdict is a citation of an act with what the catalogue says of it.
type verdict struct {
	citation
	status catalogue.Status
	act    catalogue.Act // zero where it is not known
}

type verdictsKey struct{}

// verdicts are the document's citations of which something is wrong, in order;
// looked up once a run.
func verdicts(pass *lint.Pass, t *syntax.Tree) []verdict {
	return pass.Once(verdictsKey{}, func() any {
		var all []verdict
		for _, c := range citationsOf(pass, t) {
			switch c.ref.Kind {
			case "resolution", "provision", "article":
			default:
				continue
			}
			if c.ref.Body == "" || c.ref.Body == "self" || !c.Named && c.ref.Body != t.House.Body {
				continue
			}
			s := pass.Catalogue.Status(*c.ref, textYearOf(t, c.node))
			if s == catalogue.Known || s == catalogue.Unknown {
				continue
			}
			a, _ := pass.Catalogue.Find(*c.ref)
			all = append(all, verdict{c, s, a})
		}
		return all
	}).([]verdict)
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
	for _, w := range []string{" was ", " were ", " had been", "has been", "adopted", "established", "confirmed", "pursuant", "results of", "earlier", "former", "previous", "originally", "first time", "implementation of", "initiated", "revis", "updat", "replac", "abrogat", "suppress"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
