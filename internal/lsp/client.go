package lsp

import (
	"encoding/json"
	"path/filepath"
	"slices"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/text"
)

// client is the editor and what it can do.
type client struct {
	protocol.Client

	encoding         text.Encoding
	snippets         bool     // fills in snippets
	trees            bool     // shows an outline that has levels
	pulls            bool     // asks for findings, so none are sent
	related          bool     // shows the places that explain a finding
	relatedDocuments bool     // takes findings of other documents along
	annotates        bool     // asks before it makes a doubtful change
	creates          bool     // takes a file that is new among changes
	retries          []string // the requests that it makes again where the answer is overtaken
	progress         bool
	watches          bool
	settings         bool // has settings for us, and is asked for them
	settingsCh       bool // tells when they change
	refreshes        struct{ diagnostics, hints, lenses, tokens bool }
	lazyEdits        bool // asks for the edits of an action when it is chosen
	features
}

// wants is the part of initialize that decides what we do. It is decoded by hand:
// the library has a level of pointers for every level of the protocol.
type wants struct {
	ProcessID        *int    `json:"processId"`
	RootURI          *string `json:"rootUri"`
	RootPath         *string `json:"rootPath"`
	WorkspaceFolders []struct {
		URI string `json:"uri"`
	} `json:"workspaceFolders"`
	InitializationOptions json.RawMessage `json:"initializationOptions"`
	Trace                 string          `json:"trace"`
	Capabilities          struct {
		General struct {
			PositionEncodings   []string `json:"positionEncodings"`
			StaleRequestSupport struct {
				RetryOnContentModified []string `json:"retryOnContentModified"`
			} `json:"staleRequestSupport"`
		} `json:"general"`
		Window struct {
			WorkDoneProgress bool `json:"workDoneProgress"`
		} `json:"window"`
		Workspace struct {
			Configuration          bool `json:"configuration"`
			DidChangeConfiguration struct {
				DynamicRegistration bool `json:"dynamicRegistration"`
			} `json:"didChangeConfiguration"`
			DidChangeWatchedFiles struct {
				DynamicRegistration bool `json:"dynamicRegistration"`
			} `json:"didChangeWatchedFiles"`
			WorkspaceEdit struct {
				ChangeAnnotationSupport *struct{} `json:"changeAnnotationSupport"`
				DocumentChanges         bool      `json:"documentChanges"`
				ResourceOperations      []string  `json:"resourceOperations"`
			} `json:"workspaceEdit"`
			Diagnostics    refreshSupport `json:"diagnostics"`
			InlayHint      refreshSupport `json:"inlayHint"`
			CodeLens       refreshSupport `json:"codeLens"`
			SemanticTokens refreshSupport `json:"semanticTokens"`
		} `json:"workspace"`
		TextDocument struct {
			Diagnostic         *diagnosticSupport `json:"diagnostic"`
			PublishDiagnostics diagnosticSupport  `json:"publishDiagnostics"`
			Completion         struct {
				CompletionItem struct {
					SnippetSupport bool `json:"snippetSupport"`
				} `json:"completionItem"`
			} `json:"completion"`
			DocumentSymbol struct {
				HierarchicalDocumentSymbolSupport bool `json:"hierarchicalDocumentSymbolSupport"`
			} `json:"documentSymbol"`
			CodeAction struct {
				DataSupport    bool `json:"dataSupport"`
				ResolveSupport struct {
					Properties []string `json:"properties"`
				} `json:"resolveSupport"`
			} `json:"codeAction"`
		} `json:"textDocument"`
	} `json:"capabilities"`
}

type refreshSupport struct {
	RefreshSupport bool `json:"refreshSupport"`
}

type diagnosticSupport struct {
	RelatedInformation     bool `json:"relatedInformation"`
	RelatedDocumentSupport bool `json:"relatedDocumentSupport"`
}

// learn takes notice of what the editor can do. Of the encodings of positions that
// it offers the cheapest for us is taken; utf-16 is what every editor has.
func (c *client) learn(w *wants) {
	offered := w.Capabilities.General.PositionEncodings
	switch {
	case slices.Contains(offered, string(protocol.PositionEncodingKindUTF8)):
		c.encoding = text.UTF8
	case slices.Contains(offered, string(protocol.PositionEncodingKindUTF32)) && !slices.Contains(offered, string(protocol.PositionEncodingKindUTF16)):
		c.encoding = text.UTF32
	}
	ws, doc := &w.Capabilities.Workspace, &w.Capabilities.TextDocument
	c.pulls = doc.Diagnostic != nil
	shows := doc.PublishDiagnostics
	if c.pulls {
		shows = *doc.Diagnostic
		shows.RelatedInformation = shows.RelatedInformation || doc.PublishDiagnostics.RelatedInformation
	}
	c.related = shows.RelatedInformation
	c.relatedDocuments = c.pulls && doc.Diagnostic.RelatedDocumentSupport
	c.trees = doc.DocumentSymbol.HierarchicalDocumentSymbolSupport
	c.snippets = doc.Completion.CompletionItem.SnippetSupport
	c.annotates = ws.WorkspaceEdit.ChangeAnnotationSupport != nil
	c.creates = ws.WorkspaceEdit.DocumentChanges && slices.Contains(ws.WorkspaceEdit.ResourceOperations, string(protocol.ResourceOperationKindCreate))
	c.retries = w.Capabilities.General.StaleRequestSupport.RetryOnContentModified
	c.progress = w.Capabilities.Window.WorkDoneProgress
	c.watches = ws.DidChangeWatchedFiles.DynamicRegistration
	c.settings = ws.Configuration
	c.settingsCh = ws.DidChangeConfiguration.DynamicRegistration
	c.refreshes.diagnostics = ws.Diagnostics.RefreshSupport
	c.refreshes.hints = ws.InlayHint.RefreshSupport
	c.refreshes.lenses = ws.CodeLens.RefreshSupport
	c.refreshes.tokens = ws.SemanticTokens.RefreshSupport
	c.lazyEdits = doc.CodeAction.DataSupport && slices.Contains(doc.CodeAction.ResolveSupport.Properties, "edit")
}

// folders are the URIs of the folders that the editor has open.
func (w *wants) folders() []string {
	var uris []string
	for _, f := range w.WorkspaceFolders {
		uris = append(uris, f.URI)
	}
	if len(uris) == 0 && w.RootURI != nil {
		uris = append(uris, *w.RootURI)
	}
	return uris
}

// roots are the paths of those folders.
func (w *wants) roots() []string {
	paths := foldersOf(w.folders())
	if len(paths) == 0 && w.RootPath != nil && filepath.IsAbs(*w.RootPath) {
		paths = append(paths, filepath.Clean(*w.RootPath))
	}
	return paths
}

// foldersOf are the paths of the folders that are on a disk.
func foldersOf(uris []string) []string {
	var out []string
	for _, raw := range uris {
		if u, err := uri.Parse(raw); err == nil && u.IsFile() {
			if path := filepath.Clean(u.FsPath()); !slices.Contains(out, path) {
				out = append(out, path)
			}
		}
	}
	return out
}
