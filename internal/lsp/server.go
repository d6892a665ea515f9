package lsp

import (
	"context"
	"sync"
	"sync/atomic"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"resolute/internal/config"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/text"
)

// server is one session.
type server struct {
	protocol.UnimplementedServer

	ctx      context.Context // of the session
	client   protocol.Client
	version  string
	log      *zap.Logger
	state    atomic.Int32
	calls    calls
	exit     chan struct{}
	encoding text.Encoding
	snippets bool // the editor fills in snippets

	settings  *config.Settings
	enginesMu sync.Mutex
	engines   map[*config.Config]*lint.Engine

	docs atomic.Pointer[view] // replaced on the reader only

	checkMu  sync.Mutex
	checking map[uri.URI]bool // true: something came since the check began
}

func newServer(ctx context.Context, client protocol.Client, version string, log *zap.Logger) *server {
	s := &server{
		ctx: ctx, client: client, version: version, log: log, exit: make(chan struct{}),
		settings: config.NewSettings(rules.All), engines: map[*config.Config]*lint.Engine{}, checking: map[uri.URI]bool{},
	}
	s.docs.Store(&view{})
	return s
}

// Initialize agrees on the encoding of positions and says what is offered.
func (s *server) Initialize(_ context.Context, p *protocol.InitializeParams) (*protocol.InitializeResult, error) {
	kind := protocol.PositionEncodingKindUTF16
	if g := p.Capabilities.General; g != nil {
		for _, e := range g.PositionEncodings {
			switch e {
			case protocol.PositionEncodingKindUTF8:
				s.encoding, kind = text.UTF8, e
			case protocol.PositionEncodingKindUTF32:
				if s.encoding == text.UTF16 {
					s.encoding, kind = text.UTF32, e
				}
			}
		}
	}
	s.snippets = snippetSupport(p.Capabilities.TextDocument)
	s.state.Store(running)
	return &protocol.InitializeResult{
		ServerInfo: protocol.ServerInfo{Name: "resolute", Version: protocol.NewOptional(s.version)},
		Capabilities: protocol.ServerCapabilities{
			PositionEncoding: kind,
			TextDocumentSync: &protocol.TextDocumentSyncOptions{
				OpenClose: new(true),
				Change:    new(protocol.TextDocumentSyncKindIncremental),
			},
			HoverProvider:             protocol.Boolean(true),
			CompletionProvider:        &protocol.CompletionOptions{TriggerCharacters: []string{" "}},
			DefinitionProvider:        protocol.Boolean(true),
			ReferencesProvider:        protocol.Boolean(true),
			DocumentHighlightProvider: protocol.Boolean(true),
			DocumentSymbolProvider:    protocol.Boolean(true),
			FoldingRangeProvider:      protocol.Boolean(true),
			CodeActionProvider: &protocol.CodeActionOptions{CodeActionKinds: []protocol.CodeActionKind{
				protocol.CodeActionKindQuickFix, protocol.CodeActionKindSourceFixAll,
			}},
		},
	}, nil
}

func snippetSupport(c *protocol.TextDocumentClientCapabilities) bool {
	return c != nil && c.Completion != nil && c.Completion.CompletionItem != nil &&
		c.Completion.CompletionItem.SnippetSupport != nil && *c.Completion.CompletionItem.SnippetSupport
}

// Shutdown ends the work; Exit follows.
func (s *server) Shutdown(context.Context) error {
	s.state.Store(ended)
	return nil
}

// Exit ends the session. It does not close the connection, which would wait for
// this very message.
func (s *server) Exit(context.Context) error {
	close(s.exit)
	return nil
}

// SetTrace is taken notice of by nobody: what is traced goes to the log.
func (s *server) SetTrace(context.Context, *protocol.SetTraceParams) error { return nil }

// DidSave has nothing to do: the text is known.
func (s *server) DidSave(context.Context, *protocol.DidSaveTextDocumentParams) error { return nil }

// tell shows the drafter a message, beside the reader: an editor that does not
// read must not stop us from reading.
func (s *server) tell(message string) {
	s.beside("message", func(ctx context.Context) error {
		return s.client.ShowMessage(ctx, &protocol.ShowMessageParams{Type: protocol.MessageTypeWarning, Message: message})
	})
}

// beside runs f beside the reader, to the end of the session at the longest.
func (s *server) beside(name string, f func(context.Context) error) {
	go func() {
		defer func() {
			if v := recover(); v != nil {
				s.log.Error("internal error", zap.String("task", name), zap.Any("value", v), zap.Stack("stack"))
			}
		}()
		if err := f(s.ctx); err != nil && s.ctx.Err() == nil {
			s.log.Warn(name, zap.Error(err))
		}
	}()
}
