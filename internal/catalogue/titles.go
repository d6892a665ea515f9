package catalogue

import (
	"bytes"
	"math"
	"slices"
	"strings"
	"sync"

	"resolute/internal/cite"
)

// titleWords are the words of the titles of the Plenipotentiary Conference's
// resolutions.
var titleWords = sync.OnceValue(func() map[string]titleWord {
	t := map[string]titleWord{}
	for n, words := range ownTitles() {
		words = slices.Clone(words)
		slices.Sort(words)
		for _, w := range slices.Compact(words) {
			t[w] = titleWord{in: append(t[w].in, int16(n))}
		}
	}
	for w, one := range t {
		t[w] = titleWord{one.in, weightOf(len(one.in))}
	}
	return t
})

// titleWord is a word of titles: the numbers in whose titles it stands, and what it
// weighs.
type titleWord struct {
	in     []int16
	weight float64
}

// weightOf is what a word weighs that stands in so many titles. "Telecommunication"
// stands in every third one and tells nothing.
func weightOf(titles int) float64 {
	return math.Log(float64(len(plenipotentiary())) / float64(max(titles, 1)))
}

// ownTitles are the words of those titles, by number.
var ownTitles = sync.OnceValue(func() [][]string {
	var all [][]string
	for _, a := range plenipotentiary() {
		all = append(all, undated(spelledOut(Words(a.Title))))
	}
	return all
})

// undated is the words without numbers: the strategic plan is of other years in
// every edition.
func undated(words []string) []string {
	return slices.DeleteFunc(words, func(w string) bool { return isNumber(w[0]) })
}

func isNumber(first byte) bool { return first >= '0' && first <= '9' }

// longestTitle is the most words that one of those titles has.
var longestTitle = sync.OnceValue(func() int {
	return len(slices.MaxFunc(ownTitles(), func(a, b []string) int { return len(a) - len(b) }))
})

// inFull are the words that the acronyms stand for.
var inFull = sync.OnceValue(func() map[string][][]byte {
	m := make(map[string][][]byte, len(acronyms))
	for short, full := range acronyms {
		m[short] = bytes.Fields([]byte(full))
	}
	return m
})

// compared gives the words of a title as titles are compared, undated and with acronyms
// spelled out, until it has no more or yield has enough. Each is good until the next.
func compared(title string, yield func(word []byte) (more bool)) {
	full, words := inFull(), words{title: title}
	for w, ok := words.next(); ok; w, ok = words.next() {
		if isNumber(w[0]) {
			continue
		}
		all, ok := full[string(w)]
		if !ok {
			if !yield(w) {
				return
			}
			continue
		}
		for _, w := range all {
			if !yield(w) {
				return
			}
		}
	}
}

// comparedWords are the first most words that compared gives, in one piece of memory.
func comparedWords(title string, most int) []string {
	var room [256]byte
	var endRoom [32]int
	all, ends := room[:0], endRoom[:0]
	compared(title, func(w []byte) bool {
		all = append(all, w...)
		ends = append(ends, len(all))
		return len(ends) < most
	})
	words, whole, from := make([]string, len(ends)), string(all), 0
	for i, end := range ends {
		words[i], from = whole[from:end], end
	}
	return words
}

// TitleMatch compares the words that stand beside a citation with titles.
type TitleMatch struct {
	Best  Act     // the one whose title has the most of the words
	Share float64 // the share of the words that it has, rare words counting more
	Own   float64 // the share that the title of the act cited has
	Whole bool    // the words begin with the whole title of Best
	Words int     // how many words there are to compare, none beyond those of the longest title
}

