package lsp

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/config"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// document is one version of an open text. Its text never changes; what is made
// of it is made when first asked for, with the help of the version before.
type document struct {
	uri      uri.URI
	version  int32
	text     *text.Text
	settings *config.Config
	house    *house.House

	mu     sync.Mutex
	prev   *document // until the tree is made
	tree   *syntax.Tree
	result *lint.Result
}

// parsed is the document's tree.
func (d *document) parsed() *syntax.Tree {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.parse()
}

func (d *document) parse() *syntax.Tree {
	if d.tree == nil {
		var before *syntax.Tree
		for p := d.prev; p != nil && before == nil; p = p.prev {
			before = p.made()
		}
		d.tree = syntax.Parse(d.text, d.house, before)
	}
	return d.tree
}

// made is the tree if it is made already.
func (d *document) made() *syntax.Tree {
	if !d.mu.TryLock() {
		return nil // it is being made; ours does not wait for it
	}
	defer d.mu.Unlock()
	return d.tree
}

// linted is what is found in the document; nil once ctx is done.
func (d *document) linted(ctx context.Context, e *lint.Engine) *lint.Result {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.result == nil {
		tree := d.parse()
		var before *lint.Result
		for p := d.prev; p != nil && before == nil; p = p.prev {
			if p.mu.TryLock() {
				before = p.result
				p.mu.Unlock()
			}
		}
		d.result = e.Run(ctx, tree, before)
		if d.result != nil {
			d.prev = nil
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

// DidOpen takes a text that the editor shows.
func (s *server) DidOpen(_ context.Context, p *protocol.DidOpenTextDocumentParams) error {
	s.put(&document{uri: p.TextDocument.URI, version: p.TextDocument.Version, text: text.New(p.TextDocument.Text)})
	return nil
}

// DidClose forgets it and takes its findings away.
func (s *server) DidClose(_ context.Context, p *protocol.DidCloseTextDocumentParams) error {
	next := maps.Clone(*s.docs.Load())
	delete(next, p.TextDocument.URI)
	s.docs.Store(&next)
	s.check(p.TextDocument.URI)
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
		ContentChanges []struct {
			Range *struct {
				Start, End *struct{ Line, Character uint32 }
			} `json:"range"`
			Text *string `json:"text"`
		} `json:"contentChanges"`
	}
	if err := json.Unmarshal(raw, &p); err != nil {
		return err
	}
	u, err := uri.Parse(string(p.TextDocument.URI))
	if err != nil {
		return err
	}
	old := (*s.docs.Load())[u]
	if old == nil {
		return fmt.Errorf("%s changed and is not open", u)
	}
	now := old.text
	for _, c := range p.ContentChanges {
		switch {
		case c.Text == nil:
			return fmt.Errorf("a change of %s without a text", u)
		case c.Range == nil:
			now = text.New(*c.Text)
		case c.Range.Start == nil || c.Range.End == nil:
			return fmt.Errorf("a change of %s with half a range", u)
		default:
			sp := text.Span{
				Start: now.Offset(text.Pos{Line: int(c.Range.Start.Line), Col: int(c.Range.Start.Character)}, s.encoding),
				End:   now.Offset(text.Pos{Line: int(c.Range.End.Line), Col: int(c.Range.End.Character)}, s.encoding),
			}
			if sp.End < sp.Start {
				sp.Start, sp.End = sp.End, sp.Start
			}
			if now, err = now.Apply(text.Edit{Span: sp, New: *c.Text}); err != nil {
				return err
			}
		}
	}
	s.put(&document{uri: u, version: p.TextDocument.Version, text: now, prev: old, settings: old.settings, house: old.house})
	return nil
}

// headSize is how much of a text decides whose draft it is.
const headSize = 4 << 10

// put makes d the document of its name and has it checked.
func (s *server) put(d *document) {
	d.uri = uri.URI(strings.Clone(string(d.uri))) // a decoded string keeps its whole message alive
	if d.settings == nil {
		d.settings = s.settingsFor(d.uri)
	}
	if d.house == nil || !sameHead(d.text.String(), d.prev.text.String()) {
		d.house, _ = d.settings.Detect(d.text.String())
		if d.settings.House != "" {
			if h, err := d.settings.HouseByID(d.settings.House); err == nil {
				d.house = h
			}
		}
	}
	next := maps.Clone(*s.docs.Load())
	next[d.uri] = d
	s.docs.Store(&next)
	s.check(d.uri)
}

func sameHead(a, b string) bool {
	n := min(len(a), len(b), headSize)
	return a[:n] == b[:n] && (n == headSize || len(a) == len(b))
}

// settingsFor are the settings nearest to a file; without a file, or with
// settings that cannot be read, there are none.
func (s *server) settingsFor(u uri.URI) *config.Config {
	none, _ := config.NoSettings().For(".")
	if !u.IsFile() {
		return none
	}
	c, err := s.settings.For(filepath.Dir(u.FsPath()))
	if err != nil {
		s.tell(err.Error())
		return none
	}
	return c
}

// engineFor is the engine for some settings; most documents share one.
func (s *server) engineFor(c *config.Config) *lint.Engine {
	s.enginesMu.Lock()
	defer s.enginesMu.Unlock()
	e := s.engines[c]
	if e == nil {
		e = lint.New(rules.All, c.Options())
		s.engines[c] = e
	}
	return e
}
