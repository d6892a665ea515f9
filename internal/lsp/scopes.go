package lsp

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"
	"go.uber.org/zap"

	"resolute/internal/catalogue"
	"resolute/internal/config"
	"resolute/internal/jsonout"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/workspace"
)

// patience is how long the first request of a folder waits for its settings. On a
// disk that does not answer it goes on without them, and the drafts are checked
// again when they are there.
const patience = 300 * time.Millisecond

// scope is what holds for the drafts of one folder. It is read beside the stream
// of messages, because a disk may hang.
type scope struct {
	ready  chan struct{}
	made   time.Time
	late   atomic.Bool // somebody went on without it
	value  settled     // once ready
	unread *settled    // what holds until then
}

// settled is settings with the engine that they ask for.
type settled struct {
	config *config.Config
	engine *lint.Engine
}

func (sc *scope) settings() *settled {
	select {
	case <-sc.ready:
		return &sc.value
	default:
	}
	if !sc.late.Load() {
		wait := time.NewTimer(patience - time.Since(sc.made))
		defer wait.Stop()
		select {
		case <-sc.ready:
			return &sc.value
		case <-wait.C:
			sc.late.Store(true)
		}
	}
	return sc.unread
}

// scopes are the settings of the session's folders.
type scopes struct {
	swaps    atomic.Int64 // how often all was read anew
	mu       sync.Mutex
	settings *config.Settings
	byDir    map[string]*scope
	byConfig map[*config.Config]settled
	good     map[string]settled // the last that could be read, by folder
	own      ownSettings
	bare     settled // without settings
	unread   settled // of a folder that cannot be read: who knows what it has
	// problems are the findings in settings files and catalogues, by file.
	problems map[uri.URI][]protocol.Diagnostic
}

// ownSettings are the editor's own, which hold where no settings file does.
type ownSettings struct {
	all  config.Own
	of   map[string]config.Own // of folders, where the editor tells them apart
	told map[string]bool       // mistakes in them that the drafter knows of
}

func newScopes() *scopes {
	none, _ := config.NoSettings().For(".")
	unread := &config.Config{Catalogue: catalogue.Partial()}
	return &scopes{
		settings: config.NewSettings(rules.All), byDir: map[string]*scope{}, byConfig: map[*config.Config]settled{},
		good: map[string]settled{}, own: ownSettings{told: map[string]bool{}}, bare: settled{none, lint.New(rules.All, none.Options())}, unread: settled{unread, lint.New(rules.All, unread.Options())}, problems: map[uri.URI][]protocol.Diagnostic{},
	}
}

// scopeFor is the scope of a document: of its folder, or of the first folder of
// the workspace for one that is no file.
func (s *server) scopeFor(u uri.URI) *scope {
	dir := ""
	if u.IsFile() {
		dir = filepath.Dir(u.FsPath())
	} else if folders := *s.folders.Load(); len(folders) > 0 {
		dir = folders[0]
	}
	sc := s.scopes
	sc.mu.Lock()
	defer sc.mu.Unlock()
	if got := sc.byDir[dir]; got != nil {
		return got
	}
	made := &scope{ready: make(chan struct{}), made: time.Now(), unread: &sc.unread}
	if last, ok := sc.good[dir]; ok {
		made.unread = &last
	}
	sc.byDir[dir] = made
	settings := sc.settings
	s.beside("settings", func(context.Context) error {
		s.readScope(made, settings, dir)
		if made.late.Load() {
			s.recheck()
		}
		return nil
	})
	return made
}

