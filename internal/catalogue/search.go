package catalogue

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// titleIndex finds acts by the words of their titles. An act is known by the number
// that every gives.
type titleIndex struct {
	words  []word // in order
	length []uint16
}

// word is a word of titles and the acts in whose titles it stands.
type word struct {
	word string
	acts []int32
}

// index is made at the first search.
var index = sync.OnceValue(newIndex)

func newIndex() *titleIndex {
	x := &titleIndex{}
	at := map[string]int{}
	every(func(i int32, v *volume, line int) {
		n := 0
		title, item := titleOf(v.line(line))
		for _, s := range [...]string{title, item} {
			words := words{title: s}
			for w, ok := words.next(); ok; w, ok = words.next() {
				n++
				k, ok := at[string(w)]
				if !ok {
					k = len(x.words)
					x.words = append(x.words, word{word: string(w)})
					at[x.words[k].word] = k
				}
				if l := x.words[k].acts; len(l) == 0 || l[len(l)-1] != i {
					x.words[k].acts = append(l, i)
				}
			}
		}
		x.length = append(x.length, uint16(min(n, 1<<16-1)))
	})
	slices.SortFunc(x.words, func(a, b word) int { return strings.Compare(a.word, b.word) })
	return x
}

// titleOf is the title and the item in a line of a volume.
func titleOf(line string) (title, item string) {
	for range fieldTitle {
		_, line, _ = strings.Cut(line, "\t")
	}
	title, line, _ = strings.Cut(line, "\t")
	item, _, _ = strings.Cut(line, "\t")
	return title, item
}

// acronyms are spelled out before a search: titles have the words.
var acronyms = map[string]string{
	"wsis": "world summit information society", "ict": "information communication technology", "icts": "information communication technologies",
	"sdg": "sustainable development goals", "sdgs": "sustainable development goals", "itrs": "international telecommunication regulations",
	"drc": "democratic republic congo", "dprk": "democratic people republic korea", "unifil": "lebanon", "unmiss": "south sudan", "pkos": "peacekeeping operations",
	"wps": "women peace security", "lldc": "landlocked developing countries", "sids": "small island developing states", "ldcs": "least developed countries",
}

// spelledOut is the words with acronyms as the words they stand for.
func spelledOut(words []string) []string {
	var out []string
	for _, w := range words {
		if full, ok := acronyms[w]; ok {
			out = append(out, strings.Fields(full)...)
			continue
		}
		out = append(out, w)
	}
	return out
}

// Words are the words of a title that tell it from others: in small letters,
// without articles and prepositions.
func Words(s string) []string {
	var out []string
	words := words{title: s}
	for w, ok := words.next(); ok; w, ok = words.next() {
		out = append(out, string(w))
	}
	return out
}

// words goes through the words of a title, as Words gives them, in room of its own:
// hundreds of titles are compared where one is looked for.
type words struct {
	title string
	at    int
	room  [64]byte
}

// next is the next word, good until the one after it; false if there is none.
func (w *words) next() ([]byte, bool) {
	s, buf, i := w.title, w.room[:0], w.at
	for i < len(s) {
		ends, size := true, 1
		switch c := inWords[s[i]]; {
		case c != 0 && c < utf8.RuneSelf:
			buf, ends = append(buf, c), false
		case c == utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(s[i:])
			if size = n; unicode.IsLetter(r) || unicode.IsDigit(r) {
				buf, ends = utf8.AppendRune(buf, unicode.ToLower(r)), false
			}
		}
		i += size
		if ends && len(buf) > 0 {
			if !isEmpty(buf) {
				w.at = i
				return buf, true
			}
			buf = buf[:0]
		}
	}
	w.at = i
	return buf, len(buf) > 0 && !isEmpty(buf)
}

// inWords is what a byte of a title is in a word: a small letter or a digit, 0 between
// words, utf8.RuneSelf where the character has to be looked at.
var inWords = func() (t [256]byte) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			t[c] = byte(c)
		case 'A' <= c && c <= 'Z':
			t[c] = byte(c) | 0x20
		case c >= utf8.RuneSelf:
			t[c] = utf8.RuneSelf
		}
	}
	return t
}()

// isEmpty tells the words that tell no title from another.
func isEmpty(word []byte) bool {
	switch string(word) {
	case "the", "of", "and", "in", "on", "to", "for", "a", "an", "as", "by", "with", "s", "from", "at", "its", "their", "or", "resolution":
		return true
	}
	return false
}

// mostWords is how many words of a query are asked for, and mostEndings how many
// words may begin with one of them.
const (
	mostWords   = 12
	mostEndings = 64
)

// Search are the acts whose titles have the words, or words that begin so, the
// best first and no more than most. All words must be there; where no title has
// them all, those that have the most.
func (c *Catalogue) Search(query string, most int) []Act {
	want := spelledOut(Words(query))
	if len(want) == 0 {
		return nil
	}
	want = want[:min(len(want), mostWords)]
	out := index().best(want, most)
	var own []Act
	for _, a := range c.owned() {
		if matches(a.Title, want) {
			own = append(own, *a)
			out = slices.DeleteFunc(out, func(b Act) bool { return b.Ref == a.Ref })
		}
	}
	out = append(own, out...)
	return out[:min(len(out), most)]
}

// best are the acts of the index that have the most of the words.
func (x *titleIndex) best(want []string, most int) []Act {
	score := make([]float32, len(x.length))
	by := make([]uint8, len(x.length)) // the word that an act has counted for last
	top := float32(0)
	for k, w := range want {
		lo, _ := slices.BinarySearchFunc(x.words, w, func(a word, w string) int { return strings.Compare(a.word, w) })
		for i := lo; i < len(x.words) && i < lo+mostEndings && strings.HasPrefix(x.words[i].word, w); i++ {
			weight := float32(1)
			if len(x.words[i].word) != len(w) {
				weight = 0.75
			}
			for _, a := range x.words[i].acts {
				if by[a] != uint8(k+1) {
					by[a] = uint8(k + 1)
					score[a] += weight
					top = max(top, score[a])
				}
			}
		}
	}
	if top == 0 {
		return nil
	}
	// The few best, kept in order: of titles with the same words the shorter is
	// meant, of those alike the later one of a series.
	type hit struct {
		act   int32
		score float32
	}
	hits := make([]hit, 0, most+1)
	for a, s := range score {
		if s < 0.6*top {
			continue
		}
		s -= float32(x.length[a]) / 1000
		if len(hits) == most && s < hits[most-1].score {
			continue
		}
		i := len(hits)
		for i > 0 && hits[i-1].score <= s {
			i--
		}
		hits = slices.Insert(hits, i, hit{int32(a), s})
		hits = hits[:min(len(hits), most)]
	}
	out := make([]Act, 0, len(hits))
	for _, h := range hits {
		out = append(out, numbered(h.act))
	}
	return out
}

func matches(title string, want []string) bool {
	words := Words(title)
	for _, w := range want {
		if !slices.ContainsFunc(words, func(t string) bool { return strings.HasPrefix(t, w) }) {
			return false
		}
	}
	return true
}
