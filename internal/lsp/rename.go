package lsp

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/cite"
	"resolute/internal/numbering"
	"resolute/internal/renumber"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// renaming is what stands at a place and can be given another number.
type renaming struct {
	at   text.Span // the number
	node int       // the paragraph whose number it is; -1 for that of an act
	act  cite.Ref
}

// renameable finds it: the label of a paragraph, a reference to one, the number of
// an act in its heading or where it is cited.
func renameable(tree *syntax.Tree, off int) (renaming, bool) {
	pl := placeAt(tree, off)
	if pl.node < 0 {
		return renaming{}, false
	}
	n := &tree.Nodes[pl.node]
	if pl.label() && n.Label.Scheme != numbering.None && n.Label.Scheme != numbering.Bullet {
		at := renumber.Ordinal(n.LabelAt.In(n.Raw)).Shift(n.Start + n.LabelAt.Start)
		return renaming{at: at, node: pl.node}, !at.Empty()
	}
	if ref, ok := pl.heading(); ok {
		at, ok := numberIn(tree.Text.Slice(whole(n)), ref.Number)
		return renaming{at: at.Shift(whole(n).Start), node: -1, act: ref}, ok
	}
	c, sp := pl.cite()
	if c == nil {
		return renaming{}, false
	}
	ref := tree.Ref(pl.node, *c)
	if ref.Body != "self" {
		at, ok := numberIn(tree.Text.Slice(sp), ref.Number)
		return renaming{at: at.Shift(sp.Start), node: -1, act: ref}, ok
	}
	target, ok := tree.Resolve(pl.node, *c)
	if !ok || target < 0 || tree.Nodes[target].LabelAt.Empty() {
		return renaming{}, false
	}
	// The last number of "paragraph 3 (a)" is the one that is meant.
	words := tree.Text.Slice(sp)
	at := text.Span{}
	for _, o := range renumber.Ordinals(words) {
		at = o
	}
	return renaming{at: at.Shift(sp.Start), node: target}, !at.Empty()
}

// numberIn finds the number of an act in the words that cite it, with the brackets of a
// provisional one.
func numberIn(words, number string) (text.Span, bool) {
	i := strings.Index(words, number)
	at := text.Span{Start: i, End: i + len(number)}
	if i > 0 && words[i-1] == '[' && strings.HasPrefix(words[at.End:], "]") {
		at = text.Span{Start: i - 1, End: at.End + 1}
	}
	return at, i >= 0 && number != ""
}

// PrepareRename tells what would be renamed.
func (s *server) PrepareRename(ctx context.Context, p *protocol.PrepareRenameParams) (protocol.PrepareRenameResult, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	r, ok := renameable(tree, s.offset(tree, p.Position))
	if !ok || r.node < 0 && !s.isOurs(ctx, r.act) {
		return nil, nil
	}
	if r.node >= 0 {
		if err := renumber.Locked(tree, r.node); err != nil {
			return nil, err
		}
	}
	return &protocol.PrepareRenamePlaceholder{Range: s.span(tree, r.at), Placeholder: tree.Text.Slice(r.at)}, nil
}

// isOurs tells an act of which the workspace has the draft: the number of another
// one is not for us to change.
func (s *server) isOurs(ctx context.Context, ref cite.Ref) bool {
	for _, h := range s.index.holding(viewOf(ctx), ref) {
		if !h.in.adopted {
			return true
		}
	}
	return false
}

// Rename gives a paragraph another number, and with it the rest of its list, or an
// act; whatever refers to them in the workspace follows.
func (s *server) Rename(ctx context.Context, p *protocol.RenameParams) (*protocol.WorkspaceEdit, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	r, ok := renameable(tree, s.offset(tree, p.Position))
	if !ok {
		return nil, fmt.Errorf("there is no number here that could be changed")
	}
	c := s.newChanges()
	if r.node >= 0 {
		plan, err := renumber.Rename(tree, r.node, p.NewName)
		if err != nil {
			return nil, err
		}
		c.plan(ctx, d, plan)
		return c.edit(), ctx.Err()
	}
	if !s.isOurs(ctx, r.act) {
		return nil, fmt.Errorf("the workspace has no draft of %s", r.act)
	}
	name, err := newNumber(r.act, p.NewName)
	if err != nil {
		return nil, err
	}
	s.renumberAct(ctx, c, r.act, name, d.scope.settings().config.Track)
	return c.edit(), ctx.Err()
}

