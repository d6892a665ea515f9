package house

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed strength.txt
var strengthTable string

var ladders = sync.OnceValue(func() [][]string {
	var out [][]string
	for line := range strings.Lines(strengthTable) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		steps := strings.Split(line, ";")
		for i := range steps {
			steps[i] = strings.TrimSpace(steps[i])
		}
		out = append(out, steps)
	}
	return out
})

// Ladders are the openers of one meaning by their strength, the mildest first.
func Ladders() [][]string { return ladders() }

// Strength is the openers that say what phrase says with more or less force, the
// mildest first and phrase's own among them, in their finite form, and its place; nil
// where it has no such neighbours. The phrase may be a participle.
func (h *House) Strength(phrase string) (steps []string, at int) {
	phrase, _ = Opener{Phrase: phrase}.Base()
	finite := strings.ToLower(phrase)
	if other, ok := h.Counterpart(phrase); ok && strings.HasSuffix(firstWord(finite), "ing") {
		finite = strings.ToLower(other)
	}
	longest := 0
	for _, ladder := range ladders() {
		for i, step := range ladder {
			bare := strings.TrimSuffix(step, " of")
			if len(bare) > longest && (finite == bare || strings.HasPrefix(finite, bare+" ")) {
				longest, steps, at = len(bare), ladder, i
			}
		}
	}
	return slices.Clone(steps), at
}

func firstWord(s string) string {
	word, _, _ := strings.Cut(s, " ")
	return word
}
