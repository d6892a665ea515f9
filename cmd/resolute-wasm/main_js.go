//go:build js

// Command resolute-wasm is the language server as WebAssembly, for a browser or
// another host of JavaScript.
//
// The host sets the global lspPost to a function that takes one message, a JSON
// text, and then runs the module. The module sets the global lspReceive, to which
// the host hands its messages in the same form, and calls the global lspReady
// when it listens. Messages that come before may be kept by the host until then.
package main

import (
	"bytes"
	"context"
	"io"
	"strconv"
	"sync"
	"syscall/js"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"resolute/internal/lsp"
)

// version is what the server says it is; the linker sets it for a release.
var version = "0.1.0"

func main() {
	p := newPort(js.Global().Get("lspPost"))
	js.Global().Set("lspReceive", js.FuncOf(func(_ js.Value, args []js.Value) any {
		p.receive(args[0].String())
		return nil
	}))
	log := zap.New(lsp.NewLineLog(zap.WarnLevel, func(_ zapcore.Level, line string) {
		js.Global().Get("console").Call("warn", line)
	}))
	if ready := js.Global().Get("lspReady"); ready.Type() == js.TypeFunction {
		ready.Invoke()
	}
	if _, err := lsp.Serve(context.Background(), p, lsp.Options{Version: version, Log: log}); err != nil {
		log.Error("serving the editor", zap.Error(err))
	}
}

// port is the host as a stream of framed messages. The session reads frames of
// the base protocol; here they get their headers and lose them again, so that
// there is one way of reading for all hosts.
type port struct {
	post js.Value

	mu   sync.Mutex
	some sync.Cond // there is something to read
	in   bytes.Buffer
}

func newPort(post js.Value) *port {
	p := &port{post: post}
	p.some.L = &p.mu
	return p
}

// receive takes a message from the host. It never waits: it runs on the host's
// event loop.
func (p *port) receive(message string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.in.WriteString("Content-Length: ")
	p.in.WriteString(strconv.Itoa(len(message)))
	p.in.WriteString("\r\n\r\n")
	p.in.WriteString(message)
	p.some.Signal()
}

func (p *port) Read(b []byte) (int, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for p.in.Len() == 0 {
		p.some.Wait()
	}
	return p.in.Read(b)
}

// Write is called with one whole frame.
func (p *port) Write(frame []byte) (int, error) {
	_, body, ok := bytes.Cut(frame, []byte("\r\n\r\n"))
	if !ok {
		return 0, io.ErrShortWrite
	}
	p.post.Invoke(string(body))
	return len(frame), nil
}

func (p *port) Close() error { return nil }
