package export

import (
	"strings"

	"resolute/internal/docx"
	"resolute/internal/marks"
)

// isRow tells a row of a table: bars at both ends.
func isRow(runs []marks.Run, end marks.Run) bool {
	n := len(runs) - 1
	return n >= 0 && !runs[0].Comment && !runs[n].Comment && strings.HasPrefix(runs[0].Text, "|") && strings.HasSuffix(runs[n].Text, "|") &&
		(n > 0 || len(runs[0].Text) > 1) && runs[0].Old == end.Old && runs[0].New == end.New
}

// cells are those of a row, without the bars and the blanks inside them.
func cells(runs []marks.Run) []docx.Cell {
	var out []docx.Cell
	var at []docx.Span
	first := true
	for _, r := range runs {
		if r.Comment {
			at = append(at, docx.Span{Run: r})
			continue
		}
		for {
			i := bar(r.Text)
			if i < 0 {
				break
			}
			part := r
			part.Text = unbarred(r.Text[:i])
			if !first {
				out = append(out, docx.Cell{Spans: trimmed(append(at, docx.Span{Run: part})), End: marks.Run{Old: r.Old, New: r.New, By: r.By}})
			}
			first, at, r.Text = false, nil, r.Text[i+1:]
		}
		r.Text = unbarred(r.Text)
		at = append(at, docx.Span{Run: r})
	}
	return out
}

// bar is where the next bar stands that parts cells: one behind a stroke does not.
func bar(s string) int {
	for i := range len(s) {
		if s[i] == '|' && (i == 0 || s[i-1] != '\\') {
			return i
		}
	}
	return -1
}

func unbarred(s string) string { return strings.ReplaceAll(s, `\|`, "|") }

// trimmed takes the blank at either end of a cell away.
func trimmed(spans []docx.Span) []docx.Span {
	var out []docx.Span
	for _, s := range spans {
		if s.Comment || s.Text != "" {
			out = append(out, s)
		}
	}
	if len(out) > 0 && !out[0].Comment {
		out[0].Text = strings.TrimPrefix(out[0].Text, " ")
	}
	if k := len(out) - 1; k >= 0 && !out[k].Comment {
		out[k].Text = strings.TrimSuffix(out[k].Text, " ")
	}
	return out
}