// Titled compares what a text gives as the title of a resolution of the
// Plenipotentiary Conference with all titles: in "Resolution 101, on …" the best
// should be the one cited. False where the title of the one cited is not known.
func Titled(title string, cited cite.Ref) (m TitleMatch, ok bool) {
	acts, titles := plenipotentiary(), ownTitles()
	n, ok := digits(cited.Number)
	if cited.Body != "itu-pp" || cited.Kind != "resolution" || !ok || n < 1 || n >= len(acts) || acts[n].Title == "" {
		return m, false
	}
	words := comparedWords(title, max(longestTitle(), firstWords))
	if len(words) == 0 {
		return m, false
	}
	has := make([]float64, len(acts))
	all := 0.0
	index := titleWords()
	for _, w := range words[:min(len(words), firstWords)] {
		word, ok := index[w]
		if !ok {
			word.weight = weightOf(0)
		}
		all += word.weight
		for _, n := range word.in {
			has[n] += word.weight
		}
	}
	// A whole title comes before one that has more of the words, and the longer
	// whole one before the shorter.
	top, length := n, wholeTitle(titles[n], words)
	for i := range has {
		if has[i] == 0 {
			continue
		}
		if l := wholeTitle(titles[i], words); l > length || l == length && has[i] > has[top] {
			top, length = i, l
		}
	}
	m = TitleMatch{Best: acts[top], Share: has[top] / all, Own: has[n] / all, Whole: length > 0, Words: len(words)}
	return m, true
}

// OwnShare is TitleMatch.Own of a title alone, 0 where Titled says nothing. It is asked
// of every citation with a title, nearly all of which are right.
func OwnShare(title string, cited cite.Ref) float64 {
	n, ok := digits(cited.Number)
	if !ok || cited.Body != "itu-pp" || cited.Kind != "resolution" {
		return 0
	}
	index := titleWords()
	own, all, count := 0.0, 0.0, 0
	compared(title, func(w []byte) bool {
		word, ok := index[string(w)]
		if !ok {
			word.weight = weightOf(0)
		}
		count++
		all += word.weight
		if _, found := slices.BinarySearch(word.in, int16(n)); found {
			own += word.weight
		}
		return count < firstWords
	})
	if all == 0 {
		return 0
	}
	return own / all
}

// firstWords is how many words are compared: sentences go on behind a title.
const firstWords = 10

// wholeTitle is the number of words of a title with which the words begin, 0 if they
// do not begin with all of it.
func wholeTitle(own, words []string) int {
	if len(own) > len(words) || !slices.Equal(own, words[:len(own)]) {
		return 0
	}
	return len(own)
}

// TitleBeside is what s quotes as the title of the act cited before from: behind
// "on" up to the mark that ends it, or behind "entitled" in its quotation marks; ""
// if it quotes none.
func TitleBeside(s string, from int) string {
	rest := strings.TrimPrefix(s[min(from, len(s)):], ",")
	words := rest
	for n := blankLen(words); n > 0; n = blankLen(words) {
		words = words[n:]
	}
	if len(words) == len(rest) {
		return ""
	}
	if t, ok := strings.CutPrefix(words, "on"); ok && blankLen(t) > 0 {
		return strings.Trim(t[:endOfTitle(t)], blanks+",.")
	}
	if t, ok := strings.CutPrefix(words, "entitled"); ok {
		return quoted(strings.TrimLeft(t, blanks))
	}
	return ""
}

// blanks part words, in a text whose lines are broken by hand too.
const blanks = " \t\r\n\u00a0"

// blankLen is the length of the blank that s begins with, 0 if it begins with none.
func blankLen(s string) int {
	switch {
	case s == "":
	case s[0] == ' ' || s[0] == '\t' || s[0] == '\r' || s[0] == '\n':
		return 1
	case strings.HasPrefix(s, "\u00a0"):
		return len("\u00a0")
	}
	return 0
}

// endOfTitle is where a title ends that is not in quotation marks: at a mark, but
// not at the stop of "Nos. 224", or where the sentence goes on behind it.
func endOfTitle(s string) int {
	for i := range len(s) {
		switch s[i] {
		case ';', ':', '(':
			return i
		case ',':
			for _, more := range [...]string{" which ", " in particular", " where", " as ", " inter alia", " adopted "} {
				if strings.HasPrefix(s[i+1:], more) {
					return i
				}
			}
		case '.':
			if i+2 >= len(s) || s[i+1] == ' ' && s[i+2] >= 'A' && s[i+2] <= 'Z' || s[i+1] == '\n' {
				return i
			}
		}
	}
	return len(s)
}

// quoted is what stands in the quotation marks that s begins with.
func quoted(s string) string {
	for _, marks := range [][2]string{{"“", "”"}, {"\"", "\""}, {"‘", "’"}, {"«", "»"}} {
		if t, ok := strings.CutPrefix(s, marks[0]); ok {
			if t, _, ok = strings.Cut(t, marks[1]); ok {
				return t
			}
		}
	}
	return ""
}
