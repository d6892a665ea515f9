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

// match finds the longest opener in s at start.
func (x *index) match(s string, start int) (end int, role Role) {
	id, at := x.find(s, start)
	if id < 0 {
		return 0, NoRole
	}
	return x.follow(s, x.start, id, at, 1)
}

// after is the longest opener that goes on at i behind the node n.
func (x *index) after(s string, n int32, i, words int) (end int, role Role) {
	next := gap(s, i, x.commas)
	id, at := int32(noWord), i
	if next > i && words < maxWords {
		id, at = x.find(s, next)
	}
	return x.from(s, n, i, id, at, words)
}

// from is after with the next word known: its number and its end.
func (x *index) from(s string, n int32, i int, id int32, at, words int) (end int, role Role) {
	node := &x.nodes[n]
	if node.role != NoRole {
		end, role = i, node.role
	}
	if at > i {
		if e, r := x.follow(s, n, id, at, words+1); r != NoRole && e > end {
			end, role = e, r
		}
	}
	for _, f := range x.free[node.free:node.freeEnd] {
		if e, r := x.from(s, f.to, i, id, at, words); r != NoRole && e > end {
			end, role = e, r
		}
	}
	return end, role
}

// follow takes every edge of the node n that the word id allows.
func (x *index) follow(s string, n, id int32, at, words int) (end int, role Role) {
	node := &x.nodes[n]
	if node.any != 0 {
		end, role = x.after(s, node.any, at, words)
	}
	if id < 0 {
		return end, role
	}
	lo, hi := node.edges, node.edgesEnd
	for lo < hi {
		if mid := (lo + hi) / 2; x.edges[mid].word < id {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	for ; lo < node.edgesEnd && x.edges[lo].word == id; lo++ {
		if e, r := x.after(s, x.edges[lo].to, at, words); r != NoRole && e > end {
			end, role = e, r
		}
	}
	return end, role
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
