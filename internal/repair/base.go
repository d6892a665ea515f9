package repair

import (
	"strings"
	"unicode"
)

// formerOf are the words of every paragraph of the former text.
func formerOf(base string) []map[string]bool {
	var out []map[string]bool
	for line := range strings.Lines(base) {
		words := map[string]bool{}
		for _, word := range wordsOf(line) {
			words[word] = true
		}
		if len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// inFormer is the greatest part of the words of s that one paragraph of the former
// text has, from 0 to 1.
func (w *work) inFormer(s string) float64 {
	words := wordsOf(s)
	best := 0
	for _, p := range w.former {
		n := 0
		for _, word := range words {
			if p[word] {
				n++
			}
		}
		best = max(best, n)
	}
	return float64(best) / float64(max(len(words), 1))
}
