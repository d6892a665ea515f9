package lsp

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"go.lsp.dev/uri"
	"go.uber.org/zap"
	"go.uber.org/zap/zaptest"
	"golang.org/x/tools/txtar"
)

// editor is a client of the simplest kind: it writes and reads frames, and knows
// nothing of the library that the server is made with.
type editor struct {
	t   testing.TB
	out io.WriteCloser
	in  chan message // read beside, as every editor does
	id  int
	// early are answers that nobody has waited for yet.
	early map[int]message
	// published are the newest diagnostics by document.
	published map[string]published
}

type published struct {
	Version     int
	Diagnostics []struct {
		Range    rangeOf
		Severity int
		Code     string
		Message  string
	}
}

type rangeOf struct{ Start, End struct{ Line, Character int } }

func start(t *testing.T, capabilities string) *editor {
	t.Helper()
	e := raw(t)
	e.call("initialize", `{"processId":null,"rootUri":null,"capabilities":`+capabilities+`}`)
	e.notify("initialized", `{}`)
	return e
}

// startIn is start in a folder of files, which are txtar, and waits until the
// index has them. It returns the folder's URI.
func startIn(t *testing.T, capabilities, files string) (*editor, string) {
	t.Helper()
	root := folderOf(t, files)
	e := raw(t)
	e.call("initialize", `{"processId":null,"rootUri":"`+root+`","capabilities":{"window":{"workDoneProgress":true}`+capabilities+`}}`)
	e.notify("initialized", `{}`)
	for {
		m := e.read()
		if m.Method == "window/workDoneProgress/create" {
			e.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"result":null}`, *m.ID))
		}
		if m.Method == "$/progress" && strings.Contains(string(m.Params), `"kind":"end"`) {
			return e, root
		}
	}
}

// folderOf is the URI of a folder with files, which are txtar.
func folderOf(t *testing.T, files string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(files)).Files {
		path := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return string(uri.File(dir))
}

// raw is an editor before initialize.
func raw(t *testing.T) *editor {
	t.Helper()
	return rawWith(t, zaptest.NewLogger(t, zaptest.Level(zap.ErrorLevel)), func(s *server) { s.listen(s) })
}

// rawWith is one of a session that listen begins.
func rawWith(t *testing.T, log *zap.Logger, listen func(*server)) *editor {
	t.Helper()
	toServer, fromEditor := io.Pipe()
	toEditor, fromServer := io.Pipe()
	done := make(chan struct{})
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		defer close(done)
		s := greet(ctx, struct {
			io.Reader
			io.Writer
			io.Closer
		}{toServer, fromServer, toServer}, Options{Version: "test", Log: log})
		listen(s)
		_, _ = s.wait()
		fromServer.Close()
	}()
	e := &editor{t: t, out: fromEditor, in: make(chan message, 1<<14), published: map[string]published{}, early: map[int]message{}}
	go e.listen(bufio.NewReader(toEditor))
	t.Cleanup(func() {
		fromEditor.Close()
		for range e.in {
		}
		cancel()
		<-done
	})
	return e
}

func (e *editor) write(body string) {
	e.t.Helper()
	if _, err := fmt.Fprintf(e.out, "Content-Length: %d\r\n\r\n%s", len(body), body); err != nil {
		e.t.Fatal(err)
	}
}

func (e *editor) notify(method, params string) {
	e.t.Helper()
	e.write(fmt.Sprintf(`{"jsonrpc":"2.0","method":%q,"params":%s}`, method, params))
}

type message struct {
	ID     *int
	Method string
	Params json.RawMessage
	Result json.RawMessage
	Error  *struct {
		Code    int
		Message string
	}
}

// listen reads what the server sends until it hangs up.
func (e *editor) listen(in *bufio.Reader) {
	defer close(e.in)
	n := 0
	for {
		line, err := in.ReadString('\n')
		if err != nil {
			return
		}
		if v, ok := strings.CutPrefix(line, "Content-Length: "); ok {
			n, _ = strconv.Atoi(strings.TrimSpace(v))
		}
		if strings.TrimSpace(line) != "" {
			continue
		}
		body := make([]byte, n)
		if _, err := io.ReadFull(in, body); err != nil {
			return
		}
		var m message
		if err := json.Unmarshal(body, &m); err != nil {
			m.Method = "not JSON: " + string(body)
		}
		e.in <- m
	}
}

func (e *editor) read() message {
	e.t.Helper()
	m, ok := <-e.in
	if !ok {
		e.t.Fatal("the server has hung up")
	}
	if strings.HasPrefix(m.Method, "not JSON") {
		e.t.Fatal(m.Method)
	}
	if m.Method == "textDocument/publishDiagnostics" {
		var p struct {
			URI string
			published
		}
		if err := json.Unmarshal(m.Params, &p); err != nil {
			e.t.Fatal(err)
		}
		e.published[p.URI] = p.published
	}
	return m
}

// answer waits for the answer to the request id. Answers come in any order: those to
// other requests are kept.
func (e *editor) answer(id int) message {
	e.t.Helper()
	for {
		if m, ok := e.early[id]; ok {
			delete(e.early, id)
			return m
		}
		if m := e.read(); m.ID != nil && m.Method == "" {
			e.early[*m.ID] = m
		}
	}
}

func (e *editor) send(method, params string) int {
	e.t.Helper()
	e.id++
	e.write(fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":%q,"params":%s}`, e.id, method, params))
	return e.id
}

func (e *editor) call(method, params string) string {
	e.t.Helper()
	m := e.answer(e.send(method, params))
	if m.Error != nil {
		e.t.Fatalf("%s: %d %s", method, m.Error.Code, m.Error.Message)
	}
	return string(m.Result)
}

func quoted(s string) string {
	b, _ := json.Marshal(s)
	return string(b)
}

const doc = "file:///drafts/a.txt"

func (e *editor) open(s string) {
	e.t.Helper()
	e.notify("textDocument/didOpen", `{"textDocument":{"uri":"`+doc+`","languageId":"resolution","version":1,"text":`+quoted(s)+`}}`)
}

// settled waits for the findings of that version.
func (e *editor) settled(version int) published {
	e.t.Helper()
	for e.published[doc].Version < version {
		e.read()
	}
	return e.published[doc]
}

const draft = "The General Assembly,\n\nRecalling its resolutions 70/1 of 25 September 2015 and 68/720,\n\n1.\tDecides to begin;\n\n3.\tRequests the Secretary-General to report on the matter mentioned in paragraph 1 above.\n"
