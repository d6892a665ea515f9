package lexicon

import (
	_ "embed"
	"errors"
	"math/bits"
	"slices"
	"strings"
)

// words holds the filter: two bytes of seed, then slots of two bytes, all in
// little endian, in three blocks of equal size.
//
//go:embed words.bin
var words string

const header = 2

// KnownHash is Known for the Hash of one word without hyphen or apostrophe.
//
// The table is an xor filter (Graf and Lemire, 2019): a word has one slot in
// each block, and the three slots xored are its fingerprint of 16 bits. Two
// bytes a slot and 1.23 slots a word make it 147 kB for 60,000 words, and one
// stranger in 65,536 passes; hashing to 32 bits lets as many again through.
func KnownHash(h uint32) bool {
	return knows(words, h)
}

func knows(filter string, h uint32) bool {
	block := uint32(len(filter)-header) / 6
	x := mix(h, uint16(filter[0])|uint16(filter[1])<<8)
	a, b, c := place(x, block)
	return fingerprint(x)^slotAt(filter, a)^slotAt(filter, b)^slotAt(filter, c) == 0
}

func slotAt(filter string, i uint32) uint16 {
	pair := filter[header+2*int(i):]
	return uint16(pair[0]) | uint16(pair[1])<<8
}

// mix spreads a hash over 64 bits.
func mix(h uint32, seed uint16) uint64 {
	x := (uint64(h) + uint64(seed)<<32) * 0x9E3779B97F4A7C15
	x ^= x >> 32
	x *= 0xBF58476D1CE4E5B9
	return x ^ x>>29
}

// place gives the three slots of a mixed hash.
func place(x uint64, block uint32) (a, b, c uint32) {
	a = within(uint32(x), block)
	b = within(uint32(bits.RotateLeft64(x, 21)), block) + block
	c = within(uint32(bits.RotateLeft64(x, 42)), block) + 2*block
	return a, b, c
}

func fingerprint(x uint64) uint16 { return uint16(x>>48) ^ uint16(x>>8) }

// slots is place of an unmixed hash, to range over.
func slots(h uint32, seed uint16, block uint32) [3]uint32 {
	a, b, c := place(mix(h, seed), block)
	return [3]uint32{a, b, c}
}

// within maps x evenly to 0 … n-1 without a division.
func within(x, n uint32) uint32 { return uint32(uint64(x) * uint64(n) >> 32) }

var errSeed = errors.New("no seed makes a filter of these words")

// BuildFilter makes the filter of a list of words. Only the generator and the
// test that checks its work call it.
func BuildFilter(list []string) ([]byte, error) {
	hashes := make([]uint32, len(list))
	for i, w := range list {
		hashes[i] = Hash(w)
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	// 1.23 slots a word is the least at which the words can nearly always be
	// put in order; 32 more help very short lists.
	block := uint32(len(hashes)*123/100+32)/3 + 1
	for seed := range uint16(1000) {
		if order, ok := peel(hashes, seed, block); ok {
			return fill(order, seed, block), nil
		}
	}
	return nil, errSeed
}

// taken is a word and the slot that is its own once the words before it in the
// order are gone.
type taken struct{ hash, slot uint32 }

// peel orders the words so that each has a slot that no later one uses.
func peel(hashes []uint32, seed uint16, block uint32) ([]taken, bool) {
	// Of every slot: how many words use it, and their hashes xored, which is the
	// hash itself once there is one.
	count := make([]uint32, 3*block)
	sum := make([]uint32, 3*block)
	for _, h := range hashes {
		for _, i := range slots(h, seed, block) {
			count[i]++
			sum[i] ^= h
		}
	}
	var single []uint32
	for i, n := range count {
		if n == 1 {
			single = append(single, uint32(i))
		}
	}
	order := make([]taken, 0, len(hashes))
	for len(single) > 0 {
		slot := single[len(single)-1]
		single = single[:len(single)-1]
		if count[slot] != 1 {
			continue
		}
		h := sum[slot]
		order = append(order, taken{h, slot})
		for _, i := range slots(h, seed, block) {
			sum[i] ^= h
			if count[i]--; count[i] == 1 {
				single = append(single, i)
			}
		}
	}
	return order, len(order) == len(hashes)
}

// fill sets the slots, the last word of the order first.
func fill(order []taken, seed uint16, block uint32) []byte {
	table := make([]uint16, 3*block)
	for _, t := range slices.Backward(order) {
		at := slots(t.hash, seed, block)
		table[t.slot] = 0
		table[t.slot] = fingerprint(mix(t.hash, seed)) ^ table[at[0]] ^ table[at[1]] ^ table[at[2]]
	}
	out := make([]byte, 0, header+2*len(table))
	out = append(out, byte(seed), byte(seed>>8))
	for _, s := range table {
		out = append(out, byte(s), byte(s>>8))
	}
	return out
}

// ReadList is the words of a list with one a line; a line that begins with # is
// a comment.
func ReadList(s string) []string {
	var list []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			list = append(list, line)
		}
	}
	return list
}
