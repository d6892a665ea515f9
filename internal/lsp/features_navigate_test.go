package lsp

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"resolute/internal/text"
)

func init() {
	drawings["hover"] = drawing{at: drawHover}
	drawings["definition"] = drawing{at: func(p *picture, off int, _ string) string {
		var links []struct {
			OriginSelectionRange wireRange
			TargetURI            string
			TargetSelectionRange wireRange
		}
		p.ask("textDocument/definition", p.here(off), &links)
		var out strings.Builder
		for _, l := range links {
			if sp := p.span(p.draft, l.OriginSelectionRange); off < sp.Start || off > sp.End {
				p.t.Errorf("a link from %v, the caret is at %d", sp, off)
			}
			out.WriteString(p.location(wireLocation{l.TargetURI, l.TargetSelectionRange}))
		}
		return orNothing(out.String())
	}}
	drawings["declaration"] = drawing{at: func(p *picture, off int, _ string) string {
		var l *wireLocation
		p.ask("textDocument/declaration", p.here(off), &l)
		if l == nil {
			return "  nothing\n"
		}
		return p.location(*l)
	}}
	drawings["references"] = drawing{at: func(p *picture, off int, _ string) string {
		var all []wireLocation
		p.ask("textDocument/references", strings.TrimSuffix(p.here(off), "}")+`,"context":{"includeDeclaration":true}}`, &all)
		var out strings.Builder
		for _, l := range all {
			out.WriteString(p.location(l))
		}
		return orNothing(out.String())
	}}
	drawings["highlight"] = drawing{at: func(p *picture, off int, _ string) string {
		var all []struct {
			Range wireRange
			Kind  int
		}
		p.ask("textDocument/documentHighlight", p.here(off), &all)
		var out strings.Builder
		for _, h := range all {
			out.WriteString(p.shown(p.span(p.draft, h.Range)))
		}
		return orNothing(out.String())
	}}
	drawings["symbols"] = drawing{all: drawSymbols}
	drawings["workspace-symbols"] = drawing{all: drawWorkspaceSymbols}
	drawings["hints"] = drawing{all: drawHints}
	drawings["lenses"] = drawing{all: drawLenses}
	drawings["links"] = drawing{all: drawLinks}
	drawings["calls"] = drawing{at: drawCalls}
	drawings["types"] = drawing{at: drawTypes}
	drawings["content"] = drawing{all: drawContent}
	drawings["command"] = drawing{at: drawCommand}
	drawings["will-rename"] = drawing{all: drawWillRename}
}

func orNothing(s string) string {
	if s == "" {
		return "  nothing\n"
	}
	return s
}

type wireLocation struct {
	URI   string
	Range wireRange
}

// location is a place of any text.
func (p *picture) location(l wireLocation) string {
	name := strings.TrimPrefix(l.URI, p.root+"/")
	t := p.texts[l.URI]
	if t == nil {
		return "  " + name + "\n"
	}
	return "  " + name + ":\n" + indentLines(show(t, p.span(t, l.Range)))
}

func indentLines(s string) string {
	var out strings.Builder
	for line := range strings.Lines(s) {
		out.WriteString("  " + line)
	}
	return out.String()
}

// without makes a text that has the folder's name in it the same everywhere.
func (p *picture) without(s string) string {
	return strings.NewReplacer(p.root, "file:///folder", url.QueryEscape(p.root), "file:///folder", strings.TrimPrefix(p.root, "file://"), "/folder").Replace(s)
}

func drawHover(p *picture, off int, _ string) string {
	var h *struct {
		Contents struct{ Value string }
		Range    wireRange
	}
	p.ask("textDocument/hover", p.here(off), &h)
	if h == nil {
		return "  nothing\n"
	}
	return p.shown(p.span(p.draft, h.Range)) + indented(h.Contents.Value)
}

func drawSymbols(p *picture, _ string) string {
	type symbol struct {
		Name, Detail          string
		Kind                  int
		Range, SelectionRange wireRange
		Children              []symbol
	}
	var all []symbol
	p.ask("textDocument/documentSymbol", "{"+p.doc()+"}", &all)
	var out strings.Builder
	var draw func(list []symbol, depth int)
	draw = func(list []symbol, depth int) {
		for _, s := range list {
			whole, at := p.span(p.draft, s.Range), p.span(p.draft, s.SelectionRange)
			if at.Start < whole.Start || at.End > whole.End {
				p.t.Errorf("%s: the selection is not in the range", s.Name)
			}
			out.WriteString(strings.TrimRight(strings.Repeat("  ", depth)+s.Name+" — "+s.Detail, " —") + "\n")
			draw(s.Children, depth+1)
		}
	}
	draw(all, 0)
	return out.String()
}

