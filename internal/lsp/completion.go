package lsp

import (
	"context"
	"fmt"

	"go.lsp.dev/protocol"

	"resolute/internal/cite"
	"resolute/internal/complete"
	"resolute/internal/house"
	"resolute/internal/text"
	"resolute/internal/wording"
)

// Completion suggests what may come next. What all suggestions replace, and compare
// with, is named explicitly: openers and citations have blanks, at which editors
// would begin anew.
func (s *server) Completion(ctx context.Context, p *protocol.CompletionParams) (protocol.CompletionResult, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	off := s.offset(tree, p.Position)
	l := complete.At(tree, d.scope.settings().config.Catalogue, off)
	out := &protocol.CompletionList{IsIncomplete: l.Partial, Items: make([]protocol.CompletionItem, 0, len(l.Items))}
	where := s.span(tree, l.At)
	if s.client.defaults {
		out.ItemDefaults = &protocol.CompletionItemDefaults{EditRange: &where}
	}
	for i := range l.Items {
		item, err := s.suggestion(d, &l.Items[i], where, i < mostDocumented)
		if err != nil {
			return nil, err
		}
		item.SortText = protocol.NewOptional(fmt.Sprintf("%03d", i))
		out.Items = append(out.Items, item)
	}
	return out, ctx.Err()
}

var suggestionKinds = [...]protocol.CompletionItemKind{
	complete.Opener: protocol.CompletionItemKindKeyword, complete.Citation: protocol.CompletionItemKindReference,
	complete.Reference: protocol.CompletionItemKindField, complete.Label: protocol.CompletionItemKindEnumMember,
	complete.Name: protocol.CompletionItemKindClass, complete.Edition: protocol.CompletionItemKindValue,
}

// mostDocumented is how many suggestions come with their documentation to an editor
// that cannot ask for it later.
const mostDocumented = 20

// suggestion is one of them as the editor takes it: a snippet for one that fills
// snippets in, details beside the label for one that shows them there.
func (s *server) suggestion(d *document, it *complete.Item, where protocol.Range, documented bool) (protocol.CompletionItem, error) {
	out := protocol.CompletionItem{Label: it.Label, Kind: suggestionKinds[it.Kind], FilterText: protocol.NewOptional(it.Filter)}
	if it.Detail != "" && s.client.labelDetails {
		out.LabelDetails = &protocol.CompletionItemLabelDetails{Description: new(short(it.Detail))}
	} else if it.Detail != "" {
		out.Detail = protocol.NewOptional(it.Detail)
	}
	words := it.Text
	if it.Snippet != "" && s.client.snippets {
		words, out.InsertTextFormat = it.Snippet, protocol.InsertTextFormatSnippet
	}
	if s.client.defaults {
		out.TextEditText = protocol.NewOptional(words)
	} else {
		out.TextEdit = &protocol.TextEdit{Range: where, NewText: words}
	}
	if it.Gone {
		out.Tags = []protocol.CompletionItemTag{protocol.CompletionItemTagDeprecated}
	}
	if len(it.More) > 0 {
		out.AdditionalTextEdits = s.edits(d, d.parsed(), it.More)
	}
	about := suggested{URI: string(d.uri), Ref: it.Ref}
	if it.Kind == complete.Opener {
		about.Opener = it.Filter
	}
	if about.Ref == (cite.Ref{}) && about.Opener == "" {
		return out, nil
	}
	if !s.client.lazyDocs {
		if documented {
			out.Documentation = documentation(d, about)
		}
		return out, nil
	}
	var err error
	out.Data, err = protocol.Marshal(about)
	return out, err
}

// suggested is what the documentation of a suggestion is made of.
type suggested struct {
	URI    string
	Ref    cite.Ref
	Opener string
}

// documentation tells what an act is, or what an opener does; nil where nothing is
// known.
func documentation(d *document, of suggested) protocol.InlayHintTooltip {
	words := ""
	if of.Opener != "" {
		h := d.parsed().House
		if op, n := h.Match(of.Opener); n > 0 {
			words = wording.Opener(h, house.Opener{Phrase: of.Opener, Role: op.Role})
		}
	} else if known, ok := d.scope.settings().config.Catalogue.Describe(of.Ref, 0, ""); ok {
		words = known.Markdown()
	}
	if words == "" {
		return nil
	}
	return &protocol.MarkupContent{Kind: protocol.MarkupKindMarkdown, Value: words}
}

// CompletionResolve tells of the suggestion that is looked at.
func (s *server) CompletionResolve(ctx context.Context, item *protocol.CompletionItem) (*protocol.CompletionItem, error) {
	var of suggested
	if len(item.Data) == 0 || protocol.Unmarshal(item.Data, &of) != nil {
		return item, nil // it has no more to it
	}
	for u, d := range viewOf(ctx) {
		if string(u) == of.URI {
			item.Documentation = documentation(d, of)
		}
	}
	return item, nil
}

// InlineCompletion goes on as a person would: the next label, the rest of a citation
// or of an opener. The same text gets the same answer.
func (s *server) InlineCompletion(ctx context.Context, p *protocol.InlineCompletionParams) (protocol.InlineCompletionResult, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	out := &protocol.InlineCompletionList{Items: []protocol.InlineCompletionItem{}}
	off := s.offset(tree, p.Position)
	if more := complete.Inline(tree, d.scope.settings().config.Catalogue, off); more != "" {
		r := s.span(tree, text.Span{Start: off, End: off})
		out.Items = append(out.Items, protocol.InlineCompletionItem{InsertText: protocol.String(more), Range: &r})
	}
	return out, nil
}

// SignatureHelp shows how a citation is written in whose bracket the cursor stands.
func (s *server) SignatureHelp(ctx context.Context, p *protocol.SignatureHelpParams) (*protocol.SignatureHelp, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	f, ok := complete.Signature(tree, d.scope.settings().config.Catalogue, s.offset(tree, p.Position))
	if !ok {
		return nil, nil
	}
	sig := protocol.SignatureInformation{Label: f.Label}
	if f.Act.Ref.Number != "" {
		sig.Documentation = documentation(d, suggested{Ref: f.Act.Ref})
	}
	for _, part := range f.Parts {
		// A word of the label: every editor can show that, offsets not all can.
		sig.Parameters = append(sig.Parameters, protocol.ParameterInformation{Label: protocol.String(part.In(f.Label))})
	}
	active := uint32(f.Active)
	return &protocol.SignatureHelp{Signatures: []protocol.SignatureInformation{sig}, ActiveSignature: new(uint32(0)), ActiveParameter: protocol.NewNullable(active)}, nil
}
