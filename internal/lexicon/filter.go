package lexicon

import (
	_ "embed"
	"errors"
	"math/bits"
	"slices"
	"strings"
)

// words holds the filter of words.txt and domain.txt.
//
//go:embed words.bin
var words string

// field holds that of field.txt.
//
//go:embed field.bin
var field string

// How many bits a fingerprint has: one stranger in 16,384 passes for a word, and hashing
// to 32 bits lets one in 70,000 more through. What is held against field is a word
// besides.
const (
	wordBits  = 14
	fieldBits = 12
)

// header is how many bytes of a filter are its seed, and tail how many stand behind its
// slots, so that each can be read four bytes at a time.
const (
	header = 2
	tail   = 3
)

// KnownHash is Known for the Hash of one word without hyphen or apostrophe.
//
// The table is an xor filter (Graf and Lemire, 2019): a word has one slot in each of
// three blocks of equal size, and the three slots xored are its fingerprint. 1.23 slots
// a word make it 129 kB for 60,000 words.
func KnownHash(h uint32) bool { return knows(words, wordBits, h) }

// inField is KnownHash for field, of the Sum of a word: by its lower half, so that what
// passes for a word by its hash does not pass here by the same.
func inField(sum uint64) bool { return knows(field, fieldBits, uint32(sum)) }

func knows(filter string, width, h uint32) bool {
	block := (uint32(len(filter)) - header - tail) * 8 / (3 * width)
	x := mix(h, uint16(filter[0])|uint16(filter[1])<<8)
	a, b, c := place(x, block)
	return (fingerprint(x)^slotAt(filter, width, a)^slotAt(filter, width, b)^slotAt(filter, width, c))&(1<<width-1) == 0
}

// slotAt is the slot of that width with the number i; the bits above are others'.
func slotAt(filter string, width, i uint32) uint32 {
	at := i * width
	four := filter[header+at/8:]
	_ = four[3]
	return (uint32(four[0]) | uint32(four[1])<<8 | uint32(four[2])<<16 | uint32(four[3])<<24) >> (at % 8)
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

func fingerprint(x uint64) uint32 { return uint32(x>>48) ^ uint32(x>>8) }

// slots is place of an unmixed hash, to range over.
func slots(h uint32, seed uint16, block uint32) [3]uint32 {
	a, b, c := place(mix(h, seed), block)
	return [3]uint32{a, b, c}
}

// within maps x evenly to 0 … n-1 without a division.
func within(x, n uint32) uint32 { return uint32(uint64(x) * uint64(n) >> 32) }

var errSeed = errors.New("no seed makes a filter of these words")

// BuildWords makes words.bin of a list of words, BuildField field.bin. Only the
// generator and the tests that check its work call them.
func BuildWords(list []string) ([]byte, error) { return build(list, wordBits, Hash) }

// BuildField is told of at BuildWords.
func BuildField(list []string) ([]byte, error) {
	return build(list, fieldBits, func(w string) uint32 { return uint32(Sum(w)) })
}

func build(list []string, width uint32, hash func(string) uint32) ([]byte, error) {
	hashes := make([]uint32, len(list))
	for i, w := range list {
		hashes[i] = hash(w)
	}
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	// 1.23 slots a word is the least at which the words can nearly always be
	// put in order; 32 more help very short lists.
	block := uint32(len(hashes)*123/100+32)/3 + 1
	for seed := range uint16(1000) {
		if order, ok := peel(hashes, seed, block); ok {
			return fill(order, seed, block, width), nil
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
func fill(order []taken, seed uint16, block, width uint32) []byte {
	table := make([]uint32, 3*block)
	for _, t := range slices.Backward(order) {
		at := slots(t.hash, seed, block)
		table[t.slot] = 0
		table[t.slot] = (fingerprint(mix(t.hash, seed)) ^ table[at[0]] ^ table[at[1]] ^ table[at[2]]) & (1<<width - 1)
	}
	out := make([]byte, header+(3*block*width+7)/8+tail)
	out[0], out[1] = byte(seed), byte(seed>>8)
	for i, s := range table {
		at := uint32(i) * width
		for s <<= at % 8; s != 0; s, at = s>>8, at+8 {
			out[header+at/8] |= byte(s)
		}
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
