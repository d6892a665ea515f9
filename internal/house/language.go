package house

import (
	"strings"
	"unicode/utf8"

	"resolute/internal/text"
)

// LanguageSample is how many bytes of a text Language looks at: some paragraphs
// tell.
const LanguageSample = 2048

// enoughWords of one language and none of another are proof, and spare the rest of
// the sample.
const enoughWords = 24

// fewForeign words of another language than English may be a name or a slip.
const fewForeign = 2

// Language tells the language of s by its script and, of Latin letters, by the
// short words that each language is full of: "en", "fr", "es", "de", "ru",
// "zh", "ar"; empty where it cannot be told.
func Language(s string) string {
	if len(s) > LanguageSample {
		s = s[:LanguageSample]
	}
	if l := script(s); l != "latin" {
		return l
	}
	var counts [5]int // 0 unknown
	for i := 0; i < len(s); {
		end := i
		for end < len(s) && wordByte[s[end]] != outside && (s[end] < 0x80 || !isBreak(s, end)) {
			end++
		}
		if end == i {
			i++
			continue
		}
		if end-i <= 4 {
			l := shortWord(s[i:end])
			counts[l]++
			if l > 0 && counts[l] == enoughWords && counts[l] == counts[1]+counts[2]+counts[3]+counts[4] {
				break // and not one of another language
			}
		}
		i = end
	}
	best, second := 0, 0
	for l := 1; l < len(counts); l++ {
		if counts[l] > counts[best] || best == 0 {
			best, second = l, best
		} else if counts[l] > counts[second] || second == 0 {
			second = l
		}
	}
	if counts[best] == 0 || best > 1 && counts[best] <= fewForeign || second > 0 && counts[best] == counts[second] {
		return ""
	}
	return [...]string{"", "en", "fr", "es", "de"}[best]
}

// letterOf is the script that a byte speaks for: the first bytes of the letters
// of a script in UTF-8.
var letterOf = func() (t [256]uint8) {
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = 1, 1
	}
	t[0xD0], t[0xD1] = 2, 2
	for c := 0xD8; c <= 0xDB; c++ {
		t[c] = 3
	}
	for c := 0xE4; c <= 0xE9; c++ {
		t[c] = 4
	}
	return t
}()

// script tells a language by its letters; "latin" needs the words, "" has no
// letters at all.
func script(s string) string {
	if !otherScript(s) {
		for i := range len(s) {
			if letterOf[s[i]] > 0 {
				return "latin"
			}
		}
		return ""
	}
	var n [5]int
	latin := 0 // nearly all: counted apart, as each would wait for the one before
	for i := 0; i < len(s); i++ {
		l := letterOf[s[i]]
		if l > 1 {
			n[l]++
			continue
		}
		latin += int(l)
	}
	n[1] = latin
	n[4] *= 2 // a Chinese character says as much as two letters
	switch most := max(n[1], n[2], n[3], n[4]); most {
	case 0:
		return ""
	case n[1]:
		return "latin"
	case n[2]:
		return "ru"
	case n[3]:
		return "ar"
	}
	return "zh"
}

// otherScript tells that s has a byte that speaks for another script than the Latin:
// the marks of a text in English do not.
func otherScript(s string) bool {
	for i := ascii(s, 0); i < len(s); i = ascii(s, i+1) {
		if letterOf[s[i]] > 1 {
			return true
		}
	}
	return false
}

// ascii is where in s, from i on, the first character outside ASCII stands.
func ascii(s string, i int) int {
	for i+8 <= len(s) && text.Chunk(s[i:i+8])&text.HighBits == 0 {
		i += 8
	}
	for i < len(s) && s[i] < utf8.RuneSelf {
		i++
	}
	return i
}

// shortWord is the language that a word of up to four bytes belongs to: the
// commonest ones that no other of the four languages has.
func shortWord(w string) int {
	const en, fr, es, de = 1, 2, 3, 4
	switch w {
	case "the", "of", "and", "to", "that", "its", "by", "with", "for", "this", "The", "all", "on", "AND", "THE", "OF", "TO", "THAT", "BY":
		return en
	case "et", "les", "du", "au", "dans", "par", "aux", "qui", "sur", "une", "ses", "pour", "avec", "ce", "Les", "est", "le", "Le", "leur", "sont", "ont":
		return fr
	case "el", "los", "y", "las", "por", "con", "su", "sus", "al", "El", "una", "para", "lo", "como":
		return es
	case "der", "die", "und", "den", "das", "des", "von", "im", "zu", "mit", "auf", "dem", "zur", "ein", "Die", "Der":
		if w == "des" { // French has it too
			return 0
		}
		return de
	}
	return 0
}

// isLatinText is a quick look whether the head of s is in Latin letters.
func isLatinText(s string) bool {
	s = s[:min(len(s), 256)]
	return ascii(s, 0) == len(s) || strings.IndexFunc(s, func(r rune) bool { return r > 0x2FF && (r < 0x2000 || r > 0x2FFF) }) < 0
}
