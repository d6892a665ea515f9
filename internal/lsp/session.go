// Package lsp is the language server: a session with one editor, the documents
// that are open in it, and what the core knows of them in the terms of the
// protocol. It is the only package that speaks those terms.
package lsp

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.uber.org/zap"
)

// The states of a session.
const (
	fresh int32 = iota
	running
	ended // shutdown was asked for
)

// Options are what a session is given from outside.
type Options struct {
	Version string
	Log     *zap.Logger
	// Parent is the process of the editor; 0 if it is not known, then the editor's
	// own word for it is taken. Alive tells whether a process is there; nil: it is
	// not asked.
	Parent int
	Alive  func(pid int) bool
	// Wire gets every message that comes and goes, as a line; nil: nobody does.
	Wire io.Writer
}

// Serve runs one session over rw and returns when the editor has left. It tells
// whether the editor asked for shutdown before, as it should.
func Serve(ctx context.Context, rw io.ReadWriteCloser, o Options) (orderly bool, err error) {
	s := greet(ctx, rw, o)
	s.listen(s)
	return s.wait()
}

// greet makes a session that does not listen yet.
func greet(ctx context.Context, rw io.ReadWriteCloser, o Options) *server {
	ctx, cancel := context.WithCancel(ctx)
	wire := newStream(watched{rw, cancel})
	wire.trace = o.Wire
	spell := &spelling{}
	conn := jsonrpc2.NewConn(wire, jsonrpc2.WithCodec(codec{spell}))
	s := newServer(ctx, conn, o)
	s.wire, s.spelling, s.end = wire, spell, cancel
	s.beside("messages to the editor", s.deliver)
	return s
}

// listen begins to read messages; those of the protocol are given to handler.
func (s *server) listen(handler protocol.Server) {
	s.conn.Go(s.ctx, s.guard(s.inOrder(s.route(protocol.ServerHandler(handler, nil)))))
}

// wait returns when the editor has left.
func (s *server) wait() (orderly bool, err error) {
	defer s.end()
	select {
	case <-s.exit: // to close the connection now would wait for the editor's side
	case <-s.ctx.Done():
		<-s.conn.Done()
	case <-s.conn.Done():
	}
	return s.state.Load() == ended, s.conn.Err()
}

// parentPoll is how often the editor is looked after. The end of its input tells of
// most ends; this is for an editor that was killed while a shell keeps the pipe.
const parentPoll = 3 * time.Second

// watchParent leaves when the editor's process is gone.
func (s *server) watchParent() {
	if s.Parent <= 0 || s.Alive == nil {
		return
	}
	s.beside("parent", func(ctx context.Context) error {
		tick := time.NewTicker(parentPoll)
		defer tick.Stop()
		for {
			select {
			case <-ctx.Done():
				return nil
			case <-tick.C:
				if !s.Alive(s.Parent) {
					return s.Exit(ctx)
				}
			}
		}
	})
}

// watched ends the session's context when the other side is gone: handlers that
// are at work are not told otherwise.
type watched struct {
	io.ReadWriteCloser
	gone context.CancelFunc
}

func (w watched) Read(p []byte) (int, error) {
	n, err := w.ReadWriteCloser.Read(p)
	if err != nil {
		w.gone()
	}
	return n, err
}

// codec is how the protocol's values are written; jsonrpc2's own knows no unions.
// Names of documents go out as the editor spells them.
type codec struct{ *spelling }

func (c codec) Marshal(v any) ([]byte, error) {
	if raw, ok := v.(jsonrpc2.RawMessage); ok && raw != nil {
		return c.theirs(raw), nil
	}
	raw, err := protocol.Marshal(v)
	return c.theirs(raw), err
}

func (codec) Unmarshal(data []byte, v any) error {
	if raw, ok := v.(*jsonrpc2.RawMessage); ok {
		*raw = append((*raw)[:0:0], data...)
		return nil
	}
	return protocol.Unmarshal(data, v)
}

// guard is the outermost handler. A panic costs one request; a notification that
// fails is logged, because an error for it would end the connection; an error
// without a code gets the one that the protocol has for it.
func (s *server) guard(next jsonrpc2.Handler) jsonrpc2.Handler {
	return func(ctx context.Context, req *jsonrpc2.Request) (result any, err error) {
		method, call := strings.Clone(req.Method()), req.IsCall() // borrowed until Async
		began := time.Now()
		if !patient[method] {
			s.busy.typing()
			s.busy.begin()
			defer s.busy.end()
		}
		defer func() {
			if v := recover(); v != nil {
				s.bug(method, v)
				result, err = nil, internalError(method)
			}
			if err != nil && !call {
				s.warn(method+" dropped", err)
				result, err = nil, nil
			}
			s.tellTrace(method, began, err)
		}()
		if result, err = next(ctx, req); err != nil {
			err = withCode(err)
		}
		return result, err
	}
}