func drawWorkspaceSymbols(p *picture, query string) string {
	var all []json.RawMessage
	p.ask("workspace/symbol", `{"query":`+quoted(query)+`}`, &all)
	var out strings.Builder
	for _, raw := range all {
		var s struct {
			Name, ContainerName string
			Location            struct {
				URI   string
				Range *wireRange
			}
		}
		if err := json.Unmarshal(raw, &s); err != nil {
			p.t.Fatal(err)
		}
		if s.Location.Range == nil {
			p.ask("workspaceSymbol/resolve", string(raw), &s)
		}
		out.WriteString(strings.TrimRight(s.Name+" in "+s.ContainerName, " in") + "\n" + p.location(wireLocation{s.Location.URI, *s.Location.Range}))
	}
	return orNothing(out.String())
}

func drawHints(p *picture, _ string) string {
	var all []json.RawMessage
	p.ask("textDocument/inlayHint", "{"+p.doc()+`,"range":`+p.rangeOf(text.Span{End: p.draft.Len()})+"}", &all)
	var out strings.Builder
	for _, raw := range all {
		var h struct {
			Position struct{ Line, Character int }
			Label    string
			Tooltip  string
			Data     json.RawMessage
		}
		if err := json.Unmarshal(raw, &h); err != nil {
			p.t.Fatal(err)
		}
		if h.Data != nil {
			p.ask("inlayHint/resolve", string(raw), &h)
		}
		at := p.draft.Offset(text.Pos{Line: h.Position.Line, Col: h.Position.Character}, p.enc)
		out.WriteString(p.shown(text.Span{Start: at, End: at}))
		fmt.Fprintf(&out, "    %s\n", h.Label)
		if h.Tooltip != "" {
			fmt.Fprintf(&out, "    (%s)\n", h.Tooltip)
		}
	}
	return orNothing(out.String())
}

func drawLenses(p *picture, _ string) string {
	var all []json.RawMessage
	p.ask("textDocument/codeLens", "{"+p.doc()+"}", &all)
	var out strings.Builder
	for _, raw := range all {
		var l struct {
			Range   wireRange
			Command struct{ Title, Command string }
		}
		if err := json.Unmarshal(raw, &l); err != nil {
			p.t.Fatal(err)
		}
		if l.Command.Title == "" {
			p.ask("codeLens/resolve", string(raw), &l)
		}
		line := p.draft.Slice(p.draft.Line(l.Range.Start.Line))
		fmt.Fprintf(&out, "  %s\n%.60s\n", l.Command.Title, strings.ReplaceAll(line, "\t", "→"))
	}
	return orNothing(out.String())
}

func drawLinks(p *picture, _ string) string {
	var all []json.RawMessage
	p.ask("textDocument/documentLink", "{"+p.doc()+"}", &all)
	var out strings.Builder
	for _, raw := range all {
		var l struct {
			Range           wireRange
			Target, Tooltip string
			Data            json.RawMessage
		}
		if err := json.Unmarshal(raw, &l); err != nil {
			p.t.Fatal(err)
		}
		if l.Target == "" {
			p.ask("documentLink/resolve", string(raw), &l)
		}
		fmt.Fprintf(&out, "%s    %s (%s)\n", p.shown(p.span(p.draft, l.Range)), p.without(l.Target), l.Tooltip)
	}
	return orNothing(out.String())
}

func drawCalls(p *picture, off int, _ string) string {
	var items []json.RawMessage
	p.ask("textDocument/prepareCallHierarchy", p.here(off), &items)
	var out strings.Builder
	for _, raw := range items {
		var it struct{ Name, Detail string }
		_ = json.Unmarshal(raw, &it)
		fmt.Fprintf(&out, "  %s — %s\n", it.Name, it.Detail)
		type call struct {
			From, To   struct{ Name, Detail string }
			FromRanges []wireRange
		}
		var in, outgoing []call
		p.ask("callHierarchy/incomingCalls", `{"item":`+string(raw)+`}`, &in)
		p.ask("callHierarchy/outgoingCalls", `{"item":`+string(raw)+`}`, &outgoing)
		for _, c := range in {
			fmt.Fprintf(&out, "    ← %s, %s\n", c.From.Name, times("cites it", len(c.FromRanges)))
		}
		for _, c := range outgoing {
			fmt.Fprintf(&out, "    → %s — %s\n", c.To.Name, cut(c.To.Detail, 50))
		}
	}
	return orNothing(out.String())
}

func drawTypes(p *picture, off int, _ string) string {
	var items []json.RawMessage
	p.ask("textDocument/prepareTypeHierarchy", p.here(off), &items)
	var out strings.Builder
	for _, raw := range items {
		name := func(raw json.RawMessage) string {
			var it struct {
				Name string
				Tags []int
			}
			_ = json.Unmarshal(raw, &it)
			if len(it.Tags) > 0 {
				return "~" + it.Name + "~"
			}
			return it.Name
		}
		fmt.Fprintf(&out, "  %s\n", name(raw))
		for _, way := range []string{"supertypes", "subtypes"} {
			at := raw
			for range 9 {
				var next []json.RawMessage
				p.ask("typeHierarchy/"+way, `{"item":`+string(at)+`}`, &next)
				if len(next) == 0 {
					break
				}
				at = next[0]
				fmt.Fprintf(&out, "    %s: %s\n", way, name(at))
			}
		}
	}
	return orNothing(out.String())
}

