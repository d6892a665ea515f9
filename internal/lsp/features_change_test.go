package lsp

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"resolute/internal/text"
)

func init() {
	drawings["prepare"] = drawing{at: drawPrepare}
	drawings["rename"] = drawing{at: drawRename}
	drawings["actions"] = drawing{at: drawActions}
	drawings["action"] = drawing{at: drawAction}
	drawings["source"] = drawing{all: drawSource}
}

// wireChanges is a workspace edit as it comes.
type wireChanges struct {
	DocumentChanges []struct {
		TextDocument struct {
			URI     string
			Version *int
		}
		Edits []wireEdit
	}
	ChangeAnnotations map[string]struct {
		Label             string
		NeedsConfirmation bool
	}
}

// changed is what a workspace edit makes of the texts. What the editor asks about
// is marked with what it is called.
func (p *picture) changed(w *wireChanges) string {
	p.t.Helper()
	if w == nil {
		return "nothing\n"
	}
	var out strings.Builder
	for _, d := range w.DocumentChanges {
		name := strings.TrimPrefix(d.TextDocument.URI, p.root+"/")
		if d.TextDocument.URI == p.uri != (d.TextDocument.Version != nil) {
			p.t.Errorf("%s has version %v", name, d.TextDocument.Version)
		}
		t := p.texts[d.TextDocument.URI]
		if t == nil {
			p.t.Fatalf("%s is not known", name)
		}
		edits := slices.Clone(d.Edits)
		for i := range edits {
			if a, ok := w.ChangeAnnotations[edits[i].AnnotationID]; ok && a.NeedsConfirmation {
				edits[i].NewText = "⟨" + a.Label + "?⟩" + edits[i].NewText
			}
		}
		fmt.Fprintf(&out, "%s:\n%s", name, p.change(t, edits))
	}
	if out.Len() == 0 {
		return "no change\n"
	}
	return out.String()
}

func drawPrepare(p *picture, off int, _ string) string {
	var r *struct {
		Range       wireRange
		Placeholder string
	}
	m := p.editor.answer(p.send("textDocument/prepareRename", p.here(off)))
	if m.Error != nil {
		return "error: " + m.Error.Message + "\n"
	}
	if err := json.Unmarshal(m.Result, &r); err != nil {
		p.t.Fatal(err)
	}
	if r == nil {
		return "nothing\n"
	}
	return p.shown(p.span(p.draft, r.Range)) + "  " + r.Placeholder + "\n"
}

func drawRename(p *picture, off int, name string) string {
	m := p.editor.answer(p.send("textDocument/rename", strings.TrimSuffix(p.here(off), "}")+`,"newName":`+quoted(name)+"}"))
	if m.Error != nil {
		return "error: " + m.Error.Message + "\n"
	}
	var w *wireChanges
	if err := json.Unmarshal(m.Result, &w); err != nil {
		p.t.Fatal(err)
	}
	return p.changed(w)
}

type wireAction struct {
	Title       string
	Kind        string
	IsPreferred bool
	Diagnostics []struct{ Code string }
	Edit        *wireChanges
	Data        json.RawMessage
}

func (p *picture) actions(sp text.Span, only string) []wireAction {
	var all []wireAction
	if only != "" {
		only = `,"only":[` + quoted(only) + `]`
	}
	p.ask("textDocument/codeAction", "{"+p.doc()+`,"range":`+p.rangeOf(sp)+`,"context":{"diagnostics":[]`+only+`}}`, &all)
	return all
}

func drawActions(p *picture, off int, only string) string {
	var out strings.Builder
	for _, a := range p.actions(text.Span{Start: off, End: off}, only) {
		preferred := ""
		if a.IsPreferred {
			preferred = " ★"
		}
		rule := ""
		if len(a.Diagnostics) > 0 {
			rule = " (" + a.Diagnostics[0].Code + ")"
		}
		fmt.Fprintf(&out, "%-26s %s%s%s\n", a.Kind, a.Title, rule, preferred)
		if a.Edit != nil {
			p.t.Errorf("%s has its edit before it is chosen", a.Title)
		}
	}
	if out.Len() == 0 {
		return "none\n"
	}
	return out.String()
}

// drawAction chooses the first action whose title begins with the words.
func drawAction(p *picture, off int, title string) string {
	return p.choose(p.actions(text.Span{Start: off, End: off}, ""), title)
}

func (p *picture) choose(all []wireAction, title string) string {
	for _, a := range all {
		if !strings.HasPrefix(a.Title, title) {
			continue
		}
		var chosen wireAction
		p.ask("codeAction/resolve", fmt.Sprintf(`{"title":%q,"kind":%q,"data":%s}`, a.Title, a.Kind, a.Data), &chosen)
		return p.changed(chosen.Edit)
	}
	return "not offered\n"
}

func drawSource(p *picture, kind string) string {
	return p.choose(p.actions(text.Span{}, kind), "")
}
