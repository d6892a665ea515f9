package house

import "strings"

// maxWords is the number of words an opener may have; the longest in print has
// twelve. It keeps a text that repeats "recalling and" in bounds.
const maxWords = 24

// Lead is where the first word of s begins: behind blanks and the marks that
// Markdown puts around italics. s[Lead(s):n], with the n of Match, is the
// opener as written.
func Lead(s string) int { return gap(s, 0, false) }

// Match reads the opener that s, the body of a paragraph, begins with: under
// houses whose openers lead the paragraph, the words that the official text
// prints in italics. The number is where it ends in s, marks of Markdown before
// it included. Phrase is the opener as written, its blanks made single. The
// role is that of its form, a participle's or a finite verb's, wherever it
// stands. Without an opener the role is NoRole and the number 0.
//
// Under houses whose openers stand alone, Match reads the verb with its adverb;
// whether a line is such an opener is for MatchLine to say.
func (h *House) Match(s string) (Opener, int) {
	if h.index == nil || len(s) == 0 {
		return Opener{}, 0
	}
	start := 0
	if wordByte[s[0]] != inWord {
		start = Lead(s)
	}
	end, role := h.index.match(s, start)
	if role == NoRole {
		return Opener{}, 0
	}
	return Opener{clean(s[start:end]), role}, end
}

// reading is one search for an opener: the words behind its start, each looked
// up once.
type reading struct {
	*index
	s    string
	n    int // words looked up
	ids  [maxWords]int32
	ends [maxWords]int32
}

// match finds the longest opener in s at start.
func (x *index) match(s string, start int) (end int, role Role) {
	id, at := x.find(s, start)
	if id < 0 {
		return 0, NoRole
	}
	first := x.first[id]
	if first.from == first.end {
		return 0, NoRole
	}
	r := reading{index: x, s: s, n: 1}
	r.ids[0], r.ends[0] = id, int32(at)
	words, role := r.take(first.from, first.end, 0)
	if role == NoRole {
		return 0, NoRole
	}
	return int(r.ends[words-1]), role
}

// word is the word k, noEnd if the text or an opener's length ends before it.
func (r *reading) word(k int) int32 {
	if k < r.n {
		return r.ids[k]
	}
	if k >= maxWords {
		return noEnd
	}
	last := int(r.ends[k-1])
	next := gap(r.s, last, r.commas)
	id, end := int32(noEnd), last
	if next > last {
		if id, end = r.find(r.s, next); end == next {
			id = noEnd
		}
	}
	r.ids[k], r.ends[k], r.n = id, int32(end), k+1
	return id
}

// noEnd is the word behind the last one.
const noEnd = -3

// take uses the word k for the edges from one to another: it gives the number
// of words of the longest opener.
func (r *reading) take(from, to int32, k int) (words int, role Role) {
	for ; from < to; from++ {
		if n, got := r.from(r.edges[from].to, k+1); n > words {
			words, role = n, got
		}
	}
	return words, role
}

// from goes on behind the node id with the word k.
func (r *reading) from(id int32, k int) (words int, role Role) {
	n := &r.nodes[id]
	if n.ends != NoRole {
		words, role = k, n.ends
	}
	if !n.all && n.words == 0 || !n.leads(r.word(k)) {
		return words, role
	}
	if n.edges < n.edgesEnd {
		if w, got := r.follow(n, k); w > words {
			words, role = w, got
		}
	}
	for _, f := range r.free[n.free:n.freeEnd] {
		if w, got := r.from(f.to, k); w > words {
			words, role = w, got
		}
	}
	return words, role
}

// follow takes every edge of n that the word k allows.
func (r *reading) follow(n *node, k int) (words int, role Role) {
	w := r.word(k)
	if w == noEnd {
		return 0, NoRole
	}
	if n.any != 0 {
		words, role = r.from(n.any, k+1)
	}
	if w < 0 {
		return words, role
	}
	lo, hi := n.edges, n.edgesEnd
	for lo < hi {
		if mid := (lo + hi) / 2; r.edges[mid].word < w {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for hi = lo; hi < n.edgesEnd && r.edges[hi].word == w; {
		hi++
	}
	if m, got := r.take(lo, hi, k); m > words {
		words, role = m, got
	}
	return words, role
}

// clean makes the blanks of an opener single and drops the marks within it.
// Nearly every opener is clean already and stays where it is.
func clean(s string) string {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= 0x80 || c < ' ' || c == '*' || c == '_' || c == ' ' && i+1 < len(s) && s[i+1] == ' ' {
			return tidy(s)
		}
	}
	return s
}

func tidy(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); {
		if next := gap(s, i, false); next > i {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			i = next
			continue
		}
		b.WriteByte(s[i])
		i++
	}
	return b.String()
}
