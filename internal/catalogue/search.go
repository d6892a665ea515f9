package catalogue

import (
	"slices"
	"strings"
	"sync"
	"unicode"
)

// titleIndex finds acts by the words of their titles.
type titleIndex struct {
	words    map[string][]int32 // lines of the table in which the word stands
	prefixes []string           // the words in order, for the beginnings of words
	length   map[int32]int      // words of the title
}

// index is made at the first search.
var index = sync.OnceValue(func() *titleIndex {
	x := &titleIndex{words: map[string][]int32{}, length: map[int32]int{}}
	every(func(i int32, v *volume, line int) {
		a := readAct(v.line(line))
		n := 0
		for _, w := range Words(a.Title + " " + a.Item) {
			n++
			if l := x.words[w]; len(l) == 0 || l[len(l)-1] != i {
				x.words[w] = append(l, i)
			}
		}
		x.length[i] = n
	})
	for w := range x.words {
		x.prefixes = append(x.prefixes, w)
	}
	slices.Sort(x.prefixes)
	return x
})

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
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		switch w {
		case "the", "of", "and", "in", "on", "to", "for", "a", "an", "as", "by", "with", "s", "from", "at", "its", "their", "or", "resolution":
			continue
		}
		out = append(out, w)
	}
	return out
}

// Search are the acts whose titles have the words, or words that begin so, the
// best first and no more than most. All words must be there; where no title has
// them all, those that have the most.
func (c *Catalogue) Search(query string, most int) []Act {
	want := spelledOut(Words(query))
	if len(want) == 0 {
		return nil
	}
	x := index()
	score := map[int32]float32{}
	for _, w := range want {
		seen := map[int32]bool{}
		lo, _ := slices.BinarySearch(x.prefixes, w)
		for i := lo; i < len(x.prefixes) && strings.HasPrefix(x.prefixes[i], w) && i < lo+64; i++ {
			weight := float32(1)
			if x.prefixes[i] != w {
				weight = 0.75
			}
			for _, l := range x.words[x.prefixes[i]] {
				if !seen[l] {
					seen[l] = true
					score[l] += weight
				}
			}
		}
	}
	type hit struct {
		line  int32
		score float32
	}
	var hits []hit
	for l, s := range score {
		// Of titles with the same words the shorter is meant.
		hits = append(hits, hit{l, s - float32(x.length[l])/1000})
	}
	slices.SortFunc(hits, func(a, b hit) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return int(b.line - a.line) // the later one of a series
	})
	var out []Act
	for _, h := range hits {
		if len(out) == most || h.score < hits[0].score*0.6 {
			break
		}
		out = append(out, numbered(h.line))
	}
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

func matches(title string, want []string) bool {
	words := Words(title)
	for _, w := range want {
		if !slices.ContainsFunc(words, func(t string) bool { return strings.HasPrefix(t, w) }) {
			return false
		}
	}
	return true
}
