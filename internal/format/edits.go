package format

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"resolute/internal/text"
)

// inOrder sorts edits and leaves out those that touch what an earlier one changes:
// two reasons to take one blank away are one edit.
func inOrder(edits []text.Edit) []text.Edit {
	slices.SortStableFunc(edits, func(a, b text.Edit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End))
	})
	out := edits[:0]
	for _, e := range edits {
		if k := len(out) - 1; k >= 0 && (e.Start < out[k].End || e.Span == out[k].Span || e.Start == out[k].End && e.Empty()) {
			continue
		}
		out = append(out, e)
	}
	return out
}

// between are the edits that lead from one text to another which has the same
// lines, but for blank ones and what blanks and marks stand in them.
func between(was, now string) []text.Edit {
	if was == now {
		return nil
	}
	var out []text.Edit
	i, j := 0, 0
	for i < len(was) || j < len(now) {
		gapW, gapN := blankLines(was, i), blankLines(now, j)
		out = difference(out, was[i:gapW], now[j:gapN], i)
		i, j = gapW, gapN
		endW, endN := lineBreak(was, i), lineBreak(now, j)
		out = difference(out, was[i:endW], now[j:endN], i)
		if i == endW && j == endN {
			break
		}
		i, j = endW, endN
	}
	return out
}

// blankLines is where the first line with something on it begins, from i, which
// is the start of a line.
func blankLines(s string, i int) int {
	for i < len(s) {
		end := lineBreak(s, i)
		if trimEnd(s[i:end]) != "" {
			break
		}
		i = end
	}
	return i
}

// lineBreak is where the line after the one at i begins.
func lineBreak(s string, i int) int {
	k := strings.IndexAny(s[i:], "\r\n")
	if k < 0 {
		return len(s)
	}
	return i + k + text.LineEnd(s, i+k)
}

// difference adds the edits between two lines at an offset: one for each place in
// which they differ.
func difference(out []text.Edit, was, now string, at int) []text.Edit {
	for was != now {
		same := 0
		for same < len(was) && same < len(now) && was[same] == now[same] {
			same++
		}
		same = min(boundary(was, same), boundary(now, same))
		was, now, at = was[same:], now[same:], at+same
		w, n := step(was), step(now)
		if w == 0 && n == 0 { // what follows is the same word in both, unless it is none
			w, n = len(was), len(now)
		}
		out = append(out, text.Edit{Span: text.Span{Start: at, End: at + w}, New: now[:n]})
		was, now, at = was[w:], now[n:], at+w
	}
	return out
}

// step is the length of the blanks and marks at the head of s: what may differ
// between a text and the formatted one.
func step(s string) int {
	return len(s) - len(strings.TrimLeft(s, " \t\u00a0\u202f\r\n;,.:"))
}

// boundary is where the character begins that s[i] belongs to.
func boundary(s string, i int) int {
	for k := i - 1; k >= 0 && k > i-utf8.UTFMax; k-- {
		if utf8.RuneStart(s[k]) {
			if _, size := utf8.DecodeRuneInString(s[k:]); k+size > i {
				return k
			}
			break
		}
	}
	return i
}

// trimEnd is a line without the blanks and the line ending at its end.
func trimEnd(s string) string { return strings.TrimRight(s, " \t\u00a0\u202f\r\n") }
