package lsp

import (
	"context"
	"encoding/json"
	"runtime/debug"
	"slices"
	"sync"
	"sync/atomic"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"

	"resolute/internal/complete"
	"resolute/internal/config"
	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// server is one session.
type server struct {
	protocol.UnimplementedServer

	ctx    context.Context // of the session
	end    context.CancelFunc
	wire   *stream
	conn   jsonrpc2.Conn
	client *client
	Options
	log     *zap.Logger
	state   atomic.Int32
	trace   atomic.Pointer[protocol.TraceValue]
	calls   calls
	exit    chan struct{}
	closing chan struct{} // closed at shutdown
	leave   sync.Once
	bugs    atomic.Int64 // panics survived
	bugMu   sync.Mutex
	bugsIn  []string // where; bugMu is held
	out     outbox
	bars    atomic.Int64
	stops   sync.Map // of bars, by their names
	scopes  *scopes
	index   *index
	busy    courtesy // what the editor waits for
	warm    sync.Once

	switches board
	tokens   tokenCache
	pages    pages

	spelling *spelling

	folders atomic.Pointer[[]string] // of the workspace

	docs  atomic.Pointer[view]
	burst *burst     // that is read; nil as a rule
	putMu sync.Mutex // held to replace docs

	checkMu  sync.Mutex
	checking map[uri.URI]bool // true: something came since the check began
}

func newServer(ctx context.Context, conn jsonrpc2.Conn, o Options) *server {
	s := &server{
		ctx: ctx, conn: conn, client: &client{Client: protocol.ClientDispatcher(conn)}, Options: o,
		exit: make(chan struct{}), closing: make(chan struct{}), out: make(outbox, outboxSize), scopes: newScopes(), checking: map[uri.URI]bool{},
	}
	s.log = o.Log.WithOptions(zap.WrapCore(func(c zapcore.Core) zapcore.Core { return zapcore.NewTee(c, editorLog(s)) }))
	s.index = newIndex(s)
	s.docs.Store(&view{})
	s.folders.Store(&[]string{})
	return s
}

// initialize agrees on the encoding of positions and says what is offered.
func (s *server) initialize(raw []byte) (*protocol.InitializeResult, error) {
	var w wants
	if err := json.Unmarshal(raw, &w); err != nil {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, err.Error())
	}
	s.client.learn(&w)
	s.client.features = learnFeatures(raw)
	roots := w.roots()
	s.folders.Store(&roots)
	for _, f := range w.folders() {
		s.spelling.learn(f)
	}
	s.switches.learn(raw)
	if len(w.InitializationOptions) > 0 {
		s.switchOff(w.InitializationOptions)
		if own, ok := s.readOwn(w.InitializationOptions); ok {
			s.takeOwn(own, nil)
		}
	}
	s.setTrace(protocol.TraceValue(w.Trace))
	if w.ProcessID != nil && s.Options.Parent == 0 {
		s.Options.Parent = *w.ProcessID
	}
	s.watchParent()
	s.beside("first words", s.firstWords)
	s.state.Store(running)
	return &protocol.InitializeResult{
		ServerInfo:   protocol.ServerInfo{Name: "resolute", Version: protocol.NewOptional(s.Version)},
		Capabilities: s.capabilities(),
	}, nil
}

// firstWords checks a few words while the editor gets ready to send a draft, so that
// what is unpacked once, the catalogue above all, is unpacked by then.
func (s *server) firstWords(ctx context.Context) error {
	const words = "The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015 and Security Council resolution 1325 (2000),\n\n1.\tDecides to begin.\n"
	h, _ := house.Detect(words)
	s.scopes.bare.engine.Run(ctx, syntax.Parse(text.New(words), h, nil), nil)
	return nil
}

// furtherWords suggests how a few words go on, once the first findings are there and
// nobody waits, so that the first suggestion that is asked for does not wait for what
// is unpacked once.
func (s *server) furtherWords() {
	s.warm.Do(func() {
		s.beside("further words", func(ctx context.Context) error {
			s.busy.wait(ctx, true)
			const words = "The General Assembly,\n\nRecalling \n\n1.\tRequests the Secretary-G\n"
			h := house.ByID(house.Default)
			tree := syntax.Parse(text.New(words), h, nil)
			for i := range words {
				// On an empty line everything may begin, which takes memory and unpacks
				// nothing more.
				if words[i] == '\n' && words[i-1] != '\n' {
					complete.At(tree, s.scopes.bare.config.Catalogue, i)
				}
			}
			debug.FreeOSMemory()
			return nil
		})
	})
}

