package lint

import (
	"sort"

	"resolute/internal/syntax"
)

// NodeAt is the index of the node that holds the byte at off, the last node for
// the end of the text; -1 in an empty tree.
func NodeAt(tree *syntax.Tree, off int) int {
	return sort.Search(len(tree.Nodes), func(i int) bool { return tree.Nodes[i].Start > off }) - 1
}
