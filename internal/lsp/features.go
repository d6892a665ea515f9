package lsp

import (
	"encoding/json"
	"slices"
)

// features are what the editor can do with the answers to its requests; what it
// cannot show is not sent.
type features struct {
	foldedText   bool // shows a word for what is folded
	foldLimit    int  // shows no more folds; 0 without a limit
	labelDetails bool // shows what belongs beside a suggestion's label
	defaults     bool // takes what all suggestions have in common once
	lazyDocs     bool // asks for a suggestion's documentation when it is looked at
	lazyHints    bool // and so for a hint's
	lazyPlaces   bool // asks for the place of a symbol when it is chosen
	definitions  bool // shows the source of a definition as a link
	changes      bool // takes changes of documents with their versions
	showDocument bool
	pages        bool // shows documents that the server holds
	rulePages    bool // and leads to them from a finding
}

// learnFeatures reads them from the parameters of initialize. What is not there is
// not supported.
func learnFeatures(raw []byte) features {
	type has struct {
		Properties []string `json:"properties"`
	}
	var w struct {
		Capabilities struct {
			Window struct {
				ShowDocument struct {
					Support bool `json:"support"`
				} `json:"showDocument"`
			} `json:"window"`
			Workspace struct {
				TextDocumentContent *struct{} `json:"textDocumentContent"`
				Symbol              struct {
					ResolveSupport has `json:"resolveSupport"`
				} `json:"symbol"`
				WorkspaceEdit struct {
					DocumentChanges bool `json:"documentChanges"`
				} `json:"workspaceEdit"`
			} `json:"workspace"`
			TextDocument struct {
				Diagnostic, PublishDiagnostics struct {
					CodeDescriptionSupport bool `json:"codeDescriptionSupport"`
				}
				FoldingRange struct {
					RangeLimit   int `json:"rangeLimit"`
					FoldingRange struct {
						CollapsedText bool `json:"collapsedText"`
					} `json:"foldingRange"`
				} `json:"foldingRange"`
				Definition struct {
					LinkSupport bool `json:"linkSupport"`
				} `json:"definition"`
				InlayHint struct {
					ResolveSupport has `json:"resolveSupport"`
				} `json:"inlayHint"`
				Completion struct {
					CompletionItem struct {
						LabelDetailsSupport bool `json:"labelDetailsSupport"`
						ResolveSupport      has  `json:"resolveSupport"`
					} `json:"completionItem"`
					CompletionList struct {
						ItemDefaults []string `json:"itemDefaults"`
					} `json:"completionList"`
				} `json:"completion"`
			} `json:"textDocument"`
		} `json:"capabilities"`
	}
	_ = json.Unmarshal(raw, &w) // initialize has told of what cannot be read
	doc := &w.Capabilities.TextDocument
	return features{
		foldedText:   doc.FoldingRange.FoldingRange.CollapsedText,
		foldLimit:    doc.FoldingRange.RangeLimit,
		labelDetails: doc.Completion.CompletionItem.LabelDetailsSupport,
		defaults:     slices.Contains(doc.Completion.CompletionList.ItemDefaults, "editRange"),
		lazyDocs:     slices.Contains(doc.Completion.CompletionItem.ResolveSupport.Properties, "documentation"),
		lazyHints:    slices.Contains(doc.InlayHint.ResolveSupport.Properties, "tooltip"),
		lazyPlaces:   slices.Contains(w.Capabilities.Workspace.Symbol.ResolveSupport.Properties, "location.range"),
		definitions:  doc.Definition.LinkSupport,
		changes:      w.Capabilities.Workspace.WorkspaceEdit.DocumentChanges,
		showDocument: w.Capabilities.Window.ShowDocument.Support,
		pages:        w.Capabilities.Workspace.TextDocumentContent != nil,
		rulePages:    w.Capabilities.Workspace.TextDocumentContent != nil && (doc.Diagnostic.CodeDescriptionSupport || doc.PublishDiagnostics.CodeDescriptionSupport),
	}
}
