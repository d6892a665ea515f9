package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"hash/maphash"
	"maps"
	"strings"
	"sync"
	"sync/atomic"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/config"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
	"resolute/internal/workspace"
)

// document is one version of an open text. Its text never changes; what is made
// of it is made when first asked for, with the help of an earlier version.
type document struct {
	uri     uri.URI
	version int32
	text    *text.Text
	scope   *scope
	earlier *earlier
	draft   bool // the editor says that it is one
	silent  bool // the editor wants no findings in it
	// adrift tells that a change came which does not fit, so that the editor's text
	// may be another one; the next full text ends it.
	adrift bool

	treeMu  sync.Mutex // guards what follows
	tree    *syntax.Tree
	summary *summary
	settled bool // stale is known
	stale   []syntax.Stale

	// A check takes longer than reading does, and whoever wants the tree alone
	// does not wait for it.
	lintMu   sync.Mutex // guards what follows
	result   *lint.Result
	written  []byte // the findings as they are sent, for a client that asks for them
	resultID string
}

// earlier is what the versions of one open text hand on. It holds the newest of
// what was made, not a chain of versions, so that a burst of changes costs no
// memory.
type earlier struct {
	nature  atomic.Pointer[nature]
	tree    atomic.Pointer[syntax.Tree]
	base    atomic.Pointer[base]
	result  atomic.Pointer[lint.Result]
	written atomic.Int64 // bytes that its findings take as they are sent
}

// parsed is the document's tree.
func (d *document) parsed() *syntax.Tree {
	d.treeMu.Lock()
	defer d.treeMu.Unlock()
	if d.tree == nil {
		before := d.earlier.tree.Load()
		nature := d.nature()
		d.tree = syntax.Parse(d.text, nature.house, before).WithLocks(d.locks(nature.settings.config)).WithUnlinks(d.unlinks(nature.settings.config))
		d.earlier.tree.Store(d.tree)
	}
	return d.tree
}

// locks are the numbers of the text that its settings lock.
func (d *document) locks(c *config.Config) []syntax.Lock {
	if len(c.Locks) == 0 || !d.uri.IsFile() {
		return nil
	}
	return workspace.Locks(c, d.uri.FsPath())
}

// unlinks are the references of the text that its settings unlink.
func (d *document) unlinks(c *config.Config) []syntax.Unlinking {
	if len(c.Unlinks) == 0 || !d.uri.IsFile() {
		return nil
	}
	return workspace.Unlinks(c, d.uri.FsPath())
}

// nature is what a text is taken for.
type nature struct {
	settings *settled
	head     uint64 // stands for the beginning of the text, which tells it
	house    *house.House
	checked  bool // it is a draft, and not one that the settings leave out
}

// headSize is how much of a text tells what it is; it is as much as house.Detect
// reads.
const headSize = 16 << 10

// nature is what the document is taken for. It is looked at anew when its first
// pages change, or the settings.
func (d *document) nature() *nature {
	settings := d.scope.settings()
	s := d.text.String()
	head := s[:min(len(s), headSize)]
	sum := maphash.String(nameSeed, head)
	was := d.earlier.nature.Load()
	if was != nil && was.settings == settings && was.head == sum {
		return was
	}
	now := &nature{settings: settings, head: sum}
	c := settings.config
	if c.House != "" {
		now.house, _ = c.HouseByID(c.House)
	}
	if now.house == nil {
		now.house, _ = c.Detect(head)
	}
	now.checked = !d.silent && checkedScheme(d.uri) && (d.draft || workspace.IsDraft(c, d.uri.FsPath(), head)) &&
		!(d.uri.IsFile() && workspace.LeftOut(c, d.uri.FsPath()))
	d.earlier.nature.Store(now)
	return now
}

// checkedScheme tells texts that are written from those that are only shown: an
// older version beside the draft would have every finding twice.
func checkedScheme(u uri.URI) bool {
	scheme, _, _ := strings.Cut(string(u), ":")
	return !strings.HasPrefix(scheme, "git") && scheme != "resolute" && scheme != "output"
}

// linted is what is found in the document, nothing in what is no draft; nil once
// ctx is done.
func (d *document) linted(ctx context.Context) *lint.Result {
	d.lintMu.Lock()
	defer d.lintMu.Unlock()
	if d.result != nil {
		return d.result
	}
	n, tree := d.nature(), d.parsed()
	if !n.checked {
		d.result = &lint.Result{Tree: tree}
		return d.result
	}
	engine := n.settings.engine
	if len(n.settings.config.Suppress) > 0 && strings.HasPrefix(string(d.uri), "file:") {
		engine = engine.With(workspace.Suppressions(n.settings.config, d.uri.FsPath()))
	}
	if stale := d.changed(); len(stale) > 0 {
		engine = engine.Since(func(*syntax.Tree) []syntax.Stale { return stale })
	}
	if r := engine.Run(ctx, tree, d.earlier.result.Load()); r != nil {
		d.result = r
		d.earlier.result.Store(r)
	}
	return d.result
}

// quickSize is how long a text may be for its findings to be there before it would be
// worth the while to look for them beside something else.
const quickSize = 256 << 10

// quick tells that the document's findings wait for nothing and are there at once.
func (d *document) quick() bool {
	select {
	case <-d.scope.ready:
		return d.text.Len() <= quickSize
	default:
		return false
	}
}

// again is the document as it was before anything was made of it, under the
// settings of sc.
func (d *document) again(sc *scope) *document {
	return &document{uri: d.uri, version: d.version, text: d.text, draft: d.draft, silent: d.silent, scope: sc, earlier: d.earlier, adrift: d.adrift}
}

// view is every open document at one point of the stream of messages. It never
// changes: a change makes a new one.
type view map[uri.URI]*document

