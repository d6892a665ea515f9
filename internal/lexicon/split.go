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

// small are the function words that only show by the capital after them:
// "ofDes". Others with a capital after them ("textEdit") are a programmer's.
var small = []string{"an", "at", "by", "in", "of", "or", "to"}

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

// Split tells the two words that are run together in word, as a deleted and an
// inserted one are when tracked changes are flattened: "preparingtheir",
// "stakeholderstake", "ofDes". It is precise rather than greedy. The word itself
// must be unknown and both halves known; and either the seam shows (a capital
// after a function word), or one half is a function word, or the first one is
// inflected, as the first part of a compound hardly ever is.
//
// The function known may add the text's own words; nil is Known.
func Split(word string, known func(string) bool) (first, second string, ok bool) {
	if known == nil {
		known = Known
	}
	if i := seam(word); i > 0 {
		if isFunction(small, word[:i]) || isFunction(leading, word[:i]) {
			return word[:i], word[i:], true
		}
		return "", "", false
	}
	if len(word) < shortestPair || len(word) > longest || !plain(word) || known(word) || derived(word, known) {
		return "", "", false
	}
	best, at := 0, 0
	for i := 3; i <= len(word)-3; i++ {
		// Of two ways as good the later one: "conditions exist", not "condition
		// sexist"; "their respective", not "the irrespective".
		if s := score(word[:i], word[i:]); s > 0 && s >= best && known(word[:i]) && known(word[i:]) {
			best, at = s, i
		}
	}
	if best == 0 || len(word) < shortest && best < pair {
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
func score(first, second string) int {
	lead, trail := isFunction(leading, first), isFunction(trailing, second)
	switch {
	case lead && trail:
		return pair
	case len(first) >= 5 && trail && inflected(first):
		return 4
	case lead && len(second) >= 4 || trail && len(first) >= 4:
		return 3
	case len(first) >= 5 && len(second) >= 4 && inflected(first) && !suffixed(first, second):
		return 2
	case len(first) >= 6 && len(second) >= 5 && !isUpper(first[0]) && !compounding(second):
		return 1
	}
	return 0
}

// suffixed reports whether second, or second with the s before it, is one of
// suffixes: "chairmanship" is no "chairmans hip".
func suffixed(first, second string) bool {
	return isFunction(suffixes, second) || hasSuffixFold(first, "s") && isFunction(suffixes, "s"+second)
}

// compounding reports whether second is such as English makes compounds with
// after a plain noun: policymaking, landholder, creditworthiness.
func compounding(second string) bool {
	for _, e := range []string{"ing", "ings", "er", "ers", "or", "ors", "ness"} {
		if hasSuffixFold(second, e) {
			return true
		}
	}
	return isFunction(suffixes, second)
}

func inflected(word string) bool {
	for _, e := range endings {
		if hasSuffixFold(word, e) {
			return e != "s" || !(hasSuffixFold(word, "ss") || hasSuffixFold(word, "us") || hasSuffixFold(word, "is"))
		}
	}
	return false
}

// derived reports whether word is a known one with another prefix or ending.
func derived(word string, known func(string) bool) bool {
	for _, p := range prefixes {
		if len(word) <= len(p)+3 || !strings.EqualFold(word[:len(p)], p) {
			continue
		}
		if rest := word[len(p):]; known(rest) && !isFunction(trailing, rest) {
			return true
		}
	}
	for _, e := range []string{"s", "es", "ly", "al", "ally", "ness", "er", "ers", "ist", "ists", "ism", "ed", "ing", "ized", "ization", "ability"} {
		if hasSuffixFold(word, e) && known(word[:len(word)-len(e)]) {
			return true
		}
	}
	return false
}

func isFunction(list []string, word string) bool {
	if len(word) > 9 {
		return false
	}
	_, ok := slices.BinarySearchFunc(list, word, func(a, b string) int { return strings.Compare(a, strings.ToLower(b)) })
	return ok
}

func hasSuffixFold(s, suffix string) bool {
	return len(s) >= len(suffix) && strings.EqualFold(s[len(s)-len(suffix):], suffix)
}
