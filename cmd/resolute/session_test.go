package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"golang.org/x/tools/txtar"
)

// everything is an editor that can do all that a server may make use of.
const everything = `{
"general":{"positionEncodings":["utf-16"]},
"window":{"workDoneProgress":true,"showDocument":{"support":true},"showMessage":{"messageActionItem":{"additionalPropertiesSupport":true}}},
"workspace":{"applyEdit":true,"configuration":true,"workspaceFolders":true,"textDocumentContent":{"dynamicRegistration":true},
	"didChangeConfiguration":{"dynamicRegistration":true},"didChangeWatchedFiles":{"dynamicRegistration":true,"relativePatternSupport":true},
	"workspaceEdit":{"documentChanges":true,"changeAnnotationSupport":{"groupsOnLabel":true},"resourceOperations":["create","rename","delete"],"snippetEditSupport":true},
	"diagnostics":{"refreshSupport":true},"inlayHint":{"refreshSupport":true},"codeLens":{"refreshSupport":true},"semanticTokens":{"refreshSupport":true},"foldingRange":{"refreshSupport":true},
	"symbol":{"resolveSupport":{"properties":["location.range"]}},"fileOperations":{"didCreate":true,"didRename":true,"didDelete":true,"willRename":true}},
"textDocument":{"diagnostic":{"relatedInformation":true,"relatedDocumentSupport":true,"codeDescriptionSupport":true,"dataSupport":true,"tagSupport":{"valueSet":[1,2]},"markupMessageSupport":true},
	"completion":{"completionItem":{"snippetSupport":true,"labelDetailsSupport":true,"insertReplaceSupport":true,"documentationFormat":["markdown"],"resolveSupport":{"properties":["documentation","detail","additionalTextEdits"]}},
		"completionList":{"itemDefaults":["commitCharacters","editRange","insertTextFormat","data"],"applyKindSupport":true},"contextSupport":true},
	"hover":{"contentFormat":["markdown"]},"signatureHelp":{"signatureInformation":{"documentationFormat":["markdown"],"activeParameterSupport":true,"parameterInformation":{"labelOffsetSupport":true}},"contextSupport":true},
	"definition":{"linkSupport":true},"declaration":{"linkSupport":true},"documentSymbol":{"hierarchicalDocumentSymbolSupport":true,"tagSupport":{"valueSet":[1]}},
	"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["","quickfix","refactor","source"]}},"isPreferredSupport":true,"disabledSupport":true,"dataSupport":true,"resolveSupport":{"properties":["edit"]},"honorsChangeAnnotations":true},
	"documentLink":{"tooltipSupport":true},"rename":{"prepareSupport":true,"honorsChangeAnnotations":true},"foldingRange":{"lineFoldingOnly":true,"foldingRange":{"collapsedText":true}},
	"inlayHint":{"resolveSupport":{"properties":["tooltip","label.location"]}},"rangeFormatting":{"rangesSupport":true},
	"semanticTokens":{"requests":{"range":true,"full":{"delta":true}},"tokenTypes":[],"tokenModifiers":[],"formats":["relative"]}}}`

const sessionFiles = `
-- resolute.toml --
catalogues = ["own.csv"]
-- own.csv --
cite,title
General Assembly resolution 68/720,Something of our own
-- itu.txt --
RESOLUTION 140 (Rev. Bucharest, 2022)

ITU's role in implementing the outcomes of the World Summit on the Information Society

The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),

recalling
a)	Resolution 140 (Rev. Busan, 2014) of this conference;
b)	resolution 70/1 of the United Nations General Assembly,

considering
that the matter mentioned in recalling a) above is urgent,

resolves
1	to organise it;
3	to report on it,

instructs the Secretary-General
to do so.
-- unga.txt --
70/999. A title of some words

The General Assembly,

Recalling its resolution 70/1 of 25 September 2015, entitled “Transforming our world: the 2030 Agenda for Sustainable Development”,

1.	Decides to begin, as in paragraph 3 below;

3.	Requests the Secretary-General to report on resolution 68/720 and on paragraph 1 above {++and more++}.
-- other.txt --
The General Assembly,

Recalling its resolution 70/1 of 25 September 2015,

1.	Decides to go on.
`

