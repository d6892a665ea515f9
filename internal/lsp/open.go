package lsp

import (
	"fmt"
	"strings"

	"resolute/internal/negotiation"
	"resolute/internal/syntax"
)

// openPassages are how many passages are not agreed in each paragraph, by node.
type openPassages map[int]int

func openIn(tree *syntax.Tree) openPassages {
	out := openPassages{}
	for _, p := range negotiation.Open(tree) {
		out[p.Node]++
	}
	return out
}

// of is " · 3 open" for the paragraphs from first to last; empty if all is agreed.
func (o openPassages) of(first, last int) string {
	n := 0
	for node, k := range o {
		if first <= node && node <= last {
			n += k
		}
	}
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" · %d open", n)
}

// under is the same for the section under an opener line.
func (o openPassages) under(tree *syntax.Tree, head int) string {
	for i := range tree.Sections {
		if s := &tree.Sections[i]; s.Head == head {
			return o.of(s.First, s.Last)
		}
	}
	return ""
}

// before puts how much is open in a paragraph, or in the act that it is the heading
// of, before how its symbol goes on.
func (o openPassages) before(detail string, tree *syntax.Tree, node int) string {
	first, last := node, node
	if isActHeading(tree, node) {
		first, last = tree.Acts[tree.Nodes[node].Act].First, tree.Acts[tree.Nodes[node].Act].Last
	}
	n := strings.TrimPrefix(o.of(first, last), " · ")
	if n == "" || detail == "" {
		return n + detail
	}
	return n + " · " + detail
}
