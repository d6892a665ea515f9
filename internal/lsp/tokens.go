package lsp

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/reference"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// The kinds of words that are coloured, by the names that every theme knows.
const (
	tokenOpener = iota
	tokenActor
	tokenLabel
	tokenCitation
	tokenReference
	tokenHeading
	tokenTitle
	tokenEnacting
	tokenNote
	tokenDeleted  // what a revision mark strikes, which is not read
	tokenSymbol   // ADD, MOD, SUP, NOC over a proposal
	tokenInserted // words that a revision mark inserts and that are nothing else
)

var tokenTypes = []string{
	tokenOpener: "keyword", tokenActor: "class", tokenLabel: "number", tokenCitation: "function", tokenReference: "parameter",
	tokenHeading: "namespace", tokenTitle: "string", tokenEnacting: "macro", tokenNote: "comment", tokenDeleted: "comment", tokenSymbol: "modifier", tokenInserted: "text",
}

// What is said of a word besides its kind, a bit each.
const (
	modPreambular = 1 << iota
	modOperative
	modDeprecated // a citation of an act that was revised or abrogated
	modUnresolved // a citation of an act, or a reference to a paragraph, that is not there
	modDeleted    // struck by a revision mark
	modInserted   // inserted by one
	modUnknown    // a citation or a reference of which it cannot be told whether it is there
	modIgnored    // one that the drafter has unlinked
	modChanged    // a reference that names another paragraph than when it was written
	modReadonly   // a number that is locked
)

var tokenModifiers = []string{"preambular", "operative", "deprecated", "unresolved", "deleted", "inserted", "unknown", "ignored", "changed", "readonly"}

// stateModifiers are those of a reference, by its state.
var stateModifiers = [...]uint32{
	reference.Invalid: modUnresolved, reference.Unknown: modUnknown, reference.Ignored: modIgnored, reference.Changed: modChanged,
}

// token is a coloured word: a span of the text that is read.
type token struct {
	text.Span
	kind, mods uint32
}

// tokensIn are the words of the nodes from first up to end that are coloured.
func tokensIn(d *document, tree *syntax.Tree, first, end int) []token {
	known, stale := d.scope.settings().config.Catalogue, d.changed()
	out := make([]token, 0, 3*(end-first))
	for i := first; i < end; i++ {
		n := &tree.Nodes[i]
		from := len(out)
		add := func(sp text.Span, kind, mods uint32) {
			if !sp.Empty() {
				out = append(out, token{sp.Shift(n.Start), kind, mods})
			}
		}
		switch n.Kind {
		case syntax.Heading, syntax.AnnexHead:
			add(n.Mark, tokenHeading, 0)
			continue
		case syntax.Title:
			add(n.Mark, tokenTitle, 0)
			continue
		case syntax.Enacting:
			add(n.Mark, tokenEnacting, 0)
			continue
		case syntax.Note:
			add(n.Mark, tokenNote, 0)
			continue
		}
		if symbol, at := tree.Proposal(i); symbol != "" {
			add(at.Shift(-n.Start), tokenSymbol, 0)
			continue
		}
		if n.Label.Scheme != numbering.None {
			var mods uint32
			if n.Locked {
				mods = modReadonly
			}
			add(n.LabelAt, tokenLabel, mods)
		}
		if n.Opener.Role != house.NoRole {
			var mods uint32 = modPreambular
			if n.Opener.Role == house.Operative {
				mods = modOperative
			}
			opener, actor := n.OpenerAt, text.Span{}
			if at := tree.House.Addressee(opener.In(n.Raw)); at > 0 {
				actor = text.Span{Start: opener.Start + at, End: opener.End}
				opener.End = opener.Start + len(strings.TrimRight(n.Raw[opener.Start:actor.Start], " \t\u00a0"))
			} else if start, size := tree.House.AddresseeAt(n.Raw, opener.End); size > 0 && n.Opener.Role == house.Operative {
				actor = text.Span{Start: start, End: start + size}
			}
			add(opener, tokenOpener, mods)
			add(actor, tokenActor, 0)
		}
		for k := range n.Cites {
			c := &n.Cites[k]
			kind, mods := citeToken(known, tree, i, c, stale)
			add(c.Span, kind, mods)
		}
		slices.SortStableFunc(out[from:], func(a, b token) int { return a.Start - b.Start })
	}
	return out
}

