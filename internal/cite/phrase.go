package cite

import (
	"math/bits"

	"resolute/internal/text"
)

// phrase is a word, or several, that a text is compared with; match says what stands
// for what in it.
type phrase struct {
	text string
	// want are its first bytes, eight at the most, care the bits of them that count; first
	// are those of its first word: they turn down nearly all that is none.
	want, care, first uint64
	whole             bool // want is all of it, and all is said with it
	glued             bool // the next word follows without a blank: "de l'", the Arabic "and"
}

func phraseOf(pattern string) phrase {
	p := phrase{text: pattern}
	word := true
	for n := range min(8, len(pattern)) {
		p.want |= uint64(pattern[n]) << (8 * n)
		p.care |= uint64(0xFF) << (8 * n)
		if word = word && isPlain(pattern[n]); word {
			p.first = p.care
		}
	}
	small := smallBits(p.want)
	p.care, p.first = p.care&^small, p.first&^small
	p.whole = len(pattern) <= 8 && pattern[len(pattern)-1] != ' '
	p.glued = pattern == "و" || pattern[len(pattern)-1] == '\''
	return p
}

// isPlain tells that a byte of a phrase stands for itself alone, or for its capital.
func isPlain(c byte) bool { return c != ' ' && c != '-' && c != '\'' && c != smallAcute }

// smallAcute and capitalAcute are the second bytes of é and É.
const smallAcute, capitalAcute = 0xA9, 0x89

// smallBits has, for every small letter of a chunk, the bit that its capital lacks.
func smallBits(chunk uint64) uint64 { return text.Letters(chunk) & (chunk << 2) >> 2 }

// begins turns down nearly every text that does not begin with p by its first chunk.
func (p *phrase) begins(chunk uint64) bool { return (chunk^p.want)&p.first == 0 }

// from is match for a p that begins the text at s[i], whose first chunk that is.
func (p *phrase) from(s string, i int, chunk uint64) int {
	if p.whole {
		unlike := (chunk ^ p.want) & p.care
		if unlike == 0 {
			return i + len(p.text)
		}
		if k := bits.TrailingZeros64(unlike) / 8; !mayStand(byte(chunk>>(8*k)), p.text, k) {
			return -1
		}
	}
	return match(s, i, p.text)
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

// phrases are alternatives, longer ones first.
type phrases struct {
	first uint32 // a bit for the last five bits of every byte that one begins with
	all   []phrase
}

func phrasesOf(patterns ...string) *phrases {
	p := new(phrases)
	for _, pattern := range patterns {
		p.first |= 1 << (pattern[0] & 31)
		p.all = append(p.all, phraseOf(pattern))
	}
	return p
}

// may turns down most places at which none of them stands.
func (p *phrases) may(s string, i int) bool {
	return i < len(s) && p.first>>(s[i]&31)&1 != 0
}

// word gives the index after the first of them that stands at s[i] as whole words, -1
// if none does.
func (p *phrases) word(s string, i int) int {
	if !p.may(s, i) {
		return -1
	}
	return p.find(s, i)
}

func (p *phrases) find(s string, i int) int {
	chunk := text.ChunkAt(s, i)
	for k := range p.all {
		if q := &p.all[k]; q.begins(chunk) {
			if end := q.from(s, i, chunk); end >= 0 && !inWord(s, end) {
				return end
			}
		}
	}
	return -1
}

// lead is the first of them that stands at s[i] with blanks behind it, or glued to what
// follows where it is so written, and the index after both; nil and i if none does.
func (p *phrases) lead(s string, i int) (*phrase, int) {
	if !p.may(s, i) {
		return nil, i
	}
	chunk := text.ChunkAt(s, i)
	for k := range p.all {
		q := &p.all[k]
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
	if p.may(s, i) {
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
