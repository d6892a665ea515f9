package lsp

import (
	"cmp"
	"context"
	"slices"

	"go.lsp.dev/protocol"

	"resolute/internal/catalogue"
	"resolute/internal/compare"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// proposalLens stands over the symbol of a proposal. What a MOD changes of the text that
// the workspace has is found out when the lens is shown.
func proposalLens(s *server, d *document, tree *syntax.Tree, i int, symbol string, bases map[int]holder) (protocol.CodeLens, bool) {
	lens := protocol.CodeLens{Range: s.span(tree, whole(&tree.Nodes[i]))}
	if i+1 >= len(tree.Nodes) || tree.Nodes[i+1].Act < 0 || !isActHeading(tree, i+1) {
		return lens, false
	}
	act := tree.Nodes[i+1].Act
	_, compares := bases[act]
	if compares = compares && (symbol == syntax.Modified || symbol == syntax.Editorially || symbol == syntax.Unchanged); compares {
		at := s.span(tree, whole(&tree.Nodes[i+1])).Start
		var err error
		lens.Data, err = protocol.Marshal(unresolvedLens{URI: d.uri, Position: at, Symbol: symbol})
		return lens, err == nil
	}
	title := inForce(d, tree, act, symbol)
	if title == "" {
		return lens, false
	}
	lens.Command = protocol.Command{Title: title}
	return lens, true
}

// inForce tells of which edition the act is that a proposal is about.
func inForce(d *document, tree *syntax.Tree, act int, symbol string) string {
	ref, ok := actRef(&tree.Acts[act])
	if !ok || ref.Kind == provisional {
		return ""
	}
	known, ok := d.scope.settings().config.Catalogue.Find(ref)
	if !ok {
		return ""
	}
	before := slices.DeleteFunc(slices.Clone(known.Editions), func(e catalogue.Edition) bool {
		return e.Year >= cmp.Or(tree.Acts[act].Number.Year, 9999) && symbol != syntax.Suppressed
	})
	if len(before) == 0 {
		return ""
	}
	return symbol + " of " + before[len(before)-1].String()
}

// resolveProposal says what the proposal changes of the text that it is compared with.
func (s *server) resolveProposal(ctx context.Context, lens *protocol.CodeLens, later *unresolvedLens) error {
	d, err := at(ctx, later.URI)
	if err != nil {
		return err
	}
	tree := d.parsed()
	pl := placeAt(tree, s.offset(tree, later.Position))
	title := later.Symbol
	if pl.node >= 0 && tree.Nodes[pl.node].Act >= 0 {
		c, base, err := s.comparison(ctx, d, tree.Nodes[pl.node].Act)
		if err != nil {
			return err
		}
		c.Pairs = slices.DeleteFunc(c.Pairs, func(p compare.Pair) bool { return !isProvision(c, p) })
		title += ": " + cmp.Or(c.Summary(), "no change") + " against " + cmp.Or(base.edition, s.shownName(base.in.uri))
	}
	lens.Command, err = lensCommand(later.URI, later.Position, title, commandCompare)
	return err
}

// isProvision tells paragraphs that a proposal is about from those that name the text and
// the conference, and from the lines between proposals.
func isProvision(c *compare.Comparison, p compare.Pair) bool {
	tree, i := c.New, p.New
	if i < 0 {
		tree, i = c.Old, p.Old
	}
	switch n := &tree.Nodes[i]; n.Kind {
	case syntax.Heading, syntax.Enacting, syntax.Closing, syntax.Blank, syntax.Rule:
		return false
	default:
		symbol, _ := tree.Proposal(i)
		return symbol == ""
	}
}

// proposals folds each proposal, from its symbol to the next one.
func (f *folds) proposals() {
	nodes := f.tree.Nodes
	for i := 0; i < len(nodes); {
		symbol, _ := f.tree.Proposal(i)
		first := i
		for i++; i < len(nodes); i++ {
			if next, _ := f.tree.Proposal(i); next != "" {
				break
			}
		}
		if symbol == "" {
			continue
		}
		last := i - 1
		for last > first && nodes[last].Mark.Empty() {
			last--
		}
		words := symbolName(&nodes[first])
		if first+1 < len(nodes) && isActHeading(f.tree, first+1) {
			words = clip(symbol + " " + symbolName(&nodes[first+1]))
		}
		f.fold(first, last, words, protocol.FoldingRangeKindRegion)
	}
}

// symbolOver is the symbol of the proposal over a heading, with a blank; empty where
// there is none.
func symbolOver(tree *syntax.Tree, i int) string {
	if i == 0 || tree.Nodes[i].Kind != syntax.Heading {
		return ""
	}
	symbol, at := tree.Proposal(i - 1)
	if at == (text.Span{}) {
		return ""
	}
	return symbol + " "
}