type viewKey struct{}

// at is the document as it was when the request of ctx came.
func at(ctx context.Context, u uri.URI) (*document, error) {
	v, _ := ctx.Value(viewKey{}).(view)
	return in(v, u)
}

// in is the document of that name among those of v.
func in(v view, u uri.URI) (*document, error) {
	if d := v[u]; d != nil {
		return d, nil
	}
	if u == "" || u == nameless {
		return nil, jsonrpc2.NewError(jsonrpc2.InvalidParams, "the parameters name no document")
	}
	return nil, fmt.Errorf("%s is not open", u)
}

// nameless is what the library makes of a name that is not there.
const nameless uri.URI = "file:///"

// language is what editors call the language of drafts, where they have a name for it.
const language = "resolution"

// didOpen takes a text that the editor shows. It decodes its own parameters to
// learn how the editor spells the text's name.
func (s *server) didOpen(raw []byte) error {
	var p struct {
		TextDocument struct {
			URI        string `json:"uri"`
			LanguageID string `json:"languageId"`
			Version    int32  `json:"version"`
			Text       string `json:"text"`
		} `json:"textDocument"`
	}
	if err := json.Unmarshal(raw, &p); err != nil {
		return err
	}
	u, err := uri.Parse(p.TextDocument.URI)
	if err != nil {
		return err
	}
	s.spelling.learn(p.TextDocument.URI)
	s.putMu.Lock()
	defer s.putMu.Unlock()
	s.put(&document{
		uri: u, version: p.TextDocument.Version, text: text.New(p.TextDocument.Text), draft: p.TextDocument.LanguageID == language,
		silent: s.silent(u), scope: s.scopeFor(u), earlier: &earlier{},
	})
	s.pace()
	s.index.beat()
	return nil
}

// DidClose forgets it and takes its findings away; the index has it from the disk
// again.
func (s *server) DidClose(_ context.Context, p *protocol.DidCloseTextDocumentParams) error {
	s.putMu.Lock()
	next := maps.Clone(*s.docs.Load())
	delete(next, p.TextDocument.URI)
	s.docs.Store(&next)
	s.putMu.Unlock()
	s.pace()
	s.check(p.TextDocument.URI)
	s.index.changed(p.TextDocument.URI)
	return nil
}

// didChange decodes its own parameters: the library takes a change whose range it
// cannot read for a new text of the whole document.
func (s *server) didChange(raw []byte) error {
	var p struct {
		TextDocument struct {
			URI     uri.URI `json:"uri"`
			Version int32   `json:"version"`
		} `json:"textDocument"`
		ContentChanges []change `json:"contentChanges"`
	}
	err := json.Unmarshal(raw, &p)
	var u uri.URI
	if err == nil {
		u, err = uri.Parse(string(p.TextDocument.URI))
	}
	if err != nil {
		s.breakBurst()
		return err
	}
	if s.join(u, p.TextDocument.Version, p.ContentChanges) {
		return nil
	}
	d, err := s.changed(u, p.TextDocument.Version, p.ContentChanges)
	if d != nil {
		s.checkHere(d)
		s.refreshPages(u)
	}
	return err
}

// changed makes the next version of a document; one of which a change does not fit
// stays as it is, and is said to be so.
func (s *server) changed(u uri.URI, version int32, changes []change) (*document, error) {
	s.putMu.Lock() // settings that come meanwhile are for the version that this makes
	defer s.putMu.Unlock()
	old := (*s.docs.Load())[u]
	if old == nil {
		return nil, fmt.Errorf("%s changed and is not open", u)
	}
	next := old.again(s.scopeFor(u))
	next.version = version
	for _, c := range changes {
		now, err := c.apply(next.text, s.client.encoding)
		if err != nil {
			next.text, next.adrift = old.text, true
			s.store(next)
			return next, fmt.Errorf("a change of %s does not fit: %w", u, err)
		}
		next.text = now
		next.adrift = next.adrift && c.Range != nil
	}
	s.store(next)
	return next, nil
}

// change is one of didChange; without a range the text is the whole document's.
type change struct {
	Range *struct {
		Start, End *struct{ Line, Character uint32 }
	} `json:"range"`
	Text *string `json:"text"`
}

func (c *change) apply(t *text.Text, enc text.Encoding) (*text.Text, error) {
	switch {
	case c.Text == nil:
		return nil, fmt.Errorf("it has no text")
	case c.Range == nil:
		return text.New(*c.Text), nil
	case c.Range.Start == nil || c.Range.End == nil:
		return nil, fmt.Errorf("it has half a range")
	}
	return t.Apply(c.edit(t, enc))
}

// ofPart tells a change of a part of the text, which is told whole.
func (c *change) ofPart() bool {
	return c.Text != nil && c.Range != nil && c.Range.Start != nil && c.Range.End != nil
}

// edit is a change of a part as an edit of the text in which it is placed.
func (c *change) edit(in interface {
	Offset(text.Pos, text.Encoding) int
}, enc text.Encoding) text.Edit {
	at := func(p *struct{ Line, Character uint32 }) int {
		return in.Offset(text.Pos{Line: int(p.Line), Col: int(p.Character)}, enc)
	}
	start, end := at(c.Range.Start), at(c.Range.End)
	return text.Edit{Span: text.Span{Start: min(start, end), End: max(start, end)}, New: *c.Text}
}

// put makes d the document of its name and has it checked; putMu is held.
func (s *server) put(d *document) {
	s.store(d)
	s.check(d.uri)
	s.refreshPages(d.uri)
}

// store makes d the document of its name; putMu is held.
func (s *server) store(d *document) {
	next := maps.Clone(*s.docs.Load())
	next[d.uri] = d
	s.docs.Store(&next)
}
