package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// hintRoom is how long a hint may be, in bytes: it stands between the words of the
// draft.
const hintRoom = 36

// InlayHint tells between the lines what a citation is about, the first time that the
// draft cites it, how the paragraph begins that is referred to, and the labels that are due
// in a list without any.
func (s *server) InlayHint(ctx context.Context, p *protocol.InlayHintParams) ([]protocol.InlayHint, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	first := max(0, lint.NodeAt(tree, s.offset(tree, p.Range.Start)))
	end := min(len(tree.Nodes), lint.NodeAt(tree, s.offset(tree, p.Range.End))+1)
	known := d.scope.settings().config.Catalogue
	seen := map[cite.Ref]bool{}
	out := s.labelHints(tree, first, end)
	for i := range end {
		n := &tree.Nodes[i]
		if n.Head() {
			continue
		}
		for _, c := range n.Cites {
			ref := tree.Ref(i, c)
			key := anyEdition(ref)
			again := ref.Body != "self" && seen[key]
			seen[key] = true
			if i < first || again {
				continue
			}
			words := s.hint(tree, known, i, c, ref)
			if words == "" {
				continue
			}
			hint := protocol.InlayHint{
				Position:    s.span(tree, text.Span{Start: n.Start + c.Start, End: n.Start + c.End}).End,
				Label:       protocol.String(cut(words, hintRoom)),
				PaddingLeft: new(true),
			}
			if len(words) > hintRoom {
				if s.client.lazyHints {
					hint.Data, _ = protocol.Marshal(words) // a string can be written
				} else {
					hint.Tooltip = protocol.String(words)
				}
			}
			out = append(out, hint)
		}
	}
	return out, ctx.Err()
}

// labelHints are the labels that the paragraphs from node first up to end are due, where
// several stand under one opener and none has one: "considering" may be followed by a
// single paragraph without a label, not by two. Who takes a hint has the label.
func (s *server) labelHints(tree *syntax.Tree, first, end int) []protocol.InlayHint {
	out := []protocol.InlayHint{}
	for k := range tree.Sections {
		sec := &tree.Sections[k]
		if sec.Last < first || sec.First >= end || tree.Wrapped || sec.Head < 0 || tree.Nodes[sec.Head].Kind != syntax.OpenerLine {
			continue
		}
		list := unlabelled(tree, sec)
		forms := tree.House.Labels(sec.Role, 0)
		if len(list) < 2 || len(forms) == 0 {
			continue
		}
		for nth, i := range list {
			if i < first || i >= end {
				continue
			}
			label := numbering.Label{Scheme: forms[0].Scheme, Frame: forms[0].Frame}.With(nth + 1).String()
			at := s.span(tree, text.Span{Start: whole(&tree.Nodes[i]).Start, End: whole(&tree.Nodes[i]).Start})
			out = append(out, protocol.InlayHint{
				Position: at.Start, Label: protocol.String(label), PaddingRight: new(true), Tooltip: protocol.String("the label that is due here"),
				TextEdits: []protocol.TextEdit{{Range: at, NewText: label + "\t"}},
			})
		}
	}
	return out
}

// unlabelled are the paragraphs of a section, none where one of them has a label.
func unlabelled(tree *syntax.Tree, sec *syntax.Section) []int {
	var list []int
	for i := max(sec.First, sec.Head+1); i <= sec.Last && i < len(tree.Nodes); i++ {
		n := &tree.Nodes[i]
		if !n.LabelAt.Empty() || n.Level > 0 || n.Quoted {
			return nil
		}
		if n.Kind == syntax.Paragraph || n.Kind == syntax.Item {
			list = append(list, i)
		}
	}
	return list
}

// hint is what a citation is about; "" where the draft says it itself, or nothing is
// known.
func (s *server) hint(tree *syntax.Tree, known *catalogue.Catalogue, node int, c cite.Cite, ref cite.Ref) string {
	n := &tree.Nodes[node]
	if ref.Body == "self" {
		target, ok := tree.Resolve(node, c)
		if !ok || target < 0 || target == node {
			return ""
		}
		t := &tree.Nodes[target]
		return strings.Join(strings.Fields(t.Body.In(t.Raw)), " ")
	}
	act, ok := known.Find(ref)
	if !ok || act.Title == "" || act.Ref.Body == "unsc" {
		return ""
	}
	end := max(c.End, c.Phrase.End)
	if catalogue.TitleBeside(n.Raw[:n.Mark.End], end) != "" || strings.HasPrefix(n.Raw[end:], ", on ") {
		return ""
	}
	return act.Title
}

// cut is the beginning of a text, at a blank.
func cut(words string, most int) string {
	if len(words) <= most {
		return words
	}
	at := strings.LastIndexByte(words[:most], ' ')
	if at < most/2 {
		at = most
	}
	return strings.ToValidUTF8(words[:at], "") + " …"
}

// InlayHintResolve tells the whole of a hint that was cut.
func (s *server) InlayHintResolve(_ context.Context, hint *protocol.InlayHint) (*protocol.InlayHint, error) {
	var words string
	if len(hint.Data) > 0 && protocol.Unmarshal(hint.Data, &words) == nil {
		hint.Tooltip = protocol.String(words)
	}
	return hint, nil
}
