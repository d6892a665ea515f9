package lsp

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

const makesFiles = `,"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}},"textDocument":{"codeAction":{"dataSupport":true,"resolveSupport":{"properties":["edit"]}}}`

// allowedBySettings chooses the action that lets the gap in a draft stand by the settings, and
// draws what it changes.
func allowedBySettings(e *editor, u string) string {
	e.t.Helper()
	var all []struct {
		Title, Kind string
		Data        json.RawMessage
	}
	got := e.call("textDocument/codeAction", `{"textDocument":{"uri":"`+u+`"},"range":{"start":{"line":4,"character":0},"end":{"line":4,"character":1}},"context":{"diagnostics":[]}}`)
	if err := json.Unmarshal([]byte(got), &all); err != nil {
		e.t.Fatal(err)
	}
	for _, a := range all {
		if strings.HasPrefix(a.Title, "Allow label-gap here by resolute.toml") {
			return e.call("codeAction/resolve", fmt.Sprintf(`{"title":%q,"kind":%q,"data":%s}`, a.Title, a.Kind, a.Data))
		}
	}
	return "not offered"
}

const gap = "The General Assembly,\n\n1.\tDecides to begin;\n\n3.\tDecides to end.\n"

// TestAFindingMayStandByTheSettings: the entry goes to the end of the file that holds; a
// file that is not there yet is made by an editor that can.
func TestAFindingMayStandByTheSettings(t *testing.T) {
	const entry = `\n[[suppress]]\nrule = \"label-gap\"\nfiles = \"/a [1].txt\"\nparagraph = \"OP3\"\nreason = \"say why\"\n`
	for name, c := range map[string]struct{ can, files, want string }{
		"there":        {"", "-- resolute.toml --\nhouse = \"unga\"\n", `resolute.toml","version":null},"edits":[{"range":{"start":{"line":1,"character":0},"end":{"line":1,"character":0}},"newText":"` + entry + `"}]}]`},
		"not there":    {makesFiles, "", `"documentChanges":[{"kind":"create","uri":"`},
		"not possible": {strings.Replace(makesFiles, `"create"`, "", 1), "", "not offered"},
	} {
		t.Run(name, func(t *testing.T) {
			can := c.can
			if can == "" {
				can = makesFiles
			}
			e, root := startIn(t, can, "-- a [1].txt --\n"+gap+c.files)
			u := root + "/a%20%5B1%5D.txt"
			e.openAs(u, "resolution", gap)
			got := allowedBySettings(e, u)
			if want := strings.ReplaceAll(c.want, "/a [1].txt", `/a \\\\[1].txt`); !strings.Contains(got, want) {
				t.Errorf("the change is %s\nwant %s", got, want)
			}
			if name == "not there" && !strings.Contains(got, `"start":{"line":0,"character":0}`) {
				t.Errorf("the new file is written as %s", got)
			}
		})
	}
}

// TestASettingsFileIsMadeOnce: a second time it is there.
func TestASettingsFileIsMadeOnce(t *testing.T) {
	e, root := startIn(t, makesFiles, "-- a.txt --\n"+gap)
	u := root + "/a.txt"
	e.openAs(u, "resolution", gap)
	id := e.send("workspace/executeCommand", `{"command":"resolute.server.init","arguments":[{"uri":"`+u+`"}]}`)
	asked := ""
	for {
		m := e.read()
		if m.Method == "workspace/applyEdit" {
			asked = string(m.Params)
			e.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"result":{"applied":true}}`, *m.ID))
		}
		if m.ID != nil && *m.ID == id && m.Method == "" {
			if string(m.Result) != "true" {
				t.Errorf("the answer is %s, %v", m.Result, m.Error)
			}
			break
		}
	}
	if !strings.Contains(asked, `{"kind":"create","uri":"`+root+`/resolute.toml"`) || !strings.Contains(asked, "Found: a draft of ") {
		t.Errorf("the change is %s", asked)
	}
	e, root = startIn(t, makesFiles, "-- a.txt --\n"+gap+"-- resolute.toml --\n")
	e.openAs(root+"/a.txt", "resolution", gap)
	id = e.send("workspace/executeCommand", `{"command":"resolute.server.init","arguments":[{"uri":"`+root+`/a.txt"}]}`)
	for m := e.read(); ; m = e.read() {
		if m.ID != nil && *m.ID == id && m.Method == "" {
			if m.Error == nil || !strings.Contains(m.Error.Message, "is there already") {
				t.Errorf("the answer is %s, %v", m.Result, m.Error)
			}
			return
		}
	}
}

// TestWhatHasNoNameIsSilentWhereThatIsWanted, and only its findings.
func TestWhatHasNoNameIsSilentWhereThatIsWanted(t *testing.T) {
	const u = "untitled:Untitled-1"
	e := start(t, `{}`)
	e.openAs(u, "resolution", gap)
	found := func() int {
		for {
			m := e.read()
			if m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), u) {
				return strings.Count(string(m.Params), `"label-gap"`)
			}
		}
	}
	if n := found(); n != 1 {
		t.Fatalf("%d findings before", n)
	}
	e.notify("workspace/didChangeConfiguration", `{"settings":{"resolute":{"off":["untitled"]}}}`)
	if n := found(); n != 0 {
		t.Errorf("%d findings in what is to be silent", n)
	}
	if got := e.call("textDocument/documentSymbol", `{"textDocument":{"uri":"`+u+`"}}`); !strings.Contains(got, "Decides") {
		t.Errorf("the outline is %s", got)
	}
	e.notify("workspace/didChangeConfiguration", `{"settings":{"resolute":{"off":[]}}}`)
	if n := found(); n != 1 {
		t.Errorf("%d findings after", n)
	}
}
