package text

import "strings"

// Nearest is the candidate that name is the least number of keystrokes away
// from; of several one that begins as name does, for slips are rarely in the first
// letter, else the first. It is false where all are too far to be what was meant.
func Nearest(name string, candidates []string) (string, bool) {
	// A third of the letters wrong, one at least: "labelgap", "lable-gap".
	best, limit := "", max(1, len(name)/3)
	for _, c := range candidates {
		d := Distance(strings.ToLower(name), strings.ToLower(c), limit)
		if d < limit || d == limit && (best == "" || beginAlike(name, c) && !beginAlike(name, best)) {
			best, limit = c, d
		}
	}
	return best, best != ""
}

func beginAlike(a, b string) bool { return a != "" && b != "" && strings.EqualFold(a[:1], b[:1]) }

// Distance counts the letters added, left out, changed or swapped with their
// neighbour between a and b; above limit it may be any number above limit.
func Distance(a, b string, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			change := last[j-1]
			if a[i-1] != b[j-1] {
				change++
			}
			row[j] = min(last[j]+1, row[j-1]+1, change)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
