package rules

import (
	"iter"

	"resolute/internal/syntax"
	"resolute/internal/text"
)

// proposal is a resolution that a proposal to a conference is about.
type proposal struct {
	*syntax.Act
	symbol string    // what is proposed: syntax.Added, Modified, Suppressed or Unchanged
	at     text.Span // of the symbol, which stands before the resolution
}

// proposals are those of a text, in order.
func proposals(t *syntax.Tree) iter.Seq[proposal] {
	return func(yield func(proposal) bool) {
		for i := range t.Acts {
			p := proposal{Act: &t.Acts[i]}
			if p.symbol, p.at = t.Proposed(p.Act); p.symbol != "" && !yield(p) {
				return
			}
		}
	}
}
