package lint

import (
	"strings"

	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Comments may settle a reference: "%% unlink paragraph 5: that of the annex to resolution
// 60/1" makes it none that is followed, "%% confirm paragraph 3: Requests the Secretary-
// General" says what it names. The tree knows them; here is told which are mistaken.

// unlink looks at a comment that unlinks a reference.
func (r *run) unlink(e *Engine, c syntax.Comment, d syntax.Directive) *Diagnostic {
	const due = ": “%% unlink paragraph 5: the reason” is due"
	s := settlingAt(r.tree, c.Span)
	switch {
	case s == nil || len(s.Named) == 0:
		return e.mistaken(c.Span, "no reference is named"+due)
	case !d.Reasoned():
		return e.mistaken(c.Span, "no reason is given"+due)
	}
	return r.uncited(e, s)
}

// confirm looks at a comment that confirms a reference.
func (r *run) confirm(e *Engine, c syntax.Comment, d syntax.Directive) *Diagnostic {
	s := settlingAt(r.tree, c.Span)
	switch {
	case s == nil:
		return nil // a note of the drafter's
	case !d.Reasoned():
		return e.mistaken(c.Span, "it is not said how the paragraph begins: “%% confirm paragraph 3: Requests the …” is due")
	}
	return r.uncited(e, s)
}

// uncited is the finding for a comment about a reference that is not there.
func (r *run) uncited(e *Engine, s *syntax.Settling) *Diagnostic {
	switch {
	case s.Found:
		return nil
	case s.Before == len(r.tree.Nodes) && !s.Everywhere:
		return e.mistaken(s.Comment.Span, "no paragraph follows that could cite it")
	}
	return e.idle(r.tree, s.Comment.Span, "the paragraph does not cite "+strings.TrimSpace(s.About.In(r.tree.Text.String())), true)
}

func settlingAt(t *syntax.Tree, at text.Span) *syntax.Settling {
	for i := range t.Settlings() {
		if s := &t.Settlings()[i]; s.Comment.Span == at {
			return s
		}
	}
	return nil
}

// unlinked tells a finding about a citation that the drafter has unlinked: whatever is
// told of what it cites is not wanted.
func (r *Result) unlinked(d *Diagnostic, node int) bool {
	if node < 0 || !AboutCitation(d.Rule) {
		return false
	}
	n := &r.Tree.Nodes[node]
	for k := range n.Cites {
		c := &n.Cites[k]
		at := c.Phrase.Shift(n.Start)
		if at.Start <= d.Span.Start && d.Span.End <= max(at.End, n.Start+c.End) && r.Tree.Unlinked(node, c) {
			return true
		}
	}
	return false
}

// AboutCitation tells a rule that speaks of citations: the group is in the id.
func AboutCitation(r *Rule) bool { return strings.HasPrefix(r.ID, "RS04") }
