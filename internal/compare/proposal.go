package compare

import (
	"fmt"
	"strings"

	"resolute/internal/marks"
	"resolute/internal/syntax"
)

// Symbol is the margin symbol of a provision in a proposal to the ITU.
func (ch Change) Symbol() string {
	switch {
	case ch == Added:
		return "ADD"
	case ch == Dropped:
		return "SUP"
	case ch == Dropped|Moved:
		return "SUP*" // it stands elsewhere
	case ch&Moved != 0:
		return "ADD*"
	case ch == Renumbered:
		return "(MOD)" // editorial: the words are the same
	case ch == Kept:
		return "NOC"
	}
	return "MOD"
}

// Proposal is the new version as a proposal to the ITU: every provision with its
// symbol, those that are amended with the changes marked. Provisions that stay one
// behind the other are told once, by the first and the last.
//
// Source: guidelines for proposals of the Plenipotentiary Conference.
func (c *Comparison) Proposal() string {
	var b strings.Builder
	for i := 0; i < len(c.Pairs); i++ {
		p := c.Pairs[i]
		if c.blank(p) {
			continue
		}
		symbol := p.Change.Symbol()
		if symbol != "NOC" {
			for _, line := range strings.SplitAfter(strings.TrimSpace(c.shown(p)), "\n") {
				fmt.Fprintf(&b, "%s\t%s", symbol, strings.TrimRight(line, "\r\n")+"\n")
				symbol = ""
			}
			continue
		}
		last := i
		for last+1 < len(c.Pairs) && (c.Pairs[last+1].Change == Kept || c.blank(c.Pairs[last+1])) {
			last++
		}
		for c.blank(c.Pairs[last]) {
			last--
		}
		b.WriteString("NOC\t" + c.name(i))
		if last > i {
			b.WriteString(" … " + c.name(last))
		}
		b.WriteString("\n")
		i = last
	}
	return b.String()
}

func (c *Comparison) blank(p Pair) bool {
	n := c.node(p)
	return n.Kind == syntax.Blank || n.Mark.Empty()
}

func (c *Comparison) node(p Pair) *syntax.Node {
	if p.New >= 0 {
		return &c.New.Nodes[p.New]
	}
	return &c.Old.Nodes[p.Old]
}

// shown are the words of a pair with marks; of one that is added or suppressed
// the bare words, as the symbol says it.
func (c *Comparison) shown(p Pair) string {
	if p.Old >= 0 && p.New >= 0 && p.Change&Moved == 0 {
		return marks.Write(c.paragraph(p))
	}
	return c.node(p).Raw
}

// name is what a provision that stays is called: its address, or its first words.
func (c *Comparison) name(i int) string {
	p := c.Pairs[i]
	if p.New >= 0 {
		if path := c.New.Path(p.New); path != "" {
			return path
		}
	}
	words := strings.Fields(body(c.node(p)))
	if len(words) > 8 {
		return strings.Join(words[:8], " ") + " …"
	}
	return strings.Join(words, " ")
}
