package house

import (
	"slices"
	"strings"
)

// adverbs tie a clause to one before it with the same verb. They begin with a, f or o.
var adverbs = [...]string{"also", "further", "again", "once again", "once more"}

// Base parts an opener from the adverb that ties it to an earlier clause:
// "Recalling also" is Recalling, also; "Also requests" is requests, also;
// "further instructs the Council" is "instructs the Council", further.
// adverb, in small letters, is empty where there is none.
func (o Opener) Base() (verb, adverb string) {
	for at := 0; at < len(o.Phrase); at++ {
		if at > 0 && o.Phrase[at-1] != ' ' {
			continue
		}
		if c := o.Phrase[at] | 0x20; c != 'a' && c != 'f' && c != 'o' {
			continue // nearly always
		}
		rest := o.Phrase[at:]
		for i := len(adverbs) - 1; i >= 0; i-- {
			a := adverbs[i]
			if !hasFolded(rest, a) || len(rest) > len(a) && rest[len(a)] != ' ' && rest[len(a)] != ',' {
				continue
			}
			before := strings.TrimRight(o.Phrase[:at], " ")
			after := strings.TrimLeft(rest[len(a):], " ")
			switch {
			case before == "":
				return after, a
			case after == "" || after[0] == ',':
				return before + after, a
			}
			return before + " " + after, a
		}
	}
	return o.Phrase, ""
}

// Counterpart is the other form of an opener, from the verbs of the table: of
// "Recalling" it is "Recalls" and the other way round. Adverbs go to the side
// on which the house has them in the other part: of "Recalling also" it is
// "Also recalls". Of an adjective such as "Mindful" there is none.
func (h *House) Counterpart(phrase string) (string, bool) {
	bare, adverb := Opener{Phrase: phrase}.Base()
	if bare == "" {
		return "", false
	}
	head, form, other, role, ok := h.findVerb(bare)
	if !ok {
		return "", false
	}
	out := bare[:head] + other + bare[head+len(form):]
	side := h.AlsoOperative
	if role == Operative {
		side = h.AlsoPreamble
	}
	switch {
	case adverb == "":
	case side == Before:
		out = adverb + " " + out
	default:
		out = out[:head+len(other)] + " " + adverb + out[head+len(other):]
	}
	return sameCase(out, phrase), true
}

// findVerb finds the longest verb of the house in phrase, the first one of that
// length: where it stands, as what, its other form, and the role of the one found.
func (h *House) findVerb(phrase string) (at int, form, other string, role Role, ok bool) {
	for _, group := range h.verbs {
		for _, f := range group.Forms {
			pair := splitForms(f)
			for i, want := range pair {
				if want == "" || pair[1-i] == "" || len(want) <= len(form) {
					continue
				}
				if p := wordIndex(phrase, fold(want)); p >= 0 {
					at, form, other, role, ok = p, want, pair[1-i], Preambular+Role(i), true
				}
			}
		}
	}
	return at, form, other, role, ok
}

// wordIndex is where the folded words stand in s, as whole words; -1 if nowhere.
func wordIndex(s, words string) int {
	for i := 0; i+len(words) <= len(s); i++ {
		if (i == 0 || s[i-1] == ' ') && hasFolded(s[i:], words) &&
			(i+len(words) == len(s) || !isLetter(s[i+len(words)])) {
			return i
		}
	}
	return -1
}

// sameCase writes s in the case of like: all capitals, all small, or a capital first.
func sameCase(s, like string) string {
	upper, lower := 0, 0
	for i := 0; i < len(like); i++ {
		switch c := like[i]; {
		case isUpper(c):
			upper++
		case c >= 'a' && c <= 'z':
			lower++
		}
	}
	switch {
	case upper > 1 && lower == 0:
		return strings.ToUpper(s)
	case upper == 0:
		return lowerFirst(s)
	}
	// The first word has the capital, the verb behind an adverb has none.
	words := strings.SplitN(s, " ", 3)
	for i := range min(2, len(words)) {
		words[i] = lowerFirst(words[i])
	}
	if w := words[0]; w != "" {
		words[0] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, " ")
}

func lowerFirst(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

// Openers are the openers of a part with which a drafter may begin a clause, in
// the house's letter case and in the order of its table: every verb once, without
// what may follow it.
func (h *House) Openers(part Role) []string {
	list := h.preambular
	if part == Operative {
		list = h.operative
	}
	var out []string
	add := func(phrase string) {
		if phrase = plainest(phrase); phrase == "" {
			return
		}
		phrase = h.Cased(phrase, part)
		if !slices.Contains(out, phrase) {
			out = append(out, phrase)
		}
	}
	for _, group := range h.verbs {
		for _, f := range group.Forms {
			pair := splitForms(f)
			if part == Operative {
				add(pair[1])
			} else {
				add(pair[0])
			}
		}
	}
	for _, phrase := range list {
		add(phrase)
	}
	return out
}

// Cased is an opener in the letter case that the house has in that part.
func (h *House) Cased(phrase string, part Role) string {
	style := h.PreambleCase
	if part == Operative {
		style = h.OperativeCase
	}
	switch {
	case phrase == "":
	case style == Capitals:
		return strings.ToUpper(phrase)
	case style == Capital:
		return strings.ToUpper(phrase[:1]) + phrase[1:]
	default:
		return strings.ToLower(phrase[:1]) + phrase[1:]
	}
	return phrase
}

// Is tells that the whole of a phrase is an opener of that part.
func (h *House) Is(phrase string, part Role) bool {
	op, n := h.Match(phrase)
	return n == len(phrase) && op.Role == part
}

// plainest is a phrase of the table with the first of its alternatives and
// nothing that may be left out; "" for one that names another rule of the table.
func plainest(phrase string) string {
	if strings.ContainsAny(phrase, "{}") {
		return ""
	}
	for {
		from := strings.IndexByte(phrase, '[')
		if from < 0 {
			break
		}
		to := strings.IndexByte(phrase[from:], ']')
		if to < 0 {
			return ""
		}
		phrase = phrase[:from] + phrase[from+to+1:]
	}
	words := strings.Fields(phrase)
	for i, w := range words {
		words[i], _, _ = strings.Cut(w, "|")
	}
	return strings.Join(words, " ")
}

// Opening is an opener in the letter case that the house gives to those of its role.
func (h *House) Opening(phrase string, role Role) string {
	style := h.PreambleCase
	if role == Operative {
		style = h.OperativeCase
	}
	switch {
	case phrase == "":
		return phrase
	case style == Capitals:
		return strings.ToUpper(phrase)
	case style == Small:
		return strings.ToLower(phrase[:1]) + phrase[1:]
	}
	return strings.ToUpper(phrase[:1]) + phrase[1:]
}