// scripted asks everything that the protocol knows, at many places.
type scripted struct {
	*process
	root  string
	uris  []string
	lines map[string][]string
}

// TestEveryMessageIsAsTheProtocolHasIt holds a long session against the official
// model of the protocol.
func TestEveryMessageIsAsTheProtocolHasIt(t *testing.T) {
	w := newWitness(officialModel(t))
	dir := t.TempDir()
	s := &scripted{process: startServerSeen(t, w.see), root: string(uri.File(dir)), lines: map[string][]string{}}
	s.answer = func(method string, params json.RawMessage) string {
		switch method {
		case "workspace/configuration":
			return `[{"rules":{"label-gap":"warning"}}]`
		case "workspace/applyEdit":
			return `{"applied":true}`
		case "window/showDocument":
			return `{"success":true}`
		}
		return "null"
	}
	texts := map[string]string{}
	for _, f := range txtar.Parse([]byte(sessionFiles)).Files {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
		if strings.HasSuffix(f.Name, ".txt") {
			texts[s.root+"/"+f.Name] = string(f.Data)
		}
	}
	announced := s.call("initialize", fmt.Sprintf(`{"processId":%d,"rootUri":%q,"workspaceFolders":[{"uri":%[2]q,"name":"drafts"}],"trace":"verbose","capabilities":%s}`, os.Getpid(), s.root, everything))
	s.notify("initialized", "{}")
	for !strings.Contains(string(s.upTo("$/progress").Params), `"kind":"end"`) {
	}
	for _, u := range slices.Sorted(maps.Keys(texts)) {
		s.uris = append(s.uris, u)
		s.lines[u] = strings.Split(texts[u], "\n")
		s.open(u, texts[u])
	}
	s.everywhere()
	s.rest(announced)
	s.call("shutdown", "null")
	s.notify("exit", "null")
	if code := s.exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	for i, wrong := range w.wrong {
		if t.Errorf("%s", wrong); i == 30 {
			t.Fatalf("and %d more", len(w.wrong)-i)
		}
	}
	for id, method := range w.asked {
		t.Errorf("%s %s was not answered", method, id)
	}
	for token, kind := range w.bars {
		if kind != "end" {
			t.Errorf("progress %s stands at %s", token, kind)
		}
	}
	total := 0
	for _, m := range slices.Sorted(maps.Keys(w.count)) {
		total += w.count[m]
		t.Logf("%5d %s", w.count[m], m)
	}
	t.Logf("%d messages of the server's", total)
}

// resolves are the requests that complete what another one answered.
var resolves = map[string]string{
	"textDocument/completion": "completionItem/resolve", "textDocument/codeAction": "codeAction/resolve", "textDocument/codeLens": "codeLens/resolve",
	"textDocument/documentLink": "documentLink/resolve", "textDocument/inlayHint": "inlayHint/resolve", "workspace/symbol": "workspaceSymbol/resolve",
}

// everywhere asks every request about documents at every seventh character.
func (s *scripted) everywhere() {
	for _, u := range s.uris {
		for line, words := range s.lines[u] {
			for character := 0; character <= len(words); character += 7 {
				s.at(u, line, character)
			}
		}
	}
}

func (s *scripted) at(u string, line, character int) {
	at := fmt.Sprintf(`{"line":%d,"character":%d}`, line, character)
	over := fmt.Sprintf(`{"start":{"line":0,"character":0},"end":%s}`, at)
	params := fmt.Sprintf(`{"textDocument":{"uri":%q},"position":%s,"positions":[%[2]s],"range":%s,"ranges":[%[3]s],"newName":"5","ch":"\n","options":{"tabSize":4,"insertSpaces":true},"context":{"includeDeclaration":true,"diagnostics":[],"triggerKind":1}}`, u, at, over)
	for _, m := range protocol.Methods {
		if m.Direction == "serverToClient" || m.Kind != "request" || !strings.HasPrefix(m.Method, "textDocument/") {
			continue
		}
		if character > 0 && wholeDocument[m.Method] {
			continue
		}
		reply := s.reply(s.send(m.Method, params))
		if reply.Error != nil {
			if reply.Error.Code != -32601 && reply.Error.Code != -32803 {
				s.t.Errorf("%s %s: %+v", m.Method, params, reply.Error)
			}
			continue
		}
		s.follow(m.Method, reply.Result)
	}
}

