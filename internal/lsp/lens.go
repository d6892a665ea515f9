package lsp

import (
	"context"
	"fmt"
	"strings"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// CodeLens tells over a heading how long the act is and who cites it, over an opener how
// many paragraphs it has and how often they are referred to, and over a numbered
// paragraph how often.
func (s *server) CodeLens(ctx context.Context, p *protocol.CodeLensParams) ([]protocol.CodeLens, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	refs, open := references(tree), openIn(tree)
	out := []protocol.CodeLens{}
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		title := ""
		switch {
		case n.Kind == syntax.Heading && isActHeading(tree, i):
			title = s.aboutAct(ctx, d, tree, i) + open.of(tree.Acts[n.Act].First, tree.Acts[n.Act].Last)
		case n.Kind == syntax.Enacting && n.Act >= 0 && tree.Acts[n.Act].Heading < 0:
			// Of a draft without a number what is open is told over its first line.
			title = strings.TrimPrefix(open.of(tree.Acts[n.Act].First, tree.Acts[n.Act].Last), " · ")
		case n.Kind == syntax.OpenerLine:
			title = aboutSection(tree, i, refs) + open.under(tree, i)
		case n.Level == 0 && n.Label.Scheme != numbering.None && tree.House.Placement == house.Leading && len(refs[i]) > 0:
			title = times("cited", len(refs[i]))
		}
		if title == "" {
			continue
		}
		r := s.span(tree, whole(n))
		args, err := protocol.Marshal(referencesArgument{d.uri, r.Start})
		if err != nil {
			return nil, err
		}
		out = append(out, protocol.CodeLens{Range: r, Command: protocol.Command{Title: title, Command: commandReferences, Arguments: []protocol.LSPAny{args}}})
	}
	return out, ctx.Err()
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

// aboutAct is "4 preambular, 9 operative · cited by 2 other drafts".
func (s *server) aboutAct(ctx context.Context, d *document, tree *syntax.Tree, node int) string {
	a := &tree.Acts[tree.Nodes[node].Act]
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
	title := fmt.Sprintf("%d preambular, %d operative", preambular, operative)
	if ref, ok := actRef(a); ok {
		if n := len(s.citedElsewhere(ctx, d, ref)); n == 1 {
			title += " · cited by 1 other text"
		} else if n > 1 {
			title += fmt.Sprintf(" · cited by %d other texts", n)
		}
	}
	return title
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

// referencesArgument is where the command of a lens is asked.
type referencesArgument struct {
	URI      uri.URI           `json:"uri"`
	Position protocol.Position `json:"position"`
}
