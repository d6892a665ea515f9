package compare

import (
	"cmp"
	"slices"
)

// mostLikened is how many pairs of paragraphs are looked at for moves. Two texts of
// 2,000 paragraphs that have nothing in common have as many.
const mostLikened = 4_000_000

// moves matches what is left, wherever it stands: first what has the same words, then
// what has most of them.
func moves(a, b []bag, match []link) {
	free := make([]bool, len(b))
	for j := range free {
		free[j] = true
	}
	for i := range match {
		if match[i].to >= 0 {
			free[match[i].to] = false
		}
	}
	same := map[string][]int{}
	for j := range b {
		if free[j] {
			same[b[j].body] = append(same[b[j].body], j)
		}
	}
	var left []int
	for i := range a {
		if match[i].to >= 0 || len(a[i].words) < 4 {
			continue
		}
		at := same[a[i].body]
		if len(at) == 0 {
			left = append(left, i)
			continue
		}
		match[i], free[at[0]], same[a[i].body] = link{at[0], true}, false, at[1:]
	}
	x := indexOf(b, free)
	for _, i := range left {
		best, at := alikeMoved, -1
		for _, j := range x.candidates(&a[i]) {
			if free[j] {
				if v := likeness(&a[i], &b[j]); v >= best {
					best, at = v, j
				}
			}
		}
		if at >= 0 {
			match[i] = link{at, true}
			free[at] = false
		}
	}
}

// index finds the paragraphs that have a word.
type index struct {
	at   map[uint32][]int
	left int // of mostLikened
}

func indexOf(b []bag, free []bool) *index {
	x := &index{at: map[uint32][]int{}, left: mostLikened}
	for j := range b {
		if !free[j] {
			continue
		}
		for k, w := range b[j].words {
			if k == 0 || w != b[j].words[k-1] {
				x.at[w] = append(x.at[w], j)
			}
		}
	}
	return x
}

// candidates are the paragraphs, in order, that may be as like as alikeMoved asks. They
// share six tenths of the words then, so they have one of any four tenths and one more:
// of those that are rarest. Once too many were looked at there are none.
func (x *index) candidates(p *bag) []int {
	words := slices.Clone(p.words)
	slices.SortStableFunc(words, func(a, b uint32) int { return cmp.Compare(len(x.at[a]), len(x.at[b])) })
	var out []int
	for _, w := range words[:len(words)*4/10+1] {
		if x.left -= len(x.at[w]); x.left < 0 {
			return nil
		}
		out = append(out, x.at[w]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}
