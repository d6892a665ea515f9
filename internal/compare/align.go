package compare

import (
	"slices"
	"strings"
	"unicode"

	"resolute/internal/syntax"
)

// bag is a paragraph as it is compared: its words, sorted, and their weight.
type bag struct {
	body   string
	words  []uint32
	kind   syntax.Kind
	parent string // the opener line it stands under
}

// link is where a paragraph of the old version is in the new one; -1 if nowhere.
type link struct {
	to    int
	moved bool
}

func bodies(t *syntax.Tree) []bag {
	out := make([]bag, len(t.Nodes))
	for i := range t.Nodes {
		n := &t.Nodes[i]
		out[i] = bag{body: body(n), kind: n.Kind, parent: t.SectionName(i)}
		out[i].words = hashed(out[i].body)
	}
	return out
}

// hashed are the words of s as numbers, sorted.
func hashed(s string) []uint32 {
	var out []uint32
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		h := uint32(2166136261)
		for i := range len(w) {
			h = (h ^ uint32(w[i])) * 16777619
		}
		out = append(out, h)
	}
	slices.Sort(out)
	return out
}

// Likeness is how much of their words two paragraphs share, from 0 to 1.
func Likeness(a, b string) float64 {
	return likeness(&bag{body: a, words: hashed(a)}, &bag{body: b, words: hashed(b)})
}

func likeness(a, b *bag) float64 {
	if a.body == b.body {
		return 1
	}
	if len(a.words) == 0 || len(b.words) == 0 {
		return 0
	}
	i, j, same := 0, 0, 0
	for i < len(a.words) && j < len(b.words) {
		switch {
		case a.words[i] < b.words[j]:
			i++
		case a.words[i] > b.words[j]:
			j++
		default:
			same++
			i++
			j++
		}
	}
	return 2 * float64(same) / float64(len(a.words)+len(b.words))
}

// The least that two paragraphs must share to be versions of one another, and
// what one must have in common with one elsewhere to have been moved.
const (
	alike      = 0.45
	alikeMoved = 0.75
)

// align matches paragraphs in order so that what is matched is most alike. The
// paragraphs that both versions begin and end with are matched first.
func align(a, b []bag) []link {
	match := make([]link, len(a))
	for i := range match {
		match[i].to = -1
	}
	head := 0
	for head < len(a) && head < len(b) && a[head].body == b[head].body {
		match[head].to = head
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail].body == b[len(b)-1-tail].body {
		match[len(a)-1-tail].to = len(b) - 1 - tail
		tail++
	}
	n, m := len(a)-head-tail, len(b)-head-tail
	if n == 0 || m == 0 {
		return match
	}
	if n*m > mostCells {
		anchor(a, b, match, head, tail)
		return match
	}
	best := make([][]float32, n+1)
	for i := range best {
		best[i] = make([]float32, m+1)
	}
	value := func(i, j int) float32 { return worth(&a[head+i], &b[head+j]) }
	for i := n - 1; i >= 0; i-- {
		for j := m - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if v := value(i, j); v > 0 {
				best[i][j] = max(best[i][j], v+best[i+1][j+1])
			}
		}
	}
	for i, j := 0, 0; i < n && j < m; {
		v := value(i, j)
		switch {
		case v > 0 && best[i][j] == v+best[i+1][j+1]:
			match[head+i].to = head + j
			i++
			j++
		case best[i][j] == best[i+1][j]:
			i++
		default:
			j++
		}
	}
	return match
}

// mostCells bounds the table: 4,000 paragraphs against as many.
const mostCells = 16_000_000

// worth is what matching two paragraphs is worth; 0 if they are not alike.
func worth(a, b *bag) float32 {
	v := likeness(a, b)
	line := func(k syntax.Kind) bool { return k == syntax.OpenerLine || k == syntax.Heading || k == syntax.Enacting }
	switch {
	case a.kind == b.kind && (a.kind == syntax.Heading || a.kind == syntax.Enacting):
		v = max(v, 0.5) // a text has one of them as a rule
	case line(a.kind) != line(b.kind):
		return 0
	case v < alike:
		return 0
	}
	if a.parent == b.parent {
		v += 0.05
	}
	// Long paragraphs that stay weigh more than openers that recur.
	return float32(v) * (1 + min(float32(len(a.words)), 20)/20)
}

// anchor is align for texts too long for the table: what stands once in both is
// matched, in order, and no more.
func anchor(a, b []bag, match []link, head, tail int) {
	once := map[string]int{}
	for j := head; j < len(b)-tail; j++ {
		if _, again := once[b[j].body]; again {
			once[b[j].body] = -1
		} else {
			once[b[j].body] = j
		}
	}
	last := head - 1
	for i := head; i < len(a)-tail; i++ {
		if j, ok := once[a[i].body]; ok && j > last {
			match[i].to = j
			last = j
		}
	}
}

// pairs are the matched paragraphs in the order of the new version; a dropped one
// stands behind the matched one that it followed. One that was moved stands at its new
// place, and a pair without a new side where it was.
func pairs(match []link, news int) []Pair {
	from := make([]int, news)
	for j := range from {
		from[j] = -1
	}
	for i, l := range match {
		if l.to >= 0 {
			from[l.to] = i
		}
	}
	var out []Pair
	next := 0 // the old paragraph that is due
	old := func(until int) {
		for ; next < until; next++ {
			if match[next].to < 0 || match[next].moved {
				out = append(out, Pair{Old: next, New: -1})
			}
		}
	}
	for j, k := 0, 0; j < news; j++ {
		// What was dropped comes before what was added in its place.
		for k = max(k, j); k < news && (from[k] < 0 || match[from[k]].moved); k++ {
		}
		if k < news {
			old(from[k])
		} else {
			old(len(match))
		}
		i := from[j]
		if i >= 0 && !match[i].moved {
			next = i + 1
		}
		out = append(out, Pair{Old: i, New: j})
	}
	old(len(match))
	return out
}
