package cite

import "resolute/internal/text"

// windowSize is how many bytes are looked at together: as many as an integer has bits.
const windowSize = 64

// window has a bit for each of some bytes that stand side by side.
type window struct {
	runs   uint64 // letters of ASCII and digits
	places uint64 // where a citation may begin: first letters, first digits, "[", and every byte of a character outside ASCII
}

// look is the window of s that begins at base. A word or a figure that goes on from
// the window before does not begin in it, unless that is cut off.
func look(s string, base int, cut bool) window {
	var letters, figures, others uint64
	for i, at := base, 0; i < len(s) && at < windowSize; i, at = i+8, at+8 {
		var chunk uint64
		if i+8 <= len(s) {
			chunk = text.Chunk(s[i : i+8])
		} else {
			chunk = text.LastChunk(s, i)
		}
		letters |= gather(text.Letters(chunk)) << (at & 63)
		if odd := text.Digits(chunk) | brackets(chunk) | chunk&text.HighBits; odd != 0 {
			figures |= gather(text.Digits(chunk)) << (at & 63)
			others |= gather(brackets(chunk)|chunk&text.HighBits) << (at & 63)
		}
	}
	wordsOn, figuresOn := letters<<1, figures<<1
	if !cut {
		switch c := classes[s[base-1]]; {
		case c&(lower|upper) != 0:
			wordsOn |= 1
		case c&digit != 0:
			figuresOn |= 1
		}
	}
	return window{letters | figures, letters&^wordsOn | figures&^figuresOn | others}
}

// from passes over the places before the one at k, where a word or a figure that is
// cut off begins.
func (w *window) from(k int) {
	w.places = (w.places | w.runs&(1<<(k&63))) &^ (1<<(k&63) - 1)
}

// gather makes of the highest bits of eight bytes those of one.
func gather(set uint64) uint64 { return set >> 7 * 0x0102040810204080 >> 56 }

// brackets sets the highest bit of every "[" of a chunk, and that of no other byte of
// ASCII.
func brackets(chunk uint64) uint64 {
	const ones = 0x0101010101010101
	other := chunk ^ '['*ones
	return ^(other&^text.HighBits + 0x7F*ones | other) & text.HighBits
}
