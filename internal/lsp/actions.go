package lsp

import (
	"context"
	"errors"
	"slices"
	"strings"

	"go.lsp.dev/jsonrpc2"
	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// The kinds of actions beside the protocol's own.
const (
	kindRenumber  protocol.CodeActionKind = "source.renumber"
	kindCitations protocol.CodeActionKind = "source.normaliseCitations"
	kindNumbers   protocol.CodeActionKind = "refactor.rewrite.numbers"
	kindCitation  protocol.CodeActionKind = "refactor.rewrite.citation"
	kindRevision  protocol.CodeActionKind = "refactor.rewrite.revision"
)

var actionKinds = []protocol.CodeActionKind{
	protocol.CodeActionKindQuickFix, protocol.CodeActionKindRefactorRewrite, kindNumbers, kindCitation, kindRevision,
	protocol.CodeActionKindSourceFixAll, kindRenumber, kindCitations,
}

// offer is an action that may be chosen. What it changes is found out then.
type offer struct {
	title     string
	kind      protocol.CodeActionKind
	preferred bool
	found     *lint.Diagnostic // the finding that it repairs; nil if none
	make      func(ctx context.Context, c *changes)
}

// occasion is where actions are asked for.
type occasion struct {
	d        *document
	tree     *syntax.Tree
	from, to int // of the text that is shown
	only     []protocol.CodeActionKind
	track    bool
}

// wants tells that a kind of action is asked for. Where no kind is named, the source
// actions stay in their own menu, which editors ask for by name.
func (o *occasion) wants(kind protocol.CodeActionKind) bool {
	if len(o.only) == 0 {
		return !strings.HasPrefix(string(kind), "source.")
	}
	return slices.ContainsFunc(o.only, func(k protocol.CodeActionKind) bool {
		return k == "" || kind == k || strings.HasPrefix(string(kind), string(k)+".")
	})
}

// CodeAction offers what may be done at a place: the repairs of its findings, other
// numbers for its list, other forms of its citation, its revision marks; and, where
// they are asked for, what is done to the whole draft.
func (s *server) CodeAction(ctx context.Context, p *protocol.CodeActionParams) ([]protocol.CommandOrCodeAction, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	o := s.occasion(d, p.Range, p.Context.Only)
	out := []protocol.CommandOrCodeAction{}
	for _, f := range s.offers(ctx, o) {
		a := &protocol.CodeAction{Title: f.title, Kind: &f.kind}
		if f.preferred {
			a.IsPreferred = &f.preferred
		}
		if f.found != nil {
			said, err := s.diagnostic(d, f.found)
			if err != nil {
				return nil, err
			}
			a.Diagnostics = []protocol.Diagnostic{said}
		}
		if s.client.lazyEdits {
			a.Data, err = protocol.Marshal(chosen{d.uri, d.version, p.Range, f.title, f.kind})
			if err != nil {
				return nil, err
			}
		} else {
			c := s.newChanges()
			f.make(ctx, c)
			a.Edit = c.edit()
		}
		out = append(out, a)
	}
	return out, ctx.Err()
}

// chosen is what an action that is offered carries, to be found again by.
type chosen struct {
	URI     uri.URI
	Version int32
	Range   protocol.Range
	Title   string
	Kind    protocol.CodeActionKind
}

var (
	errStale   = errors.New("the draft has changed since this was offered")
	errForeign = jsonrpc2.NewError(jsonrpc2.InvalidParams, "this is none of what the server offered: its data is missing")
)

// CodeActionResolve tells what a chosen action changes.
func (s *server) CodeActionResolve(ctx context.Context, a *protocol.CodeAction) (*protocol.CodeAction, error) {
	var was chosen
	if protocol.Unmarshal(a.Data, &was) != nil {
		return nil, errForeign
	}
	d, err := at(ctx, was.URI)
	if err != nil {
		return nil, err
	}
	if d.version != was.Version {
		return nil, errStale
	}
	for _, f := range s.offers(ctx, s.occasion(d, was.Range, []protocol.CodeActionKind{was.Kind})) {
		if f.title == was.Title && f.kind == was.Kind {
			c := s.newChanges()
			f.make(ctx, c)
			a.Edit = c.edit()
			return a, ctx.Err()
		}
	}
	return nil, errStale
}

func (s *server) occasion(d *document, r protocol.Range, only []protocol.CodeActionKind) *occasion {
	return &occasion{
		d: d, tree: d.parsed(), only: only, track: d.scope.settings().config.Track,
		from: s.shownOffset(d.text, r.Start), to: s.shownOffset(d.text, r.End),
	}
}

// offers are the actions in the order in which an editor lists them.
func (s *server) offers(ctx context.Context, o *occasion) []offer {
	var out []offer
	fixes := o.wants(protocol.CodeActionKindQuickFix)
	var versions []offer
	var found []lint.Diagnostic
	if fixes || o.wants(kindCitation) || o.wants(protocol.CodeActionKindSourceFixAll) || o.wants(kindCitations) || o.wants(kindRevision) {
		result := o.d.linted(ctx)
		if result == nil {
			return nil
		}
		found = result.Shown(o.track)
		if fixes {
			out = append(repairs(o, found), settlements(s, o, found, protocol.CodeActionKindQuickFix)...)
			out = append(append(out, allowances(o, found)...), s.settledAllowances(o, found)...)
		}
		out = append(out, sourceFixes(o, found)...)
		versions = versionActions(o, found)
	}
	if o.wants(kindNumbers) {
		out = append(append(out, numberActions(s, o)...), lockActions(s, o)...)
	}
	if o.wants(kindCitation) {
		out = append(append(append(out, citationActions(o)...), pastedActions(ctx, o)...), settlements(s, o, found, kindCitation)...)
	}
	if o.wants(kindRevision) {
		out = append(append(out, revisionActions(o)...), versions...)
	}
	if o.wants(kindRenumber) {
		out = append(out, renumberAction(s, o)...)
	}
	return out
}

// repairs are those of the findings in the range, the likeliest of each first. Only
// one that cannot change the meaning is preferred, which is what an editor makes
// without asking which; or that keeps it, where a reference has come to name another
// paragraph.
func repairs(o *occasion, found []lint.Diagnostic) []offer {
	var out []offer
	for i := range found {
		f := &found[i]
		if f.Span.Start > o.to || f.Span.End < o.from {
			continue
		}
		for k := range f.Fixes {
			fix := &f.Fixes[k]
			out = append(out, offer{fix.Title, protocol.CodeActionKindQuickFix, k == 0 && (fix.Safe || f.Rule.Name == referenceChanged), f, o.shown(fix.Edits)})
		}
	}
	return out
}

// shown makes edits of the text that the editor shows.
func (o *occasion) shown(edits []text.Edit) func(context.Context, *changes) {
	return func(_ context.Context, c *changes) {
		for _, e := range edits {
			c.addShown(o.d.uri, o.tree, &o.d.version, e, doubtNone)
		}
	}
}

// allowances let a finding stand for a reason, which is for the drafter to write: a
// comment before the paragraph, that is no part of the draft when it goes out. Until
// then it counts as none, and that is told.
func allowances(o *occasion, found []lint.Diagnostic) []offer {
	var out []offer
	for i := range found {
		f := &found[i]
		node := o.allowable(f)
		if node < 0 {
			continue
		}
		n := &o.tree.Nodes[node]
		edit := text.Edit{Span: text.Span{Start: n.Start, End: n.Start}, New: "%% allow " + f.Rule.Name + ": " + syntax.ReasonDue + "\n"}
		out = append(out, offer{"Allow " + f.Rule.Name + " here, for a reason", protocol.CodeActionKindQuickFix, false, f, o.read(edit)})
	}
	return out
}

// allowable is the paragraph that a finding at the place can be put up with in, -1 if
// none.
func (o *occasion) allowable(f *lint.Diagnostic) int {
	if f.Span.Start > o.to || f.Span.End < o.from || f.Rule == lint.SuppressionForm || f.Rule == lint.UnusedSuppression {
		return -1
	}
	return lint.NodeAt(o.tree, o.tree.Offset(f.Span.Start))
}
