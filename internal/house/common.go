package house

import (
	_ "embed"
	"iter"
	"strings"
	"sync"
)

//go:embed common.txt
var commonTable string

var commonOpeners = sync.OnceValue(func() []string {
	var out []string
	for line := range strings.Lines(commonTable) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
})

var commonRanks = sync.OnceValue(func() map[string]int {
	ranks := map[string]int{}
	for i, phrase := range commonOpeners() {
		ranks[phrase] = i + 1
	}
	return ranks
})

// InCommonUse are the openers in common use that begin with typed, the commonest first,
// in small letters.
func InCommonUse(typed string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for _, phrase := range commonOpeners() {
			if strings.HasPrefix(phrase, strings.ToLower(typed)) && !yield(phrase) {
				return
			}
		}
	}
}

// Rarity is the place of an opener among those in common use, from 1 for the
// commonest; one that is not among them has a place behind all that are.
func Rarity(phrase string) int {
	verb, _ := Opener{Phrase: phrase}.Base()
	ranks := commonRanks()
	if r, ok := ranks[strings.ToLower(verb)]; ok {
		return r
	}
	return len(ranks) + 1
}

// openerWords are the words of the openers in common use; "chapter" is a name there.
var openerWords = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{"also": true, "further": true}
	for _, phrase := range commonOpeners() {
		for _, w := range strings.Fields(phrase) {
			words[w] = w != "chapter" && w != "vii"
		}
	}
	return words
})

// InOpeners reports whether a word, in small letters, is one of those that openers in
// common use are made of, and no name.
func InOpeners(word string) bool { return openerWords()[word] }
