package lexicon

import (
	"iter"
	"slices"
	"strings"
)

// Limits of Meant, in letters. Shorter words have too many like them; none longer is in
// field.txt.
const (
	shortestMeant = 7
	longestMeant  = 24
)

// mostMeant is how many words Meant names: more tell nobody what is meant.
const mostMeant = 3

// Meant are the words that a drafter who wrote word, in small letters, is likely to have
// meant: words that resolutions use often (field.txt), and that differ from it by a
// letter left out, put in or put for another, or by two that changed places. None where
// word may be right: known, made of a known one as new words are ("reposting",
// "disclaimers"), in another spelling ("stigmatisation") or not of ASCII letters alone.
func Meant(word string) []string {
	if len(word) < shortestMeant || len(word) > longestMeant || !small(word) || KnownHash(Hash(word)) || composed(word) {
		return nil
	}
	var meant []string
	for w := range oneLetterOff(word) {
		sum := Sum(w)
		if !inField(sum) || len(w) < shortestMeant || !KnownHash(End(sum, len(w))) || slices.Contains(meant, string(w)) {
			continue
		}
		if len(meant) == mostMeant {
			return nil
		}
		meant = append(meant, string(w))
	}
	return meant
}

// oneLetterOff goes through what a slip of one letter may have been, the commonest
// slips first; each is good until the next. A word that lost its first letter is among
// them, one that has another first letter is not: that is another word more often than
// a slip.
func oneLetterOff(word string) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		var room [longestMeant + 1]byte
		n := len(word)
		w := append(room[:0], word...)
		for i := range n - 1 { // two changed places
			w[i], w[i+1] = w[i+1], w[i]
			if !yield(w) {
				return
			}
			w[i], w[i+1] = w[i+1], w[i]
		}
		for i := 1; i < n; i++ { // one too many
			if !yield(append(append(room[:0], word[:i]...), word[i+1:]...)) {
				return
			}
		}
		for i := range n + 1 { // one was left out
			w = append(append(append(room[:0], word[:i]...), 0), word[i:]...)
			for w[i] = 'a'; w[i] <= 'z'; w[i]++ {
				if !yield(w) {
					return
				}
			}
		}
		w = append(room[:0], word...)
		for i := 1; i < n; i++ { // one for another
			for w[i] = 'a'; w[i] <= 'z'; w[i]++ {
				if !spelling(word[i], w[i]) && !yield(w) {
					return
				}
			}
			w[i] = word[i]
		}
	}
}

// spelling reports whether two letters stand for each other in two spellings of a word.
func spelling(a, b byte) bool { return a == 's' && b == 'z' || a == 'z' && b == 's' }

// small reports whether word is of small ASCII letters alone.
func small(word string) bool {
	for i := range len(word) {
		if word[i] < 'a' || word[i] > 'z' {
			return false
		}
	}
	return true
}

// newEndings make new words of known ones at any time. Those of inflected verbs are not
// among them: a verb that is known is so in all its forms, and "developes" is none.
var newEndings = []string{
	"ability", "able", "ably", "al", "ally", "ee", "ees", "er", "ers", "ism", "ist", "ists", "ization", "less", "like", "ly", "ness", "or", "ors", "s",
}

// composed reports whether word is a known one with a prefix or with an ending of
// newEndings, before which an e is dropped or a letter doubled: "sponsorships",
// "evaluators", "submitters".
func composed(word string) bool {
	for _, p := range prefixes {
		if rest, ok := strings.CutPrefix(word, p); ok && len(rest) > 3 && KnownHash(Hash(rest)) {
			return true
		}
	}
	for _, e := range newEndings {
		stem, ok := strings.CutSuffix(word, e)
		n := len(stem)
		if !ok || n < 3 {
			continue
		}
		if KnownHash(Hash(stem)) || e != "s" && (KnownHash(Hash(stem+"e")) || stem[n-1] == stem[n-2] && KnownHash(Hash(stem[:n-1]))) {
			return true
		}
	}
	return false
}