func citeToken(known *catalogue.Catalogue, tree *syntax.Tree, node int, c *cite.Cite, stale []syntax.Stale) (kind, mods uint32) {
	state := reference.Of(tree, node, c, known, stale)
	kind, mods = tokenCitation, stateModifiers[state]
	if c.Ref.Body == "self" {
		return tokenReference, mods
	}
	if state == reference.Valid {
		switch known.Status(tree.Ref(node, *c), reference.YearOf(tree, node)) {
		case catalogue.Outdated, catalogue.Abrogated:
			mods = modDeprecated
		}
	}
	return kind, mods
}

// SemanticTokensFull colours the whole draft.
func (s *server) SemanticTokensFull(ctx context.Context, p *protocol.SemanticTokensParams) (*protocol.SemanticTokens, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	data := s.encode(tree, tokensIn(d, tree, 0, len(tree.Nodes)), text.Span{End: d.text.Len()})
	return &protocol.SemanticTokens{ResultID: new(s.tokens.keep(d.uri, data)), Data: data}, nil
}

// SemanticTokensFullDelta tells what is coloured otherwise than before.
func (s *server) SemanticTokensFullDelta(ctx context.Context, p *protocol.SemanticTokensDeltaParams) (protocol.SemanticTokensDeltaResult, error) {
	was, ok := s.tokens.get(p.TextDocument.URI, p.PreviousResultID)
	full, err := s.SemanticTokensFull(ctx, &protocol.SemanticTokensParams{TextDocument: p.TextDocument})
	if err != nil || !ok {
		return full, err
	}
	now, short := full.Data, min(len(was), len(full.Data))
	same := 0
	for same < short && was[same] == now[same] {
		same++
	}
	tail := 0
	for tail < short-same && was[len(was)-1-tail] == now[len(now)-1-tail] {
		tail++
	}
	out := &protocol.SemanticTokensDelta{ResultID: full.ResultID, Edits: []protocol.SemanticTokensEdit{}}
	if same < len(was) || same < len(now) {
		out.Edits = append(out.Edits, protocol.SemanticTokensEdit{
			Start: uint32(same), DeleteCount: uint32(len(was) - tail - same), Data: now[same : len(now)-tail],
		})
	}
	return out, nil
}

// SemanticTokensRange colours what an editor shows.
func (s *server) SemanticTokensRange(ctx context.Context, p *protocol.SemanticTokensRangeParams) (*protocol.SemanticTokens, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	first := max(0, lint.NodeAt(tree, s.offset(tree, p.Range.Start)))
	end := min(len(tree.Nodes), lint.NodeAt(tree, s.offset(tree, p.Range.End))+1)
	within := text.Span{Start: s.shownOffset(d.text, p.Range.Start), End: s.shownOffset(d.text, p.Range.End)}
	return &protocol.SemanticTokens{Data: s.encode(tree, tokensIn(d, tree, first, max(first, end)), within)}, nil
}

// tokenCache has what was last sent of every document, to tell a change by.
type tokenCache struct {
	mu   sync.Mutex
	last int
	sent map[uri.URI]sentTokens
}

type sentTokens struct {
	id   string
	data []uint32
}

// mostSent is of how many documents it is kept: those that an editor shows.
const mostSent = 16

func (c *tokenCache) keep(u uri.URI, data []uint32) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last++
	id := strconv.Itoa(c.last)
	if _, ok := c.sent[u]; !ok && len(c.sent) >= mostSent {
		c.sent = nil
	}
	if c.sent == nil {
		c.sent = map[uri.URI]sentTokens{}
	}
	c.sent[u] = sentTokens{id, data}
	return id
}

func (c *tokenCache) get(u uri.URI, id string) ([]uint32, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	was, ok := c.sent[u]
	return was.data, ok && was.id == id
}
