package main

import (
	"fmt"
	"os/exec"
	"strings"
	"testing"
	"time"
)

const (
	liveURI  = "file:///drafts/a.txt"
	liveText = "The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n1.\tDecides to begin;\n\n3.\tDecides to end.\n"
	onCite   = `{"textDocument":{"uri":"` + liveURI + `"},"position":{"line":2,"character":27}}`
)

// lives tells that the session goes on: a request is answered, from the text that
// was opened.
func (p *peer) lives() {
	p.t.Helper()
	if got := p.call("textDocument/hover", onCite); !strings.Contains(got, "2030 Agenda") {
		p.t.Errorf("the text is not what it was: %s", got)
	}
}

// want asks and holds the code of the error against the one due.
func (p *peer) want(code int, method, params string) {
	p.t.Helper()
	if got := p.code(method, params); got != code {
		p.t.Errorf("%s %s: %d, want %d", method, params, got, code)
	}
}

// garbled waits for the error that answers what is no message.
func (p *peer) garbled(code int) {
	p.t.Helper()
	for {
		m := p.read()
		if m.Method != "" {
			continue
		}
		if string(m.ID) != "null" || m.Error == nil || m.Error.Code != code {
			p.t.Errorf("%+v %+v, want error %d with the id null", m, m.Error, code)
		}
		return
	}
}

