package lsp

import (
	"context"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// hintRoom is how long a hint may be, in bytes: it stands between the words of the
// draft.
const hintRoom = 36

// InlayHint tells between the lines what a citation is about, the first time that the
// draft cites it, and how the paragraph begins that is referred to.
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
	out := []protocol.InlayHint{}
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
