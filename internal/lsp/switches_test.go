package lsp

import (
	"fmt"
	"strings"
	"testing"
)

// TestWhatIsOffIsNotOffered: it is offered once it is wanted, and taken back when it is
// not wanted any more.
func TestWhatIsOffIsNotOffered(t *testing.T) {
	const offers = `"documentFormattingProvider" "documentRangeFormattingProvider" "documentOnTypeFormattingProvider" "codeLensProvider"`
	e := raw(t)
	got := e.call("initialize", `{"processId":null,"rootUri":null,"initializationOptions":{"off":["formatting","lenses"]},
		"capabilities":{"workspace":{"configuration":true},"textDocument":{"formatting":{"dynamicRegistration":true},"rangeFormatting":{"dynamicRegistration":true},
		"onTypeFormatting":{"dynamicRegistration":true},"codeLens":{"dynamicRegistration":true}}}}`)
	for offer := range strings.FieldsSeq(offers) {
		if strings.Contains(got, offer) {
			t.Errorf("%s is offered: %s", offer, got)
		}
	}
	if !strings.Contains(got, `"inlayHintProvider"`) {
		t.Errorf("what is not off is not offered: %s", got)
	}
	off := `["formatting","lenses"]`
	next := func(method string) string {
		for {
			m := e.read()
			switch m.Method {
			case "workspace/configuration":
				e.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"result":[{"off":%s}]}`, *m.ID, off))
			case method:
				e.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"result":null}`, *m.ID))
				return string(m.Params)
			}
		}
	}
	off = `[]`
	e.notify("initialized", `{}`)
	if got := next("client/registerCapability"); strings.Count(got, `"method"`) != 4 || !strings.Contains(got, `"textDocument/codeLens"`) {
		t.Errorf("offered later is %s", got)
	}
	e.open(draft)
	if got := e.call("textDocument/codeLens", `{"textDocument":{"uri":"`+doc+`"}}`); !strings.Contains(got, "cited once") {
		t.Errorf("the lenses are %s", got)
	}
	off = `["lenses"]`
	e.notify("workspace/didChangeConfiguration", `{"settings":null}`)
	if got := next("client/unregisterCapability"); strings.Count(got, `"method"`) != 1 || !strings.Contains(got, `"textDocument/codeLens"`) {
		t.Errorf("taken back is %s", got)
	}
	if got := e.call("textDocument/codeLens", `{"textDocument":{"uri":"`+doc+`"}}`); got != "null" {
		t.Errorf("the lenses are %s", got)
	}
	if got := e.call("textDocument/formatting", `{"textDocument":{"uri":"`+doc+`"},"options":{"tabSize":4,"insertSpaces":true}}`); got == "null" {
		t.Errorf("formatting is off")
	}
}

// TestWhatIsOffIsSilent for an editor that takes no offers later.
func TestWhatIsOffIsSilent(t *testing.T) {
	e, _ := startIn(t, "", "-- a.txt --\n"+draft)
	e.openAs(doc, "resolution", draft)
	lenses := func() string { return e.call("textDocument/codeLens", `{"textDocument":{"uri":"`+doc+`"}}`) }
	symbols := func() int {
		return strings.Count(e.call("workspace/symbol", `{"query":"General Assembly"}`), `a.txt`)
	}
	if !strings.Contains(lenses(), "cited once") || symbols() != 2 {
		t.Fatalf("the lenses are %s, symbols %d", lenses(), symbols())
	}
	e.notify("workspace/didChangeConfiguration", `{"settings":{"resolute":{"off":["lenses","index","colours"]}}}`)
	told := ""
	for told == "" {
		if m := e.read(); m.Method == "window/showMessage" {
			told = string(m.Params)
		}
	}
	if !strings.Contains(told, `colours`) || !strings.Contains(told, "formatting, lenses, hints, index, untitled") {
		t.Errorf("about a name that nothing has is told %s", told)
	}
	if got := lenses(); got != "null" {
		t.Errorf("the lenses are %s", got)
	}
	if n := symbols(); n != 1 { // of the open document
		t.Errorf("%d symbols without an index", n)
	}
}
