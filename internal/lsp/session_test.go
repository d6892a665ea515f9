package lsp

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

func TestFindingsComeAndGoWithTheText(t *testing.T) {
	e := start(t, `{}`)
	e.open(draft)
	got := map[string]bool{}
	for _, d := range e.settled(1).Diagnostics {
		got[d.Code] = true
	}
	if !got["label-gap"] || !got["unknown-act"] {
		t.Fatalf("findings %v", got)
	}
	e.notify("textDocument/didChange", `{"textDocument":{"uri":"`+doc+`","version":2},"contentChanges":[{"range":{"start":{"line":6,"character":0},"end":{"line":6,"character":1}},"text":"2"}]}`)
	for _, d := range e.settled(2).Diagnostics {
		if d.Code == "label-gap" {
			t.Errorf("%s is still there", d.Message)
		}
	}
	e.notify("textDocument/didClose", `{"textDocument":{"uri":"`+doc+`"}}`)
	for len(e.published[doc].Diagnostics) > 0 {
		e.read()
	}
}

func at1(line, character int) string {
	return fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":%d,"character":%d}}`, doc, line, character)
}

func TestHover(t *testing.T) {
	e := start(t, `{}`)
	e.open(draft)
	for _, c := range []struct {
		line, character int
		want            string
	}{
		{2, 27, "Transforming our world: the 2030 Agenda for Sustainable Development"},
		{2, 60, "does not exist"},
		{2, 3, "opens a preambular paragraph"},
		{4, 0, "1 of 2"},
		{4, 4, "in the preamble: *Deciding*"},
		{6, 75, "Decides to begin;"},
		{1, 0, "null"},
		{99, 99, "null"},
	} {
		if got := e.call("textDocument/hover", at1(c.line, c.character)); !strings.Contains(got, c.want) {
			t.Errorf("hover at %d:%d is %s, want %q", c.line, c.character, got, c.want)
		}
	}
}

func TestNavigation(t *testing.T) {
	e := start(t, `{}`)
	e.open(draft)
	if got := e.call("textDocument/definition", at1(6, 75)); !strings.Contains(got, `"start":{"line":4,"character":0}`) {
		t.Errorf("definition %s", got)
	}
	refs := fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":4,"character":0},"context":{"includeDeclaration":true}}`, doc)
	if got := e.call("textDocument/references", refs); strings.Count(got, `"uri"`) != 2 {
		t.Errorf("references %s", got)
	}
	if got := e.call("textDocument/documentHighlight", at1(4, 0)); strings.Count(got, `"range"`) != 3 {
		t.Errorf("highlights %s", got)
	}
	if got := e.call("textDocument/documentSymbol", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, doc)); !strings.Contains(got, "Decides to begin") {
		t.Errorf("symbols %s", got)
	}
	if got := e.call("textDocument/foldingRange", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, doc)); got != `[{"startLine":4,"endLine":6,"kind":"region"}]` {
		t.Errorf("folds of a text with an operative part: %s", got)
	}
}

const folder = `
-- res-70-1.txt --
70/1. Transforming our world: the 2030 Agenda for Sustainable Development

The General Assembly,

1.	Adopts the following document.
-- b.txt --
Report of the Second Committee

The General Assembly,

Recalling its resolution 70/1 of 25 September 2015,

1.	Decides to continue, in accordance with resolution 70/1.
`

func TestTheFolderIsKnown(t *testing.T) {
	e, root := startIn(t, "", folder)
	e.open(draft)
	cited := at1(2, 27)
	if got := e.call("textDocument/references", strings.TrimSuffix(cited, "}")+`,"context":{"includeDeclaration":true}}`); strings.Count(got, root+"/b.txt") != 2 || strings.Count(got, doc) != 1 {
		t.Errorf("references %s", got)
	}
	if got := e.call("textDocument/definition", cited); !strings.Contains(got, root+"/res-70-1.txt") {
		t.Errorf("definition %s", got)
	}
	if got := e.call("textDocument/declaration", cited); !strings.Contains(got, doc) || !strings.Contains(got, `"line":2`) {
		t.Errorf("declaration %s", got)
	}
	if got := e.call("workspace/symbol", `{"query":"2030 agenda"}`); strings.Count(got, `"name"`) != 1 || !strings.Contains(got, "70/1") {
		t.Errorf("symbols %s", got)
	}
	item := strings.Trim(e.call("textDocument/prepareCallHierarchy", cited), "[]")
	if !strings.Contains(item, root+"/res-70-1.txt") {
		t.Errorf("the act's place in the graph %s", item)
	}
	if got := e.call("callHierarchy/incomingCalls", `{"item":`+item+`}`); strings.Count(got, `"from"`) != 2 || !strings.Contains(got, root+"/b.txt") {
		t.Errorf("who cites it: %s", got)
	}
	if got := e.call("callHierarchy/outgoingCalls", `{"item":`+item+`}`); got != "[]" {
		t.Errorf("whom it cites: %s", got)
	}
}

