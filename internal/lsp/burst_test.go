package lsp

import (
	"fmt"
	"strings"
	"testing"
)

// TestChangesThatWaitAreTakenTogether: the editor has typed on while the server was busy.
// The text is the editor's, only the newest version is checked, and what comes between is
// about the version before it.
func TestChangesThatWaitAreTakenTogether(t *testing.T) {
	const other = "untitled:other"
	e, s := connect(t)
	e.call("initialize", `{"processId":null,"rootUri":null,"capabilities":{}}`)
	e.notify("initialized", `{}`)
	e.openAs(doc, language, "The General Assembly,\n\n1.\tDecides.\n")
	e.openAs(other, language, "The General Assembly,\n")
	out := &hesitant{WriteCloser: e.out, holds: true}
	e.out = out
	version, want := 1, ""
	typeIn := func(u, text string) {
		version++
		e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":{"start":{"line":0,"character":3},"end":{"line":0,"character":3}},"text":%s}]}`, u, version, quoted(text)))
		if u == doc {
			want = text + want
		}
	}
	for range 50 {
		typeIn(doc, "𝔘é")
	}
	typeIn(other, "x")
	typeIn(doc, "y\n")
	hover := e.send("textDocument/hover", fmt.Sprintf(`{"textDocument":{"uri":%q},"position":{"line":3,"character":0}}`, doc))
	for range 50 {
		typeIn(doc, "z")
	}
	e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"range":{"start":{"line":0}},"text":"does not fit"}]}`, doc, version))
	e.notify("textDocument/didChange", `{"textDocument":{"uri":7}}`)
	typeIn(doc, "w")
	out.flush()
	out.holds = false
	checks := 0
	for done := false; !done; {
		m := e.read()
		switch {
		case m.ID != nil && *m.ID == hover && !strings.Contains(string(m.Result), "OP1"):
			t.Errorf("the hover between two bursts is %s, %v", m.Result, m.Error)
		case m.Method == "textDocument/publishDiagnostics" && strings.Contains(string(m.Params), doc):
			checks++
			done = strings.Contains(string(m.Params), fmt.Sprintf(`"version":%d`, version))
		}
	}
	if got := (*s.docs.Load())[doc].text.String(); got != "The"+want+" General Assembly,\n\n1.\tDecides.\n" {
		t.Errorf("the text is %q", got)
	}
	if got := (*s.docs.Load())[other].text.String(); got != "Thex General Assembly,\n" {
		t.Errorf("the other text is %q", got)
	}
	if checks > 10 {
		t.Errorf("103 changes were checked %d times", checks)
	}
}
