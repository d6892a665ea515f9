package lexicon

import (
	"slices"
	"strings"
)

// Limits of Split. Shorter words are too often names or abbreviations; nothing
// longer is two words of a resolution.
const (
	shortest = 9
	longest  = 40
	// Two function words are enough to be sure: "forthe".
	shortestPair = 6
)

// leading are the function words that a longer word never begins with by
// composition, as it does with "over", "under" and "out"; trailing those that it
// never ends with, as it does with "about", "being" and "through". One of them
// at the edge of an unknown word means that a blank is missing. In byte order.
var (
	leading = []string{
		"against", "all", "also", "among", "and", "any", "are", "been", "being",
		"between", "both", "during", "each", "for", "from", "has", "have",
		"including", "into", "its", "may", "more", "not", "other", "shall",
		"should", "such", "that", "the", "their", "them", "these", "they", "this",
		"those", "through", "under", "upon", "was", "were", "when", "which",
		"while", "will", "with", "within", "without", "would",
	}
	trailing = []string{
		"against", "also", "among", "and", "are", "been", "between", "both",
		"during", "each", "for", "from", "have", "including", "into", "not",
		"other", "shall", "should", "such", "that", "the", "their", "them",
		"these", "they", "this", "those", "upon", "was", "were", "when", "which",
		"while", "with", "within", "would",
	}
)

// short are the function words that only show by the capital after them:
// "ofDes". Others with a capital after them ("textEdit") are a programmer's.
var short = []string{"an", "at", "by", "in", "of", "or", "to"}

// endings are what an inflected or derived first word ends in. The first part
// of a compound ("landmine", "roadmap") has none of them as a rule.
var endings = []string{
	"able", "al", "ance", "ant", "ary", "ate", "ed", "ence", "ency", "ent",
	"ible", "ic", "ing", "ion", "ity", "ive", "ize", "ly", "ment", "ous", "s",
	"ship", "ure",
}

// suffixes are words that also stand at the end of others: "businesslike",
// "leadership", "servicewomen".
var suffixes = []string{
	"able", "after", "ally", "before", "borne", "bound", "bred", "craft", "free",
	"friendly", "grounds", "holds", "hood", "house", "lands", "less", "like",
	"ment", "ness", "people", "person", "persons", "place", "places", "power",
	"proof", "ready", "ship", "ships", "screw", "side", "sides", "sites", "some",
	"space", "spaces", "stone", "stones", "stream", "streams", "ward", "wards",
	"ways", "wide", "wise", "woman", "women", "works", "worthy",
}

// prefixes make new words of known ones at any time.
var prefixes = []string{
	"aero", "agri", "agro", "anti", "astro", "auto", "bi", "bio", "co", "counter",
	"cross", "cyber", "de", "dis", "down", "eco", "electro", "ethno", "extra",
	"fore", "geo", "hydro", "hyper", "immuno", "in", "infra", "inter", "intra",
	"macro", "mega", "meta", "micro", "mid", "mini", "mis", "mono", "multi",
	"nano", "narco", "neo", "neuro", "non", "off", "on", "out", "over", "para",
	"phyto", "poly", "post", "pre", "pro", "proto", "pseudo", "psycho", "quasi",
	"radio", "re", "retro", "self", "semi", "socio", "sub", "super", "tele",
	"thermo", "trans", "tri", "ultra", "un", "under", "up",
}

// derivations make a new word of a known one.
var derivations = []string{
	"ability", "al", "ally", "ed", "er", "ers", "es", "ing", "ism", "ist", "ists",
	"ization", "ized", "ly", "ness", "s",
}

