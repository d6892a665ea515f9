package catalogue

import (
	"cmp"
	"slices"
	"strings"
	"sync/atomic"
)

// Entitled are the acts of a body that have just that title, the newest first; the
// General Assembly adopts some titles every year.
func (c *Catalogue) Entitled(body, title string) []Act {
	want := Words(title)
	if len(want) == 0 {
		return nil
	}
	var out []Act
	for _, a := range c.owned() {
		if a.Ref.Body == body && sameWords(a.Title, want) {
			out = append(out, *a)
		}
	}
	if scans.Add(1) > mostScans {
		return append(out, entitledBySum(body, want)...)
	}
	return append(out, entitledByScan(body, title, want)...)
}

// scans counts the searches of a table for a title. After mostScans of them, which is
// when they have taken as long as it takes to sum up all titles, that is done: a short
// draft never pays for it, and a long one not for more scans than it costs.
var scans atomic.Int32

const mostScans = 80

// titled is a line of a volume by the sum of the words of its title.
type titled struct {
	sum  uint32
	line int32
}

// sumUp are the lines of a volume with a title, by its sum and otherwise in their order.
func (v *volume) sumUp() []titled {
	all := make([]titled, 0, len(v.starts))
	for i := range v.starts {
		title, _ := titleOf(v.line(i))
		sum, words := uint32(sumStart), words{title: title}
		for w, ok := words.next(); ok; w, ok = words.next() {
			sum = sumWord(sum, w)
		}
		if sum != sumStart {
			all = append(all, titled{sum, int32(i)})
		}
	}
	slices.SortFunc(all, func(a, b titled) int { return cmp.Or(cmp.Compare(a.sum, b.sum), cmp.Compare(a.line, b.line)) })
	return all
}

// sumStart and sumTimes are those of FNV-1a.
const (
	sumStart = 2166136261
	sumTimes = 16777619
)

func sumWord[T string | []byte](sum uint32, word T) uint32 {
	for i := range len(word) {
		sum = (sum ^ uint32(word[i])) * sumTimes
	}
	return (sum ^ ' ') * sumTimes
}

func entitledBySum(body string, want []string) []Act {
	sum := uint32(sumStart)
	for _, w := range want {
		sum = sumWord(sum, w)
	}
	v := volumeOf(body)
	all := v.titles()
	first, _ := slices.BinarySearchFunc(all, sum, func(a titled, sum uint32) int { return cmp.Compare(a.sum, sum) })
	end := first
	for end < len(all) && all[end].sum == sum {
		end++
	}
	var out []Act
	for _, a := range slices.Backward(all[first:end]) {
		line := v.line(int(a.line))
		if rest, ok := strings.CutPrefix(line, body); !ok || rest[0] != ' ' {
			continue
		}
		if title, _ := titleOf(line); sameWords(title, want) {
			out = append(out, readAct(line))
		}
	}
	return out
}

func entitledByScan(body, title string, want []string) []Act {
	var out []Act
	v := volumeOf(body)
	lines := v.with(body, longestRun(title))
	for _, i := range slices.Backward(lines) {
		if own, _ := titleOf(v.line(i)); sameWords(own, want) {
			out = append(out, readAct(v.line(i)))
		}
	}
	return out
}

// longestRun is the longest stretch of small letters in s without its first, which
// may be a capital elsewhere: what a search for the titles that say the same can
// begin with, since they differ in capitals and marks.
func longestRun(s string) string {
	longest, from := "", 0
	for i := range len(s) + 1 {
		if i < len(s) && 'a' <= s[i] && s[i] <= 'z' {
			continue
		}
		if i-from-1 > len(longest) {
			longest = s[from+1 : i]
		}
		from = i + 1
	}
	return longest
}

// sameWords tells that the words of a title are those wanted.
func sameWords(title string, want []string) bool {
	words := words{title: title}
	for _, one := range want {
		if w, ok := words.next(); !ok || string(w) != one {
			return false
		}
	}
	_, more := words.next()
	return !more
}
