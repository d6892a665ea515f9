package lint

import (
	"context"

	"resolute/internal/syntax"
)

// Repaired is what Repair has done.
type Repaired struct {
	Made int // fixes
	// AtOdds is a fix that another one undoes, by its title: the text is left as
	// it was when it first came up. Empty if all went well.
	AtOdds string
}

// rounds bounds how often a text is repaired anew: fixes that stand side by side
// need a round each, and a fix may bring to light what another one mends.
const rounds = 20

// Repair makes the fixes that choose takes of a result, and of what is found
// then, until there is none left; it returns what remains to be told of the text
// that it has come to. With track the fixes are written as revision marks.
func (e *Engine) Repair(ctx context.Context, r *Result, choose func([]Diagnostic) []Fix, track bool) (*Result, Repaired) {
	var did Repaired
	seen := map[string]bool{r.Tree.Shown().String(): true}
	for range rounds {
		after, applied, _ := Apply(r.Tree.Shown(), choose(r.Shown(track)))
		if len(applied) == 0 {
			return r, did
		}
		if seen[after.String()] {
			did.AtOdds = applied[0].Title
			return r, did
		}
		seen[after.String()] = true
		next := e.Run(ctx, syntax.Parse(after, r.Tree.House, r.Tree), r)
		if next == nil {
			return r, did // ctx is done
		}
		did.Made += len(applied)
		r = next
	}
	return r, did
}
