package lsp

import (
	"fmt"
	"strings"
	"testing"
)

func TestNamesAreSpelledAsTheEditorDoes(t *testing.T) {
	for _, name := range []string{"file:///C:/Drafts/a b.txt", "file:///c%3A/drafts/ä.txt", "file:///d:/x/a@b.txt", "untitled:Untitled-1"} {
		e := start(t, `{}`)
		e.openAs(name, language, draft)
		for len(e.published) == 0 {
			e.read()
		}
		if _, ok := e.published[name]; !ok {
			t.Errorf("%s is sent as %v", name, e.published)
		}
		if got := e.call("textDocument/definition", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":6,"character":75}}`, name)); !strings.Contains(got, quoted(name)) {
			t.Errorf("%s: the paragraph is in %s", name, got)
		}
	}
}

func TestFoldersHaveTheirOwnSettings(t *testing.T) {
	e, root := startIn(t, pulls, "-- a/resolute.toml --\n[rules]\nlabel-gap = \"off\"\n-- b/notes.md --\nnothing\n")
	e.openAs(root+"/a/x.txt", language, draft)
	e.openAs(root+"/b/x.txt", language, draft)
	if got := e.findings(root + "/a/x.txt"); strings.Contains(got, "label-gap") {
		t.Errorf("in a: %s", got)
	}
	if got := e.findings(root + "/b/x.txt"); !strings.Contains(got, "label-gap") {
		t.Errorf("in b: %s", got)
	}
}

func TestTheEditorsSettingsHoldWhereNoFileDoes(t *testing.T) {
	e := raw(t)
	e.call("initialize", `{"processId":null,"rootUri":null,"initializationOptions":{"rules":{"label-gap":"off"}},"capabilities":{"workspace":{"configuration":true},"textDocument":{"diagnostic":{}}}}`)
	e.openAs(doc, language, draft)
	if got := e.findings(doc); strings.Contains(got, "label-gap") {
		t.Errorf("from the beginning: %s", got)
	}
	e.notify("workspace/didChangeConfiguration", `{"settings":null}`)
	for {
		if m := e.read(); m.Method == "workspace/configuration" {
			e.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"result":[{"rules":{"label-gap":"hint"}}]}`, *m.ID))
			break
		}
	}
	for got := ""; !strings.Contains(got, "label-gap"); {
		got = e.findings(doc)
	}
}
