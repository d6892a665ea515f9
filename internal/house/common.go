package house

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed common.txt
var commonTable string

var commonRanks = sync.OnceValue(func() map[string]int {
	ranks := map[string]int{}
	for line := range strings.Lines(commonTable) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			ranks[line] = len(ranks) + 1
		}
	}
	return ranks
})

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
