package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// clause is a paragraph that opens one of the resolution's clauses: an opener
// line, or a paragraph of the preamble or of the operative part itself.
type clause struct {
	node int
	base string // the opener without the adverb, as written: "Recalling", "instructs the Council"
	more string // the adverb: "also", "further"
}

// ties tells that the adverb ties the clause to one before it with the same verb.
func (c clause) ties() bool { return c.more == "also" || c.more == "further" }

// verb is the opener without the adverb, in small letters.
func (c clause) verb() string { return lower(c.base) }

// first is its first word.
func (c clause) first() string { return lower(firstWord(c.base)) }

// firstSum stands for first where it is only compared.
func (c clause) firstSum() uint64 { return sumOf(firstWord(c.base)) }

// sumOf stands for s in small letters where that is only compared: its sum by FNV-1a,
// which no two openers have in common.
func sumOf(s string) uint64 {
	const start, times = 14695981039346656037, 1099511628211
	sum, beyond := uint64(start), byte(0)
	for i := range len(s) {
		b := s[i]
		beyond |= b
		if 'A' <= b && b <= 'Z' {
			b |= 0x20
		}
		sum = (sum ^ uint64(b)) * times
	}
	if beyond < utf8.RuneSelf {
		return sum
	}
	sum = start
	for _, b := range []byte(strings.ToLower(s)) {
		sum = (sum ^ uint64(b)) * times
	}
	return sum
}

// allClauses are the document's, in order. A text in another language has none, and
// neither has what it quotes.
var allClauses = &lint.Reading[[]clause]{Read: func(pass *lint.Pass, t *syntax.Tree, room []clause) []clause {
	return readClauses(pass, t, 0, len(t.Nodes), room[:0])
}}

// clauses are those of a pass.
func clauses(pass *lint.Pass, t *syntax.Tree) []clause { return allClauses.Of(pass, t) }

// clausesDue are those that a Local rule has to look at.
func clausesDue(pass *lint.Pass, t *syntax.Tree) []clause {
	if first, end, whole := pass.Stretch(t); !whole {
		return readClauses(pass, t, first, end, nil)
	}
	return clauses(pass, t)
}

// readClauses adds to all the clauses that nodes from first up to end open, in order.
func readClauses(pass *lint.Pass, t *syntax.Tree, first, end int, all []clause) []clause {
	if otherLanguage(pass, t) != "" {
		return all
	}
	alone := pass.House.Placement == house.Alone
	for i := first; i < end; i++ {
		n := &t.Nodes[i]
		switch {
		case n.Quoted || n.Role != house.PreamblePart && n.Role != house.OperativePart:
			continue
		case alone && n.Kind != syntax.OpenerLine:
			continue
		case !alone && (n.Kind != syntax.Paragraph || n.Level != 0):
			continue
		}
		c := clause{node: i}
		if n.Opener.Role != house.NoRole {
			c.base, c.more = n.Opener.Base()
		}
		all = append(all, c)
	}
	return all
}

// lower is s in small letters. Most of what it is asked for is short.
func lower(s string) string {
	i := 0
	for i < len(s) && s[i] < utf8.RuneSelf && (s[i] < 'A' || s[i] > 'Z') {
		i++
	}
	if i == len(s) {
		return s
	}
	var room [64]byte
	if len(s) > len(room) {
		return strings.ToLower(s)
	}
	small := room[:copy(room[:], s)]
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c >= utf8.RuneSelf:
			return strings.ToLower(s)
		case 'A' <= c && c <= 'Z':
			small[i] = c | 0x20
		}
	}
	return string(small)
}

// firstLetter is the span of the first letter of an opener, which may stand
// behind marks of Markdown.
func firstLetter(n *syntax.Node) (rune, text.Span) {
	for i := n.OpenerAt.Start; i < n.OpenerAt.End; {
		r, size := utf8.DecodeRuneInString(n.Raw[i:])
		if unicode.IsLetter(r) {
			return r, text.Span{Start: i, End: i + size}.Shift(n.Start)
		}
		i += size
	}
	return 0, text.Span{}
}

// openerOf is the place of the opener as written.
func openerOf(n *syntax.Node) text.Span { return n.OpenerAt.Shift(n.Start) }

// firstWord is the first word of an opener's verb.
func firstWord(verb string) string {
	w, _, _ := strings.Cut(verb, " ")
	return w
}

// capital is s with a capital at its head.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}
