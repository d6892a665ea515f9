package cite

import (
	"cmp"
	"slices"

	"resolute/internal/text"
)

// kind is what reads a term.
type kind uint8

const (
	organTerm kind = iota
	nounTerm
	workingPaper
	partTerm
	articleTerm
	treatySeries
	tunisAgenda
	openerTerm
)

// kinds has a bit for each of some kinds.
type kinds uint32

// Kinds that a term is looked for among, or not.
const (
	nounTerms   = kinds(1) << nounTerm
	partTerms   = kinds(1) << partTerm
	organNames  = kinds(1) << organTerm
	openerTerms = kinds(1) << openerTerm
)

// term is a word or a phrase that a citation, or what belongs to one, may begin with.
type term struct {
	phrase
	is    kinds // the bit of its kind
	kind  kind
	place uint8 // in nouns, partForms, articleNouns, openers or organs
	open  bool  // it may be glued to what follows, as "para.5"
}

// key are the first four bytes of the term, in small letters.
func (t *term) key() uint32 { return four(t.text) }

// end is the index after the term at s[i], which begins with that chunk; -1 if the rest
// of it does not follow, or if a word goes on behind it.
func (t *term) end(s string, i int, chunk uint64) int {
	if end := t.from(s, i, chunk); end < 0 || t.open || !inWord(s, end) {
		return end
	}
	return -1
}

// terms are all of them. Those with the same key stand together and are tried in order.
var terms = func() (t []term) {
	add := func(pattern string, k kind, place int) {
		t = append(t, term{phraseOf(pattern), 1 << k, k, uint8(place), k == tunisAgenda || k == partTerm && pattern[len(pattern)-1] == '.'})
	}
	for i := range nouns {
		add(nouns[i].form, nounTerm, i)
	}
	add("working paper", workingPaper, 0)
	for i := range partForms {
		add(partForms[i].form, partTerm, i)
	}
	for i := range articleNouns {
		add(articleNouns[i].form, articleTerm, i)
	}
	add("treaty series", treatySeries, 0)
	add("tunis agenda", tunisAgenda, 0)
	for i := range openers {
		add(openers[i], openerTerm, i)
	}
	for i := range organs {
		add(organs[i].phrase, organTerm, i)
	}
	slices.SortStableFunc(t, func(a, b term) int { return cmp.Compare(a.key(), b.key()) })
	return t
}()

// termTable is a hash table of the keys of terms, with the places of those that have
// one: a map would cost more than the rest of the scan.
var termTable = func() (t [512]struct {
	key      uint32 // 0 for an empty slot
	from, to uint16 // in terms
}) {
	for i := range terms {
		key := terms[i].key()
		at := slot(key)
		for t[at].key != 0 && t[at].key != key {
			at = (at + 1) % uint32(len(t))
		}
		if t[at].key == 0 {
			t[at].key, t[at].from = key, uint16(i)
		}
		t[at].to = uint16(i + 1)
	}
	return t
}()

func slot(key uint32) uint32 { return key * 2654435761 >> 23 }

// smallLetters makes the letters of four bytes small ones.
const smallLetters = 0x20202020

// four packs the first four bytes of a word, in small letters.
func four(s string) uint32 {
	_ = s[3]
	return (uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24) | smallLetters
}

// termsOf are the terms that a text whose first chunk that is may begin with.
func termsOf(chunk uint64) []term {
	key := uint32(chunk) | smallLetters
	for at := slot(key); ; at = (at + 1) % uint32(len(termTable)) {
		switch e := &termTable[at]; e.key {
		case key:
			return terms[e.from:e.to]
		case 0:
			return nil
		}
	}
}

// termAt is the term of one of the kinds that stands at s[i], and the index after it;
// -1 if there is none.
func termAt(s string, i int, among kinds) (*term, int) {
	if i >= len(s) {
		return nil, -1
	}
	chunk := text.ChunkAt(s, i)
	some := termsOf(chunk)
	for k := range some {
		if t := &some[k]; t.is&among != 0 && t.begins(chunk) {
			if end := t.end(s, i, chunk); end >= 0 {
				return t, end
			}
		}
	}
	return nil, -1
}

// keySet has a bit for the keys of terms, as they are but for their first letter, which
// is a capital, too, or that alone if it is an organ's: most words have none of them.
type keySet [128]uint64

// laterSmall makes the letters of four bytes small ones, except the first.
const laterSmall = smallLetters &^ 0xFF

// keyBit multiplies by a number, of thousands tried, with which few frequent words share
// a bit with a term: one of five hundred words of resolutions does.
func keyBit(key uint32) uint32 { return key * 32990531 >> 19 }

func (t *keySet) has(key uint32) bool { bit := keyBit(key); return t[bit>>6]&(1<<(bit&63)) != 0 }

func (t *keySet) add(key uint32) { bit := keyBit(key); t[bit>>6] |= 1 << (bit & 63) }

var firstKeys = func() *keySet {
	t := new(keySet)
	for i := range terms {
		key := terms[i].key()
		t.add(key &^ 0x20)
		if terms[i].kind != organTerm {
			t.add(key)
		}
	}
	return t
}()
