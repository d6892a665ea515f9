package lsp

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// CodeLens tells over a heading how long the act is, who cites it and what it may be
// compared with, over an opener how many paragraphs it has and how often they are
// referred to, and over a numbered paragraph how often. Who cites it is looked for
// when the lens is shown.
func (s *server) CodeLens(ctx context.Context, p *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	refs, open := references(tree), openIn(tree)
	bases := s.bases(viewOf(ctx), d, tree)
	out := []protocol.CodeLens{}
	add := func(i int, title, command string) {
		if title == "" || err != nil {
			return
		}
		lens := protocol.CodeLens{Range: s.span(tree, whole(&tree.Nodes[i]))}
		lens.Command, err = lensCommand(d.uri, lens.Range.Start, title, command)
		out = append(out, lens)
	}
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if symbol, _ := tree.Proposal(i); symbol != "" {
			if lens, ok := proposalLens(s, d, tree, i, symbol, bases); ok {
				out = append(out, lens)
			}
			continue
		}
		switch {
		case n.Kind == syntax.Heading && isActHeading(tree, i):
			a := &tree.Acts[n.Act]
			if ref, ok := actRef(a); ok {
				lens := protocol.CodeLens{Range: s.span(tree, whole(n))}
				later := unresolvedLens{d.uri, lens.Range.Start, aboutAct(tree, a), open.of(a.First, a.Last), ref, ""}
				if lens.Data, err = protocol.Marshal(later); err != nil {
					return nil, err
				}
				out = append(out, lens)
			} else {
				add(i, aboutAct(tree, a)+open.of(a.First, a.Last), commandReferences)
			}
			if base, ok := bases[n.Act]; ok {
				add(i, "compare with "+cmp.Or(base.edition, s.shownName(base.in.uri)), commandCompare)
			}
		case n.Kind == syntax.Enacting && n.Act >= 0 && tree.Acts[n.Act].Heading < 0:
			// Of a draft without a number what is open is told over its first line.
			add(i, strings.TrimPrefix(open.of(tree.Acts[n.Act].First, tree.Acts[n.Act].Last), " · "), commandReferences)
		case n.Kind == syntax.OpenerLine:
			add(i, aboutSection(tree, i, refs)+open.under(tree, i), commandReferences)
		case n.Level == 0 && n.Label.Scheme != numbering.None && tree.House.Placement == house.Leading && len(refs[i]) > 0:
			add(i, times("cited", len(refs[i])), commandReferences)
		}
	}
	return out, cmp.Or(err, ctx.Err())
}

// lensCommand is what a lens says, and what it does when it is clicked.
func lensCommand(u uri.URI, at protocol.Position, title, command string) (protocol.Command, error) {
	args, err := protocol.Marshal(lensArgument{u, at})
	return protocol.Command{Title: title, Command: command, Arguments: []protocol.LSPAny{args}}, err
}

// unresolvedLens is what a lens needs to say who cites an act, when it is shown.
type unresolvedLens struct {
	URI      uri.URI           `json:"uri"`
	Position protocol.Position `json:"position"`
	Title    string            `json:"title"` // what it says before
	Open     string            `json:"open"`  // and behind
	Ref      cite.Ref          `json:"ref"`
	Symbol   string            `json:"symbol,omitempty"` // of a proposal to change the act
}

// CodeLensResolve says who cites an act.
func (s *server) CodeLensResolve(ctx context.Context, lens *protocol.CodeLens) (*protocol.CodeLens, error) {
	var later unresolvedLens
	if len(lens.Data) == 0 || protocol.Unmarshal(lens.Data, &later) != nil {
		return lens, nil
	}
	if later.Symbol != "" {
		return lens, s.resolveProposal(ctx, lens, &later)
	}
	title := later.Title
	if n := len(s.citedElsewhere(ctx, later.URI, later.Ref)); n == 1 {
		title += " · cited by 1 other text"
	} else if n > 1 {
		title += fmt.Sprintf(" · cited by %d other texts", n)
	}
	var err error
	lens.Command, err = lensCommand(later.URI, later.Position, title+later.Open, commandReferences)
	return lens, err
}

// references are the places that refer to each paragraph, by node.
func references(tree *syntax.Tree) map[int][]text.Span {
	out := map[int][]text.Span{}
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		for _, c := range n.Cites {
			if c.Ref.Body != "self" {
				continue
			}
			if target, ok := tree.Resolve(i, c); ok && target >= 0 {
				out[target] = append(out[target], c.Span.Shift(n.Start))
			}
		}
	}
	return out
}

func isActHeading(tree *syntax.Tree, node int) bool {
	a := tree.Nodes[node].Act
	return a >= 0 && tree.Acts[a].Heading == node
}

// aboutAct is "4 preambular, 9 operative".
func aboutAct(tree *syntax.Tree, a *syntax.Act) string {
	preambular, operative := 0, 0
	for i := a.First; i <= a.Last && i < len(tree.Nodes); i++ {
		n := &tree.Nodes[i]
		if n.Level > 0 || n.Kind != syntax.Paragraph && n.Kind != syntax.Item {
			continue
		}
		switch n.Role {
		case house.PreamblePart:
			preambular++
		case house.OperativePart:
			operative++
		}
	}
	return fmt.Sprintf("%d preambular, %d operative", preambular, operative)
}

// aboutSection is "4 items · cited twice".
func aboutSection(tree *syntax.Tree, head int, refs map[int][]text.Span) string {
	for k := range tree.Sections {
		sec := &tree.Sections[k]
		if sec.Head != head {
			continue
		}
		n := count(tree, sec)
		title := fmt.Sprintf("%d paragraphs", n)
		if n == 1 {
			title = "1 paragraph"
		}
		cited := 0
		for i := sec.First; i <= sec.Last && i < len(tree.Nodes); i++ {
			cited += len(refs[i])
		}
		if cited > 0 {
			title += " · " + times("cited", cited)
		}
		return title
	}
	return ""
}

func times(what string, n int) string {
	switch n {
	case 1:
		return what + " once"
	case 2:
		return what + " twice"
	}
	return fmt.Sprintf("%s %d times", what, n)
}

// lensArgument is where the command of a lens is asked.
type lensArgument struct {
	URI      uri.URI           `json:"uri"`
	Position protocol.Position `json:"position"`
}
