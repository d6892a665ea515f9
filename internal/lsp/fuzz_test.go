package lsp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"resolute/internal/text"
)

// Whatever comes, reading ends with the input, and a message behind a header of its
// own is found again.
func FuzzFrames(f *testing.F) {
	for _, s := range []string{
		"", "\r\n", "Content-Length: 2\r\n\r\n{}", "Content-Length: 0\r\n\r\n", "content-length:5\n\nab", "Content-Length: 99999999999\r\n\r\n", "Content-Length: 3\r\n\r\n{}}}}Content-Length: 2\r\n\r\n{}",
		"no colon\r\nContent-Type: x; charset=utf8\r\nX-Y: z\r\nContent-Length: 2\r\n\r\n[]", "\xef\xbb\xbfContent-Length: 1\r\n\r\n1", strings.Repeat("x", 9000),
	} {
		f.Add([]byte(s))
	}
	const good = `{"jsonrpc":"2.0","method":"last"}`
	f.Fuzz(func(t *testing.T, data []byte) {
		in := append(bytes.Clone(data), fmt.Sprintf("\r\n\r\nContent-Length: %d\r\n\r\n%s", len(good), good)...)
		var out bytes.Buffer
		s := newStream(struct {
			io.Reader
			io.Writer
			io.Closer
		}{bytes.NewReader(in), &out, io.NopCloser(nil)})
		found := false
		for {
			body, _, err := s.ReadFrame(context.Background())
			if err != nil {
				if !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
					t.Fatal(err)
				}
				break
			}
			found = found || string(body) == good
		}
		if !found && !bytes.Contains(bytes.ToLower(data), []byte("content-length")) {
			t.Fatalf("the message behind %q was not read", data)
		}
	})
}

// quiet is a server without an editor, with a document.
func quiet(s string) *server {
	srv := greet(context.Background(), struct {
		io.Reader
		io.Writer
		io.Closer
	}{neverReads{}, io.Discard, io.NopCloser(nil)}, Options{Version: "fuzz", Log: zap.NewNop()})
	srv.listen(srv)
	srv.client.pulls = true // asks for findings
	if err := srv.didOpen([]byte(`{"textDocument":{"uri":"` + doc + `","languageId":"resolution","version":1,"text":` + quoted(s) + `}}`)); err != nil {
		panic(err)
	}
	return srv
}

type neverReads struct{}

func (neverReads) Read([]byte) (int, error) { select {} }

// A change is made or refused, never half made.
func FuzzDidChange(f *testing.F) {
	s := quiet("")
	for _, c := range []string{
		`[{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":2}},"text":"x"}]`, `[{"text":"whole"}]`, `[{"range":{},"text":"x"}]`, `[{}]`, `[]`, `null`,
		`[{"range":{"start":{"line":9,"character":9},"end":{"line":0,"character":0}},"text":"\r\n"},{"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"text":"𝔘"}]`,
		`[{"range":{"start":{"line":-1,"character":1.5},"end":null},"text":7}]`,
	} {
		f.Add("The General Assembly,\r\nNoting 𝔘 and é,\n", []byte(c))
	}
	f.Fuzz(func(t *testing.T, before string, changes []byte) {
		before = strings.ToValidUTF8(before, "\ufffd")
		s.putMu.Lock()
		s.put(&document{uri: doc, version: 1, text: text.New(before), draft: true, scope: s.scopeFor(uri.URI("untitled:x")), earlier: &earlier{}})
		s.putMu.Unlock()
		err := s.didChange([]byte(`{"textDocument":{"uri":"` + doc + `","version":2},"contentChanges":` + string(changes) + `}`))
		d := (*s.docs.Load())[doc]
		if err != nil && d.text.String() != before {
			t.Fatalf("refused (%v) and yet the text is %q", err, d.text)
		}
		if !utf8.ValidString(d.text.String()) {
			t.Fatalf("a character was cut: %q", d.text)
		}
		if d.linted(context.Background()) == nil {
			t.Fatal("not checked")
		}
	})
}

// asking are all requests of the protocol that are about a document, announced or
// not.
var asking = func() []string {
	var out []string
	for _, m := range protocol.Methods {
		if m.Direction != "serverToClient" && m.Kind == "request" && strings.HasPrefix(m.Method, "textDocument/") {
			out = append(out, m.Method)
		}
	}
	return out
}()

// Every request may come with any position, in any text.
func FuzzPositions(f *testing.F) {
	for _, s := range []string{draft, "", "\n", "\r\n", "1.", "The General Assembly,\n\nRecalling Resolution 140 (Rev. Busan, 2014)", "𝔘𝔘\r\n(a)\té", "{++1.\tDecides++}{--2.--}"} {
		f.Add(s, uint32(2), uint32(27), uint32(1<<31), uint32(9), "3")
	}
	e, s := connect(f)
	e.call("initialize", `{"processId":null,"rootUri":null,"capabilities":{"textDocument":{"diagnostic":{}}}}`)
	e.notify("initialized", `{}`)
	e.openAs(doc, language, "")
	version := 1
	f.Fuzz(func(t *testing.T, s2 string, line, character, line2, character2 uint32, name string) {
		e.t = t
		s.bugs.Store(0) // an error of an earlier text is not one of this
		version++
		if len(s2) > 1<<14 {
			return
		}
		e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":%q,"version":%d},"contentChanges":[{"text":%s}]}`, doc, version, quoted(s2)))
		at := fmt.Sprintf(`{"line":%d,"character":%d}`, line, character)
		over := fmt.Sprintf(`{"start":%s,"end":{"line":%d,"character":%d}}`, at, line2, character2)
		params := fmt.Sprintf(`{"textDocument":{"uri":%q},"position":%s,"positions":[%[2]s],"range":%s,"ranges":[%[3]s],"newName":%s,"ch":"\n","options":{"tabSize":4,"insertSpaces":true},"previousResultId":"1","context":{"includeDeclaration":true,"diagnostics":[],"triggerKind":1}}`,
			doc, at, over, quoted(name))
		for _, method := range asking {
			if m := e.answer(e.send(method, params)); m.Error != nil && (m.Error.Code == -32603 || m.Error.Code == 0) {
				t.Fatalf("%s %s in %q: %+v", method, params, s2, m.Error)
			}
		}
		if n := s.bugs.Load(); n > 0 {
			t.Fatalf("%d internal errors", n)
		}
	})
}
