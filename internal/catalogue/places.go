package catalogue

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed places.csv
var placeTable string

// spelling is one way to write a place, folded.
type spelling struct{ folded, place string }

// spellings are all ways to write all places, the longest first, so that "Malaga"
// does not hide "Malaga-Torremolinos".
var spellings = sync.OnceValue(func() []spelling {
	var list []spelling
	add := func(name, place string) {
		s := spelling{fold(name), place}
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	for _, c := range conferences() {
		add(c.Place, c.Place)
	}
	rows(placeTable, func(f []string) {
		for _, name := range f {
			add(name, f[0])
		}
	})
	slices.SortStableFunc(list, func(a, b spelling) int { return len(b.folded) - len(a.folded) })
	return list
})

// byInitial are the spellings by their first byte, a place being looked for at
// every citation.
var byInitial = sync.OnceValue(func() *[256][]spelling {
	t := new([256][]spelling)
	for _, s := range spellings() {
		t[s.folded[0]] = append(t[s.folded[0]], s)
	}
	return t
})

// bySpelling are the places by their usual spelling, which nearly every text has.
var bySpelling = sync.OnceValue(func() map[string]string {
	t := map[string]string{}
	for _, s := range spellings() {
		t[s.place] = s.place
	}
	return t
})

// Place is the place that name, in any spelling, letter case and language of
// places.csv, is known by.
func Place(name string) (string, bool) {
	if place, ok := bySpelling()[name]; ok {
		return place, true
	}
	if place, n := FindPlace(name); n == len(name) && n > 0 {
		return place, true
	}
	return "", false
}

// PlaceKnown reports whether a conference of the ITU met, or will meet, there.
func PlaceKnown(place string) bool {
	_, ok := Place(place)
	return ok
}

// FindPlace is the place that s begins with, in any spelling and case, and the
// length of its name in s; "", 0 if there is none. What follows may be glued to
// it, as in "GuadalajaraBusan", but "Nicely" does not begin with Nice.
func FindPlace(s string) (place string, n int) {
	if s == "" {
		return "", 0
	}
	r, _ := utf8.DecodeRuneInString(s)
	var first [utf8.UTFMax]byte
	utf8.EncodeRune(first[:], foldRune(r))
	for _, sp := range byInitial()[first[0]] {
		if n := foldedPrefix(s, sp.folded); n > 0 && !goesOn(s, n) {
			return sp.place, n
		}
	}
	return "", 0
}

// goesOn reports whether a small letter follows s[:n], so that the word is not
// at its end.
func goesOn(s string, n int) bool {
	r, _ := utf8.DecodeRuneInString(s[n:])
	return unicode.IsLower(r) || unicode.Is(unicode.Mn, r)
}

// foldedPrefix is the length of what s begins with that folds to folded; 0 if
// nothing does.
func foldedPrefix(s, folded string) int {
	i := 0
	for folded != "" {
		want, size := utf8.DecodeRuneInString(folded)
		folded = folded[size:]
		r, n := utf8.DecodeRuneInString(s[i:])
		if n == 0 {
			return 0
		}
		if want == ' ' {
			if !unicode.IsSpace(r) {
				return 0
			}
			for unicode.IsSpace(r) {
				i += n
				r, n = utf8.DecodeRuneInString(s[i:])
			}
			continue
		}
		if foldRune(r) != want {
			return 0
		}
		i += n
		// An accent may stand behind its letter as a character of its own.
		for {
			r, n := utf8.DecodeRuneInString(s[i:])
			if n == 0 || !unicode.Is(unicode.Mn, r) {
				break
			}
			i += n
		}
	}
	return i
}

func fold(s string) string { return strings.Map(foldRune, s) }

// foldRune is r in small letters and without its accent.
func foldRune(r rune) rune {
	r = unicode.ToLower(r)
	if r < utf8.RuneSelf {
		return r
	}
	for _, group := range [...]string{"aàáâãäåā", "cçćč", "eèéêëēěę", "iìíîïīı", "lł", "nñńň", "oòóôõöøō", "sśšş", "uùúûüū", "yýÿ", "zźżž", "-‐‑–", " \u00a0"} {
		if strings.ContainsRune(group, r) {
			return rune(group[0])
		}
	}
	return r
}