// newNumber is the number that an act is to have: "203", which may be given with all that
// belongs to it, "Resolution 203 (Busan, 2014)". A provisional one stays in its brackets.
func newNumber(act cite.Ref, name string) (string, error) {
	name = strings.TrimSpace(name)
	if name == "" || strings.ContainsAny(name, "\r\n\t") {
		return "", fmt.Errorf("%q is no number of an act", name)
	}
	if cites := cite.Find("by "+name, act.Body); len(cites) == 1 && cites[0].Ref.Body == act.Body {
		name = cites[0].Ref.Number
	}
	if act.Kind == provisional && !isFinal(name) && name[0] != '[' {
		name = "[" + name + "]"
	}
	return name, nil
}

// provisional is the kind of an act that has no number yet.
const provisional = "draft"

// isFinal tells a number of an act that was adopted.
func isFinal(number string) bool { return number[0] >= '0' && number[0] <= '9' }

// renumberAct gives an act another number wherever it is cited, and where its draft
// has its heading; as tracked changes if those are asked for.
func (s *server) renumberAct(ctx context.Context, c *changes, ref cite.Ref, name string, track bool) {
	v := viewOf(ctx)
	edition := "" // that the heading has
	for _, h := range s.index.holding(v, ref) {
		if h.in.adopted {
			continue
		}
		var tree *syntax.Tree
		var version *int32
		if open := v[h.in.uri]; open != nil {
			tree, version = open.parsed(), &open.version
		} else if tree = s.treeWithin(ctx, h.in, diskPatience); tree == nil {
			s.tell(string(h.in.uri) + " could not be read: its heading stays as it is")
			continue
		}
		for i := range tree.Acts {
			a := &tree.Acts[i]
			if own, ok := actRef(a); !ok || a.Heading < 0 || own.Number != ref.Number || own.Body != ref.Body {
				continue
			}
			head := whole(&tree.Nodes[a.Heading])
			if at, ok := numberIn(tree.Text.Slice(head), ref.Number); ok {
				edition = cmp.Or(editionOf(a), edition)
				for _, e := range renamedAct(tree.Text.Slice(head), at, ref, name, "") {
					c.add(h.in.uri, tree, version, track, text.Edit{Span: e.Span.Shift(head.Start), New: e.New}, doubtOwn)
				}
			}
		}
	}
	for _, t := range s.textsThatCite(ctx, ref) {
		how := doubtCertain
		if t.adopted {
			how = doubtAdopted
		}
		for i := range t.tree.Nodes {
			n := &t.tree.Nodes[i]
			if n.Head() {
				continue
			}
			for _, ct := range n.Cites {
				got := t.tree.Ref(i, ct)
				if got.Body != ref.Body || got.Kind != ref.Kind || got.Number != ref.Number {
					continue
				}
				if at, ok := numberIn(ct.Span.In(n.Raw), ref.Number); ok {
					for _, e := range renamedAct(n.Raw, at.Shift(ct.Start), ref, name, edition) {
						c.add(t.uri, t.tree, t.version, track, text.Edit{Span: e.Span.Shift(n.Start), New: e.New}, how)
					}
				}
			}
		}
	}
}

// renamedAct are the edits of words in which the number of an act stands at a place: the new
// number for the old one. Once a provisional number is a final one, no "draft" stands
// before the act any more, and the edition follows, if it does not already.
func renamedAct(words string, at text.Span, ref cite.Ref, number, edition string) []text.Edit {
	if ref.Kind != provisional || !isFinal(number) {
		return []text.Edit{{Span: at, New: number}}
	}
	var edits []text.Edit
	lead := words[:at.Start]
	lead = lead[:strings.LastIndexByte(strings.TrimRight(lead, " \u00a0"), ' ')+1] // without "Resolution"
	for _, s := range []string{"draft new ", "draft "} {
		if from := len(lead) - len(s); from >= 0 && strings.EqualFold(lead[from:], s) {
			edits = append(edits, text.Edit{Span: text.Span{Start: from, End: len(lead)}})
			break
		}
	}
	if edition != "" && !strings.HasPrefix(strings.TrimLeft(words[at.End:], " \u00a0"), "(") {
		number += " (" + edition + ")"
	}
	return append(edits, text.Edit{Span: at, New: number})
}