func drawContent(p *picture, uri string) string {
	uri = strings.ReplaceAll(uri, "DRAFT", p.uri)
	m := p.editor.answer(p.send("workspace/textDocumentContent", `{"uri":`+quoted(uri)+`}`))
	if m.Error != nil {
		return "error: " + p.without(m.Error.Message) + "\n"
	}
	var c struct{ Text string }
	if err := json.Unmarshal(m.Result, &c); err != nil {
		p.t.Fatal(err)
	}
	return indented(p.without(c.Text))
}

// drawCommand calls a command and shows what it answers and what it changes.
func drawCommand(p *picture, off int, name string) string {
	id := p.send("workspace/executeCommand", fmt.Sprintf(`{"command":%q,"arguments":[{"uri":%q,"position":%s}]}`, name, p.uri, p.pos(off)))
	changed := ""
	for {
		m := p.editor.read()
		if m.Method == "workspace/applyEdit" {
			var e struct{ Edit *wireChanges }
			if err := json.Unmarshal(m.Params, &e); err != nil {
				p.t.Fatal(err)
			}
			changed = p.changed(e.Edit)
			p.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"result":{"applied":true}}`, *m.ID))
			continue
		}
		if m.Method == "window/showDocument" {
			var shown struct {
				URI       string
				Selection wireRange
			}
			if err := json.Unmarshal(m.Params, &shown); err != nil {
				p.t.Fatal(err)
			}
			changed = "  shown is" + p.without(p.location(wireLocation{shown.URI, shown.Selection}))
			p.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"result":{"success":true}}`, *m.ID))
			continue
		}
		if m.ID == nil || *m.ID != id || m.Method != "" {
			continue
		}
		if m.Error != nil {
			return "error: " + m.Error.Message + "\n"
		}
		var s string
		if json.Unmarshal(m.Result, &s) == nil {
			return indented(p.without(s))
		}
		var places []wireLocation
		if json.Unmarshal(m.Result, &places) == nil && len(places) > 0 {
			var out strings.Builder
			for _, l := range places {
				out.WriteString(p.location(l))
			}
			return changed + out.String()
		}
		return changed + "  " + p.without(string(m.Result)) + "\n"
	}
}

// drawWillRename renames the first file to the second.
func drawWillRename(p *picture, names string) string {
	was, now, _ := strings.Cut(names, " ")
	var w *struct {
		Changes map[string][]wireEdit
	}
	p.ask("workspace/willRenameFiles", fmt.Sprintf(`{"files":[{"oldUri":%q,"newUri":%q}]}`, p.root+"/"+was, p.root+"/"+now), &w)
	if w == nil {
		return "  nothing\n"
	}
	var out []string
	for u, edits := range w.Changes {
		out = append(out, strings.TrimPrefix(u, p.root+"/")+":\n"+p.change(p.texts[u], edits))
	}
	return sorted(out)
}

// What is announced is answered: no request of the capabilities says that it is not
// there.
func TestWhatIsAnnouncedIsAnswered(t *testing.T) {
	e := start(t, strings.TrimSpace(fmt.Sprintf(canAll, "utf-16")))
	e.open(draft)
	position := at1(4, 1)
	of := `{"textDocument":{"uri":"` + doc + `"}}`
	for method, params := range map[string]string{
		"textDocument/hover": position, "textDocument/completion": position, "textDocument/signatureHelp": position, "textDocument/declaration": position,
		"textDocument/definition": position, "textDocument/documentHighlight": position, "textDocument/documentSymbol": of, "workspace/symbol": `{"query":"x"}`,
		"textDocument/foldingRange": of, "textDocument/linkedEditingRange": position, "textDocument/codeLens": of, "textDocument/documentLink": of,
		"textDocument/prepareRename": position, "textDocument/prepareCallHierarchy": position, "textDocument/prepareTypeHierarchy": position,
		"textDocument/semanticTokens/full": of,
		"textDocument/references":          strings.TrimSuffix(position, "}") + `,"context":{"includeDeclaration":false}}`,
		"textDocument/selectionRange":      `{"textDocument":{"uri":"` + doc + `"},"positions":[]}`,
		"textDocument/rangesFormatting":    `{"textDocument":{"uri":"` + doc + `"},"ranges":[],"options":{"tabSize":4,"insertSpaces":true}}`,
		"workspaceSymbol/resolve":          `{"name":"x","kind":1,"location":{"uri":"` + doc + `"}}`,
		"textDocument/inlineCompletion":    strings.TrimSuffix(position, "}") + `,"context":{"triggerKind":1}}`,
		"workspace/executeCommand":         `{"command":"resolute.server.reread"}`,
		"workspace/willRenameFiles":        `{"files":[]}`,
	} {
		if m := e.answer(e.send(method, params)); m.Error != nil {
			t.Errorf("%s: %d %s", method, m.Error.Code, m.Error.Message)
		}
	}
}