// Initialized asks the editor for what it has to be asked for, and begins to read
// the workspace. Nothing of it is waited for.
func (s *server) initialized() {
	s.beside("start", func(ctx context.Context) error {
		var wanted []protocol.Registration
		if s.client.watches {
			options, err := protocol.Marshal(&protocol.DidChangeWatchedFilesRegistrationOptions{Watchers: []protocol.FileSystemWatcher{
				{GlobPattern: protocol.Pattern("**/*.{txt,md,resolution,toml,csv,json,bib}")},
			}})
			if err != nil {
				return err
			}
			wanted = append(wanted, protocol.Registration{ID: "files", Method: protocol.MethodWorkspaceDidChangeWatchedFiles, RegisterOptions: options})
		}
		if s.client.settingsCh {
			wanted = append(wanted, protocol.Registration{ID: "settings", Method: protocol.MethodWorkspaceDidChangeConfiguration, RegisterOptions: protocol.LSPAny(`{"section":"resolute"}`)})
		}
		if len(wanted) > 0 {
			if err := s.client.RegisterCapability(ctx, &protocol.RegistrationParams{Registrations: wanted}); err != nil {
				s.warn("registering", err)
			}
		}
		if s.client.settings {
			s.askOwn(ctx)
		}
		s.index.again()
		return nil
	})
}

// askOwn takes the editor's settings, of each folder its own, and, where they are
// others than before, has everything checked again.
func (s *server) askOwn(ctx context.Context) {
	folders := *s.folders.Load()
	items := []protocol.ConfigurationItem{{Section: new("resolute")}}
	for _, dir := range folders {
		items = append(items, protocol.ConfigurationItem{Section: new("resolute"), ScopeURI: new(uri.File(dir))})
	}
	got, err := s.client.Configuration(ctx, &protocol.ConfigurationParams{Items: items})
	if err != nil {
		s.warn("asking for the editor's settings", err)
		return
	}
	if len(got) == 0 || string(got[0]) == "null" {
		return
	}
	all, ok := s.readOwn(got[0])
	if !ok {
		return
	}
	if s.switchOff(json.RawMessage(got[0])) {
		s.index.again()
	}
	s.offerAnew(ctx)
	of := map[string]config.Own{}
	for i, dir := range folders {
		if i+1 >= len(got) || string(got[i+1]) == "null" || string(got[i+1]) == string(got[0]) {
			continue
		}
		if own, ok := s.readOwn(got[i+1]); ok {
			of[dir] = own
		}
	}
	if s.takeOwn(all, of) {
		s.reload()
	}
}

// Shutdown ends the work; Exit follows.
func (s *server) Shutdown(context.Context) error {
	s.state.Store(ended)
	s.endBars()
	close(s.closing) // once: inOrder lets no second one through
	return nil
}

// Exit ends the session. It does not close the connection, which would wait for
// this very message.
func (s *server) Exit(context.Context) error {
	s.leave.Do(func() { close(s.exit) })
	return nil
}

// SetTrace turns the account of what is done on or off.
func (s *server) SetTrace(_ context.Context, p *protocol.SetTraceParams) error {
	s.setTrace(p.Value)
	return nil
}

func (s *server) setTrace(v protocol.TraceValue) { s.trace.Store(&v) }

// DidSave has nothing to do for a draft, whose text is known.
func (s *server) DidSave(context.Context, *protocol.DidSaveTextDocumentParams) error { return nil }

