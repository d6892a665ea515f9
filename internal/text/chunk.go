package text

import "math/bits"

// Chunk is the first eight bytes of s, which has as many, the first one lowest.
// A scan reads words so: most of them are one chunk.
func Chunk(s string) uint64 {
	_ = s[7] // one check for all of them
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// LastChunk is the Chunk of s[i:], which has fewer than eight bytes: beyond its end
// there are zeros.
func LastChunk(s string, i int) uint64 {
	if n := len(s); n >= 8 {
		return Chunk(s[n-8:]) >> (8 * (i - n + 8) & 63)
	}
	var x uint64
	for k := len(s) - 1; k >= i; k-- {
		x = x<<8 | uint64(s[k])
	}
	return x
}

// ChunkAt is the Chunk of s[i:], or its LastChunk.
func ChunkAt(s string, i int) uint64 {
	if i+8 <= len(s) {
		return Chunk(s[i : i+8])
	}
	return LastChunk(s, i)
}

// HighBits is the highest bit of every byte of a chunk.
const HighBits = 0x8080808080808080

// Letters sets the highest bit of every byte of a chunk that is an ASCII letter.
func Letters(chunk uint64) uint64 { return NoLetters(chunk) ^ HighBits }

// NoLetters sets the highest bit of every byte of a chunk that is no ASCII letter.
func NoLetters(chunk uint64) uint64 {
	const ones = 0x0101010101010101
	small := (chunk | Small) &^ HighBits
	fromA := small + (0x80-'a')*ones
	beyondZ := small + (0x80-'z'-1)*ones
	return (^fromA | beyondZ | chunk) & HighBits
}

// Small is the bit of every byte of a chunk that a capital letter lacks.
const Small = 0x2020202020202020

// Before has all bits set of the bytes of a chunk before the first whose highest bit is
// in set; of all bytes if there is none.
func Before(set uint64) uint64 { return (set&-set)>>7 - 1 }

// Digits sets the highest bit of every byte of a chunk that is an ASCII digit.
func Digits(chunk uint64) uint64 {
	const ones = 0x0101010101010101
	low := chunk &^ HighBits
	from0 := low + (0x80-'0')*ones
	beyond9 := low + (0x80-'9'-1)*ones
	return from0 &^ beyond9 &^ chunk & HighBits
}

// Printable sets the highest bit of every byte of a chunk that is a blank or a visible
// character of ASCII.
func Printable(chunk uint64) uint64 {
	const ones = 0x0101010101010101
	low := chunk &^ HighBits
	fromBlank := low + (0x80-' ')*ones
	beyondTilde := low + (0x80-'~'-1)*ones
	return fromBlank &^ beyondTilde &^ chunk & HighBits
}

// Blanks sets the highest bit of every byte of a chunk that is a blank.
func Blanks(chunk uint64) uint64 {
	const ones = 0x0101010101010101
	other := chunk ^ ' '*ones
	return ^((other&^HighBits + 0x7f*ones) | other) & HighBits
}

// Leading is how many bytes of a chunk, from the first, have their highest bit in
// set: with Letters, the length of the word that the chunk begins with.
func Leading(set uint64) int { return bits.TrailingZeros64(^set&HighBits) / 8 }
