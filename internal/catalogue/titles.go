package catalogue

import (
	"slices"
	"strconv"
	"strings"
	"sync"

	"resolute/internal/cite"
)

// titleWords are the words of the titles of the Plenipotentiary Conference's
// resolutions: word, then the numbers in whose titles it stands.
var titleWords = sync.OnceValue(func() map[string][]int16 {
	t := map[string][]int16{}
	for n, a := range plenipotentiary() {
		words := Words(a.Title)
		slices.Sort(words)
		for _, w := range slices.Compact(words) {
			t[w] = append(t[w], int16(n))
		}
	}
	return t
})

// Titled is the resolution of the Plenipotentiary Conference whose title has the
// most of the words, with the share that it has, and the share that the title of
// the one cited has, -1 if it has no title: in "Resolution 101, on …" the two
// should be the same.
func Titled(words []string, cited cite.Ref) (best Act, share, own float64) {
	acts := plenipotentiary()
	own = -1
	if len(words) == 0 || cited.Body != "itu-pp" || cited.Kind != "resolution" {
		return best, 0, own
	}
	has := make([]int16, len(acts))
	index := titleWords()
	for _, w := range words {
		for _, n := range index[w] {
			has[n]++
		}
	}
	top := 0
	for n := range has {
		if has[n] > has[top] {
			top = n
		}
	}
	if n, err := strconv.Atoi(cited.Number); err == nil && n > 0 && n < len(acts) && acts[n].Title != "" {
		own = float64(has[n]) / float64(len(words))
	}
	return acts[top], float64(has[top]) / float64(len(words)), own
}

// Entitled are the acts of a body that have just that title, the newest first; the
// General Assembly adopts some titles every year.
func (c *Catalogue) Entitled(body, title string) []Act {
	want := Words(title)
	if len(want) == 0 {
		return nil
	}
	var out []Act
	for _, a := range c.owned() {
		if a.Ref.Body == body && slices.Equal(Words(a.Title), want) {
			out = append(out, *a)
		}
	}
	x := index()
	rarest := want[0]
	for _, w := range want {
		if len(x.words[w]) < len(x.words[rarest]) {
			rarest = w
		}
	}
	for _, i := range slices.Backward(x.words[rarest]) {
		if a := numbered(i); a.Ref.Body == body && slices.Equal(Words(a.Title), want) {
			out = append(out, a)
		}
	}
	return out
}

// TitleBeside is what s quotes as the title of the act cited before from: behind
// "on" up to the mark that ends it, or behind "entitled" in its quotation marks; ""
// if it quotes none.
func TitleBeside(s string, from int) string {
	rest := s[min(from, len(s)):]
	for _, w := range []string{", on ", " on "} {
		if t, ok := strings.CutPrefix(rest, w); ok {
			if end := strings.IndexAny(t, ";:.("); end >= 0 {
				t = t[:end]
			}
			return strings.Trim(t, " ,")
		}
	}
	for _, w := range []string{", entitled ", " entitled "} {
		if t, ok := strings.CutPrefix(rest, w); ok {
			return quoted(t)
		}
	}
	return ""
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
