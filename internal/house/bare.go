package house

import "strings"

// Bare reads an operative opener whose verb lacks its ending, as drafts of students
// have it: "Urge Member States", "strongly encourage", "instruct the Council". due
// is the opener as it should be, n where the one as written ends in s.
func (h *House) Bare(s string) (due string, n int) {
	start := Lead(s)
	for range 2 { // the verb, or an adverb before it
		end := start
		for end < len(s) && wordByte[s[end]] == inWord {
			end++
		}
		if end-start < 3 || end < len(s) && s[end] >= 0x80 {
			return "", 0
		}
		word := s[start:end]
		if hasEnding(word) {
			return "", 0
		}
		finite := thirdPerson(word)
		full := s[:start] + finite + s[end:]
		op, stop := h.Match(full)
		if h.Placement == Alone {
			op, stop = h.MatchLine(full)
		}
		if op.Role == Operative && stop >= start+len(finite) {
			return op.Phrase, stop - len(finite) + len(word)
		}
		if !leadingAdverbs[strings.ToLower(word)] {
			return "", 0
		}
		start = gap(s, end, false)
	}
	return "", 0
}

// hasEnding tells a verb that has its ending, as nearly all have: "resolveses" and
// "requestses" are no verbs. Behind other letters an s may be the verb's own.
func hasEnding(word string) bool {
	return word[len(word)-1] == 's' && strings.IndexByte("dekmnpt", word[len(word)-2]) >= 0
}

// leadingAdverbs are adverbs that may stand before a verb.
var leadingAdverbs = map[string]bool{
	"also": true, "further": true, "again": true, "strongly": true, "firmly": true, "deeply": true, "additionally": true, "urgently": true,
	"solemnly": true, "equally": true, "fully": true, "warmly": true, "highly": true, "kindly": true,
}

// thirdPerson is the form of a verb that has an organ for its subject: "calls",
// "expresses", "notifies".
func thirdPerson(verb string) string {
	es, s, ies := "es", "s", "ies"
	if verb == strings.ToUpper(verb) {
		es, s, ies = "ES", "S", "IES"
	}
	low := strings.ToLower(verb)
	last := low[len(low)-1]
	switch {
	case strings.HasSuffix(low, "sh"), strings.HasSuffix(low, "ch"), last == 's', last == 'x', last == 'o':
		return verb + es
	case last == 'y' && strings.IndexByte("aeiou", low[len(low)-2]) < 0:
		return verb[:len(verb)-1] + ies
	}
	return verb + s
}

// Undone reads a preambular opener whose participle lacks its ending, "Deeply concern
// about", "Alarm by": due is the opener as it should be, n where the one as written
// ends in s.
func (h *House) Undone(s string) (due string, n int) {
	start := Lead(s)
	for range 2 {
		end := start
		for end < len(s) && wordByte[s[end]] == inWord {
			end++
		}
		if end-start < 5 || end >= len(s) || s[end] != ' ' || strings.HasSuffix(s[:end], "ed") {
			return "", 0
		}
		ending := "ed"
		if s[end-1] == 'e' {
			ending = "d"
		}
		if op, stop := h.Match(s[:end] + ending + s[end:]); op.Role == Preambular && stop >= end+len(ending) {
			switch next, _, _ := strings.Cut(strings.TrimLeft(s[stop-len(ending):], " "), " "); next {
			case "about", "at", "by", "over", "that", "with", "of", "to", "in":
				return op.Phrase, stop - len(ending)
			}
			return "", 0 // "Concern has grown"
		}
		start = gap(s, end, false)
	}
	return "", 0
}
