package lexicon

import (
	"strings"

	"resolute/internal/text"
)

// Class is the rule that a watched word belongs to.
type Class uint8

const (
	Ise      Class = iota // -ise where the house writes -ize
	American              // another spelling that is not British
	Gender                // a title that tells a sex
	Title                 // a fixed title in the wrong case or without its hyphen
	OldName               // a body that has another name now
	Variant               // one of several forms of a term
	Slip                  // a misspelt word, or a wrong one in a fixed phrase
)

// Watched is a word or a phrase that a rule watches for.
type Watched struct {
	Phrase string
	Class  Class
	// Replacement is what is due, in the case of Phrase; of a variant the form to
	// prefer, which Phrase may itself be.
	Replacement string
	Exact       bool     // only in the very case of Phrase
	Small       bool     // only where the first letter is a small one
	Houses      []string // ids of the houses that watch for it; none: all
	Not         []string // ids of houses that do not
	Soft        []string // houses whose adopted texts have it too: a hint at most; "all"
	Note        string   // why, or when not; often empty
	// Row is the same for all forms of one term, Ending for the forms with the
	// same ending ("cooperates" and "co-operates"); Form counts the forms.
	Row, Ending, Form int
}

// A scan asks of every word whether it may be the head of a watched phrase: MayWatch
// turns down all but one of forty other words, MayFollow most of the rest by the word
// behind. sieveWords times 64 are the bits of the one, nextWords the letters of the other.
const (
	sieveWords = 512
	nextWords  = 4096
)

// sieveAt is where the sieve has the bit of a word's Sum.
func sieveAt(sum uint64) (word int, bit uint64) { return int(sum >> 55), 1 << (sum >> 49 & 63) }

// nextAt is where the bits of the words stand that follow those of that Sum: told by
// other bits of it, so that what comes through the sieve by chance does not here, too.
func nextAt(sum uint64) uint64 { return sum << 20 >> 52 }

// MayWatch reports whether a word of that Sum may be the head of a watched phrase, or is
// a small letter alone that is no word: a scan looks for both.
func MayWatch(sum uint64) bool {
	at, bit := sieveAt(sum)
	return watchSieve[at]&bit != 0
}

// MayFollow reports whether a watched phrase whose head has that Sum may go on behind a
// blank with the word that chunk begins with, or have no other word.
func MayFollow(sum, chunk uint64) bool {
	return watchNext[nextAt(sum)]>>nextBit(second(chunk))&1 != 0
}

// second is what tells the second word of a phrase, with which chunk begins: as many of
// its first four letters as it has, in small letters; 0 if it begins with none.
func second(chunk uint64) uint32 {
	return uint32((chunk | text.Small) & text.Before(text.NoLetters(chunk)))
}

// nextBit is the place of a second word among 64.
func nextBit(second uint32) uint32 { return second * 0x9E3779B1 >> 26 }

// Watch tells which of the watched phrases, the longest first, stands at the start of
// s, and its length there, in bytes. The first word of s has n bytes and the Hash h. A
// blank in a phrase stands for any run of blanks, no-break ones and line ends, an
// apostrophe also for a curled one.
func Watch(h uint32, s string, n int) (id int32, length int, ok bool) {
	head := headOf(h)
	if head == nil {
		return 0, 0, false
	}
	next := uint32(0) // the word behind the first, if a blank parts them
	if n+1 < len(s) && s[n] == ' ' {
		next = second(text.ChunkAt(s, n+1))
	}
	for i := int(head.first); i < int(head.end); i++ {
		t := &watchTerms[i]
		if next != 0 && t.second != 0 && t.second != next {
			continue // nearly all
		}
		row := &watchRows[t.row]
		if row.small && isUpper(s[0]) {
			continue
		}
		if n := prefix(s, t.phrase, row.exact); n > 0 && (n == len(s) || !isLetterAt(s, n)) {
			return int32(i), n, true
		}
	}
	return 0, 0, false
}