// readScope reads the settings for a folder. Where they cannot be read the last
// good ones stand, and the file gets a finding.
func (s *server) readScope(made *scope, settings *config.Settings, dir string) {
	c, err := settings.Nowhere(), error(nil)
	if dir != "" {
		c, err = settings.For(dir)
	}
	sc := s.scopes
	if err == nil {
		err = s.vanished(c, dir)
	}
	sc.mu.Lock()
	value, known := settled{}, false
	if err == nil {
		value, known = sc.byConfig[c]
	}
	sc.mu.Unlock()
	if err == nil && !known {
		whole := *c
		if len(c.Adopted) > 0 {
			whole.Catalogue = c.Catalogue.With("adopted texts", workspace.Adopted(c))
		}
		value = settled{&whole, lint.New(rules.All, whole.Options())}
	}
	var mistakes []string
	sc.mu.Lock()
	switch {
	case settings != sc.settings: // reloaded meanwhile: this is of no interest any more
		value = cmp.Or(value, sc.bare)
	case err != nil:
		value = sc.bare
		if last, ok := sc.good[dir]; ok {
			value = last
		}
		sc.note(err)
	default:
		if again, ok := sc.byConfig[c]; ok {
			value = again // another folder of the same settings was quicker
		} else {
			sc.byConfig[c] = value
			s.log.Info("settings", zap.String("folder", dir), zap.String("file", cmp.Or(c.Path, "none: what is built in holds")))
			for _, p := range c.Problems {
				sc.note(p)
			}
			for _, m := range c.Mistakes {
				if !sc.own.told[m] {
					sc.own.told[m] = true
					mistakes = append(mistakes, m)
				}
			}
		}
		sc.good[dir] = value
	}
	made.value = value
	close(made.ready)
	sc.mu.Unlock()
	for _, m := range mistakes {
		s.tell("the editor's settings for resolute: " + m)
	}
	s.publishProblems()
}

// errVanished tells that a folder is gone of which settings were read before.
var errVanished = errors.New("the folder is gone")

// vanished tells that settings were not read but that the disk with them is gone:
// what was known before still holds. A catalogue that is not there would make every
// act in it one that does not exist.
func (s *server) vanished(c *config.Config, dir string) error {
	s.scopes.mu.Lock()
	last, known := s.scopes.good[dir]
	s.scopes.mu.Unlock()
	if !known || last.config.Path == "" && len(last.config.Adopted) == 0 {
		return nil
	}
	if _, err := os.Stat(dir); err != nil {
		return errVanished
	}
	for _, p := range c.Adopted {
		if _, err := os.Stat(p.Dir); err != nil {
			return errVanished
		}
	}
	return nil
}

// note keeps what is wrong with a file of settings, under the file.
func (sc *scopes) note(err error) {
	path, line, column, message := placeOf(err.Error())
	abs, err := filepath.Abs(path)
	if err != nil || path == "" {
		return
	}
	u := uri.File(abs)
	at := protocol.Position{Line: uint32(max(line-1, 0)), Character: uint32(max(column-1, 0))}
	d := protocol.Diagnostic{
		Range: protocol.Range{Start: at, End: protocol.Position{Line: at.Line, Character: at.Character + 1}}, Severity: protocol.DiagnosticSeverityError,
		Source: protocol.NewOptional("resolute"), Code: protocol.String("settings"), Message: protocol.String(message),
	}
	for _, has := range sc.problems[u] {
		if has.Range == d.Range && has.Message == d.Message {
			return
		}
	}
	sc.problems[u] = append(sc.problems[u], d)
}

// placeOf takes "file:line:column: what is wrong" apart; the numbers are 0 where
// the message has none.
func placeOf(message string) (path string, line, column int, what string) {
	head, what, ok := strings.Cut(message, ": ")
	if !ok {
		return "", 0, 0, message
	}
	var numbers []int
	for len(numbers) < 2 {
		i := strings.LastIndexByte(head, ':')
		n, err := strconv.Atoi(head[i+1:])
		if i < 0 || err != nil {
			break
		}
		numbers, head = append(numbers, n), head[:i]
	}
	slices.Reverse(numbers)
	numbers = append(numbers, 0, 0)
	return head, numbers[0], numbers[1], what
}

// problem is what is wrong with a settings file or a catalogue, as it is sent.
type problem struct {
	uri     uri.URI
	id      string
	written []byte
}

