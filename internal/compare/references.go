package compare

import (
	"resolute/internal/text"
)

// Stale is an internal reference that was kept although the paragraph it means has
// another number now, or is gone.
type Stale struct {
	Node     int       // of the new version, that it stands in
	At       text.Span // of the new text
	Words    string    // the reference as written, "resolves 2"
	Meant    int       // the node of the new version that is meant; -1 if it was dropped
	MeantOld int       // and of the old one
	Now      int       // the node that it leads to now; -1 if there is none
}

// Stale are the references of the new version that were not brought up to date
// after paragraphs were inserted, moved or dropped.
func (c *Comparison) Stale() []Stale {
	to := make(map[int]int, len(c.Pairs))
	for _, p := range c.Pairs {
		if p.Old >= 0 && p.New >= 0 {
			to[p.Old] = p.New
		}
	}
	var out []Stale
	for _, p := range c.Pairs {
		if p.Old < 0 || p.New < 0 {
			continue
		}
		old, now := &c.Old.Nodes[p.Old], &c.New.Nodes[p.New]
		next := 0 // references are kept in their order
		for _, cite := range now.Cites {
			if cite.Ref.Body != "self" {
				continue
			}
			words := cite.Span.In(now.Raw)
			for k := next; k < len(old.Cites); k++ {
				was := old.Cites[k]
				if was.Ref.Body != "self" || was.Span.In(old.Raw) != words {
					continue
				}
				next = k + 1
				target, ok := c.Old.Resolve(p.Old, was)
				if !ok || target < 0 {
					break // it led nowhere before
				}
				meant, kept := to[target]
				if !kept {
					meant = -1
				}
				leads, ok := c.New.Resolve(p.New, cite)
				if !ok {
					leads = -1
				} else if leads < 0 {
					break // it cannot be told where it leads
				}
				if leads != meant {
					out = append(out, Stale{Node: p.New, At: cite.Span.Shift(now.Start), Words: words, Meant: meant, MeantOld: target, Now: leads})
				}
				break
			}
		}
	}
	return out
}
