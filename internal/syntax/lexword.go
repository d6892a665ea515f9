package syntax

import (
	"math/bits"
	"strings"
	"unicode/utf8"

	"resolute/internal/cite"
	"resolute/internal/lexicon"
	"resolute/internal/text"
)

// words reads the words from i on that single blanks part, the first of which begins
// there with an ASCII letter. It gives what stands behind the last one.
func (x *lexer) words(i int) int {
	s := x.s
	for {
		start, end, sum := x.plain(i)
		switch {
		case end > start:
			x.met(start, end, sum)
			if end-start >= unknownFrom {
				x.known(start, end, sum)
			}
		case classes[s[start]] == letter:
			end = x.oddWord(start)
		default:
			return end
		}
		if end+1 >= len(s) || s[end] != ' ' || classes[s[end+1]] != letter {
			return end
		}
		i = end + 1
	}
}

// plain reads words as words does, eight bytes at a time, as long as they are plain:
// of ASCII, without capitals behind the first letter unless they are as short as "ITU",
// and nothing about them asks for a second look. It gives the word that does and its
// lexicon.Sum; an empty one before any other that is not plain, and behind the last.
// It calls nothing: nearly every word passes here.
func (x *lexer) plain(start int) (_, end int, sum uint64) {
	s := x.s
	for start+8 <= len(s) {
		chunk := text.Chunk(s[start : start+8])
		if cite.MayBegin(chunk) {
			x.place(start)
		}
		stop := text.NoLetters(chunk)
		inWord := text.Before(stop)
		if capitals := ((chunk | text.Small) ^ chunk) & inWord; capitals > 0xFF && (stop == 0 || capitals&(chunk&inWord<<8) != 0) {
			return start, start, 0 // or one of them stands behind a small letter
		}
		sum = lexicon.Step(lexicon.Seed, chunk&inWord)
		end = start
		for stop == 0 { // eight letters: it goes on
			if end += 8; end+8 > len(s) {
				return start, start, 0
			}
			chunk := text.Chunk(s[end : end+8])
			stop = text.NoLetters(chunk)
			inWord = text.Before(stop)
			if ((chunk|text.Small)^chunk)&inWord != 0 {
				return start, start, 0
			}
			if inWord != 0 {
				sum = lexicon.Step(sum, chunk&inWord)
			}
		}
		end += bits.TrailingZeros64(stop) / 8
		c := s[end]
		if c >= utf8.RuneSelf {
			return start, start, 0
		}
		if sum == x.before || lexicon.MayWatch(sum) && (c != ' ' || end+9 > len(s) || lexicon.MayFollow(sum, text.Chunk(s[end+1:end+9]))) ||
			end-start >= unknownFrom && !x.lately.has(lexicon.End(sum, end-start)) {
			return start, end, sum
		}
		x.before = sum
		if c != ' ' || end+1 >= len(s) || classes[s[end+1]] != letter {
			return end, end, 0
		}
		start = end + 1
	}
	return start, start, 0
}

// oddWord reads any word, and looks it up.
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
		if i == start && cite.MayBegin(chunk) && (x.placed == 0 || x.places[x.placed-1] != int32(i)) {
			x.place(i)
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
	return x.unlike(start, i, h, capitals, seam)
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
			x.place(i) // to cite, a word begins here
		}
	}
	return x.unlike(start, i, lexicon.Sum(s[start:i]), capitals, seam)
}

// met looks at a word with its neighbours: is it the one before again, does it stand
// alone, is it watched?
func (x *lexer) met(start, end int, sum uint64) {
	if sum == x.before {
		x.repeated(start, end)
	}
	x.before = sum
	if lexicon.MayWatch(sum) {
		x.watched(start, end, sum)
		if end-start == 1 && start > 1 {
			x.lone(start)
		}
	}
}

// unlike looks at a word with so many capitals; seam tells that one of them stands
// behind a small letter.
func (x *lexer) unlike(start, end int, sum uint64, capitals int, seam bool) int {
	x.met(start, end, sum)
	if end-start >= unknownFrom && (capitals == 0 || capitals == 1 && x.s[start] < 'a') || seam && end-start >= 5 {
		x.known(start, end, sum)
	}
	return end
}

// known looks a word up: is it known?
func (x *lexer) known(start, end int, sum uint64) {
	hash := lexicon.End(sum, end-start)
	if x.lately.has(hash) {
		// A text has its long words more than once.
	} else if lexicon.KnownHash(hash) {
		x.lately[hash%recentWords] = hash
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

// watched notes a watched word of that sum, or the phrase that it begins, if it is
// there.
func (x *lexer) watched(start, end int, sum uint64) {
	found, n, ok := lexicon.Watch(lexicon.End(sum, end-start), x.s[start:], end-start)
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

// repeated notes a word that stands twice with nothing but blanks between: the one
// before has the same hash.
func (x *lexer) repeated(start, end int) {
	last := start
	for n := blankBefore(x.s, last); n > 0; n = blankBefore(x.s, last) {
		last -= n
	}
	if before := last - (end - start); last == start || before < 0 || !strings.EqualFold(x.s[before:last], x.s[start:end]) {
		return
	}
	const back = 8 // blanks and lone letters may have been noted since
	for k := len(x.signals) - 1; k >= 0 && k >= len(x.signals)-back; k-- {
		if r := &x.signals[k]; r.Kind == RepeatedWord {
			if r.End != last {
				break
			}
			r.End = end // it stands three times
			return
		}
	}
	x.add(RepeatedWord, last, end)
}
