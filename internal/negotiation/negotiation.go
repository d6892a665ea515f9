// Package negotiation finds in a draft what is not agreed yet: passages in square
// brackets, with the delegations that put them there, options, and alternatives of
// whole paragraphs.
package negotiation

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Kind is what a passage is.
type Kind uint8

const (
	Disputed    Kind = iota // [text]
	Delete                  // [EU: delete]
	Option                  // [Option 1: text]
	Alternative             // OP2 alt: another text of a whole paragraph
)

var kinds = [...]string{"disputed", "delete", "option", "alternative"}

// String is the name used in output.
func (k Kind) String() string { return kinds[k] }

// Passage is a part of the text that is not agreed.
type Passage struct {
	Node, Last int       // the paragraph that it begins in, and the one that it ends in
	Span       text.Span // of the text that is read, with its brackets
	Kind       Kind
	By         []string // the delegations that are named
	Option     string   // "Option 1"
	Words      string   // what stands in it, without who said it, with single blanks
	Unclosed   bool     // its bracket has no partner
	Within     bool     // it stands in another passage
}

// Open are the passages of a draft that are not agreed, in order: those of the
// preamble, the operative part and the annexes.
func Open(t *syntax.Tree) []Passage {
	var out []Passage
	waiting := -1 // a bracket that an earlier paragraph has opened
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Role != house.PreamblePart && n.Role != house.OperativePart && n.Role != house.AnnexPart || n.Quoted {
			continue
		}
		if n.Label.IsAlternative() {
			out = append(out, Passage{Node: i, Last: i, Span: n.Mark.Shift(n.Start), Kind: Alternative, Words: squeeze(n.Body.In(n.Raw))})
		}
		for k := range n.Signals {
			s := &n.Signals[k]
			switch {
			case s.Kind == syntax.SquareBracket && Square(n, s.Span):
				out = append(out, passage(n, i, s.Span))
			case s.Kind == syntax.OpenBracket && n.Raw[s.Start] == '[':
				p := passage(n, i, text.Span{Start: s.Start, End: n.Mark.End})
				p.Unclosed = true
				waiting = len(out)
				out = append(out, p)
			case s.Kind == syntax.CloseBracket && n.Raw[s.Start] == ']' && waiting >= 0:
				p := &out[waiting]
				p.Unclosed, p.Last, p.Span.End = false, i, n.Start+s.End
				waiting = -1
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Passage) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(b.Span.End, a.Span.End))
	})
	end := -1
	for i := range out {
		if out[i].Kind == Alternative {
			continue
		}
		out[i].Within = out[i].Span.Start < end
		end = max(end, out[i].Span.End)
	}
	return out
}

// Square tells disputed words in square brackets from what editors put there:
// "[sic]", a footnote's number, the "[i]dentify" of a quotation, a whole remark. The
// span is of the paragraph.
func Square(n *syntax.Node, at text.Span) bool {
	if at == n.Body && n.LabelAt.Empty() || at.Start > 0 && isLetter(n.Raw[at.Start-1]) || at.End < len(n.Raw) && isLetter(n.Raw[at.End]) {
		return false
	}
	inside := strings.Trim(at.In(n.Raw), "[] ")
	switch inside {
	case "", "sic", "…", "...":
		return false
	}
	return strings.Trim(inside, "0123456789ivx") != ""
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// passage reads what stands in brackets.
func passage(n *syntax.Node, node int, at text.Span) Passage {
	p := Passage{Node: node, Last: node, Span: at.Shift(n.Start)}
	inside := squeeze(strings.TrimSuffix(strings.TrimPrefix(at.In(n.Raw), "["), "]"))
	p.Words = inside
	if head, rest, ok := strings.Cut(inside, ":"); ok {
		if o := option(head); o != "" {
			p.Kind, p.Option, p.Words = Option, o, strings.TrimSpace(rest)
			inside = p.Words
			head, rest, ok = strings.Cut(inside, ":")
		}
		head = strings.TrimSuffix(head, " to delete")
		if by := delegations(head); ok && by != nil {
			if strings.Contains(inside[:strings.IndexByte(inside, ':')], " to delete") {
				p.Kind = Delete
			}
			p.By, p.Words = by, strings.TrimSpace(rest)
		}
	}
	if p.By == nil {
		p.By, p.Words = signed(p.Words)
	}
	if what, rest, _ := strings.Cut(strings.ToLower(p.Words), " "); what == "delete" || what == "deletion" || what == "del" || what == "del." {
		if p.Kind = Delete; rest == "" || strings.HasPrefix(rest, "para") {
			p.Words = ""
		} else {
			p.Words = strings.TrimSpace(p.Words[len(what):])
		}
	}
	return p
}

// option is "Option 1" or "Alt 2" as it stands before a colon.
func option(head string) string {
	word, number, ok := strings.Cut(head, " ")
	if !ok || len(number) == 0 || len(number) > 2 {
		return ""
	}
	switch strings.ToLower(strings.TrimSuffix(word, ".")) {
	case "option", "alternative", "alt":
		return head
	}
	return ""
}

// signed are the delegations that stand at the end of a passage, behind a dash or
// in brackets, or before "delete".
func signed(words string) ([]string, string) {
	if first, _, ok := strings.Cut(words, " delete"); ok {
		if by := delegations(strings.TrimSuffix(first, " to")); by != nil {
			return by, strings.TrimSpace(words[strings.Index(words, " delete"):])
		}
	}
	for _, dash := range []string{" – ", " — ", " - "} {
		if i := strings.LastIndex(words, dash); i >= 0 {
			if by := delegations(words[i+len(dash):]); by != nil {
				return by, words[:i]
			}
		}
	}
	if i := strings.LastIndexByte(words, '('); i >= 0 && strings.HasSuffix(words, ")") {
		if by := delegations(words[i+1 : len(words)-1]); by != nil {
			return by, strings.TrimSpace(words[:i])
		}
	}
	return nil, words
}

// delegations are the names in a list such as "EU, G77 and China/US"; nil if s is
// anything else.
func delegations(s string) []string {
	s = strings.NewReplacer(" and ", ",", "/", ",", ";", ",", "+", ",", "&", ",").Replace(s)
	var out []string
	for part := range strings.SplitSeq(s, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		words := strings.Fields(part)
		if len(words) > 4 || len(part) > 40 {
			return nil
		}
		for _, w := range words {
			r, _ := utf8.DecodeRuneInString(w)
			if !unicode.IsUpper(r) && !unicode.IsDigit(r) && w != "of" && w != "the" {
				return nil
			}
		}
		if len(words) == 1 && option(part+" 1") != "" || unicode.IsDigit(rune(part[0])) {
			return nil
		}
		out = append(out, part)
	}
	return out
}
