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
	ref  cite.Ref // Cite.Ref as the act around it has it
}

type citationsKey struct{}

// citationsOf are the document's citations outside its headings, in order.
func citationsOf(pass *lint.Pass, t *syntax.Tree) []citation {
	return pass.Once(citationsKey{}, func() any {
		var all []citation
		for i := range t.Nodes {
			n := &t.Nodes[i]
			if len(n.Cites) == 0 || n.Kind == syntax.Heading || n.Kind == syntax.AnnexHead || n.Role == house.FrontPart {
				continue
			}
			for k := range n.Cites {
				all = append(all, citation{&n.Cites[k], i, t.Ref(i, n.Cites[k])})
			}
		}
		return all
	}).([]citation)
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
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\u00a0' || r == '\u202f'
	}), " ")
}

// unHouses write citations as the United Nations does.
var unHouses = []string{"unga", "unsc", "ecosoc", "hrc"}

// ituHouses are those of the ITU.
var ituHouses = []string{"itu-pp", "itu-wtsa", "itu-wtdc", "itu-wrc", "itu-council"}

// replace offers one edit.
func replace(d *lint.Diagnostic, title string, at text.Span, with string, safe bool) {
	d.Fixes = append(d.Fixes, lint.Fix{Title: title, Edits: []text.Edit{{Span: at, New: with}}, Safe: safe})
}
