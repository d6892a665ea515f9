package house

import "strings"

// languageSample is how much of a text Language looks at: some paragraphs tell.
const languageSample = 2048

// Language tells the language of s by its script and, of Latin letters, by the
// short words that each language is full of: "en", "fr", "es", "de", "ru",
// "zh", "ar"; empty where it cannot be told.
func Language(s string) string {
	if len(s) > languageSample {
		s = s[:languageSample]
	}
	if l := script(s); l != "latin" {
		return l
	}
	var counts [5]int // 0 unknown
	for i := 0; i < len(s); {
		if !isLetter(s[i]) {
			i++
			continue
		}
		end := i + 1
		for end < len(s) && isLetter(s[end]) && (s[end] < 0x80 || !isBreak(s, end)) {
			end++
		}
		if end-i <= 4 {
			counts[shortWord(s[i:end])]++
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
	if counts[best] == 0 || second > 0 && counts[best] == counts[second] {
		return ""
	}
	return [...]string{"", "en", "fr", "es", "de"}[best]
}

// script tells a language by its letters; "latin" needs the words, "" has no
// letters at all.
func script(s string) string {
	latin, cyrillic, arabic, han := 0, 0, 0, 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c|0x20 >= 'a' && c|0x20 <= 'z':
			latin++
		case c == 0xD0 || c == 0xD1:
			cyrillic++
		case c >= 0xD8 && c <= 0xDB:
			arabic++
		case c >= 0xE4 && c <= 0xE9 && i+2 < len(s) && s[i+1] >= 0x80 && s[i+2] >= 0x80:
			han += 2 // a character says as much as two letters
			i += 2
		}
	}
	switch most := max(latin, cyrillic, arabic, han); {
	case most == 0:
		return ""
	case most == latin:
		return "latin"
	case most == cyrillic:
		return "ru"
	case most == arabic:
		return "ar"
	}
	return "zh"
}

// shortWord is the language that a word of up to four bytes belongs to: the
// commonest ones that no other of the four languages has.
func shortWord(w string) int {
	const en, fr, es, de = 1, 2, 3, 4
	switch w {
	case "the", "of", "and", "to", "that", "its", "by", "with", "for", "this", "The", "all", "on", "AND", "THE", "OF", "TO", "THAT", "BY":
		return en
	case "et", "les", "du", "au", "dans", "par", "aux", "qui", "sur", "une", "ses", "pour", "avec", "ce", "Les", "est":
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
	return strings.IndexFunc(s[:min(len(s), 256)], func(r rune) bool { return r > 0x2FF && (r < 0x2000 || r > 0x2FFF) }) < 0
}
