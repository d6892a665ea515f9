package lsp

import (
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/workspace"
)

// capabilities are what is offered: what is here works, and has a test.
func (s *server) capabilities() protocol.ServerCapabilities {
	encodings := [...]protocol.PositionEncodingKind{protocol.PositionEncodingKindUTF16, protocol.PositionEncodingKindUTF8, protocol.PositionEncodingKindUTF32}
	drafts := protocol.FileOperationRegistrationOptions{Filters: []protocol.FileOperationFilter{{
		Scheme: new("file"), Pattern: protocol.FileOperationPattern{Glob: "**/*.{txt,md,resolution}"},
	}}}
	out := protocol.ServerCapabilities{
		PositionEncoding: encodings[s.client.encoding],
		TextDocumentSync: &protocol.TextDocumentSyncOptions{
			OpenClose: new(true),
			Change:    new(protocol.TextDocumentSyncKindIncremental),
		},
		HoverProvider: protocol.Boolean(true),
		CompletionProvider: &protocol.CompletionOptions{
			TriggerCharacters: []string{" ", "("}, ResolveProvider: new(true),
			CompletionItem: &protocol.ServerCompletionItemOptions{LabelDetailsSupport: new(true)},
		},
		SignatureHelpProvider:           &protocol.SignatureHelpOptions{TriggerCharacters: []string{"("}, RetriggerCharacters: []string{",", " "}},
		InlineCompletionProvider:        protocol.Boolean(true),
		DeclarationProvider:             protocol.Boolean(true),
		DefinitionProvider:              protocol.Boolean(true),
		ReferencesProvider:              protocol.Boolean(true),
		DocumentHighlightProvider:       protocol.Boolean(true),
		DocumentSymbolProvider:          protocol.Boolean(true),
		WorkspaceSymbolProvider:         &protocol.WorkspaceSymbolOptions{ResolveProvider: new(true)},
		FoldingRangeProvider:            protocol.Boolean(true),
		SelectionRangeProvider:          protocol.Boolean(true),
		LinkedEditingRangeProvider:      protocol.Boolean(true),
		DocumentFormattingProvider:      protocol.Boolean(true),
		DocumentRangeFormattingProvider: &protocol.DocumentRangeFormattingOptions{RangesSupport: new(true)},
		DocumentOnTypeFormattingProvider: protocol.DocumentOnTypeFormattingOptions{
			FirstTriggerCharacter: "\n", MoreTriggerCharacter: []string{";"},
		},
		SemanticTokensProvider: &protocol.SemanticTokensOptions{
			Legend: protocol.SemanticTokensLegend{TokenTypes: tokenTypes, TokenModifiers: tokenModifiers},
			Range:  protocol.Boolean(true),
			Full:   &protocol.SemanticTokensFullDelta{Delta: new(true)},
		},
		CodeActionProvider:     &protocol.CodeActionOptions{CodeActionKinds: actionKinds, ResolveProvider: new(true)},
		InlayHintProvider:      &protocol.InlayHintOptions{ResolveProvider: new(true)},
		CodeLensProvider:       &protocol.CodeLensOptions{ResolveProvider: new(true)},
		DocumentLinkProvider:   &protocol.DocumentLinkOptions{ResolveProvider: new(true)},
		ExecuteCommandProvider: protocol.ExecuteCommandOptions{Commands: commands},
		RenameProvider:         &protocol.RenameOptions{PrepareProvider: new(true)},
		CallHierarchyProvider:  protocol.Boolean(true),
		TypeHierarchyProvider:  protocol.Boolean(true),
		Workspace: &protocol.WorkspaceOptions{
			WorkspaceFolders: &protocol.WorkspaceFoldersServerCapabilities{Supported: new(true), ChangeNotifications: protocol.Boolean(true)},
			FileOperations:   &protocol.FileOperationOptions{WillRename: drafts, DidCreate: drafts, DidRename: drafts, DidDelete: drafts},
		},
	}
	s.switches.withhold(&out)
	if s.client.pages {
		out.Workspace.TextDocumentContent = &protocol.TextDocumentContentOptions{Schemes: []string{scheme}}
	}
	if s.client.pulls {
		out.DiagnosticProvider = &protocol.DiagnosticOptions{Identifier: new("resolute"), WorkspaceDiagnostics: true}
	}
	return out
}

// isDraft tells a file that may be a draft from one of settings or a catalogue.
func isDraft(path string) bool {
	return workspace.MayBeDraft(path) && !strings.HasSuffix(path, ".toml")
}
