package compare

import (
	"strings"

	"resolute/internal/syntax"
	"resolute/internal/text"
)

// followed is where the paragraphs of the old version are in the new one, -1 for those
// that are gone. What was cut and put in elsewhere is known by its words; what was worded
// anew by the label it has, or by standing where it stood.
func followed(old, now *syntax.Tree) []int {
	to, taken := nowhere(len(old.Nodes)), make([]bool, len(now.Nodes))
	head, tail := common(old, now)
	end, stop := len(old.Nodes)-tail, len(now.Nodes)-tail
	match := func(i, j int) { to[i], taken[j] = j, true }
	for i := range head {
		match(i, i)
	}
	for i := range tail {
		match(end+i, stop+i)
	}
	was, is := once(old.Nodes[head:end]), once(now.Nodes[head:stop])
	for words, i := range was {
		if j, ok := is[words]; ok && i >= 0 && j >= 0 {
			match(head+i, head+j)
		}
	}
	for i := head; i < end; i++ {
		if to[i] >= 0 {
			continue
		}
		last := i
		for last < end && to[last] < 0 {
			last++
		}
		from, until := around(to, i, last, len(now.Nodes))
		for _, p := range between(old, now, text.Span{Start: i, End: last}, text.Span{Start: from, End: until}, taken) {
			match(p[0], p[1])
		}
		i = last
	}
	return to
}

// around is where the paragraphs stand now that stood around those from first up to end:
// the nodes between which these must be, if they are where they were.
func around(to []int, first, end, last int) (from, until int) {
	const near = 64
	until = last
	if end < len(to) {
		until = to[end]
	}
	for k := first - 1; k >= max(0, first-near); k-- {
		if to[k] >= 0 && to[k] < until { // what was moved behind them says nothing
			return to[k] + 1, until
		}
	}
	return min(first, until), until
}

// between pairs paragraphs of two stretches that have other words: those with the same
// label, in order, and the others where there are as many of them.
func between(old, now *syntax.Tree, was, is text.Span, taken []bool) [][2]int {
	var out [][2]int
	var left []int // of the old ones
	next := is.Start
	labelled := map[string][]int{}
	for j := is.Start; j < is.End; j++ {
		if l := label(&now.Nodes[j]); l != "" && !taken[j] {
			labelled[l] = append(labelled[l], j)
		}
	}
	spare := func(from, until int) []int {
		var some []int
		for j := from; j < until; j++ {
			if !taken[j] && now.Nodes[j].Kind != syntax.Blank {
				some = append(some, j)
			}
		}
		return some
	}
	pair := func(until int) {
		if some := spare(next, until); len(some) == len(left) {
			for k, i := range left {
				out = append(out, [2]int{i, some[k]})
			}
		}
		left = left[:0]
	}
	for i := was.Start; i < was.End; i++ {
		l := label(&old.Nodes[i])
		for len(labelled[l]) > 0 && labelled[l][0] < next {
			labelled[l] = labelled[l][1:]
		}
		if len(labelled[l]) == 0 {
			left = append(left, i)
			continue
		}
		j := labelled[l][0]
		pair(j)
		out = append(out, [2]int{i, j})
		next = j + 1
	}
	pair(is.End)
	return out
}

// once are the paragraphs by their words, without label and closing mark; -1 stands for
// those that have the same.
func once(nodes []syntax.Node) map[string]int {
	at := make(map[string]int, len(nodes))
	for i := range nodes {
		n := &nodes[i]
		words := strings.TrimSpace(n.Raw[n.Body.Start:max(n.Body.Start, min(n.Body.End, n.End.Start))])
		if _, again := at[words]; again || words == "" {
			at[words] = -1
		} else {
			at[words] = i
		}
	}
	return at
}

// common is how many paragraphs two versions begin and end with that are the very same.
func common(old, now *syntax.Tree) (head, tail int) {
	a, b := old.Nodes, now.Nodes
	for head < min(len(a), len(b)) && a[head].Para == b[head].Para {
		head++
	}
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail].Para == b[len(b)-1-tail].Para {
		tail++
	}
	return head, tail
}

func nowhere(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = -1
	}
	return out
}
