package syntax

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"resolute/internal/cite"
	"resolute/internal/lexicon"
	"resolute/internal/text"
)

// word reads a word of letters, accents included, and looks it up. It is read and
// hashed eight bytes at a time: nearly all are of ASCII, and without capitals behind
// their first letter.
func (x *lexer) word(i int) int {
	s, start := x.s, i
	h, mixed, behindFirst := lexicon.Seed, uint64(0), ^uint64(0xFF)
	for i+8 <= len(s) {
		chunk := text.Chunk(s[i : i+8])
		letters := text.Letters(chunk)
		n := text.Leading(letters)
		inWord := uint64(1)<<(8*n) - 1 // of eight bytes: all ones
		mixed |= letters & ^(chunk << 2) & inWord & behindFirst
		if n > 0 {
			h = lexicon.Step(h, chunk&inWord)
			i += n
		}
		if n == 8 {
			behindFirst = ^uint64(0)
			continue
		}
		if i == start || mixed != 0 || s[i] >= utf8.RuneSelf {
			break
		}
		if cite.MayBegin(text.Chunk(s[start : start+8])) {
			x.places = append(x.places, int32(start))
		}
		sum := lexicon.End(h, i-start)
		x.met(start, i, sum)
		if i-start >= unknownFrom {
			x.known(start, i, sum)
		}
		return i
	}
	return x.oddWord(start)
}

// oddWord is word for any.
func (x *lexer) oddWord(i int) int {
	s, start := x.s, i
	h, capitals, seam := lexicon.Seed, 0, false
	for i < len(s) {
		var chunk uint64
		if i+8 <= len(s) {
			chunk = text.Chunk(s[i : i+8])
		} else {
			chunk = text.LastChunk(s, i)
		}
		if i == start && cite.MayBegin(chunk) {
			x.places = append(x.places, int32(i))
		}
		letters := text.Letters(chunk)
		n := text.Leading(letters)
		inWord := uint64(1)<<(8*n) - 1 // of eight bytes: all ones
		if caps := letters & ^(chunk << 2) & inWord; caps != 0 {
			capitals += bits.OnesCount64(caps)
			small := letters & (chunk << 2)
			seam = seam || caps&(small<<8) != 0
		}
		if n > 0 {
			h = lexicon.Step(h, chunk&inWord)
			i += n
		}
		if n < 8 {
			break
		}
	}
	if i < len(s) && s[i] >= utf8.RuneSelf && accented(s[i:]) > 0 {
		return x.accentedWord(start)
	}
	return x.unlike(start, i, lexicon.End(h, i-start), capitals, seam)
}

// accentedWord reads a word with letters outside ASCII.
func (x *lexer) accentedWord(start int) int {
	s, i, capitals, seam := x.s, start, 0, false
	for i < len(s) {
		if c := s[i]; classes[c] == letter {
			if c < 'a' {
				capitals++
				seam = seam || i > start && s[i-1] >= 'a' && s[i-1] <= 'z'
			}
			i++
			continue
		}
		n := 0
		if s[i] >= utf8.RuneSelf {
			n = accented(s[i:])
		}
		if n == 0 {
			break
		}
		x.sign(i)
		if i += n; i < len(s) && classes[s[i]] == letter {
			x.places = append(x.places, int32(i)) // to cite, a word begins here
		}
	}
	return x.unlike(start, i, lexicon.Hash(s[start:i]), capitals, seam)
}

// met looks at a word with its neighbours: is it the one before again, does it stand
// alone, is it watched?
func (x *lexer) met(start, end int, sum uint32) {
	if sum == x.lastSum && x.last.End < start {
		x.repeated(start, end)
	}
	x.last, x.lastSum = text.Span{Start: start, End: end}, sum
	if lexicon.MayWatch(sum) {
		x.watched(sum, start, end)
	}
	if end-start == 1 && start > 1 {
		x.lone(start)
	}
}

// unlike looks at a word with so many capitals; seam tells that one of them stands
// behind a small letter.
func (x *lexer) unlike(start, end int, sum uint32, capitals int, seam bool) int {
	x.met(start, end, sum)
	if end-start >= unknownFrom && (capitals == 0 || capitals == 1 && x.s[start] < 'a') || seam && end-start >= 5 {
		x.known(start, end, sum)
	}
	return end
}

// known looks a word up: is it known?
func (x *lexer) known(start, end int, sum uint32) {
	if last := &x.words[sum%recentWords]; *last == sum && sum != 0 {
		// A text has its long words more than once.
	} else if lexicon.KnownHash(sum) {
		*last = sum
	} else if x.alone(start, end) {
		x.add(UnknownWord, start, end)
	}
}

// lone notes a letter that stands alone between blanks and is no word: a part of
// one that was cut, as "e" in "th e". Capitals are numbers of annexes and
// initials.
func (x *lexer) lone(i int) {
	s := x.s
	if c := s[i]; c >= 'b' && c <= 'z' && s[i-1] == ' ' && i+1 < len(s) && s[i+1] == ' ' && classes[s[i-2]] == letter {
		x.add(LoneLetter, i, i+1)
	}
}

// watched notes a watched word of that hash, or the phrase that it begins, if it is
// there.
func (x *lexer) watched(sum uint32, start, end int) {
	found, n, ok := lexicon.Watch(sum, x.s[start:], end-start)
	if !ok {
		return
	}
	x.add(WatchedWord, start, start+n)
	if k := len(x.signals); k > 0 && x.signals[k-1].Start == start {
		x.signals[k-1].Word = found
	}
}

// alone tells that no hyphen, slash, dot, at-sign or digit ties the word to another: no
// part of a compound or an address.
func (x *lexer) alone(start, end int) bool {
	if start > 0 {
		switch c := x.s[start-1]; {
		case c == '-' || c == '/' || c == '.' || c == '@' || c == '\'' || classes[c] == digit || c == 0x91 || c == 0x99:
			return false
		}
	}
	if end+1 < len(x.s) {
		switch c := x.s[end]; {
		case c == '-' || c == '/' || c == '@' || classes[c] == digit:
			return false
		case c == '.' && classes[x.s[end+1]] == letter:
			return false
		}
	}
	return true
}

// repeated notes a word that stands twice with nothing but blanks between.
func (x *lexer) repeated(start, end int) {
	for i := x.last.End; i < start; {
		n := blankLen(x.s, i)
		if n == 0 {
			return
		}
		i += n
	}
	if !strings.EqualFold(x.last.In(x.s), x.s[start:end]) {
		return
	}
	const back = 8 // blanks and lone letters may have been noted since
	for k := len(x.signals) - 1; k >= 0 && k >= len(x.signals)-back; k-- {
		if r := &x.signals[k]; r.Kind == RepeatedWord {
			if r.End != x.last.End {
				break
			}
			r.End = end // it stands three times
			return
		}
	}
	x.add(RepeatedWord, x.last.End, end)
}