// Split tells the two words that are run together in word, as a deleted and an
// inserted one are when tracked changes are flattened: "preparingtheir",
// "stakeholderstake", "ofDes". It is precise rather than greedy. The word itself
// must be unknown and both halves known; and either the seam shows (a capital
// after a function word), or one half is a function word, or the first one is
// inflected, as the first part of a compound hardly ever is.
//
// The function own may add the text's own words to the known ones; it is given
// them in small letters. It may be nil.
func Split(word string, own func(string) bool) (first, second string, ok bool) {
	if i := seam(word); i > 0 {
		if isIn(short, word[:i]) || isIn(leading, strings.ToLower(word[:i])) {
			return word[:i], word[i:], true
		}
		return "", "", false
	}
	if len(word) < shortestPair || len(word) > longest || !plain(word) {
		return "", "", false
	}
	low := strings.ToLower(word)
	known := func(h uint32, s string) bool { return KnownHash(h) || own != nil && own(s) }
	if known(Hash(low), low) {
		return "", "", false
	}
	name := isUpper(word[0]) && word[1:] == low[1:]
	best, at := 0, 0
	for i := 1; i <= len(low)-3; i++ {
		h := Hash(low[:i])
		if i < 3 || !known(h, low[:i]) {
			continue
		}
		// Of two ways as good the later one: "conditions exist", not "condition
		// sexist"; "their respective", not "the irrespective".
		if s := score(low[:i], low[i:], name); s > 0 && s >= best && known(Hash(low[i:]), low[i:]) {
			best, at = s, i
		}
	}
	if best == 0 || len(word) < shortest && best < pair || derived(low) {
		return "", "", false
	}
	return word[:at], word[at:], true
}

// plain reports whether word is ASCII letters only, all small but perhaps the
// first, or all capital.
func plain(word string) bool {
	capitals := 0
	for i := 0; i < len(word); i++ {
		c := word[i]
		if !isLetter(c) || c >= 0x80 {
			return false
		}
		if isUpper(c) {
			capitals++
		}
	}
	return capitals == 0 || capitals == len(word) || capitals == 1 && isUpper(word[0])
}

// seam is the place of the only capital after a small word of two letters or
// more, with two small letters after it at least; 0 if word has no such place.
func seam(word string) int {
	at := 0
	for i := 0; i < len(word); i++ {
		if c := word[i]; !isLetter(c) || c >= 0x80 {
			return 0
		} else if isUpper(c) {
			if at > 0 || i < 2 {
				return 0
			}
			at = i
		}
	}
	if len(word)-at < 3 {
		return 0
	}
	return at
}

// pair is the score of two function words.
const pair = 5

// score says how plausible it is that the two are separate words; 0: not at all.
// What may be a name is not split between plain words.
func score(first, second string, name bool) int {
	lead, trail := isIn(leading, first), isIn(trailing, second)
	switch {
	case lead && trail:
		return pair
	case len(first) >= 5 && trail && inflected(first):
		return 4
	case lead && len(second) >= 4 || trail && len(first) >= 4:
		return 3
	case len(first) >= 5 && len(second) >= 4 && inflected(first) && !suffixed(first, second):
		return 2
	case len(first) >= 6 && len(second) >= 5 && !name && !compounding(second):
		return 1
	}
	return 0
}

// suffixed reports whether second, or second with the s before it, is one of
// suffixes: "chairmanship" is no "chairmans hip".
func suffixed(first, second string) bool {
	return isIn(suffixes, second) || strings.HasSuffix(first, "s") && isIn(suffixes, "s"+second)
}

// compounding reports whether second is such as English makes compounds with
// after a plain noun: policymaking, landholder, creditworthiness.
func compounding(second string) bool {
	for _, e := range []string{"ing", "ings", "er", "ers", "or", "ors", "ness"} {
		if strings.HasSuffix(second, e) {
			return true
		}
	}
	return isIn(suffixes, second)
}

func inflected(word string) bool {
	for _, e := range endings {
		if strings.HasSuffix(word, e) {
			return e != "s" || !(strings.HasSuffix(word, "ss") || strings.HasSuffix(word, "us") || strings.HasSuffix(word, "is"))
		}
	}
	return false
}

// derived reports whether word is a known one with another prefix or ending.
func derived(word string) bool {
	for _, p := range prefixes {
		if len(word) <= len(p)+3 || !strings.HasPrefix(word, p) {
			continue
		}
		if rest := word[len(p):]; KnownHash(Hash(rest)) && !isIn(trailing, rest) {
			return true
		}
	}
	for _, e := range derivations {
		if strings.HasSuffix(word, e) && KnownHash(Hash(word[:len(word)-len(e)])) {
			return true
		}
	}
	return false
}

func isIn(list []string, word string) bool {
	if len(word) > 9 { // no list has a longer one
		return false
	}
	_, ok := slices.BinarySearch(list, word)
	return ok
}