// wholeDocument are requests that have no position; once a line is enough.
var wholeDocument = map[string]bool{
	"textDocument/documentSymbol": true, "textDocument/foldingRange": true, "textDocument/semanticTokens/full": true, "textDocument/formatting": true,
	"textDocument/codeLens": true, "textDocument/documentLink": true, "textDocument/diagnostic": true, "textDocument/documentColor": true,
}

// follow asks what an answer leads to.
func (s *scripted) follow(method string, result json.RawMessage) {
	var items []json.RawMessage
	if json.Unmarshal(result, &items) != nil {
		var list struct{ Items []json.RawMessage }
		_ = json.Unmarshal(result, &list) // or it leads nowhere
		items = list.Items
	}
	for i, item := range items {
		if resolve := resolves[method]; resolve != "" && i < 3 {
			s.reply(s.send(resolve, string(item)))
		}
		switch method {
		case "textDocument/prepareCallHierarchy":
			s.call("callHierarchy/incomingCalls", `{"item":`+string(item)+`}`)
			s.call("callHierarchy/outgoingCalls", `{"item":`+string(item)+`}`)
		case "textDocument/prepareTypeHierarchy":
			s.call("typeHierarchy/supertypes", `{"item":`+string(item)+`}`)
			s.call("typeHierarchy/subtypes", `{"item":`+string(item)+`}`)
		}
	}
	var tokens struct{ ResultID string }
	if method == "textDocument/semanticTokens/full" && json.Unmarshal(result, &tokens) == nil {
		s.call("textDocument/semanticTokens/full/delta", fmt.Sprintf(`{"textDocument":{"uri":%q},"previousResultId":%q}`, s.uris[0], tokens.ResultID))
	}
}

// rest is what is about the workspace, and what a session has beside requests.
func (s *scripted) rest(announced string) {
	var offered struct {
		Capabilities struct {
			ExecuteCommandProvider struct{ Commands []string }
			Workspace              struct{ TextDocumentContent struct{ Schemes []string } }
		}
	}
	must(json.Unmarshal([]byte(announced), &offered))
	s.follow("workspace/symbol", json.RawMessage(s.call("workspace/symbol", `{"query":"70"}`)))
	for _, c := range offered.Capabilities.ExecuteCommandProvider.Commands {
		for _, arguments := range []string{`[]`, fmt.Sprintf(`[%q]`, s.uris[0]), fmt.Sprintf(`[{"uri":%q,"position":{"line":12,"character":1}}]`, s.uris[0])} {
			s.reply(s.send("workspace/executeCommand", fmt.Sprintf(`{"command":%q,"arguments":%s}`, c, arguments)))
		}
	}
	for _, scheme := range offered.Capabilities.Workspace.TextDocumentContent.Schemes {
		s.reply(s.send("workspace/textDocumentContent", fmt.Sprintf(`{"uri":"%s:/rules/label-gap.md"}`, scheme)))
	}
	s.reply(s.send("workspace/willRenameFiles", fmt.Sprintf(`{"files":[{"oldUri":%q,"newUri":"%s/renamed.txt"}]}`, s.uris[0], s.root)))
	s.call("workspace/diagnostic", `{"previousResultIds":[],"partialResultToken":"parts","identifier":"resolute"}`)

	// A draft is changed, a catalogue is broken and repaired, a folder comes and goes.
	s.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":2},"contentChanges":[{"range":{"start":{"line":2,"character":0},"end":{"line":2,"character":0}},"text":"x"}]}`, s.uris[0]))
	s.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":3},"contentChanges":[{"range":{},"text":"x"}]}`, s.uris[0]))
	s.call("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, s.uris[0]))
	path := filepath.Join(uri.URI(s.root).FsPath(), "resolute.toml")
	for _, settings := range []string{"nonsense = 1\n", "[rules]\nlabel-gap = \"of\"\n", ""} {
		must(os.WriteFile(path, []byte(settings), 0o644))
		s.notify("workspace/didChangeWatchedFiles", fmt.Sprintf(`{"changes":[{"uri":"%s/resolute.toml","type":2}]}`, s.root))
		s.call("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q},"previousResultId":"1"}`, s.uris[0]))
	}
	s.notify("workspace/didChangeConfiguration", `{"settings":{"resolute":{"house":"nowhere","rules":{"no-such":"off"}}}}`)
	s.notify("workspace/didChangeWorkspaceFolders", fmt.Sprintf(`{"event":{"added":[{"uri":"%s/more","name":"more"}],"removed":[{"uri":%[1]q,"name":"drafts"}]}}`, s.root))
	s.notify("workspace/didChangeWorkspaceFolders", fmt.Sprintf(`{"event":{"removed":[{"uri":"%s/more","name":"more"}],"added":[{"uri":%[1]q,"name":"drafts"}]}}`, s.root))
	for !strings.Contains(string(s.upTo("$/progress").Params), `"kind":"end"`) {
	}
	s.call("workspace/diagnostic", `{"previousResultIds":[]}`)
	s.notify("workspace/didCreateFiles", fmt.Sprintf(`{"files":[{"uri":"%s/n.txt"}]}`, s.root))
	s.notify("workspace/didRenameFiles", fmt.Sprintf(`{"files":[{"oldUri":"%s/n.txt","newUri":"%[1]s/m.txt"}]}`, s.root))
	s.notify("workspace/didDeleteFiles", fmt.Sprintf(`{"files":[{"uri":"%s/m.txt"}]}`, s.root))
	s.notify("$/setTrace", `{"value":"off"}`)
	for _, u := range s.uris {
		s.notify("textDocument/didSave", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, u))
		s.notify("textDocument/didClose", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, u))
	}
}

