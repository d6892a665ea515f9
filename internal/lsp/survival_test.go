package lsp

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"go.lsp.dev/protocol"
	"go.uber.org/zap"
)

// careless is a server with a mistake in what it does after saving, and on hover.
type careless struct{ *server }

func (careless) DidSave(context.Context, *protocol.DidSaveTextDocumentParams) error {
	panic("a mistake in a notification")
}

func (careless) Hover(context.Context, *protocol.HoverParams) (*protocol.Hover, error) {
	panic("a mistake in a request")
}

// TestAPanicCostsOneRequest: the request gets an error, a notification nothing; the
// drafter is told once, and the session goes on with the text as it was.
func TestAPanicCostsOneRequest(t *testing.T) {
	var session *server
	e := rawWith(t, zap.NewNop(), func(s *server) {
		session = s
		s.listen(careless{s})
	})
	e.call("initialize", `{"processId":null,"rootUri":null,"capabilities":{}}`)
	e.notify("initialized", `{}`)
	e.open(draft)
	e.settled(1)
	told := 0
	failed := func(id int) *message {
		for {
			m := e.read()
			if m.Method == "window/showMessage" {
				told++
			}
			if m.ID != nil && *m.ID == id && m.Method == "" {
				return &m
			}
		}
	}
	for range 3 {
		e.notify("textDocument/didSave", `{"textDocument":{"uri":"`+doc+`"}}`)
		m := failed(e.send("textDocument/hover", at1(2, 27)))
		if m.Error == nil || m.Error.Code != -32603 || !strings.Contains(m.Error.Message, "textDocument/hover") || strings.Contains(m.Error.Message, "mistake") {
			t.Fatalf("the request is answered %+v", m)
		}
	}
	// Work in the background is no different.
	session.beside("work", func(context.Context) error { panic("a mistake in the background") })
	for session.bugs.Load() < 7 {
		runtime.Gosched()
	}
	e.notify("textDocument/didChange", `{"textDocument":{"uri":"`+doc+`","version":2},"contentChanges":[{"range":{"start":{"line":6,"character":0},"end":{"line":6,"character":1}},"text":"2"}]}`)
	for _, d := range e.settled(2).Diagnostics {
		if d.Code == "label-gap" {
			t.Errorf("after all that, %s is still there", d.Message)
		}
	}
	m := failed(e.send("textDocument/definition", at1(6, 75)))
	if m.Error != nil || !strings.Contains(string(m.Result), `"line":4`) {
		t.Errorf("after all that, a definition is %s, %+v", m.Result, m.Error)
	}
	if told > 1 {
		t.Errorf("the drafter is told %d times", told)
	}
	// What a complaint is sent with tells it, and nothing of the draft.
	report := e.call("workspace/executeCommand", `{"command":"resolute.server.report"}`)
	for _, want := range []string{"internal errors survived: 7 ", "textDocument/didSave", "work", "documents open: 1", " 200 bytes", "house unga"} {
		if !strings.Contains(report, want) {
			t.Errorf("the report lacks %q: %s", want, report)
		}
	}
	for _, secret := range []string{"a.txt", "drafts", "Decides", "mistake"} {
		if strings.Contains(report, secret) {
			t.Errorf("the report has %q: %s", secret, report)
		}
	}
	if got := e.call("resolute/status", `{"textDocument":{"uri":"`+doc+`"}}`); !strings.Contains(got, `"internalErrors":7`) {
		t.Errorf("the status tells %s", got)
	}
}

// TestTheBarOfTheIndexStopsIt: cancelled, reading stops between two files, the bar goes,
// and what was read stays.
func TestTheBarOfTheIndexStopsIt(t *testing.T) {
	const many = 400
	files := &strings.Builder{}
	for i := range many {
		fmt.Fprintf(files, "-- %03d.txt --\n%s", i, draft)
	}
	root := folderOf(t, files.String())
	var session *server
	e := rawWith(t, zap.NewNop(), func(s *server) {
		session = s
		s.busy.begin() // there is something that the editor waits for, so that reading takes its time
		s.listen(s)
	})
	e.call("initialize", `{"processId":null,"rootUri":"`+root+`","capabilities":{"window":{"workDoneProgress":true}}}`)
	e.notify("initialized", `{}`)
	begun := false
	for {
		m := e.read()
		if m.Method == "window/workDoneProgress/create" {
			e.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"result":null}`, *m.ID))
		}
		if m.Method != "$/progress" {
			continue
		}
		p := string(m.Params)
		if strings.Contains(p, `"kind":"begin"`) {
			if !strings.Contains(p, `"cancellable":true`) {
				t.Fatalf("a bar that cannot be cancelled: %s", p)
			}
			begun = true
			e.notify("window/workDoneProgress/cancel", `{"token":"resolute-1"}`)
		}
		if strings.Contains(p, `"kind":"end"`) {
			break
		}
	}
	session.index.mu.Lock()
	read := len(session.index.files)
	session.index.mu.Unlock()
	if !begun || read == many {
		t.Errorf("begun %v, %d of %d files are read though it was cancelled", begun, read, many)
	}
	if got := e.call("workspace/symbol", `{"query":"none such"}`); got != "[]" && got != "null" {
		t.Errorf("a symbol after it: %s", got)
	}
}

// overtaken is a server that something happens to while it looks for hints.
type overtaken struct {
	*server
	by func()
}

func (o overtaken) InlayHint(ctx context.Context, p *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	o.by()
	return o.server.InlayHint(ctx, p)
}

// TestWhatIsReadAnewOvertakesHints, so that an editor that says so asks again; an edit
// does not.
func TestWhatIsReadAnewOvertakesHints(t *testing.T) {
	edited := func(s *server) {
		for (*s.docs.Load())[doc].version < 2 {
			runtime.Gosched()
		}
	}
	for name, c := range map[string]struct {
		retries string
		happens func(*server)
		want    int
	}{
		"read anew":                {`"textDocument/inlayHint"`, (*server).reload, -32801},
		"to one that does not ask": {``, (*server).reload, 0},
		"an edit":                  {`"textDocument/inlayHint"`, edited, 0},
	} {
		t.Run(name, func(t *testing.T) {
			e := rawWith(t, zap.NewNop(), func(s *server) {
				s.listen(overtaken{s, func() { c.happens(s) }})
			})
			e.call("initialize", `{"processId":null,"rootUri":null,"capabilities":{"general":{"staleRequestSupport":{"cancel":true,"retryOnContentModified":[`+c.retries+`]}}}}`)
			e.notify("initialized", `{}`)
			e.open(draft)
			id := e.send("textDocument/inlayHint", `{"textDocument":{"uri":"`+doc+`"},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}}}`)
			e.notify("textDocument/didChange", `{"textDocument":{"uri":"`+doc+`","version":2},"contentChanges":[{"text":"other"}]}`)
			for m := e.read(); ; m = e.read() {
				if m.ID == nil || *m.ID != id || m.Method != "" {
					continue
				}
				got := 0
				if m.Error != nil {
					got = m.Error.Code
				}
				if got != c.want {
					t.Errorf("the request ends with %d, want %d", got, c.want)
				}
				return
			}
		})
	}
}
