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

// Hash is the hash of a word. ASCII letters and the letters of Latin-1 in UTF-8
// (É, é) hash the same in both cases.
func Hash(word string) uint32 { return HashAt(word, 0, len(word)) }

// HashAt is the Hash of s[start:end]. It reads eight bytes at a time: a hash of
// one byte after another waits for a multiplication at each, and every word of
// a text is hashed.
func HashAt(s string, start, end int) uint32 {
	h := uint64(end-start) * spread
	for ; end-start > 8; start += 8 {
		h = (h ^ fold(load(s, start, 8))) * spread
		h ^= h >> 29
	}
	h = (h ^ fold(load(s, start, end-start))) * spread
	return uint32(h >> 32)
}

// spread is 2⁶⁴ divided by the golden ratio, as in Fibonacci hashing.
const spread = 0x9E3779B97F4A7C15

// fold sets the bit that tells small letters from capitals; the bytes that pad
// a short word are the same in all.
func fold(x uint64) uint64 { return x | 0x2020202020202020 }

// load is the n bytes of s from i on, at most eight, the first one lowest.
func load(s string, i, n int) uint64 {
	if i+8 <= len(s) {
		b := s[i : i+8]
		x := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
			uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
		return x & (1<<(8*n) - 1) // n is 8: the shift gives 0, and 0-1 all ones
	}
	var x uint64
	for k := n - 1; k >= 0; k-- {
		x = x<<8 | uint64(s[i+k])
	}
	return x
}

// Known reports whether word is an English word that formal texts use, in any
// case. Of a compound with hyphens every part must be known; a possessive is as
// known as its noun. About one unknown word in thirty thousand is taken for a
// known one.
func Known(word string) bool {
	start := 0
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c > '-' && c != 0xE2: // nearly always
		case c == '-':
			if i > start && !KnownHash(HashAt(word, start, i)) {
				return false
			}
			start = i + 1
		case (c == '\'' || c == 0xE2) && i > start && possessive(word[i:]):
			return KnownHash(HashAt(word, start, i))
		}
	}
	return start < len(word) && KnownHash(HashAt(word, start, len(word)))
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
