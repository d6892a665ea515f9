package lsp

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.lsp.dev/uri"
	"golang.org/x/tools/txtar"
)

// ownEditor is an editor with folders of its own settings, which it gives when it is
// asked for them.
type ownEditor struct {
	*editor
	root string
	own  map[string]string // of a folder's name, or of "" for the rest
	told []string          // what the drafter was told
}

func startOwn(t *testing.T, files string, own map[string]string) *ownEditor {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(files)).Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		write(t, path, string(f.Data))
	}
	e := &ownEditor{editor: raw(t), root: string(uri.File(dir)), own: own}
	e.call("initialize", fmt.Sprintf(`{"processId":null,"rootUri":null,"workspaceFolders":[{"uri":"%s/a","name":"a"},{"uri":"%s/b","name":"b"}],
		"capabilities":{"workspace":{"configuration":true,"workspaceFolders":true},"textDocument":{"diagnostic":{}}}}`, e.root, e.root))
	e.notify("initialized", `{}`)
	return e
}

// until asks for the findings of a document until they are right, and gives the
// server its settings meanwhile.
func (e *ownEditor) until(name string, right func(codes string) bool) {
	e.t.Helper()
	for {
		id := e.send("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":"%s/%s"}}`, e.root, name))
		for {
			m := e.read()
			switch m.Method {
			case "workspace/configuration":
				e.give(m)
			case "window/showMessage":
				e.told = append(e.told, string(m.Params))
			}
			if m.Method == "" && m.ID != nil && *m.ID == id {
				if right(codes(e.t, string(m.Result))) {
					return
				}
				break
			}
		}
	}
}

func (e *ownEditor) give(m message) {
	var p struct{ Items []struct{ ScopeURI string } }
	if err := json.Unmarshal(m.Params, &p); err != nil {
		e.t.Fatal(err)
	}
	var given []string
	for _, i := range p.Items {
		own, ok := e.own[strings.TrimPrefix(strings.TrimPrefix(i.ScopeURI, e.root), "/")]
		if !ok {
			own = "null"
		}
		given = append(given, own)
	}
	e.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"result":[%s]}`, *m.ID, strings.Join(given, ",")))
}

func TestTheEditorsSettingsOfAFolderNameItsFiles(t *testing.T) {
	const gap = "The Board of the Library,\n\nRecalling General Assembly resolution 79/997,\n\n1.\tDecides to begin;\n\n3.\tDecides to end.\n"
	e := startOwn(t, "-- a/board.toml --\nid = \"our-board\"\nextends = \"unga\"\nname = \"Our board\"\nenacting = [\"The Board of the Library\"]\n-- a/ours.csv --\ncite,title\nA/RES/79/997,Night trains\n-- a/old/x.txt --\n-- a/adopted/x.txt --\n-- b/x.txt --\n",
		map[string]string{
			"":  `{"rules":{},"houses":[]}`,
			"a": `{"houses":["board.toml","none.toml"],"catalogues":["ours.csv"],"exclude":["old/"],"adopted":["adopted/"],"rules":{"label-gap":"hint"}}`,
		})
	for _, name := range []string{"a/x.txt", "a/old/x.txt", "a/adopted/x.txt", "b/x.txt"} {
		e.openAs(e.root+"/"+name, language, gap)
	}
	none := func(codes string) bool { return codes == "" }
	e.until("a/old/x.txt", none)
	e.until("a/adopted/x.txt", none)
	e.until("a/x.txt", func(codes string) bool { return strings.Contains(codes, "label-gap") })
	e.until("b/x.txt", func(codes string) bool { return strings.Contains(codes, "label-gap") })
	for len(e.told) == 0 { // what is told goes beside the answers
		e.until("b/x.txt", func(string) bool { return true })
	}

	var status struct{ House struct{ ID string } }
	if err := json.Unmarshal([]byte(e.call("resolute/status", fmt.Sprintf(`{"textDocument":{"uri":"%s/a/x.txt"}}`, e.root))), &status); err != nil {
		t.Fatal(err)
	}
	if status.House.ID != "our-board" {
		t.Errorf("the house of a is %s", status.House.ID)
	}
	hover := e.call("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":"%s/a/x.txt"},"position":{"line":2,"character":40}}`, e.root))
	if !strings.Contains(hover, "Night trains") {
		t.Errorf("the catalogue of a is not known: %s", hover)
	}
	if len(e.told) != 1 || !strings.Contains(e.told[0], "there is no file none.toml") {
		t.Errorf("the drafter is told %q", e.told)
	}

	// Settings that are taken back hold no longer.
	e.own["a"] = `{}`
	e.notify("workspace/didChangeConfiguration", `{"settings":null}`)
	e.until("a/old/x.txt", func(codes string) bool { return strings.Contains(codes, "label-gap") })
}
