package marks

import (
	"strings"

	"resolute/internal/text"
)

// Resolve are the edits of the marked text that accept marks, or reject them:
// their words stay without the mark, or go. The list names marks by index; one
// that stands in another of the list goes with it. A comment goes either way. A
// line that held nothing but marks and of which nothing is left goes whole.
func (t *Text) Resolve(list []int, accept bool) []text.Edit {
	chosen := make([]bool, len(t.Marks))
	for _, k := range list {
		chosen[k] = true
	}
	var out []text.Edit
	for k := range t.Marks {
		if !chosen[k] {
			continue
		}
		m := &t.Marks[k]
		outer := false
		for w := m.Within; w >= 0; w = t.Marks[w].Within {
			outer = outer || chosen[w]
		}
		if outer {
			continue // its words are resolved with the outer mark's
		}
		out = append(out, text.Edit{Span: m.Span, New: t.kept(k, chosen, accept)})
	}
	return t.dropLines(out)
}

// kept is what is left of mark k once it and the chosen ones in it are resolved.
func (t *Text) kept(k int, chosen []bool, accept bool) string {
	m := &t.Marks[k]
	content := m.Old
	if accept {
		content = m.New
	}
	if m.Kind == Comment || content.Empty() {
		return ""
	}
	var b strings.Builder
	at := content.Start
	for i := k + 1; i < len(t.Marks) && t.Marks[i].Start < content.End; i++ {
		in := &t.Marks[i]
		if in.Start < at {
			continue
		}
		b.WriteString(t.Shown.Slice(text.Span{Start: at, End: in.Start}))
		if chosen[i] {
			b.WriteString(t.kept(i, chosen, accept))
		} else {
			b.WriteString(t.Shown.Slice(in.Span))
		}
		at = in.End
	}
	b.WriteString(t.Shown.Slice(text.Span{Start: at, End: content.End}))
	return b.String()
}

// dropLines adds the endings of lines of which the edits leave nothing.
func (t *Text) dropLines(edits []text.Edit) []text.Edit {
	s := t.Shown.String()
	for i := 0; i < len(edits); {
		line := t.Lines(text.Span{Start: edits[i].Start, End: edits[i].End})
		end, next := line.End, line.End
		if strings.HasSuffix(line.In(s), "\n") {
			end--
			if end > line.Start && s[end-1] == '\r' {
				end--
			}
		}
		at, empty, j := line.Start, true, i
		for ; j < len(edits) && edits[j].Start < next; j++ {
			empty = empty && edits[j].Start == at && edits[j].New == ""
			at = edits[j].End
		}
		if empty && at == end && next > end {
			edits[j-1].End = next
		}
		i = max(j, i+1)
	}
	return edits
}

// All is the index of every mark.
func (t *Text) All() []int {
	out := make([]int, len(t.Marks))
	for i := range out {
		out[i] = i
	}
	return out
}

// In are the marks that share a byte with a span of the marked text, or touch it.
func (t *Text) In(s text.Span) []int {
	var out []int
	for i := range t.Marks {
		if m := &t.Marks[i]; m.Start <= s.End && s.Start <= m.End {
			out = append(out, i)
		}
	}
	return out
}
