package lsp

import (
	"slices"
	"strings"

	"resolute/internal/marks"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// encode writes tokens, and what marks within a span of the shown text do, as the
// protocol has them: five numbers each, places relative
// to the one before. A token over several lines is one a line, for not every editor
// takes one that is longer.
func (s *server) encode(tree *syntax.Tree, tokens []token, within text.Span) []uint32 {
	shown := tree.Shown()
	for i := range tokens {
		tokens[i].Span = tree.Show(tokens[i].Span)
	}
	tokens = withRevisions(tree, tokens, within)
	data := make([]uint32, 0, 5*len(tokens))
	var line, col, lineStart uint32
	last, lineNo := 0, -1
	for _, t := range tokens {
		at := t.Span
		if at.Start < last || at.Empty() {
			continue
		}
		for start := at.Start; start < at.End; {
			if lineNo < 0 || start >= shown.Line(lineNo).End {
				lineNo = shown.LineAt(start)
			}
			end := min(at.End, shown.Line(lineNo).End)
			if end > start {
				p := s.position(shown, start)
				width := uint32(text.Width(shown.Slice(text.Span{Start: start, End: end}), s.client.encoding))
				lineStart = p.Character
				if p.Line == line {
					lineStart -= col
				}
				data = append(data, p.Line-line, lineStart, width, t.kind, t.mods)
				line, col = p.Line, p.Character
			}
			if lineNo+1 >= shown.Lines() {
				break
			}
			start = max(end, shown.Line(lineNo+1).Start)
		}
		last = at.End
	}
	return data
}

// withRevisions adds what revision marks strike and insert, and comments, to tokens of
// the text that is shown. What is read comes first where the two meet.
func withRevisions(tree *syntax.Tree, tokens []token, within text.Span) []token {
	if tree.Marks == nil || len(tree.Marks.Marks) == 0 {
		return tokens
	}
	var inserted []text.Span
	for i := range tree.Marks.Marks {
		m := &tree.Marks.Marks[i]
		switch {
		case !m.Overlaps(within):
		case m.Kind == marks.Comment:
			tokens = append(tokens, token{m.Span, tokenNote, 0})
		case m.Within >= 0 && m.Kind == marks.Deletion: // inserted by one, struck by another
			tokens = append(tokens, token{m.Span, tokenDeleted, modDeleted})
		case m.Within < 0:
			if !m.Old.Empty() {
				tokens = append(tokens, token{m.Old, tokenDeleted, modDeleted})
			}
			if !m.New.Empty() {
				inserted = append(inserted, m.New)
			}
		}
	}
	slices.SortStableFunc(tokens, func(a, b token) int { return a.Start - b.Start })
	return withInserted(tree.Shown(), tokens, inserted)
}

// withInserted says of tokens, or of the part of one, that they lie in a span of what is
// inserted, and has the other words there be tokens as well. All are in order.
func withInserted(shown *text.Text, tokens []token, inserted []text.Span) []token {
	const blanks = " \t\r\n"
	out, i := make([]token, 0, len(tokens)+2*len(inserted)), 0
	add := func(t token) {
		if !t.Empty() {
			out = append(out, t)
		}
	}
	for _, in := range inserted {
		for ; i < len(tokens) && tokens[i].End <= in.Start; i++ {
			add(tokens[i])
		}
		for at := in.Start; at < in.End; {
			next := token{text.Span{Start: in.End, End: in.End}, 0, 0}
			if i < len(tokens) && tokens[i].Start < in.End {
				next = tokens[i]
			}
			if next.Start < at { // what comes before is as it was
				add(token{text.Span{Start: next.Start, End: min(at, next.End)}, next.kind, next.mods})
				next.Start = at
			}
			words := shown.Slice(text.Span{Start: at, End: next.Start})
			first := at + len(words) - len(strings.TrimLeft(words, blanks))
			add(token{text.Span{Start: first, End: at + len(strings.TrimRight(words, blanks))}, tokenInserted, modInserted})
			switch {
			case next.End > in.End: // and so is what comes behind
				tokens[i].Start, next.End = in.End, in.End
			case next.Start < in.End:
				i++
			}
			next.mods |= modInserted
			add(next)
			at = max(at, next.End)
		}
	}
	for ; i < len(tokens); i++ {
		add(tokens[i])
	}
	return out
}
