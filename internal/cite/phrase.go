package cite

import (
	"math/bits"

	"resolute/internal/text"
)

// phrase is a word, or several, that a text is compared with; match says what stands
// for what in it.
type phrase struct {
	text string
	// head are its first eight bytes, or all of them, first those of its first word: they
	// turn down nearly all that is none. tail are its last eight, if it has more.
	head, tail bytes
	first      uint64 // what counts of them, as in head
	glued      bool   // the next word follows without a blank: "de l'", the Arabic "and"
}

// bytes are up to eight of a phrase, with the bits of them that count: a small letter
// stands for its capital, too.
type bytes struct{ want, care uint64 }

func bytesOf(pattern string) (b bytes) {
	for n := range len(pattern) {
		b.want |= uint64(pattern[n]) << (8 * n)
		b.care |= uint64(0xFF) << (8 * n)
	}
	b.care &^= smallBits(b.want)
	return b
}

// unlike has a bit for what a chunk has otherwise.
func (b *bytes) unlike(chunk uint64) uint64 { return (chunk ^ b.want) & b.care }

func phraseOf(pattern string) phrase {
	n := len(pattern)
	p := phrase{text: pattern, head: bytesOf(pattern[:min(8, n)]), glued: pattern == "و" || pattern[n-1] == '\''}
	if n > 8 {
		p.tail = bytesOf(pattern[n-8:])
	}
	word := 0
	for word < min(8, n) && isPlain(pattern[word]) {
		word++
	}
	p.first = bytesOf(pattern[:word]).care
	return p
}

// isPlain tells that a byte of a phrase stands for itself alone, or for its capital.
func isPlain(c byte) bool { return c != ' ' && c != '-' && c != '\'' && c != smallAcute }

// smallAcute and capitalAcute are the second bytes of é and É.
const smallAcute, capitalAcute = 0xA9, 0x89

// smallBits has, for every small letter of a chunk, the bit that its capital lacks.
func smallBits(chunk uint64) uint64 { return text.Letters(chunk) & (chunk << 2) >> 2 }

// begins turns down nearly every text that does not begin with p by its first chunk.
func (p *phrase) begins(chunk uint64) bool { return (chunk^p.head.want)&p.first == 0 }

// from is match for a p that begins the text at s[i], whose first chunk that is.
func (p *phrase) from(s string, i int, chunk uint64) int {
	n := len(p.text)
	at, unlike := 0, p.head.unlike(chunk)
	if unlike == 0 && n > 8 {
		if n > 16 {
			return match(s, i, p.text)
		}
		if at = n - 8; at+8 > len(s)-i {
			return -1
		}
		chunk = text.Chunk(s[i+at : i+at+8])
		unlike = p.tail.unlike(chunk)
	}
	if unlike != 0 {
		k := bits.TrailingZeros64(unlike) / 8
		if !mayStand(byte(chunk>>(8*k)), p.text, at+k) {
			return -1
		}
		return matchBytes(s, i, p.text)
	}
	if p.text[n-1] == ' ' {
		return blanks(s, i+n-1)
	}
	return i + n
}

// at is match of p at s[i].
func (p *phrase) at(s string, i int) int {
	if i >= len(s) {
		return -1
	}
	chunk := text.ChunkAt(s, i)
	if !p.begins(chunk) {
		return -1
	}
	return p.from(s, i, chunk)
}

// word is at for whole words: what follows is no letter and no digit.
func (p *phrase) word(s string, i int) int {
	if end := p.at(s, i); end >= 0 && !inWord(s, end) {
		return end
	}
	return -1
}

// phrases are alternatives, at most sixteen, longer ones first.
type phrases struct {
	all []phrase
	by  [32]uint16 // by the last five bits of a byte, those that begin so: a bit for each
}

func phrasesOf(patterns ...string) *phrases {
	p := new(phrases)
	if len(patterns) > 16 {
		panic("cite: more phrases than bits")
	}
	for k, pattern := range patterns {
		p.by[pattern[0]&31] |= 1 << k
		p.all = append(p.all, phraseOf(pattern))
	}
	return p
}

// at are those of them that s[i] may be the first byte of.
func (p *phrases) at(s string, i int) uint16 {
	if i < len(s) {
		return p.by[s[i]&31]
	}
	return 0
}

