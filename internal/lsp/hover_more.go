package lsp

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"go.lsp.dev/uri"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/renumber"
	"resolute/internal/syntax"
	"resolute/internal/text"
	"resolute/internal/workspace"
)

// aboutCite is what is known of what a citation names, where it is cited, how its text
// begins to act if the workspace has it, and where the official one is.
func (s *server) aboutCite(ctx context.Context, d *document, pl place, c *cite.Cite) string {
	words := describeCite(d, pl, c)
	ref := pl.tree.Ref(pl.node, *c)
	if ref.Body == "self" {
		return words
	}
	if _, tree := s.textOf(ctx, d, ref); tree != nil {
		named := renumber.Cited(tree, c.Part.In(pl.tree.Nodes[pl.node].Raw))
		for _, target := range named {
			words += "\n\n**" + addressed(tree, target) + "**\n\n> " + oneLine(&tree.Nodes[target])
		}
		if first := firstOperative(tree); first != "" && len(named) == 0 {
			words += "\n\n> " + first
		}
	}
	if where := citedAt(pl.tree, ref); len(where) > 1 {
		words += "\n\n" + times("cited here", len(where)) + ": *" + strings.Join(slices.Compact(where), "*, *") + "*"
	}
	switch n := len(s.citedElsewhere(ctx, d.uri, ref)); {
	case n == 1:
		words += "\n\ncited by 1 other text in this folder"
	case n > 1:
		words += fmt.Sprintf("\n\ncited by %d other texts in this folder", n)
	}
	if address, _ := d.scope.settings().config.Catalogue.Address(ref); address != "" {
		words += "\n\n[official text](" + address + ")"
	}
	return words
}

// citedAt are the paragraphs that cite an act, by their addresses.
func citedAt(tree *syntax.Tree, ref cite.Ref) []string {
	var out []string
	eachCitation(tree, func(i int, _ *cite.Cite, r cite.Ref) {
		if r.Body != ref.Body || r.Kind != ref.Kind || r.Number != ref.Number {
			return
		}
		out = append(out, addressed(tree, i))
	})
	return out
}

// addressed is the address of a paragraph as a sentence has it: "recalling b)".
func addressed(tree *syntax.Tree, node int) string {
	n := &tree.Nodes[node]
	if section := tree.SectionName(node); section != "" && n.Level == 0 {
		return strings.TrimSpace(section + " " + n.LabelAt.In(n.Raw))
	}
	if path := tree.Path(node); path != "" {
		return path
	}
	return "here"
}

// textOf is another text of the workspace that is the act; nil if there is none, or
// none that can be read.
func (s *server) textOf(ctx context.Context, d *document, ref cite.Ref) (uri.URI, *syntax.Tree) {
	v := viewOf(ctx)
	for _, h := range s.index.holding(v, ref) {
		if h.in.uri == d.uri {
			continue
		}
		if open := v[h.in.uri]; open != nil {
			return h.in.uri, open.parsed()
		}
		if tree := s.treeWithin(ctx, h.in, patience); tree != nil {
			return h.in.uri, tree
		}
	}
	return "", nil
}

// firstOperative is the beginning of the operative part of an act.
func firstOperative(tree *syntax.Tree) string {
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Role == house.OperativePart && (n.Kind == syntax.Paragraph || n.Kind == syntax.Item) {
			const most = 160
			return strings.TrimSpace(tree.SectionName(i) + " " + cut(oneLine(n), most))
		}
	}
	return ""
}

// oneLine is a paragraph on one line.
func oneLine(n *syntax.Node) string { return strings.Join(strings.Fields(n.Mark.In(n.Raw)), " ") }

// treeWithin reads a text that is not open; nil where the disk does not answer in time,
// or the request is cancelled.
func (s *server) treeWithin(ctx context.Context, in *summary, most time.Duration) *syntax.Tree {
	ctx, stop := context.WithTimeout(ctx, most)
	defer stop()
	read := make(chan *syntax.Tree, 1)
	s.beside("read", func(context.Context) error {
		read <- s.index.treeOf(job{Input: workspace.Input{Path: in.uri.FsPath(), Folder: in.folder}})
		return nil
	})
	select {
	case tree := <-read:
		return tree
	case <-ctx.Done():
		return nil
	}
}

// aboutFindings tells the rules of the findings at a place of the text that is shown,
// and where the first of them is.
func (s *server) aboutFindings(ctx context.Context, d *document, off int) (string, text.Span) {
	result := d.linted(ctx)
	if result == nil {
		return "", text.Span{}
	}
	var out []string
	var at text.Span
	for _, f := range result.Shown(false) {
		if f.Span.Start > off || f.Span.End < off || len(out) == 3 {
			continue
		}
		if len(out) == 0 {
			at = f.Span
		}
		out = append(out, s.aboutRule(&f))
	}
	return strings.Join(out, "\n\n"), at
}

// aboutRule is what a rule says and where its page is.
func (s *server) aboutRule(f *lint.Diagnostic) string {
	more := "`resolute explain " + f.Rule.Name + "`"
	if s.client.pages {
		more = "[" + f.Rule.Name + "](" + rulePage(f.Rule.Name) + ")"
	}
	return f.Severity.String() + ": " + f.Message + "\n\n" + f.Rule.Summary + " " + more
}