// The witness is of use only if it sees what is wrong.
func TestTheWitnessSees(t *testing.T) {
	model := officialModel(t)
	for _, c := range []struct{ body, want string }{
		{`{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"file:///a","diagnostics":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}},"message":"m"}]}}`, ""},
		{`{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"file:///a","diagnostics":[{"range":{"start":{"line":0,"character":-1},"end":{"line":0,"character":1}},"message":"m"}]}}`, "diagnostics[0].range.start.character"},
		{`{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"file:///a","diagnostics":[{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":1}},"message":"m","severity":9}]}}`, "severity"},
		{`{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"file:///a","diagnostics":null}}`, "diagnostics"},
		{`{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"diagnostics":[]}}`, "the uri of"},
		{`{"jsonrpc":"2.0","method":"textDocument/publishDiagnostics","params":{"uri":"file:///a","diagnostics":[],"more":1}}`, "there is no more"},
		{`{"jsonrpc":"2.0","method":"textDocument/hover","params":{}}`, "not the server's to send"},
		{`{"jsonrpc":"2.0","method":"window/logMessage","id":1,"params":{"type":1,"message":"m"}}`, "not the server's to send"},
		{`{"jsonrpc":"2.0","id":8,"result":null}`, "was not asked"},
		{`{"jsonrpc":"2.0","id":7}`, "a result or an error"},
		{`{"jsonrpc":"2.0","id":7,"error":{"code":0,"message":"m"}}`, "error"},
		{`{"jsonrpc":"2.0","id":7,"result":{"contents":{"kind":"html","value":""}}}`, "textDocument/hover"},
		{`{"jsonrpc":"2.0","id":7,"result":null}`, ""},
		{`{"jsonrpc":"2.0","method":"$/progress","params":{"token":"t","value":{"kind":"report"}}}`, "progress report after"},
	} {
		w := newWitness(model)
		w.see(false, []byte(`{"jsonrpc":"2.0","id":7,"method":"textDocument/hover","params":{}}`))
		w.see(true, []byte(c.body))
		if got := strings.Join(w.wrong, "\n"); !strings.Contains(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s:\n got %s\nwant %s", c.body, got, c.want)
		}
	}
}
