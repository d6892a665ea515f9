package lint

import (
	"slices"

	"resolute/internal/parallel"
	"resolute/internal/syntax"
)

// judge gives every resolution in the file its findings, from prev where that
// has it: nearly all of them are where they were, counted from the start or from
// the end.
func (r *run) judge(prev *Result) {
	starts := r.tree.Parts()
	r.result.parts = make([]finding, len(starts))
	if prev == nil {
		if parts := parallel.Parts(r.tree.Text.Len()); parts > 1 && r.judgeApart(starts, parts) {
			return
		}
	}
	r.judgeParts(starts, 0, len(starts), prev, prev == nil)
}

// judgeParts is judge for the resolutions from first up to end, whose nodes begin at
// starts. It looks at their paragraphs, too, if looks is set.
func (r *run) judgeParts(starts []int, first, end int, prev *Result, looks bool) {
	for k := first; k < end && r.alive(); k++ {
		from, to := starts[k], r.endOf(starts, k)
		found, ok := prev.part(k, r.tree, from, to)
		if !ok && prev != nil {
			found, ok = prev.part(len(prev.parts)-len(starts)+k, r.tree, from, to)
		}
		if looks {
			r.look(from, to, nil) // with the paragraphs at hand, not in a walk of its own
		}
		if !ok {
			r.pass.of(r.tree.Part(from, to, &r.pass.part))
			found = r.runTrees(&r.treeRules, r.pass.tree, r.partBefore(prev, k, from, to))
		}
		r.result.parts[k] = finding{from, found}
	}
}

// endOf is the node that follows part k of those that begin at starts.
func (r *run) endOf(starts []int, k int) int {
	if k+1 < len(starts) {
		return starts[k+1]
	}
	return len(r.tree.Nodes)
}

// judgeApart is judge for a long text of which nothing is known, on several
// processors: what is found in a paragraph or in a resolution does not depend on the
// others. It reports false where a rule failed: what else that would have found
// depends on when it did.
func (r *run) judgeApart(starts []int, parts int) bool {
	runs := make([]*run, parts)
	few := len(starts) < parts // only the paragraphs are divided
	parallel.Do(len(r.tree.Nodes), parts, func(part, first, end int) {
		one := &run{ctx: r.ctx, pass: r.passes.Get().(*Pass), passes: r.passes, ruleset: r.ruleset, tree: r.tree}
		one.pass.House, one.pass.Catalogue, one.pass.SafeOnly = r.pass.House, r.pass.Catalogue, r.pass.SafeOnly
		defer one.over()
		one.result = &Result{parts: r.result.parts} // in which each has places of its own
		runs[part] = one
		if few {
			one.look(first, end, nil)
			return
		}
		from, _ := slices.BinarySearch(starts, first)
		to, _ := slices.BinarySearch(starts, end)
		one.judgeParts(starts, from, to, nil, true)
	})
	for _, one := range runs {
		if len(one.result.Internal) > 0 {
			r.result.para = nil
			return false
		}
		r.result.para = append(r.result.para, one.result.para...)
	}
	if few {
		r.judgeParts(starts, 0, len(starts), nil, false)
	}
	return true
}

// part is what was found in part k, if that is the nodes from first up to end of
// tree, which is a later version.
func (r *Result) part(k int, tree *syntax.Tree, first, end int) ([]*Diagnostic, bool) {
	if r == nil || k < 0 || k >= len(r.parts) || tree.Language != r.Tree.Language || tree.Wrapped != r.Tree.Wrapped {
		return nil, false
	}
	old, oldEnd := r.parts[k].node, len(r.Tree.Nodes)
	if k+1 < len(r.parts) {
		oldEnd = r.parts[k+1].node
	}
	if oldEnd-old != end-first || !tree.SamePart(first, r.Tree, old, end-first) {
		return nil, false
	}
	return r.parts[k].found, true
}