// DidChangeConfiguration takes the editor's settings, or asks for them where they
// do not come along.
func (s *server) DidChangeConfiguration(_ context.Context, p *protocol.DidChangeConfigurationParams) error {
	if s.client.settings {
		s.beside("settings", func(ctx context.Context) error {
			s.askOwn(ctx)
			return nil
		})
		return nil
	}
	if len(p.Settings) > 0 && string(p.Settings) != "null" {
		if s.switchOff(json.RawMessage(p.Settings)) {
			s.index.again()
		}
		s.beside("offers", func(ctx context.Context) error {
			s.offerAnew(ctx)
			return nil
		})
		if own, ok := s.readOwn(p.Settings); ok && s.takeOwn(own, nil) {
			s.reload()
		}
	}
	return nil
}

// DidChangeWorkspaceFolders takes folders in and out of the index.
func (s *server) DidChangeWorkspaceFolders(_ context.Context, p *protocol.DidChangeWorkspaceFoldersParams) error {
	var gone, come []string
	for _, f := range p.Event.Removed {
		gone = append(gone, string(f.URI))
	}
	for _, f := range p.Event.Added {
		come = append(come, string(f.URI))
	}
	gone = foldersOf(gone)
	now := slices.DeleteFunc(slices.Clone(*s.folders.Load()), func(f string) bool { return slices.Contains(gone, f) })
	for _, f := range foldersOf(come) {
		if !slices.Contains(now, f) {
			now = append(now, f)
		}
	}
	s.folders.Store(&now)
	s.scopes.mu.Lock()
	s.settleOwn()
	s.scopes.mu.Unlock()
	s.reload()
	if s.client.settings {
		s.beside("settings", func(ctx context.Context) error {
			s.askOwn(ctx)
			return nil
		})
	}
	return nil
}

// DidChangeWatchedFiles reads again what changed on the disk: all settings after a
// change of a file that may be one, or a catalogue; of drafts those alone.
func (s *server) DidChangeWatchedFiles(_ context.Context, p *protocol.DidChangeWatchedFilesParams) error {
	var drafts []uri.URI
	for _, c := range p.Changes {
		if !c.URI.IsFile() {
			continue
		}
		if isDraft(c.URI.FsPath()) {
			drafts = append(drafts, c.URI)
			continue
		}
		s.reload()
		return nil
	}
	const many = 50 // as after a checkout
	if len(drafts) > many {
		s.index.again()
		return nil
	}
	for _, u := range drafts {
		s.index.changed(u)
	}
	return nil
}

// DidCreateFiles, DidRenameFiles and DidDeleteFiles are what the editor itself did
// to drafts: a citation begins or ceases to lead somewhere.
func (s *server) DidCreateFiles(_ context.Context, p *protocol.CreateFilesParams) error {
	for _, f := range p.Files {
		s.moved(f.URI)
	}
	return nil
}

func (s *server) DidRenameFiles(_ context.Context, p *protocol.RenameFilesParams) error {
	for _, f := range p.Files {
		s.moved(f.OldURI, f.NewURI)
	}
	return nil
}

func (s *server) DidDeleteFiles(_ context.Context, p *protocol.DeleteFilesParams) error {
	for _, f := range p.Files {
		s.moved(f.URI)
	}
	return nil
}

func (s *server) moved(uris ...string) {
	for _, raw := range uris {
		if u, err := uri.Parse(raw); err == nil {
			s.index.changed(u)
		}
	}
}

// beside runs f beside the reader, to the end of the session at the longest.
func (s *server) beside(name string, f func(context.Context) error) {
	go func() {
		defer func() {
			if v := recover(); v != nil {
				s.bug(name, v)
			}
		}()
		if err := f(s.ctx); err != nil && s.ctx.Err() == nil {
			s.log.Warn(name, zap.Error(err))
		}
	}()
}

// refresh asks the editor to ask again for what may have changed without an edit.
func (s *server) refresh() {
	for _, r := range []struct {
		wanted bool
		ask    func(context.Context) error
	}{
		{s.client.refreshes.diagnostics && s.client.pulls, s.client.DiagnosticRefresh},
		{s.client.refreshes.hints, s.client.InlayHintRefresh},
		{s.client.refreshes.lenses, s.client.CodeLensRefresh},
		{s.client.refreshes.tokens, s.client.SemanticTokensRefresh},
	} {
		if r.wanted && s.state.Load() == running {
			s.beside("refresh", r.ask)
		}
	}
}
