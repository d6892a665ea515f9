package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
	"resolute/internal/wording"
)

// Hover tells what stands under the cursor: an act, the paragraph that is
// referred to, the address of a label, what an opener does.
func (s *server) Hover(ctx context.Context, p *protocol.HoverParams) (*protocol.Hover, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	pl := placeAt(tree, s.offset(tree, p.Position))
	var words string
	var span text.Span
	switch c, _ := pl.anyCite(); {
	case c != nil:
		words, span = describeState(d, pl, c), pl.within(c)
		if !tree.Unlinked(pl.node, c) {
			words = strings.Join(slices.DeleteFunc([]string{s.aboutCite(ctx, d, pl, c), words}, func(s string) bool { return s == "" }), "\n\n")
		}
	case pl.label():
		n := &tree.Nodes[pl.node]
		words, span = describeLabel(tree, pl.node), n.LabelAt.Shift(n.Start)
	case pl.opener():
		n := &tree.Nodes[pl.node]
		words, span = wording.Opener(tree.House, n.Opener), n.OpenerAt.Shift(n.Start)
	}
	shown := s.shownOffset(d.text, p.Position)
	if about, at := s.aboutFindings(ctx, d, shown); about != "" {
		if words == "" {
			r := s.shownSpan(d.text, at)
			return &protocol.Hover{Contents: &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: about}, Range: &r}, nil
		}
		words += "\n\n---\n\n" + about
	}
	if words == "" {
		return nil, nil
	}
	r := s.span(tree, span)
	return &protocol.Hover{Contents: &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: words}, Range: &r}, nil
}

func describeCite(d *document, pl place, c *cite.Cite) string {
	tree := pl.tree
	ref := tree.Ref(pl.node, *c)
	if ref.Body == "self" {
		return describeReference(tree, pl.node, c)
	}
	n := &tree.Nodes[pl.node]
	year := 0
	if n.Act >= 0 {
		year = tree.Acts[n.Act].Number.Year
	}
	if n.Head() {
		// The heading makes the edition; what is known is what has that number so far.
		ref.Edition = ""
		if _, ok := d.scope.settings().config.Catalogue.Find(ref); !ok {
			return fmt.Sprintf("**%s**\n\nthis text", tree.Ref(pl.node, *c))
		}
	}
	title := catalogue.TitleBeside(n.Raw[:n.Mark.End], c.Phrase.End)
	words := fmt.Sprintf("**%s**\n\nnot in the catalogue", ref)
	if known, ok := d.scope.settings().config.Catalogue.Describe(ref, year, title); ok {
		words = known.Markdown()
	}
	return words
}

// describeReference quotes the paragraph that an internal reference names.
func describeReference(tree *syntax.Tree, node int, c *cite.Cite) string {
	target, ok := tree.Resolve(node, *c)
	switch {
	case !ok:
		return "there is no such paragraph in this text"
	case target < 0:
		return ""
	}
	return "**" + addressed(tree, target) + "**\n\n> " + oneLine(&tree.Nodes[target])
}

// describeLabel tells where a label stands: "recalling, b) — second of three".
func describeLabel(tree *syntax.Tree, node int) string {
	n := &tree.Nodes[node]
	nth, all := 0, 0
	for i := range tree.Nodes {
		m := &tree.Nodes[i]
		if m.Section == n.Section && m.Level == n.Level && m.Parent == n.Parent && m.Label.Scheme != numbering.None {
			if all++; i == node {
				nth = all
			}
		}
	}
	where := tree.Path(node)
	if section := tree.SectionName(node); section != "" {
		where = section + ", " + n.Label.String()
	}
	words := fmt.Sprintf("**%s** — %d of %d", where, nth, all) + describeLock(tree, node)
	if refs := len(pointingAt(tree, node)); refs == 1 {
		words += "\n\nreferred to once in this text"
	} else if refs > 1 {
		words += fmt.Sprintf("\n\nreferred to %d times in this text", refs)
	}
	return words
}