// patient are the messages that nobody waits for at the keyboard: those that begin a
// session, and the one whose answer waits until something happens.
var patient = map[string]bool{
	protocol.MethodInitialize: true, protocol.MethodInitialized: true, protocol.MethodTextDocumentDidOpen: true,
	protocol.MethodWorkspaceDiagnostic: true,
}

func withCode(err error) error {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return protocol.ErrRequestCancelled
	}
	wire, ok := errors.AsType[*jsonrpc2.Error](err)
	switch {
	case !ok:
		return jsonrpc2.NewError(jsonrpc2.Code(protocol.LSPErrorCodesRequestFailed), err.Error())
	case wire.Code == jsonrpc2.ParseError: // the library's word for parameters that it cannot decode
		return jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	return err
}

// inOrder holds the session to initialize, then anything, then shutdown and exit.
func (s *server) inOrder(next jsonrpc2.Handler) jsonrpc2.Handler {
	return func(ctx context.Context, req *jsonrpc2.Request) (any, error) {
		switch m := req.Method(); s.state.Load() {
		case fresh:
			if m != protocol.MethodInitialize && m != protocol.MethodExit {
				return nil, jsonrpc2.NewError(jsonrpc2.ServerNotInitialized, "initialize comes first")
			}
		case running:
			if m == protocol.MethodInitialize {
				return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "initialize comes once")
			}
		case ended:
			if m != protocol.MethodExit {
				return nil, jsonrpc2.NewError(jsonrpc2.InvalidRequest, "the session is shut down")
			}
		}
		return next(ctx, req)
	}
}

// route works off notifications in the order of the wire, and lets every request
// run beside the reader on the documents as they were when it came.
func (s *server) route(next jsonrpc2.Handler) jsonrpc2.Handler {
	return func(ctx context.Context, req *jsonrpc2.Request) (any, error) {
		own := jsonrpc2.DetachContext(ctx) // the request's own context is recycled
		if req.Method() != protocol.MethodTextDocumentDidChange {
			s.breakBurst()
		}
		switch m := req.Method(); {
		case m == protocol.MethodCancelRequest:
			return nil, s.calls.cancel(req.Params())
		case m == protocol.MethodInitialize:
			return s.initialize(req.Params())
		case m == protocol.MethodInitialized: // some send no parameters
			s.initialized()
			return nil, nil
		case m == protocol.MethodTextDocumentDidOpen:
			return nil, s.didOpen(req.Params())
		case m == protocol.MethodTextDocumentDidChange:
			return nil, s.didChange(req.Params())
		case !req.IsCall() && !known[m]:
			return nil, nil // unknown notifications are to be ignored
		case !req.IsCall(), m == protocol.MethodShutdown:
			return next(own, req)
		case !known[m]:
			return nil, jsonrpc2.Errorf(jsonrpc2.MethodNotFound, "there is no method %q", m)
		case switchOf[m] != "" && s.switches.isOff(switchOf[m]):
			return jsonrpc2.RawMessage("null"), nil
		}
		if req.Method() == protocol.MethodTextDocumentDiagnostic && s.wire.quiet() {
			p, d, err := s.pulled(*s.docs.Load(), req.Params())
			if err != nil {
				return nil, err
			}
			if d.quick() {
				return s.pull(own, p, d)
			}
		}
		own, done := s.calls.begin(context.WithValue(own, viewKey{}, *s.docs.Load()), req.ID())
		defer done()
		jsonrpc2.Async(ctx) // from here on the next message is read
		swaps := s.scopes.swaps.Load()
		result, err := s.answer(own, req.Method(), func() (any, error) {
			if special := byHand[req.Method()]; special != nil {
				return special(s, own, req.Params())
			}
			return next(own, req)
		})
		if err == nil && swaps != s.scopes.swaps.Load() && slices.Contains(s.client.retries, req.Method()) {
			return nil, errSwapped
		}
		return result, err
	}
}

// errSwapped is for an answer that tells of settings and catalogues of before, to an
// editor that asks again. An edit is no such reason: an answer is about the version that
// it was asked on.
var errSwapped = jsonrpc2.NewError(jsonrpc2.Code(protocol.LSPErrorCodesContentModified), "settings and catalogues were read anew meanwhile")

// byHand are the requests whose answers are written by hand, for speed, and those
// that are our own.
var byHand = map[string]func(*server, context.Context, []byte) (any, error){
	protocol.MethodTextDocumentDiagnostic: (*server).pullBeside,
	protocol.MethodWorkspaceDiagnostic:    (*server).pullWorkspace,
	methodPreview:                         (*server).preview,
	methodStatus:                          (*server).status,
	methodHouses:                          (*server).houses,
	methodDraft:                           (*server).newDraft,
	methodGraph:                           (*server).graph,
	methodSettle:                          (*server).settle,
	methodPaste:                           (*server).pasted,
}

// known are the methods that a client may call.
var known = func() map[string]bool {
	t := map[string]bool{}
	for _, m := range protocol.Methods {
		if m.Direction != "serverToClient" {
			t[m.Method] = true
		}
	}
	for m := range byHand {
		t[m] = true
	}
	return t
}()
