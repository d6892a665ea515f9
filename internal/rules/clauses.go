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
	verb string // without the adverb, in small letters: "recalling", "instructs the council"
	more string // the adverb: "also", "further"
}

type clausesKey struct{}

// clauses are the document's, in order; read once a run. A text in another
// language has none, and neither has what it quotes.
func clauses(pass *lint.Pass, t *syntax.Tree) []clause {
	return pass.Once(clausesKey{}, func() any { return readClauses(pass, t, 0, len(t.Nodes)) }).([]clause)
}

// clausesDue are those that a Local rule has to look at.
func clausesDue(pass *lint.Pass, t *syntax.Tree) []clause {
	if first, end, whole := pass.Stretch(t); !whole {
		return readClauses(pass, t, first, end)
	}
	return clauses(pass, t)
}

// readClauses are the clauses that nodes from first up to end open, in order.
func readClauses(pass *lint.Pass, t *syntax.Tree, first, end int) []clause {
	if otherLanguage(pass, t) != "" {
		return nil
	}
	alone := pass.House.Placement == house.Alone
	opens := func(n *syntax.Node) bool {
		if n.Quoted || n.Role != house.PreamblePart && n.Role != house.OperativePart {
			return false
		}
		return alone && n.Kind == syntax.OpenerLine || !alone && n.Kind == syntax.Paragraph && n.Level == 0
	}
	count := 0
	for i := first; i < end; i++ {
		if opens(&t.Nodes[i]) {
			count++
		}
	}
	all := make([]clause, 0, count)
	for i := first; i < end; i++ {
		n := &t.Nodes[i]
		if !opens(n) {
			continue
		}
		c := clause{node: i}
		if n.Opener.Role != house.NoRole {
			verb, more := n.Opener.Base()
			c.verb, c.more = strings.ToLower(verb), more
		}
		all = append(all, c)
	}
	return all
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
