package lsp

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// What real editors say of themselves, and what each gets of us for it.
func TestEveryEditorGetsWhatItCanTake(t *testing.T) {
	files, _ := filepath.Glob("testdata/clients/*.txt")
	if len(files) != 8 {
		t.Fatalf("%d editors, want 8", len(files))
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			e := raw(t)
			greeting := e.call("initialize", introduction(t, string(ar.Files[0].Data)))
			e.notify("initialized", `{}`)
			got := "encoding: " + encodingOf(t, greeting) + "\n" + e.gets(greeting)
			if want := string(ar.Files[1].Data); got != want {
				if *update {
					ar.Files[1].Data = []byte(got)
					if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
						t.Fatal(err)
					}
				}
				t.Errorf("it gets\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// introduction makes the parameters of initialize from lines: the path of a property
// and its value.
func introduction(t *testing.T, lines string) string {
	t.Helper()
	root := map[string]any{"processId": nil, "rootUri": nil}
	for line := range strings.Lines(lines) {
		path, value, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok {
			t.Fatalf("no property: %s", line)
		}
		in, keys := root, strings.Split(path, ".")
		for _, k := range keys[:len(keys)-1] {
			next, ok := in[k].(map[string]any)
			if !ok {
				next = map[string]any{}
				in[k] = next
			}
			in = next
		}
		in[keys[len(keys)-1]] = json.RawMessage(value)
	}
	whole, err := json.Marshal(root)
	if err != nil {
		t.Fatal(err)
	}
	return string(whole)
}

func encodingOf(t *testing.T, greeting string) string {
	t.Helper()
	var g struct {
		Capabilities struct{ PositionEncoding string }
	}
	if err := json.Unmarshal([]byte(greeting), &g); err != nil {
		t.Fatal(err)
	}
	return g.Capabilities.PositionEncoding
}

// gets asks for what editors take in different forms, and names the forms.
func (e *editor) gets(greeting string) string {
	e.t.Helper()
	const text = "RESOLUTION 219 (Bucharest, 2022)\nSchools 🏫\nThe Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),\nrecalling\n" +
		"Resolution 140 (Rev. Bucharest, 2022) of this conference,\nresolves\n1\tto meet;\n3\tto do as resolves 1 above says,\ninv\n"
	e.open(text)
	var b strings.Builder
	said := func(what string, is bool, yes, no string) {
		word := no
		if is {
			word = yes
		}
		b.WriteString(what + ": " + word + "\n")
	}

	pulls := strings.Contains(greeting, `"diagnosticProvider"`)
	if pulls {
		if got := e.call("textDocument/diagnostic", `{"textDocument":{"uri":"`+doc+`"}}`); !strings.Contains(got, "label-gap") {
			e.t.Errorf("findings that are asked for: %s", got)
		}
	} else {
		e.settled(1)
	}
	if pulls == (e.published[doc].Version > 0) {
		e.t.Errorf("findings are announced one way and sent another")
	}
	said("findings", pulls, "pull", "push")

	items := e.call("textDocument/completion", at1(8, 3))
	if !strings.Contains(items, "invites") {
		e.t.Errorf("suggestions %s", items)
	}
	said("snippets", strings.Contains(items, `"insertTextFormat":2`), "yes", "no")

	renamed := e.call("textDocument/rename", strings.TrimSuffix(at1(6, 0), "}")+`,"newName":"5"}`)
	if !strings.Contains(renamed, `"newText":"5"`) {
		e.t.Errorf("renamed %s", renamed)
	}
	said("edits", strings.Contains(renamed, `"documentChanges"`), "by document", "by name")
	said("doubts", strings.Contains(renamed, `"changeAnnotations"`), "asked", "left out")

	outline := e.call("textDocument/documentSymbol", `{"textDocument":{"uri":"`+doc+`"}}`)
	if !strings.Contains(outline, "resolves") {
		e.t.Errorf("outline %s", outline)
	}
	said("outline", strings.Contains(outline, `"children"`), "tree", "list")
	return b.String()
}