// wrong are the files of settings and catalogues in which something is wrong, or
// was, in order.
func (sc *scopes) wrong() []problem {
	sc.mu.Lock()
	defer sc.mu.Unlock()
	var out []problem
	for _, u := range slices.Sorted(maps.Keys(sc.problems)) {
		written, err := protocol.Marshal(sc.problems[u])
		if err != nil || len(sc.problems[u]) == 0 {
			written = []byte("[]")
		}
		out = append(out, problem{u, nameOf(written), written})
	}
	return out
}

// publishProblems sends the findings of the settings files and catalogues, and
// takes back those that are none any more. A client that asks for findings has
// them with its next question.
func (s *server) publishProblems() {
	now := s.scopes.wrong()
	if len(now) == 0 {
		return
	}
	if s.client.pulls {
		s.index.beat()
		return
	}
	for _, p := range now {
		s.post(func(ctx context.Context) error {
			b := append(jsonout.AppendString([]byte(`{"uri":`), string(p.uri)), `,"diagnostics":`...)
			return s.conn.Notify(ctx, protocol.MethodTextDocumentPublishDiagnostics, jsonrpc2.RawMessage(append(append(b, p.written...), '}')))
		})
	}
}

// reload reads all settings anew and checks every document again.
func (s *server) reload() {
	sc := s.scopes
	sc.swaps.Add(1)
	sc.mu.Lock()
	sc.settings = sc.settings.Again()
	sc.byDir = map[string]*scope{}
	sc.byConfig = map[*config.Config]settled{}
	for u := range sc.problems {
		sc.problems[u] = nil
	}
	sc.mu.Unlock()
	s.recheck()
	s.index.again()
}

// recheck has every open document read and checked again under the settings that
// hold now. It runs on the reader, as all that changes the view.
func (s *server) recheck() {
	s.putMu.Lock()
	next := maps.Clone(*s.docs.Load())
	for u, d := range next {
		now := d.again(s.scopeFor(u))
		now.earlier, now.silent = &earlier{}, s.silent(u)
		next[u] = now
	}
	s.docs.Store(&next)
	s.putMu.Unlock()
	for u := range next {
		s.check(u)
	}
	s.refresh()
}

// readOwn reads the editor's settings, whatever form it sends them in.
func (s *server) readOwn(raw []byte) (config.Own, bool) {
	var wrapped struct {
		Resolute json.RawMessage `json:"resolute"`
	}
	if json.Unmarshal(raw, &wrapped) == nil && len(wrapped.Resolute) > 0 {
		raw = wrapped.Resolute
	}
	var own config.Own
	if err := json.Unmarshal(raw, &own); err != nil {
		s.tell("the editor's settings for resolute cannot be read: " + err.Error())
		return own, false
	}
	return own, true
}

// takeOwn lets the editor's settings hold, with those that folders have of their own,
// and tells whether they are others than before.
func (s *server) takeOwn(all config.Own, of map[string]config.Own) bool {
	sc := s.scopes
	sc.mu.Lock()
	defer sc.mu.Unlock()
	if fmt.Sprint(sc.own.all, sc.own.of) == fmt.Sprint(all, of) { // that a list is not there is that it is empty
		return false
	}
	sc.own = ownSettings{all, of, map[string]bool{}}
	s.settleOwn()
	return true
}

// settleOwn gives the folders that are open their settings. It runs under the lock.
func (s *server) settleOwn() {
	own := map[string]config.Own{"": s.scopes.own.all}
	for _, dir := range *s.folders.Load() {
		own[dir] = s.scopes.own.all
		if of, ok := s.scopes.own.of[dir]; ok {
			own[dir] = of
		}
	}
	s.scopes.settings = s.scopes.settings.With(own)
}

// currentSettings are the settings files as they were last read.
func (s *server) currentSettings() *config.Settings {
	s.scopes.mu.Lock()
	defer s.scopes.mu.Unlock()
	return s.scopes.settings
}