func TestRevisionsAreAChain(t *testing.T) {
	e := start(t, `{}`)
	e.open("The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),\nrecalling\nResolution 140 (Rev. Busan, 2014),\nresolves\nto begin.\n")
	item := strings.Trim(e.call("textDocument/prepareTypeHierarchy", at1(2, 13)), "[]")
	if !strings.Contains(item, "Busan, 2014") {
		t.Fatalf("the revision cited: %s", item)
	}
	if got := e.call("typeHierarchy/subtypes", `{"item":`+item+`}`); !strings.Contains(got, "Dubai, 2018") {
		t.Errorf("the revision after: %s", got)
	}
	if got := e.call("typeHierarchy/supertypes", `{"item":`+item+`}`); !strings.Contains(got, "Resolution 140 (") || strings.Contains(got, "Busan") {
		t.Errorf("the revision before: %s", got)
	}
}

func TestCompletion(t *testing.T) {
	const itu = "The Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\n"
	for _, c := range []struct{ what, text, want string }{
		{"a preambular opener", "The General Assembly,\n\nRecal|", `"label":"Recalling"`},
		{"an operative opener behind a label", "The General Assembly,\n\nNoting it,\n\n1.\tDecides it;\n\n2.\tRequ|", `"label":"Requests"`},
		{"an ITU opener", itu + "recog|", `"label":"recognizing"`},
		{"an ITU opener over its blank", itu + "recognizing\nthat it rains,\nrecognizing fur|", `"label":"recognizing further"`},
		{"an addressee", itu + "resolves\nto begin,\ninstructs the C|", `"label":"instructs the Council"`},
		{"a citation by its number", itu + "recalling\nResolution 14|", `"label":"Resolution 140 (Rev. Bucharest, 2022)"`},
		{"a citation by words of its title", "The General Assembly,\n\nRecalling its resolution transforming our world|", `"label":"resolution 70/1 of 25 September 2015"`},
		{"nothing in the middle of a sentence", "The General Assembly,\n\nRecalling its commitment to re|", `"items":[]`},
		{"nothing in front of the resolution", "Dra|\n\nThe General Assembly,\n\nRecalling it,\n", `"items":[]`},
	} {
		t.Run(c.what, func(t *testing.T) {
			e := start(t, `{}`)
			before, after, _ := strings.Cut(c.text, "|")
			e.open(before + after)
			lines := strings.Split(before, "\n")
			got := e.call("textDocument/completion", at1(len(lines)-1, len(lines[len(lines)-1])))
			if !strings.Contains(got, c.want) {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

func TestActionsRepair(t *testing.T) {
	e := start(t, `{}`)
	e.open("The General Assembly,\n\nNoting it;\n\n1.Decides to organise it;\n\n2.\tDecides to end.\n")
	e.settled(1)
	ask := func(line int, only string) string {
		return e.call("textDocument/codeAction", fmt.Sprintf(`{"textDocument":{"uri":%q},"range":{"start":{"line":%d,"character":0},"end":{"line":%d,"character":40}},"context":{"diagnostics":[]%s}}`, doc, line, line, only))
	}
	if got := ask(4, ""); !strings.Contains(got, `"newText":"organize"`) || strings.Contains(got, "fixAll") {
		t.Errorf("quick fixes %s", got)
	}
	if got := ask(0, `,"only":["source.fixAll"]`); !strings.Contains(got, `"newText":"\t"`) || !strings.Contains(got, `"newText":","`) || strings.Contains(got, "organize") {
		t.Errorf("all repairs %s", got)
	}
	if got := ask(1, ""); got != "[]" {
		t.Errorf("on a line without findings: %s", got)
	}
}

// The server's text must stay the editor's, whatever comes, in every encoding.
func TestTheTextStaysTheEditors(t *testing.T) {
	for _, enc := range []struct {
		name string
		kind text.Encoding
	}{{"utf-16", text.UTF16}, {"utf-8", text.UTF8}, {"utf-32", text.UTF32}} {
		t.Run(enc.name, func(t *testing.T) {
			e := start(t, `{"general":{"positionEncodings":["`+enc.name+`"]}}`)
			now := text.New("The General Assembly,\r\n\r\nNoting 𝔘nicode and é,\n\n1.\tDecides;\n")
			e.open(now.String())
			rnd := rand.New(rand.NewPCG(3, uint64(enc.kind)))
			pieces := []string{"", "x", "\n", "\r\n", "2.\tDecides ", "é", "𝔘", "(a)\t", "resolution 70/1 ", "\r"}
			version := 1
			for range 400 {
				a, b := rnd.IntN(now.Len()+1), rnd.IntN(now.Len()+1)
				a, b = min(a, b), min(max(a, b), min(a, b)+12)
				from, to := now.Pos(a, enc.kind), now.Pos(b, enc.kind)
				sp := text.Span{Start: now.Offset(from, enc.kind), End: now.Offset(to, enc.kind)}
				if sp.End < sp.Start {
					continue
				}
				s := pieces[rnd.IntN(len(pieces))]
				next, err := now.Apply(text.Edit{Span: sp, New: s})
				if err != nil {
					t.Fatal(err)
				}
				now = next
				version++
				e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":{"start":{"line":%d,"character":%d},"end":{"line":%d,"character":%d}},"text":%s}]}`,
					doc, version, from.Line, from.Col, to.Line, to.Col, quoted(s)))
				if version%50 == 0 {
					e.same(now, version, enc.kind)
				}
			}
			e.same(now, version, enc.kind)
		})
	}
}

// same holds what was published against what the core finds in the text.
func (e *editor) same(now *text.Text, version int, enc text.Encoding) {
	e.t.Helper()
	got := e.settled(version)
	h, _ := house.Detect(now.String())
	result := lint.New(rules.All, lint.Options{}).Run(context.Background(), syntax.Parse(now, h, nil), nil)
	want := result.All()
	if len(got.Diagnostics) != len(want) {
		e.t.Fatalf("version %d of %q: %d findings, want %d", version, now, len(got.Diagnostics), len(want))
	}
	for i, d := range want {
		from := now.Pos(d.Span.Start, enc)
		if g := got.Diagnostics[i]; g.Code != d.Rule.Name || g.Message != d.Message || g.Range.Start.Line != from.Line || g.Range.Start.Character != from.Col {
			e.t.Fatalf("version %d, finding %d: %+v, want %s at %v: %s", version, i, g, d.Rule.Name, from, d.Message)
		}
	}
}

func TestTheServerFindsWhatTheCommandFinds(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/drafts/*.txt")
	if len(files) == 0 {
		t.Fatal("no drafts")
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		e := start(t, `{}`)
		e.open(string(data))
		e.same(text.New(string(data)), 1, text.UTF16)
	}
}

func TestHostileMessagesDoNotEndTheSession(t *testing.T) {
	e := raw(t)
	if m := e.answer(e.send("textDocument/hover", `{}`)); m.Error == nil || m.Error.Code != -32002 {
		t.Errorf("before initialize: %+v", m.Error)
	}
	e.call("initialize", `{"processId":null,"rootUri":null,"capabilities":{}}`)
	if m := e.answer(e.send("initialize", `{"processId":null,"rootUri":null,"capabilities":{}}`)); m.Error == nil || m.Error.Code != -32600 {
		t.Errorf("initialize again: %+v", m.Error)
	}
	e.open(draft)
	for _, body := range []string{
		`{`, `[]`, `null`, `{"jsonrpc":"2.0"}`, `{"jsonrpc":"2.0","method":"$/unknown"}`, `{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":null}}`,
		`{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":99999999999}}`, `{"jsonrpc":"2.0","method":"$/cancelRequest"}`,
		`{"jsonrpc":"2.0","method":"initialized"}`,
		`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///no","version":1},"contentChanges":[]}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"` + doc + `","version":2},"contentChanges":[{"range":{},"text":"x"}]}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"` + doc + `","version":2},"contentChanges":[{"range":{"start":{"line":-1,"character":0},"end":{"line":0,"character":0}},"text":"x"}]}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"` + doc + `","version":2},"contentChanges":[{}]}}`,
		`{"jsonrpc":"2.0","method":"textDocument/didClose","params":{"textDocument":{"uri":"file:///no"}}}`,
	} {
		e.write(body)
	}
	if _, err := io.WriteString(e.out, "garbage\r\nmore garbage\r\n\r\nContent-Length: x\r\n\r\n"); err != nil {
		t.Fatal(err)
	}
	for method, code := range map[string]int{"no/such": -32601, "textDocument/hover": -32602} {
		if m := e.answer(e.send(method, `[]`)); m.Error == nil || m.Error.Code != code {
			t.Errorf("%s: %+v, want %d", method, m.Error, code)
		}
	}
	if got := e.call("textDocument/hover", at1(2, 27)); !strings.Contains(got, "2030 Agenda") {
		t.Errorf("the text is not what it was: %s", got)
	}
	e.call("shutdown", `null`)
	if m := e.answer(e.send("textDocument/hover", at1(2, 27))); m.Error == nil || m.Error.Code != -32600 {
		t.Errorf("after shutdown: %+v", m.Error)
	}
	e.notify("exit", `null`)
}