// conformance is what the protocol asks of a server from its first byte to its last.
// Each row has a process of its own.
var conformance = []struct {
	what string
	run  func(p *process)
	raw  bool // before initialize
}{
	{what: "a request before initialize: -32002", raw: true, run: func(p *process) {
		p.want(-32002, "textDocument/hover", onCite)
	}},
	{what: "shutdown before initialize: -32002", raw: true, run: func(p *process) {
		p.want(-32002, "shutdown", "null")
	}},
	{what: "a notification before initialize is dropped", raw: true, run: func(p *process) {
		p.open(liveURI, liveText)
		p.begin("{}")
		p.want(-32803, "textDocument/hover", onCite)
	}},
	{what: "exit before initialize: 1", raw: true, run: func(p *process) {
		p.notify("exit", "null")
		if code := p.exit(); code != 1 {
			p.t.Errorf("exit code %d", code)
		}
	}},
	{what: "a second initialize: -32600", run: func(p *process) {
		p.want(-32600, "initialize", `{"processId":null,"rootUri":null,"capabilities":{}}`)
	}},
	{what: "an unknown request: -32601", run: func(p *process) {
		p.want(-32601, "no/such", "{}")
		p.want(-32601, "no/such/either", "null")
	}},
	{what: "an unknown $/ request: -32601", run: func(p *process) { p.want(-32601, "$/no/such", "{}") }},
	{what: "unknown notifications are ignored", run: func(p *process) {
		p.notify("no/such", "{}")
		p.notify("$/no/such", "{}")
		p.write(`{"jsonrpc":"2.0","method":"$/no/such"}`)
	}},
	{what: "bad parameters: -32602", run: func(p *process) {
		for _, params := range []string{"[]", "{}", "null", "7", `{"textDocument":7}`, `{"textDocument":{"uri":"` + liveURI + `"},"position":{"line":-1,"character":0}}`} {
			p.want(-32602, "textDocument/hover", params)
		}
	}},
	{what: "a document that is not open: -32803", run: func(p *process) {
		p.want(-32803, "textDocument/hover", strings.Replace(onCite, "a.txt", "b.txt", 1))
	}},
	{what: "a position far behind the end", run: func(p *process) {
		for _, at := range []string{`{"line":4294967295,"character":0}`, `{"line":2,"character":4294967295}`, `{"line":2147483647,"character":2147483647}`} {
			p.call("textDocument/hover", `{"textDocument":{"uri":"`+liveURI+`"},"position":`+at+`}`)
		}
	}},
	{what: "an untitled: buffer, and schemes nobody knows", run: func(p *process) {
		for _, uri := range []string{"untitled:Untitled-1", "zipfile:///a.zip::b.txt", "x-y.z+1:opaque", "vscode-remote://wsl%2Bubuntu/home/a.txt"} {
			p.open(uri, liveText)
			if got := p.call("textDocument/hover", strings.Replace(onCite, liveURI, uri, 1)); !strings.Contains(got, "2030 Agenda") {
				p.t.Errorf("%s: %s", uri, got)
			}
		}
	}},
	{what: "a change of what was never opened, or out of range", run: func(p *process) {
		p.notify("textDocument/didChange", `{"textDocument":{"uri":"file:///never","version":2},"contentChanges":[{"text":"x"}]}`)
		p.notify("textDocument/didClose", `{"textDocument":{"uri":"file:///never"}}`)
		p.notify("textDocument/didChange", `{"textDocument":{"uri":"`+liveURI+`","version":2},"contentChanges":[{"range":{"start":{"line":900,"character":9},"end":{"line":901,"character":9}},"text":"\n"}]}`)
	}},
	{what: "a change that cannot be read leaves the text", run: func(p *process) {
		for _, change := range []string{`{"range":{},"text":""}`, `{"range":null}`, `{}`, `{"range":{"start":{"line":-1,"character":0},"end":{"line":0,"character":0}},"text":""}`, `{"range":{"start":{"line":1.5,"character":0},"end":{"line":2,"character":0}},"text":""}`} {
			p.notify("textDocument/didChange", `{"textDocument":{"uri":"`+liveURI+`","version":2},"contentChanges":[`+change+`]}`)
		}
	}},
	{what: "a body that is not JSON: -32700", run: func(p *process) {
		p.write(`{"jsonrpc":"2.0",`)
		p.garbled(-32700)
		p.write("\xef\xbb\xbf" + `{"jsonrpc":"2.0","method":"x"}`)
		p.garbled(-32700)
	}},
	{what: "JSON that is no message: -32600", run: func(p *process) {
		for _, body := range []string{`7`, `{}`, `{"jsonrpc":"2.0"}`, `{"method":"x","id":1}`, `{"jsonrpc":"2.0","id":1.5,"method":"x"}`, `{"jsonrpc":"2.0","id":{},"method":"x"}`} {
			p.write(body)
			p.garbled(-32600)
		}
	}},
	{what: "an impossible Content-Length", run: func(p *process) {
		for _, n := range []string{"x", "-5", "0", "99999999999999999999", "4611686018427387904"} {
			p.raw("Content-Length: " + n + "\r\n\r\n")
			p.garbled(-32700)
			p.lives()
		}
	}},
	{what: "a message longer and one shorter than announced", run: func(p *process) {
		body := `{"jsonrpc":"2.0","method":"$/x"}`
		p.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body)-4, body))
		p.garbled(-32700)
		p.lives()
		p.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body)+20, body))
		p.notify("$/cut/into", "{}")
		p.garbled(-32700)
	}},
	{what: "a message of 70 MB is refused, not held", run: func(p *process) {
		const n = 70 << 20
		p.raw(fmt.Sprintf("Content-Length: %d\r\n\r\n", n))
		piece := strings.Repeat(" ", 1<<20)
		for range n >> 20 {
			p.raw(piece)
		}
		p.garbled(-32600)
	}},
	{what: "content-length in any case", run: func(p *process) {
		for _, name := range []string{"content-length", "CONTENT-LENGTH", "Content-length"} {
			p.id++
			body := fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"textDocument/hover","params":%s}`, p.id, onCite)
			p.raw(fmt.Sprintf("%s: %d\r\n\r\n%s", name, len(body), body))
			p.reply(p.id)
		}
	}},
	{what: "charset=utf8, the order of headers, an unknown header", run: func(p *process) {
		for _, header := range []string{
			"Content-Type: application/vscode-jsonrpc; charset=utf8\r\nContent-Length: %d\r\n\r\n", "Content-Length: %d\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
			"X-Unknown: yes\r\nContent-Length: %d\r\n\r\n", "Content-Length:%d \r\n\r\n",
		} {
			p.id++
			body := fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"textDocument/hover","params":%s}`, p.id, onCite)
			p.raw(fmt.Sprintf(header, len(body)) + body)
			p.reply(p.id)
		}
	}},
	{what: "a header line without a colon, blank lines", run: func(p *process) {
		p.raw("no colon here\r\n\r\n\r\n\r\n")
		p.garbled(-32700)
		p.raw("\r\n\r\n")
	}},
	{what: "line feeds alone", run: func(p *process) {
		p.id++
		body := fmt.Sprintf(`{"jsonrpc":"2.0","id":%d,"method":"textDocument/hover","params":%s}`, p.id, onCite)
		p.raw(fmt.Sprintf("Content-Length: %d\n\n%s", len(body), body))
		p.reply(p.id)
	}},
	{what: "a batch", run: func(p *process) {
		p.raw(frame(`[{"jsonrpc":"2.0","method":"$/x"},{"jsonrpc":"2.0","method":"no/such"}]`))
		p.raw(frame(`[]`))
	}},
	{what: "notifications with parameters that cannot be read", run: func(p *process) {
		for _, m := range []string{"textDocument/didOpen", "textDocument/didChange", "textDocument/didClose", "textDocument/didSave", "$/cancelRequest", "$/setTrace", "workspace/didChangeConfiguration", "workspace/didChangeWatchedFiles", "workspace/didChangeWorkspaceFolders", "window/workDoneProgress/cancel", "initialized"} {
			for _, params := range []string{"[]", "7", `{"id":null}`, `{"id":1.5}`, `{"id":99999999999}`, `{"textDocument":null}`} {
				p.notify(m, params)
			}
			p.write(`{"jsonrpc":"2.0","method":"` + m + `"}`)
		}
	}},
	{what: "half a character in a string", run: func(p *process) {
		p.write(`{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///half","languageId":"resolution","version":1,"text":"\ud835 and ` + "\xff" + `"}}}`)
	}},
	{what: "an answer to nothing", run: func(p *process) { p.write(`{"jsonrpc":"2.0","id":12345,"result":null}`) }},
	{what: "a request after shutdown: -32600", run: func(p *process) {
		p.call("shutdown", "null")
		p.want(-32600, "textDocument/hover", onCite)
		p.want(-32600, "shutdown", "null")
		p.want(-32600, "initialize", `{"processId":null,"rootUri":null,"capabilities":{}}`)
		p.notify("exit", "null")
		if code := p.exit(); code != 0 {
			p.t.Errorf("exit code %d", code)
		}
	}},
	{what: "exit after shutdown: 0, at once, with the input open", run: func(p *process) {
		p.call("shutdown", "null")
		began := time.Now()
		p.notify("exit", "null")
		if code := p.exit(); code != 0 {
			p.t.Errorf("exit code %d", code)
		}
		p.t.Logf("after %v", time.Since(began).Round(time.Millisecond/10))
	}},
	{what: "exit without shutdown: 1", run: func(p *process) {
		p.notify("exit", "null")
		if code := p.exit(); code != 1 {
			p.t.Errorf("exit code %d", code)
		}
	}},
	{what: "the end of the input", run: func(p *process) {
		began := time.Now()
		_ = p.out.Close()
		if code := p.exit(); code != 1 {
			p.t.Errorf("exit code %d", code)
		}
		p.t.Logf("after %v", time.Since(began).Round(time.Millisecond/10))
	}},
	{what: "the editor is gone and its end of the pipe is not", raw: true, run: func(p *process) {
		editor := exec.Command("sleep", "600")
		if err := editor.Start(); err != nil {
			p.t.Skip("there is no sleep here: ", err)
		}
		p.call("initialize", fmt.Sprintf(`{"processId":%d,"rootUri":null,"capabilities":{}}`, editor.Process.Pid))
		_ = editor.Process.Kill()
		_ = editor.Wait()
		began := time.Now()
		if code := p.exit(); code != 1 {
			p.t.Errorf("exit code %d", code)
		}
		p.t.Logf("after %v", time.Since(began).Round(time.Second/10))
	}},
	{what: "a request that waits is cancelled: -32800", run: func(p *process) {
		id := p.send("workspace/diagnostic", `{"previousResultIds":[{"uri":"`+liveURI+`","value":"`+resultID(p)+`"}]}`)
		p.notify("$/cancelRequest", fmt.Sprintf(`{"id":%d}`, id))
		if m := p.reply(id); m.Error == nil || m.Error.Code != -32800 {
			p.t.Errorf("%s %+v", m.Result, m.Error)
		}
	}},
	{what: "work under way is cancelled within 50 ms: -32800", run: func(p *process) {
		const big = "file:///drafts/big.txt"
		var b strings.Builder
		b.WriteString("The General Assembly,\n\n")
		for i := range 100_000 {
			fmt.Fprintf(&b, "%d.\tDecides to recall resolution 70/%d of 25 September 2015 and paragraph %d above;\n\n", i+1, i%300+1, i/2+1)
		}
		p.open(big, b.String())
		p.lives()
		id := p.send("textDocument/diagnostic", `{"textDocument":{"uri":"`+big+`"}}`)
		p.lives() // it is under way
		began := time.Now()
		p.notify("$/cancelRequest", fmt.Sprintf(`{"id":%d}`, id))
		m := p.reply(id)
		if took := time.Since(began); m.Error == nil || m.Error.Code != -32800 {
			p.t.Errorf("%.100s %+v", m.Result, m.Error)
		} else {
			p.t.Logf("answered after %v", took.Round(time.Millisecond/10))
		}
		p.lives()
		if got := p.call("textDocument/diagnostic", `{"textDocument":{"uri":"`+big+`"}}`); len(got) < 1000 {
			p.t.Errorf("asked again: %.100s", got)
		}
	}},
}

func frame(body string) string { return fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(body), body) }

// resultID is the name of what is found in the document.
func resultID(p *process) string {
	p.t.Helper()
	got := p.call("textDocument/diagnostic", `{"textDocument":{"uri":"`+liveURI+`"}}`)
	_, rest, _ := strings.Cut(got, `"resultId":"`)
	id, _, _ := strings.Cut(rest, `"`)
	return id
}

func TestConformance(t *testing.T) {
	for _, c := range conformance {
		t.Run(c.what, func(t *testing.T) {
			t.Parallel()
			p := startServer(t)
			p.t = t
			if !c.raw {
				p.begin(`{"textDocument":{"diagnostic":{}}}`)
				p.open(liveURI, liveText)
			}
			c.run(p)
			select {
			case <-p.ended:
			default:
				if !c.raw {
					p.lives()
				}
			}
		})
	}
}
