package lsp

import (
	"context"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/format"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Formatting lays the draft out. The editor's options are for code and are not
// asked: what stands after a label is the draft's own affair.
func (s *server) Formatting(ctx context.Context, p *protocol.DocumentFormattingParams) ([]protocol.TextEdit, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	edits := d.formatter().Document(ctx, tree)
	return s.edits(d, tree, edits), ctx.Err()
}

// RangeFormatting lays out the lines of a range.
func (s *server) RangeFormatting(ctx context.Context, p *protocol.DocumentRangeFormattingParams) ([]protocol.TextEdit, error) {
	return s.formatRanges(ctx, p.TextDocument.URI, p.Range)
}

// RangesFormatting lays out the lines of several ranges.
func (s *server) RangesFormatting(ctx context.Context, p *protocol.DocumentRangesFormattingParams) ([]protocol.TextEdit, error) {
	return s.formatRanges(ctx, p.TextDocument.URI, p.Ranges...)
}

func (s *server) formatRanges(ctx context.Context, u uri.URI, ranges ...protocol.Range) ([]protocol.TextEdit, error) {
	d, err := at(ctx, u)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	var spans []text.Span
	for _, r := range ranges {
		spans = append(spans, text.Span{Start: s.offset(tree, r.Start), End: s.offset(tree, r.End)})
	}
	return s.edits(d, tree, d.formatter().Ranges(ctx, tree, spans...)), ctx.Err()
}

// OnTypeFormatting goes on with what is typed: Enter behind an item gives the next
// label, and takes an empty one away; a semicolon ends an item.
func (s *server) OnTypeFormatting(ctx context.Context, p *protocol.DocumentOnTypeFormattingParams) ([]protocol.TextEdit, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	return s.edits(d, tree, format.OnType(tree, s.offset(tree, p.Position), p.Ch)), nil
}

func (d *document) formatter() *format.Formatter {
	return format.New(d.scope.settings().config.Options())
}

// edits are edits of the text that is read as the editor makes them in the one that
// it shows; what would lose a revision mark is left out.
func (s *server) edits(d *document, tree *syntax.Tree, edits []text.Edit) []protocol.TextEdit {
	shown := tree.Feasible(edits, d.scope.settings().config.Track)
	out := make([]protocol.TextEdit, 0, len(shown))
	for _, e := range shown {
		out = append(out, protocol.TextEdit{Range: s.shownSpan(d.text, e.Span), NewText: e.New})
	}
	return out
}
