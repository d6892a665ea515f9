package rules

import (
	"strings"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// citation is a citation in its place.
type citation struct {
	*cite.Cite
	node int
	ref  *cite.Ref // Cite.Ref as the act around it has it
}

// cited are the document's citations outside its headings, in order.
var cited = &lint.Reading[[]citation]{Read: func(_ *lint.Pass, t *syntax.Tree, room []citation) []citation {
	return collect(t, 0, len(t.Nodes), room[:0])
}}

// citationsOf are those, none where none is seen.
func citationsOf(pass *lint.Pass, t *syntax.Tree) []citation {
	if !pass.Has(t, syntax.Citations) {
		return nil
	}
	return cited.Of(pass, t)
}

// citationsDue are those that a Local rule has to look at.
func citationsDue(pass *lint.Pass, t *syntax.Tree) []citation {
	first, end, whole := pass.Stretch(t)
	if whole {
		return citationsOf(pass, t)
	}
	return collect(t, first, end, nil)
}

// collect adds to all the citations of the nodes from first up to end, in order.
func collect(t *syntax.Tree, first, end int, all []citation) []citation {
	for i := first; i < end; i++ {
		n := &t.Nodes[i]
		if n.Seen&syntax.Citations == 0 || n.Kind == syntax.Heading || n.Kind == syntax.AnnexHead || n.Role == house.FrontPart {
			continue
		}
		for k := range n.Cites {
			c := &n.Cites[k]
			ref := &c.Ref
			if n.Quoted {
				if own := t.Ref(i, *c); own.Body != ref.Body {
					ref = new(own)
				}
			}
			all = append(all, citation{c, i, ref})
		}
	}
	return all
}

// at is the citation's place in the text.
func (c *citation) at(t *syntax.Tree) text.Span { return c.Span.Shift(t.Nodes[c.node].Start) }

// text is the citation as written.
func (c *citation) text(t *syntax.Tree) string { return c.Span.In(t.Nodes[c.node].Raw) }

// phrase is all that belongs to the citation, as written.
func (c *citation) phrase(t *syntax.Tree) string { return c.Phrase.In(t.Nodes[c.node].Raw) }

// inBody tells a citation in the preamble or the operative part.
func (c *citation) inBody(t *syntax.Tree) bool {
	r := t.Nodes[c.node].Role
	return r == house.PreamblePart || r == house.OperativePart
}

// isAct tells a citation of a resolution or decision of another text.
func (c *citation) isAct() bool {
	return c.ref.Kind == "resolution" || c.ref.Kind == "decision"
}

// ofITU tells a house, or a body, of the ITU.
func ofITU(id string) bool { return strings.HasPrefix(id, "itu-") }

// squeeze makes the blanks of s single and plain.
func squeeze(s string) string {
	if single(s) {
		return s
	}
	s = strings.ReplaceAll(s, "\u2011", "-") // the no-break hyphen
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0' || r == '\u202f'
	}), " ")
}

// single tells that the blanks of s are single and plain already.
func single(s string) bool {
	blank, i := true, 0 // one stands before
	for ; i+8 <= len(s); i += 8 {
		x := text.Chunk(s[i : i+8])
		blanks := text.Blanks(x)
		if text.Printable(x) != text.HighBits || blanks&(blanks>>8) != 0 || blank && blanks&0x80 != 0 {
			break
		}
		blank = blanks>>63 != 0
	}
	for ; i < len(s); i++ {
		switch s[i] {
		case ' ':
			if blank {
				return false
			}
			blank = true
			continue
		case '\t', '\n', '\r', 0xC2, 0xE2: // the last two begin no-break blanks
			return false
		}
		blank = false
	}
	return !blank || s == ""
}

// unHouses write citations as the United Nations does.
var unHouses = []string{"unga", "unsc", "ecosoc", "hrc"}

// ituHouses are those of the ITU.
var ituHouses = []string{"itu-pp", "itu-wtsa", "itu-wtdc", "itu-wrc", "itu-council"}

// replace offers one edit. The first one and its edit lie in one piece of memory.
func replace(d *lint.Diagnostic, title string, at text.Span, with string, safe bool) {
	if d.Fixes == nil {
		one := new(struct {
			fix  [1]lint.Fix
			edit [1]text.Edit
		})
		one.edit[0] = text.Edit{Span: at, New: with}
		one.fix[0] = lint.Fix{Title: title, Edits: one.edit[:], Safe: safe}
		d.Fixes = one.fix[:]
		return
	}
	d.Fixes = append(d.Fixes, lint.Fix{Title: title, Edits: []text.Edit{{Span: at, New: with}}, Safe: safe})
}

// selfRef is a reference to a paragraph of the same text and where it leads.
type selfRef struct {
	citation
	target int
	ok     bool
}

// ownRefs are the document's, in order.
var ownRefs = &lint.Reading[[]selfRef]{Read: func(pass *lint.Pass, t *syntax.Tree, room []selfRef) []selfRef {
	return follow(t, citationsOf(pass, t), room[:0])
}}

// selfRefs are the document's, of a Local rule those that it has to look at. See
// syntax.Tree.Resolve for target and ok.
func selfRefs(pass *lint.Pass, t *syntax.Tree) []selfRef {
	if first, end, whole := pass.Stretch(t); !whole {
		return follow(t, collect(t, first, end, nil), nil)
	}
	return ownRefs.Of(pass, t)
}

// follow adds to all the references among the citations.
func follow(t *syntax.Tree, cites []citation, all []selfRef) []selfRef {
	for i := range cites {
		if c := &cites[i]; c.ref.Body == "self" {
			target, ok := t.Resolve(c.node, *c.Cite)
			all = append(all, selfRef{*c, target, ok})
		}
	}
	return all
}
