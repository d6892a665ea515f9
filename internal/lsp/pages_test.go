package lsp

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
)

// TestAPageFollowsItsDraft: the page that an editor shows of a draft is asked for again
// after a change, once; one that was not asked for again is left alone.
func TestAPageFollowsItsDraft(t *testing.T) {
	e := start(t, `{"workspace":{"textDocumentContent":{}}}`)
	e.open("The General Assembly,\n\n1.\tDecides to {--end--}{++begin++}.\n")
	page := "resolute:/proposed?" + url.PathEscape(doc)
	content := func() string { return e.call("workspace/textDocumentContent", `{"uri":`+quoted(page)+`}`) }
	if got := content(); !strings.Contains(got, "Decides to begin.") {
		t.Fatalf("the page is %s", got)
	}
	version := 1
	change := func() {
		version++
		e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":{"start":{"line":2,"character":0},"end":{"line":2,"character":1}},"text":"%d"}]}`, doc, version, version))
	}
	refreshed := func() int {
		n := 0
		for id := e.send("textDocument/hover", at1(2, 0)); ; {
			m := e.read()
			if m.Method == "workspace/textDocumentContent/refresh" {
				if !strings.Contains(string(m.Params), "proposed") {
					t.Errorf("refreshed is %s", m.Params)
				}
				e.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"result":null}`, *m.ID))
				n++
			}
			if m.ID != nil && *m.ID == id && m.Method == "" {
				return n
			}
		}
	}
	change()
	for refreshed() == 0 { // it is asked for beside the answers
	}
	change()
	change()
	if n := refreshed() + refreshed(); n > 0 {
		t.Errorf("a page that was not asked for again is refreshed %d times", n)
	}
	if got := content(); !strings.Contains(got, "4.\\tDecides to begin.") {
		t.Errorf("the page is now %s", got)
	}
	change()
	for refreshed() == 0 {
	}
}
