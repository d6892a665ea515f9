package lsp

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"resolute/internal/text"
)

func init() {
	drawings["completion"] = drawing{at: drawCompletion}
	drawings["accept"] = drawing{at: drawAccept}
	drawings["resolve"] = drawing{at: drawResolve}
	drawings["inline"] = drawing{at: drawInline}
	drawings["signature"] = drawing{at: drawSignature}
}

type wireList struct {
	IsIncomplete bool
	ItemDefaults struct{ EditRange *wireRange }
	Items        []wireItem
}

type wireItem struct {
	Label, FilterText, TextEditText, SortText, Detail string
	LabelDetails                                      struct{ Detail, Description string }
	InsertTextFormat                                  int
	TextEdit                                          *wireEdit
	AdditionalTextEdits                               []wireEdit
	Data                                              json.RawMessage
	Documentation                                     struct{ Value string }
}

func (p *picture) suggestions(off int) wireList {
	var l wireList
	p.ask("textDocument/completion", p.here(off), &l)
	for i := range l.Items {
		it := &l.Items[i]
		if it.TextEdit == nil && l.ItemDefaults.EditRange != nil {
			it.TextEdit = &wireEdit{Range: *l.ItemDefaults.EditRange, NewText: it.TextEditText}
		}
	}
	return l
}

// drawCompletion shows what is replaced and the first suggestions.
func drawCompletion(p *picture, off int, arg string) string {
	l := p.suggestions(off)
	most := 8
	if n, err := strconv.Atoi(arg); err == nil {
		most = n
	}
	var out strings.Builder
	for i, it := range l.Items {
		if i == 0 {
			fmt.Fprintf(&out, "  in place of %q\n", p.draft.Slice(p.span(p.draft, it.TextEdit.Range)))
		}
		if i == most {
			fmt.Fprintf(&out, "  and %d more\n", len(l.Items)-i)
			break
		}
		typed := p.draft.Slice(p.span(p.draft, it.TextEdit.Range))
		if !strings.HasPrefix(strings.ToLower(it.FilterText), strings.ToLower(typed)) {
			p.t.Errorf("%q does not filter %q", it.FilterText, typed)
		}
		words := it.TextEdit.NewText
		if words == it.Label {
			words = ""
		} else {
			words = " ⇒ " + strings.NewReplacer("\t", "→", "\n", "↵").Replace(words)
			if it.InsertTextFormat == 2 {
				words += " (snippet)"
			}
		}
		fmt.Fprintf(&out, "    %s — %s%s%s\n", it.Label, it.LabelDetails.Description, it.Detail, words)
	}
	if out.Len() == 0 {
		return "  nothing\n"
	}
	return out.String()
}

// drawAccept takes the suggestion with the label and shows what it makes.
func drawAccept(p *picture, off int, label string) string {
	for _, it := range p.suggestions(off).Items {
		if it.Label == label {
			return p.change(p.draft, append([]wireEdit{*it.TextEdit}, it.AdditionalTextEdits...))
		}
	}
	return "  not suggested\n"
}

// drawResolve shows the documentation of the first suggestion.
func drawResolve(p *picture, off int, _ string) string {
	var l struct{ Items []json.RawMessage }
	p.ask("textDocument/completion", p.here(off), &l)
	if len(l.Items) == 0 {
		return "  nothing\n"
	}
	if strings.Contains(string(l.Items[0]), `"documentation"`) {
		p.t.Error("documentation comes before it is looked at")
	}
	var it wireItem
	p.ask("completionItem/resolve", string(l.Items[0]), &it)
	return indented(it.Documentation.Value)
}

func indented(s string) string {
	var out strings.Builder
	for line := range strings.Lines(strings.TrimRight(s, "\n") + "\n") {
		out.WriteString(strings.TrimRight("    "+line, " \n") + "\n")
	}
	return out.String()
}

func drawInline(p *picture, off int, _ string) string {
	var l struct {
		Items []struct {
			InsertText string
			Range      wireRange
		}
	}
	p.ask("textDocument/inlineCompletion", strings.TrimSuffix(p.here(off), "}")+`,"context":{"triggerKind":2}}`, &l)
	if len(l.Items) == 0 {
		return "  nothing\n"
	}
	if sp := p.span(p.draft, l.Items[0].Range); sp != (text.Span{Start: off, End: off}) {
		p.t.Errorf("it stands at %v, not at the caret", sp)
	}
	return "  ⇒ " + strings.ReplaceAll(l.Items[0].InsertText, "\t", "→") + "\n"
}

func drawSignature(p *picture, off int, _ string) string {
	var h *struct {
		Signatures []struct {
			Label         string
			Documentation struct{ Value string }
			Parameters    []struct{ Label string }
		}
		ActiveParameter int
	}
	p.ask("textDocument/signatureHelp", p.here(off), &h)
	if h == nil {
		return "  nothing\n"
	}
	s := h.Signatures[0]
	first, _, _ := strings.Cut(s.Documentation.Value, "\n")
	return fmt.Sprintf("  %s: now the %s\n    %s\n", s.Label, s.Parameters[h.ActiveParameter].Label, first)
}