// headOf is the head of that hash, nil if there is none.
func headOf(h uint32) *watchHead {
	for i := h ^ h>>16; ; i++ {
		n := watchSlots[i%uint32(len(watchSlots))]
		if n == 0 {
			return nil
		}
		if head := &watchHeads[n-1]; head.hash == h {
			return head
		}
	}
}

// Terms is the number of watched phrases; their ids are 0 to Terms()-1.
func Terms() int { return len(watchTerms) }

// Term is the watched phrase with that id.
func Term(id int32) Watched {
	t := &watchTerms[id]
	r := &watchRows[t.row]
	return Watched{
		Phrase: t.phrase, Class: r.class, Replacement: t.due, Exact: r.exact, Small: r.small,
		Houses: r.houses, Not: r.not, Soft: r.soft, Note: r.note,
		Row: int(t.row), Ending: int(t.ending), Form: int(t.form),
	}
}

// ClassOf is the class of the watched phrase with that id, which is all that
// most who see one want to know.
func ClassOf(id int32) Class { return watchRows[watchTerms[id].row].class }

// Due is the replacement for found, which is the phrase as a text has it: in
// capitals if found is, with a capital if it has one.
func (w Watched) Due(found string) string {
	letters, capitals := 0, 0
	for i := 0; i < len(found); i++ {
		if c := found[i]; c < 0x80 && isLetter(c) {
			letters++
			if isUpper(c) {
				capitals++
			}
		}
	}
	switch {
	case w.Exact || w.Replacement == "":
		return w.Replacement
	case capitals == letters && letters > 1 && strings.ToUpper(w.Phrase) != w.Phrase:
		return strings.ToUpper(w.Replacement)
	case capitals > 0 && isUpper(found[0]):
		return strings.ToUpper(w.Replacement[:1]) + w.Replacement[1:]
	}
	return w.Replacement
}

// Applies reports whether a text of that house is watched for w.
func (w Watched) Applies(house string) bool {
	return (len(w.Houses) == 0 || has(w.Houses, house)) && !has(w.Not, house)
}

// Soften reports whether adopted texts of that house have w too.
func (w Watched) Soften(house string) bool { return has(w.Soft, "all") || has(w.Soft, house) }

func has(list []string, s string) bool {
	for _, e := range list {
		if e == s {
			return true
		}
	}
	return false
}

// prefix is the length of what s begins with that reads as phrase; 0 if nothing
// does.
func prefix(s, phrase string, exact bool) int {
	at := 0
	for at+8 <= len(s) && at+8 <= len(phrase) { // as far as it is the very phrase, but for case
		p := text.Chunk(phrase[at : at+8])
		differ := text.Chunk(s[at:at+8]) ^ p
		if !exact {
			differ &^= text.Letters(p) >> 2
		}
		if differ != 0 {
			break
		}
		at += 8
	}
	for i := at; i < len(phrase); i++ {
		p := phrase[i]
		if p == ' ' {
			n := blanks(s[at:])
			if n == 0 {
				return 0
			}
			at += n
			continue
		}
		if at >= len(s) {
			return 0
		}
		if p == '\'' && strings.HasPrefix(s[at:], "’") {
			at += len("’")
			continue
		}
		c := s[at]
		if c != p && (exact || c|0x20 != p|0x20 || !isLetter(c)) {
			return 0
		}
		at++
	}
	return at
}

// blanks is the length of the blanks that s begins with.
func blanks(s string) int {
	n := 0
	for n < len(s) {
		switch {
		case s[n] == ' ' || s[n] == '\t' || s[n] == '\n' || s[n] == '\r':
			n++
		case strings.HasPrefix(s[n:], "\u00a0"):
			n += 2
		case strings.HasPrefix(s[n:], "\u202f"):
			n += 3
		default:
			return n
		}
	}
	return n
}

// isLetterAt reports whether a word goes on at s[i]; blanks and marks beyond
// ASCII end it.
func isLetterAt(s string, i int) bool {
	c := s[i]
	return isLetter(c) && c != 0xC2 && c != 0xE2
}
