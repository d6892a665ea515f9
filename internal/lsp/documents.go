package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"sync"
	"sync/atomic"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// document is one version of an open text. Its text never changes; what is made
// of it is made when first asked for, with the help of an earlier version.
type document struct {
	uri     uri.URI
	version int32
	text    *text.Text
	scope   *scope
	earlier *earlier
	// adrift tells that a change came which does not fit, so that the editor's text
	// may be another one; the next full text ends it.
	adrift bool

	treeMu  sync.Mutex // guards what follows
	tree    *syntax.Tree
	summary *summary

	// A check takes longer than reading does, and whoever wants the tree alone
	// does not wait for it.
	lintMu sync.Mutex // guards what follows
	result *lint.Result
}

// earlier is what the versions of one open text hand on. It holds the newest of
// what was made, not a chain of versions, so that a burst of changes costs no
// memory.
type earlier struct {
	tree   atomic.Pointer[syntax.Tree]
	result atomic.Pointer[lint.Result]
}

// parsed is the document's tree.
func (d *document) parsed() *syntax.Tree {
	d.treeMu.Lock()
	defer d.treeMu.Unlock()
	if d.tree == nil {
		before := d.earlier.tree.Load()
		d.tree = syntax.Parse(d.text, d.house(before), before)
		d.earlier.tree.Store(d.tree)
	}
	return d.tree
}

// headSize is how much of a text decides whose draft it is; it is as much as
// house.Detect reads.
const headSize = 16 << 10

// house is whose draft it is. What the earlier tree knows holds as long as the
// first pages are the same.
func (d *document) house(before *syntax.Tree) *house.House {
	settings := d.scope.settings().config
	if settings.House != "" {
		if h, err := settings.HouseByID(settings.House); err == nil {
			return h
		}
	}
	if before != nil && len(settings.Houses) == 0 && sameHead(d.text.String(), before.Shown().String()) {
		return before.House
	}
	h, _ := settings.Detect(d.text.String())
	return h
}

func sameHead(a, b string) bool {
	n := min(len(a), len(b), headSize)
	return a[:n] == b[:n] && (n == headSize || len(a) == len(b))
}

// linted is what is found in the document; nil once ctx is done.
func (d *document) linted(ctx context.Context) *lint.Result {
	d.lintMu.Lock()
	defer d.lintMu.Unlock()
	if d.result == nil {
		if r := d.scope.settings().engine.Run(ctx, d.parsed(), d.earlier.result.Load()); r != nil {
			d.result = r
			d.earlier.result.Store(r)
		}
	}
	return d.result
}

// view is every open document at one point of the stream of messages. It never
// changes: a change makes a new one.
type view map[uri.URI]*document

type viewKey struct{}

// at is the document as it was when the request of ctx came.
func at(ctx context.Context, u uri.URI) (*document, error) {
	v, _ := ctx.Value(viewKey{}).(view)
	if d := v[u]; d != nil {
		return d, nil
	}
	return nil, fmt.Errorf("%s is not open", u)
}

// didOpen takes a text that the editor shows. It decodes its own parameters to
// learn how the editor spells the text's name.
func (s *server) didOpen(raw []byte) error {
	var p struct {
		TextDocument struct {
			URI     string `json:"uri"`
			Version int32  `json:"version"`
			Text    string `json:"text"`
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
	s.put(&document{uri: u, version: p.TextDocument.Version, text: text.New(p.TextDocument.Text), scope: s.scopeFor(u), earlier: &earlier{}})
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
	if err := json.Unmarshal(raw, &p); err != nil {
		return err
	}
	u, err := uri.Parse(string(p.TextDocument.URI))
	if err != nil {
		return err
	}
	s.putMu.Lock() // settings that come meanwhile are for the version that this makes
	defer s.putMu.Unlock()
	old := (*s.docs.Load())[u]
	if old == nil {
		return fmt.Errorf("%s changed and is not open", u)
	}
	next := &document{uri: old.uri, version: p.TextDocument.Version, text: old.text, scope: s.scopeFor(u), earlier: old.earlier, adrift: old.adrift}
	for _, c := range p.ContentChanges {
		now, err := c.apply(next.text, s.client.encoding)
		if err != nil {
			// The last good text stays, and is said to be it.
			next.text, next.adrift = old.text, true
			s.put(next)
			return fmt.Errorf("a change of %s does not fit: %w", u, err)
		}
		next.text = now
		next.adrift = next.adrift && c.Range != nil
	}
	s.put(next)
	return nil
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
	sp := text.Span{
		Start: t.Offset(text.Pos{Line: int(c.Range.Start.Line), Col: int(c.Range.Start.Character)}, enc),
		End:   t.Offset(text.Pos{Line: int(c.Range.End.Line), Col: int(c.Range.End.Character)}, enc),
	}
	if sp.End < sp.Start {
		sp.Start, sp.End = sp.End, sp.Start
	}
	return t.Apply(text.Edit{Span: sp, New: *c.Text})
}

// put makes d the document of its name and has it checked; putMu is held.
func (s *server) put(d *document) {
	next := maps.Clone(*s.docs.Load())
	next[d.uri] = d
	s.docs.Store(&next)
	s.check(d.uri)
}
