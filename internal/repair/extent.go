package repair

import (
	"math"
	"strings"
	"unicode"

	"resolute/internal/compare"
)

// mostWords is how many words a change is taken to have at most, on either side.
const mostWords = 5

// near is how many bytes before and behind it count.
const near = 120

// extent tells how far the old words reach back from a seam, and the new ones on:
// what stands then beside them should be what stands beside such words elsewhere
// in the text. Short changes come first.
func (w *work) extent(s string, start, at, end int) seam {
	if w.pairs == nil {
		w.pairs = pairsOf(w.tree.Text.String())
	}
	lefts, rights := []int{start}, []int{end}
	for i := start; len(lefts) < mostWords; {
		j := strings.LastIndexByte(strings.TrimRight(s[:i], " "), ' ') + 1
		if i == 0 || strings.ContainsAny(s[j:i], ",;.:()\t") || strings.TrimSpace(s[j:i]) == "" {
			break
		}
		lefts = append(lefts, j)
		i = j
	}
	for i := end; len(rights) < mostWords; {
		rest := s[i:]
		k := len(rest) - len(strings.TrimLeft(rest, " "))
		n := strings.IndexByte(rest[k:], ' ')
		if n < 0 {
			n = len(rest) - k
		}
		if n == 0 || strings.ContainsAny(rest[:k+n], ",;.:()\t") {
			break
		}
		rights = append(rights, i+k+n)
		i += k + n
	}
	best, out := math.Inf(-1), seam{start: start, at: at, end: end}
	for _, left := range lefts {
		for b, right := range rights {
			// What reads on in the old version, and in the new one.
			was := junction{w: w, put: s[at:right], after: s[right:min(len(s), right+near)]}
			is := junction{w: w}
			follows := firstToken(compare.Tokens(was.after[:min(len(was.after), 60)]))
			v := was.worth(s[max(0, left-near):left], s[left:at]) - 0.35*float64(b) + is.fits(lastToken(s[left:at]), follows, "") + is.usual(lastToken(s[left:at]), follows, "")
			if kindOf(lastToken(s[left:at])) == kindOf(lastToken(s[at:right])) {
				v += 0.6
			}
			if last := lastToken(s[left:at]); kindOf(last) == content && stemmed(last, follows) {
				v -= 2 // "effort efforts"
			} else if kindOf(last) == content && b > 0 && stemmed(last, lastToken(s[at:right])) {
				v += 1.2 // "budgets", "detailed balanced budget"
			}
			if w.inseparable(lastToken(s[at:right]), follows) {
				v--
			}
			if v > best {
				best, out = v, seam{start: left, at: at, end: right}
			}
		}
	}
	return out
}

// inseparable tells that the text has a word with another one behind it, and hardly
// ever without: "thematic priorities".
func (w *work) inseparable(word, next string) bool {
	word, next = strings.ToLower(word), strings.ToLower(next)
	n := w.pairs[[2]string{word, next}]
	return n >= 2 && 5*n >= 4*w.own[word] && kindOf(word) == content && kindOf(next) == content
}

func pairsOf(s string) map[[2]string]int {
	pairs := map[[2]string]int{}
	for line := range strings.Lines(s) {
		words := wordsOf(line)
		for i := 1; i < len(words); i++ {
			pairs[[2]string{words[i-1], words[i]}]++
		}
	}
	return pairs
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}
