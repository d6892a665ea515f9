// Package lexicon knows words: which exist, so that two run together are told
// from one, and which a rule watches for.
//
// What it knows stands in text tables that a drafter can read and correct:
// words.txt (English, from SCOWL, whose notices stand in SCOWL-COPYRIGHT.txt),
// domain.txt (the words of the field) and terms.txt (the watched words). A
// generator makes words.bin and watch_table.go of them, so that a program that
// starts has nothing to read or to parse, and a word is looked up in a few
// nanoseconds.
//
// A word, here, is a run of letters: a hyphen, an apostrophe, a blank and a
// digit end it. Capital and small letters are the same.
package lexicon

//go:generate go run ./gen

// Seed is the hash of a word of which no letter has been read.
const Seed uint32 = 2166136261

// Step is the hash of a word one byte longer than the word hashed to h. A
// scanner that meets every byte anyway hashes its words on the way.
//
// It is FNV-1a over bytes with the sixth bit set, which makes ASCII letters and
// the letters of Latin-1 in UTF-8 (É, é) the same in both cases.
func Step(h uint32, c byte) uint32 { return (h ^ uint32(c|0x20)) * 16777619 }

// Hash is the hash of a whole word.
func Hash(word string) uint32 {
	h := Seed
	for i := 0; i < len(word); i++ {
		h = Step(h, word[i])
	}
	return h
}

// Known reports whether word is an English word that formal texts use, in any
// case. Of a compound with hyphens every part must be known; a possessive is as
// known as its noun. About one unknown word in thirty thousand is taken for a
// known one.
func Known(word string) bool {
	h, empty := Seed, true
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c > '-' && c != 0xE2 { // nearly always
			h, empty = Step(h, c), false
			continue
		}
		switch {
		case c == '-':
			if !empty && !KnownHash(h) {
				return false
			}
			h, empty = Seed, true
			continue
		case (c == '\'' || c == 0xE2) && !empty && possessive(word[i:]):
			return KnownHash(h)
		}
		h, empty = Step(h, c), false
	}
	return !empty && KnownHash(h)
}

// possessive reports whether s is the ending of a possessive with a straight or
// a curved apostrophe.
func possessive(s string) bool {
	switch s {
	case "'", "'s", "'S", "’", "’s", "’S":
		return true
	}
	return false
}

// isLetter reports whether c may belong to a word: an ASCII letter or a byte of
// a character beyond ASCII.
func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' || c >= 0x80 }

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