// word gives the index after the first of them that stands at s[i] as whole words, -1
// if none does.
func (p *phrases) word(s string, i int) int {
	if some := p.at(s, i); some != 0 {
		_, end := p.which(s, i, some)
		return end
	}
	return -1
}

// which is the place of the first of some that stands at s[i] as whole words, and the
// index after it; -1 if none does.
func (p *phrases) which(s string, i int, some uint16) (k, end int) {
	for chunk := text.ChunkAt(s, i); some != 0; some &= some - 1 {
		k := bits.TrailingZeros16(some)
		if q := &p.all[k]; q.begins(chunk) {
			if end := q.from(s, i, chunk); end >= 0 && !inWord(s, end) {
				return k, end
			}
		}
	}
	return -1, -1
}

// lead is the first of them that stands at s[i] with blanks behind it, or glued to what
// follows where it is so written, and the index after both; nil and i if none does.
func (p *phrases) lead(s string, i int) (*phrase, int) {
	some := p.at(s, i)
	if some == 0 {
		return nil, i
	}
	for chunk := text.ChunkAt(s, i); some != 0; some &= some - 1 {
		q := &p.all[bits.TrailingZeros16(some)]
		if !q.begins(chunk) {
			continue
		}
		if e := q.from(s, i, chunk); e > 0 {
			if next := blanks(s, e); next > e || q.glued {
				return q, next
			}
		}
	}
	return nil, i
}

// step is the index after the lead at s[i].
func (p *phrases) step(s string, i int) int {
	if p.at(s, i) != 0 {
		_, i = p.lead(s, i)
	}
	return i
}

// match compares s at i with a pattern and gives the index after it, -1 if it
// is not there. In the pattern a blank stands for any blanks, a hyphen for any
// hyphen, an apostrophe for a straight or a curly one; small letters match
// capitals too.
func match(s string, i int, pattern string) int {
	n := len(pattern)
	if n > len(s)-i {
		return -1
	}
	if n < 8 {
		return matchBytes(s, i, pattern)
	}
	for k := 0; ; k += 8 {
		k = min(k, n-8)
		want := text.Chunk(pattern[k : k+8])
		if unlike := (text.Chunk(s[i+k:i+k+8]) ^ want) &^ smallBits(want); unlike != 0 {
			if k += bits.TrailingZeros64(unlike) / 8; mayStand(s[i+k], pattern, k) {
				return matchBytes(s, i, pattern)
			}
			return -1
		}
		if k == n-8 {
			break
		}
	}
	if pattern[n-1] == ' ' {
		return blanks(s, i+n-1)
	}
	return i + n
}

// mayStand reports whether c, with which another character begins than the one at
// pattern[k], may stand for that or go on with what stands for the one before.
func mayStand(c byte, pattern string, k int) bool {
	return c >= 0x80 || classes[c]&blank != 0 && (pattern[k] == ' ' || k > 0 && pattern[k-1] == ' ')
}

// matchBytes is match byte by byte.
func matchBytes(s string, i int, pattern string) int {
	for k := 0; k < len(pattern); k++ {
		c := pattern[k]
		switch {
		case i < len(s) && (s[i] == c && c != ' ' || c-'a' <= 'z'-'a' && s[i] == c-'a'+'A'):
			i++
		case c == ' ':
			next := blanks(s, i)
			if next == i {
				return -1
			}
			i = next
		case c == '-':
			n := hyphenLen(s, i)
			if n == 0 {
				return -1
			}
			i += n
		case c == '\'' && i+2 < len(s) && s[i] == 0xE2 && s[i+1] == 0x80 && s[i+2] == 0x99:
			i += 3
		case c == smallAcute && i < len(s) && s[i] == capitalAcute:
			i++
		default:
			return -1
		}
	}
	return i
}

// inWord reports whether a word before s[i] goes on there: with a letter or a digit.
func inWord(s string, i int) bool {
	return i < len(s) && classes[s[i]]&(letter|digit) != 0 && (s[i] < 0x80 || !breaks(s, i))
}

// breaks reports whether the character outside ASCII at s[i] ends a word: a blank, a
// dash, a quotation mark or another mark.
func breaks(s string, i int) bool { return blankLen(s, i) > 0 || mark(s, i) }
