package lsp

import (
	"context"
	"slices"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/lint"
	"resolute/internal/text"
)

// CodeAction offers the repairs of the findings in the range, and to make all the
// certain ones.
func (s *server) CodeAction(ctx context.Context, p *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	result := d.linted(ctx)
	if result == nil {
		return nil, ctx.Err()
	}
	found := result.Shown(d.scope.settings().config.Track)
	out := []protocol.CommandOrCodeAction{}
	if wanted(p.Context.Only, protocol.CodeActionKindQuickFix) {
		from, to := s.shownOffset(d.text, p.Range.Start), s.shownOffset(d.text, p.Range.End)
		for i := range found {
			f := &found[i]
			if f.Span.Start > to || f.Span.End < from {
				continue
			}
			said, err := s.diagnostic(d, f)
			if err != nil {
				return nil, err
			}
			for k := range f.Fixes {
				out = append(out, s.action(d, f.Fixes[k].Title, protocol.CodeActionKindQuickFix, f.Fixes[k].Edits, said, k == 0))
			}
		}
	}
	if wanted(p.Context.Only, protocol.CodeActionKindSourceFixAll) {
		if edits := allSafe(d.text, found); len(edits) > 0 {
			out = append(out, s.action(d, "Make all certain repairs", protocol.CodeActionKindSourceFixAll, edits, protocol.Diagnostic{}, false))
		}
	}
	return out, nil
}

// wanted tells that a kind of action is asked for; nothing asked for is all but
// the source actions' own menu, which editors ask for by name.
func wanted(only []protocol.CodeActionKind, kind protocol.CodeActionKind) bool {
	if len(only) == 0 {
		return kind == protocol.CodeActionKindQuickFix
	}
	return slices.ContainsFunc(only, func(k protocol.CodeActionKind) bool {
		return k == "" || kind == k || strings.HasPrefix(string(kind), string(k)+".")
	})
}

// allSafe are the edits of the safe repairs that can be made together.
func allSafe(t *text.Text, found []lint.Diagnostic) []text.Edit {
	_, made, _ := lint.Apply(t, lint.Safe(found))
	var edits []text.Edit
	for _, f := range made {
		edits = append(edits, f.Edits...)
	}
	return edits
}

func (s *server) action(d *document, title string, kind protocol.CodeActionKind, edits []text.Edit, f protocol.Diagnostic, preferred bool) *protocol.CodeAction {
	version := d.version
	change := &protocol.TextDocumentEdit{TextDocument: protocol.OptionalVersionedTextDocumentIdentifier{
		TextDocumentIdentifier: protocol.TextDocumentIdentifier{URI: d.uri}, Version: &version,
	}}
	for _, e := range edits {
		change.Edits = append(change.Edits, &protocol.TextEdit{Range: s.shownSpan(d.text, e.Span), NewText: e.New})
	}
	a := &protocol.CodeAction{
		Title: title, Kind: &kind, IsPreferred: &preferred,
		Edit: &protocol.WorkspaceEdit{DocumentChanges: []protocol.DocumentChange{change}},
	}
	if f.Message != nil {
		a.Diagnostics = []protocol.Diagnostic{f}
	}
	return a
}
