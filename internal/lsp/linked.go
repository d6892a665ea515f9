package lsp

import (
	"context"
	"fmt"
	"strings"

	"go.lsp.dev/protocol"

	"resolute/internal/text"
)

// LinkedEditingRange ties the place and the year in an act's heading to those in its
// enacting line: what is typed in one is typed in the other.
func (s *server) LinkedEditingRange(ctx context.Context, p *protocol.LinkedEditingRangeParams) (*protocol.LinkedEditingRanges, error) {
	d, err := at(ctx, p.TextDocument.URI)
	if err != nil {
		return nil, err
	}
	tree := d.parsed()
	off := s.offset(tree, p.Position)
	for i := range tree.Acts {
		a := &tree.Acts[i]
		if a.Heading < 0 || a.Enacting < 0 || a.Number.Place == "" || a.Number.Year == 0 {
			continue
		}
		var spans []text.Span
		touched := false
		for _, node := range []int{a.Heading, a.Enacting} {
			n := &tree.Nodes[node]
			sp, ok := placeAndYear(n.Raw, a.Number.Place, a.Number.Year)
			if !ok {
				break
			}
			sp = sp.Shift(n.Start)
			spans = append(spans, sp)
			touched = touched || sp.Start <= off && off <= sp.End
		}
		if !touched || len(spans) < 2 || tree.Text.Slice(spans[0]) != tree.Text.Slice(spans[1]) {
			continue
		}
		out := &protocol.LinkedEditingRanges{WordPattern: new(`[^()\r\n]+`)}
		for _, sp := range spans {
			out.Ranges = append(out.Ranges, s.span(tree, sp))
		}
		return out, nil
	}
	return nil, nil
}

// placeAndYear finds "Busan, 2014" in a line.
func placeAndYear(line, place string, year int) (text.Span, bool) {
	i := strings.Index(line, place)
	if i < 0 {
		return text.Span{}, false
	}
	rest := line[i+len(place):]
	end := strings.Index(rest, fmt.Sprint(year))
	if end < 0 || strings.Trim(rest[:end], ", \u00a0") != "" {
		return text.Span{}, false
	}
	return text.Span{Start: i, End: i + len(place) + end + 4}, true
}
