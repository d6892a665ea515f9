package lint

import (
	"slices"
	"strings"

	"resolute/internal/syntax"
	"resolute/internal/text"
)

// A locked number is not the draft's own: no rule speaks of it, and no repair changes
// it. What comes after it is held against it.

// lock looks at a comment that locks a number. The tree has heeded it, whatever is
// mistaken about it: a number that somebody wanted kept is kept.
func (r *run) lock(e *Engine, c syntax.Comment, d syntax.Directive) *Diagnostic {
	switch {
	case c.Before == len(r.tree.Nodes) || !r.tree.Nodes[c.Before].Locked:
		return e.idle(r.tree, c.Span, "no paragraph with a number follows that could be locked", true)
	case strings.TrimSpace(d.About.In(r.tree.Text.String())) != "":
		return e.mistaken(c.Span, "a lock is for the paragraph that follows: “%% lock: the reason” is due")
	case !d.Reasoned():
		return e.mistaken(c.Span, "no reason is given: “%% lock: the reason” is due")
	}
	return nil
}

// HasLocks tells that numbers of the tree may be locked.
func (p *Pass) HasLocks(t *syntax.Tree) bool { return len(t.Locks) > 0 || p.Has(t, syntax.Locking) }

// heed takes from the findings of a tree, from the first on, what is about locked
// numbers, and from the others the repairs that would change one.
func (p *Pass) heed(t *syntax.Tree, first int) {
	if len(p.found) == first || !p.HasLocks(t) {
		return
	}
	kept := slices.DeleteFunc(p.found[first:], func(d *Diagnostic) bool { return ofLocked(t, d.Span) })
	for _, d := range kept {
		d.Fixes = slices.DeleteFunc(d.Fixes, func(f Fix) bool {
			return slices.ContainsFunc(f.Edits, func(e text.Edit) bool { return changesLocked(t, e.Span) })
		})
	}
	p.found = p.found[:first+len(kept)]
}

// ofLocked tells that a span is that of a locked number, or within it.
func ofLocked(t *syntax.Tree, at text.Span) bool {
	i := NodeAt(t, at.Start)
	if i < 0 || !t.Nodes[i].Locked {
		return false
	}
	n := &t.Nodes[i]
	label := n.LabelAt.Shift(n.Start)
	return at.Start >= label.Start && at.Start < label.End && at.End <= max(label.End, n.Start+n.Body.Start)
}

// changesLocked tells that an edit of the span changes a locked number.
func changesLocked(t *syntax.Tree, at text.Span) bool {
	for i := max(0, NodeAt(t, at.Start)); i < len(t.Nodes) && t.Nodes[i].Start <= at.End; i++ {
		n := &t.Nodes[i]
		label := n.LabelAt.Shift(n.Start)
		if n.Locked && (at.Overlaps(label) || at.Empty() && label.Start < at.Start && at.Start < label.End) {
			return true
		}
	}
	return false
}
