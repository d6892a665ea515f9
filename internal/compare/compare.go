// Package compare tells what became of the paragraphs of a text in another version
// of it: kept, renumbered, reworded, moved, added, dropped. It compares paragraph
// by paragraph, as drafters do, and within one word by word.
package compare

import (
	"strings"

	"resolute/internal/marks"
	"resolute/internal/syntax"
)

// Change is what became of a paragraph; several may have happened at once.
type Change uint8

const (
	Renumbered Change = 1 << iota // it has another label
	Reworded                      // it has other words
	Moved                         // it stands among others
	Added                         // it is in the new text only
	Dropped                       // it is in the old text only
	Kept       Change = 0
)

// Pair is a paragraph in its two versions; one index is -1 where it is only in one.
// The indices are those of nodes.
type Pair struct {
	Old, New int
	Change   Change
}

// Comparison is what became of the paragraphs of two versions.
type Comparison struct {
	Old, New *syntax.Tree
	// Pairs are in the order of the new version, those dropped where they stood. A
	// paragraph that was moved stands where it is now; where it was, a pair without a
	// new side has Dropped and Moved.
	Pairs []Pair
}

// Trees compares two versions of a text. Their marks, if they have any, are taken
// for accepted.
func Trees(old, new *syntax.Tree) *Comparison {
	c := &Comparison{Old: old, New: new}
	a, b := bodies(old), bodies(new)
	match := align(a, b)
	moves(a, b, match)
	c.Pairs = pairs(match, len(b))
	for i := range c.Pairs {
		c.Pairs[i].Change = c.change(&c.Pairs[i], match)
	}
	return c
}

// change is what became of a pair.
func (c *Comparison) change(p *Pair, match []link) Change {
	switch {
	case p.Old < 0:
		return Added
	case p.New < 0 && match[p.Old].moved:
		return Dropped | Moved
	case p.New < 0:
		return Dropped
	}
	old, now := &c.Old.Nodes[p.Old], &c.New.Nodes[p.New]
	var ch Change
	if match[p.Old].moved {
		ch |= Moved
	}
	if body(old) != body(now) {
		ch |= Reworded
	}
	if label(old) != label(now) {
		ch |= Renumbered
	}
	return ch
}

// body is a paragraph without its label, with single blanks.
func body(n *syntax.Node) string { return n.Words() }

func label(n *syntax.Node) string { return strings.TrimSpace(n.LabelAt.In(n.Raw)) }

// Runs are the two versions as runs of marked text: the old ones joined are the
// old version, the new ones the new one, to the byte.
func (c *Comparison) Runs() []marks.Run {
	var out []marks.Run
	for _, p := range c.Pairs {
		switch {
		case p.New < 0:
			out = append(out, marks.Run{Text: c.Old.Nodes[p.Old].Raw, Old: true, By: moved(p)})
		case p.Old < 0:
			out = append(out, marks.Run{Text: c.New.Nodes[p.New].Raw, New: true})
		case p.Change&Moved != 0:
			// Its words are struck where they stood, which has a pair of its own.
			out = append(out, marks.Run{Text: c.New.Nodes[p.New].Raw, New: true, By: moved(p)})
		default:
			out = append(out, c.paragraph(p)...)
		}
	}
	return out
}

// moved is what is told behind the marks of a paragraph that was moved.
func moved(p Pair) string {
	if p.Change&Moved != 0 {
		return "moved"
	}
	return ""
}

// paragraph is one in its two versions; its labels are changed as a whole.
func (c *Comparison) paragraph(p Pair) []marks.Run {
	old, now := &c.Old.Nodes[p.Old], &c.New.Nodes[p.New]
	a, b := old.LabelAt.End, now.LabelAt.End
	if old.LabelAt.Empty() || now.LabelAt.Empty() {
		a, b = 0, 0
	}
	var out []marks.Run
	if was, is := old.Raw[:a], now.Raw[:b]; was == is {
		out = append(out, marks.Run{Text: is, Old: true, New: true})
	} else {
		out = append(out, marks.Run{Text: was, Old: true}, marks.Run{Text: is, New: true})
	}
	return append(out, Words(old.Raw[a:], now.Raw[b:])...)
}

// Marked is the new version with marks that lead back to the old one.
func (c *Comparison) Marked() string { return marks.Write(c.Runs()) }
