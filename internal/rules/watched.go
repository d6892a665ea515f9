package rules

import (
	"slices"

	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/syntax"
)

// watched reports the watched words of one class, but for those that begin at but.
// Verb leads to what is due: "this house writes".
func watched(pass *lint.Pass, p *syntax.Para, class lexicon.Class, verb string, but ...int) {
	told := 0 // where the last phrase ends: one within it is the same slip
	for i := range p.Signals {
		s := &p.Signals[i]
		if s.Kind != syntax.WatchedWord || s.Start < told {
			continue
		}
		if lexicon.ClassOf(s.Word) != class || slices.Contains(but, s.Start) {
			continue
		}
		w := lexicon.Term(s.Word)
		if !w.Applies(pass.House.ID) {
			continue
		}
		if foreign(pass, p) {
			return
		}
		found := s.In(p.Raw)
		told = s.End
		due := w.Due(squeeze(found))
		d := pass.Report(s.Span, "“"+squeeze(found)+"”: "+verb+" “"+due+"”")
		if w.Soften(pass.House.ID) {
			d.Severity = lint.Hint
		}
		replace(d, "Change to “"+due+"”", s.Span, due, false)
	}
}
