// Package lexicon knows words: which exist, so that two run together are told
// from one, and which a rule watches for.
//
// What it knows stands in text tables that a drafter can read and correct:
// words.txt (English, from SCOWL, whose notices stand in SCOWL-COPYRIGHT.txt),
// domain.txt (what it lacks), field.txt (which of them resolutions use often) and
// terms.txt (the watched words). A generator makes words.bin, field.bin and
// watch_table.go of them, so that a program that starts has nothing to read or to
// parse, and a word is looked up in a few nanoseconds.
//
// A word, here, is a run of letters: a hyphen, an apostrophe, a blank and a
// digit end it. Capital and small letters are the same.
package lexicon

//go:generate go run ./gen

// Hash is the hash of a word. ASCII letters and the letters of Latin-1 in UTF-8
// (É, é) hash the same in both cases.
//
// It takes eight bytes at a time: a hash of one byte after another waits for a
// multiplication at each, and every word of a text is hashed. A scanner that
// loads its words in such chunks anyway calls Step and End itself.
func Hash[T string | []byte](word T) uint32 { return End(Sum(word), len(word)) }

// Sum is what all Steps make of a word: enough to tell it from nearly all others.
func Sum[T string | []byte](word T) uint64 {
	h, n := Seed, len(word)
	for i := 0; i < n; i += 8 {
		h = Step(h, chunkAt(word, i))
	}
	return h
}

// Seed is the hash of a word of which no byte has been taken.
const Seed uint64 = 0

// Step takes the next eight bytes of a word, the first one lowest; the last
// chunk is filled up with zeros.
func Step(h, chunk uint64) uint64 {
	h = (h ^ (chunk | 0x2020202020202020)) * 0x9E3779B97F4A7C15 // 2⁶⁴ by the golden ratio, as in Fibonacci hashing
	return h ^ h>>29
}

// End is the hash of a word of n bytes after its last chunk.
func End(h uint64, n int) uint32 {
	return uint32((h + uint64(n)) * 0x9E3779B97F4A7C15 >> 32)
}

// chunkAt is the eight bytes of s at i, the first one lowest, with zeros behind its end.
func chunkAt[T string | []byte](s T, i int) uint64 {
	const bits = 64
	behind := 0
	if n := len(s); n >= 8 && i+8 > n {
		i, behind = n-8, 8*(i+8-n)
	}
	if s = s[i:]; len(s) >= 8 {
		s = s[:8]
		return (uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
			uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56) >> (behind % bits)
	}
	var x uint64
	for k := len(s) - 1; k >= 0; k-- {
		x = x<<8 | uint64(s[k])
	}
	return x
}

// Known reports whether word is an English word that formal texts use, in any
// case. Of a compound with hyphens every part must be known; a possessive is as
// known as its noun. About one unknown word in thirteen thousand is taken for a
// known one.
func Known(word string) bool {
	start := 0
	for i := 0; i < len(word); i++ {
		switch c := word[i]; {
		case c > '-' && c != 0xE2: // nearly always
		case c == '-':
			if i > start && !KnownHash(Hash(word[start:i])) {
				return false
			}
			start = i + 1
		case (c == '\'' || c == 0xE2) && i > start && possessive(word[i:]):
			return KnownHash(Hash(word[start:i]))
		}
	}
	return start < len(word) && KnownHash(Hash(word[start:]))
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
