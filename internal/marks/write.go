package marks

import (
	"strings"

	"resolute/internal/text"
)

// Run is a stretch of text and the readings that it is in. One in neither was
// inserted by one hand and struck by another.
type Run struct {
	Text     string
	Old, New bool   // in the original, in the proposed text
	By       string // who changed it and when, to be told behind the mark; may be empty
	Comment  bool   // Text is a comment at this place, in no reading
}

// Write is the marked text of runs: its original reading is the runs that are
// old, joined, its proposed one those that are new. A line that only one of them
// has is marked as a whole line; where that would read as something else, the
// mark takes the line's ending in.
func Write(runs []Run) string {
	var b strings.Builder
	w := writer{}
	for _, r := range joined(runs) {
		if r.Comment || r.Old != r.New || !r.Old {
			w.block = append(w.block, r)
			continue
		}
		for line := range strings.Lines(r.Text) {
			w.block = append(w.block, Run{Text: line, Old: true, New: true})
			if body := bare(line); body != "" && len(body) < len(line) {
				b.WriteString(w.flush())
			}
		}
	}
	b.WriteString(w.flush())
	return b.String()
}

// joined are the runs in the form that Write gives them, the same for all runs that
// say the same: neighbours of a kind are one, what is struck within a line comes
// before what is put in its place, and a line's ending that both texts have comes
// before an added or dropped line, not behind it, as word processors have it.
func joined(runs []Run) []Run {
	out := merged(rotated(merged(runs)))
	return merged(paired(out))
}

// merged makes neighbours of a kind one run.
func merged(runs []Run) []Run {
	out := make([]Run, 0, len(runs))
	for i := 0; i < len(runs); {
		r, j := runs[i], i+1
		for ; !r.Comment && j < len(runs) && !runs[j].Comment && alike(r, runs[j]); j++ {
		}
		if j > i+1 {
			r.Text = textOf(runs[i:j], func(Run) bool { return true })
		}
		if i = j; r.Text != "" {
			out = append(out, r)
		}
	}
	return out
}

func textOf(runs []Run, of func(Run) bool) string {
	var b strings.Builder
	for _, r := range runs {
		if of(r) {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// rotated puts line endings before added and dropped lines.
func rotated(out []Run) []Run {
	for i := 1; i+1 < len(out); i++ {
		r, next := &out[i], &out[i+1]
		if r.Comment || r.Old == r.New || next.Comment || !next.Old || !next.New {
			continue
		}
		if end := ending(r.Text); end != "" && strings.HasPrefix(next.Text, end) && out[i-1].Old && out[i-1].New && !out[i-1].Comment {
			r.Text = r.Text[len(end):] + end
			out[i-1].Text += end
			next.Text = next.Text[len(end):]
		}
	}
	return out
}

// paired puts what one hand struck and inserted side by side, within a line, as
// one deletion before one insertion.
func paired(runs []Run) []Run {
	var out []Run
	for i := 0; i < len(runs); {
		j := i
		for ; j < len(runs) && runs[j].Old != runs[j].New && !runs[j].Comment && runs[j].By == runs[i].By && !strings.Contains(runs[j].Text, "\n"); j++ {
		}
		if j-i < 2 {
			out = append(out, runs[i])
			i++
			continue
		}
		out = append(out,
			Run{Text: textOf(runs[i:j], func(r Run) bool { return r.Old }), Old: true, By: runs[i].By},
			Run{Text: textOf(runs[i:j], func(r Run) bool { return r.New }), New: true, By: runs[i].By})
		i = j
	}
	return out
}

func alike(a, b Run) bool { return a.Old == b.Old && a.New == b.New && a.By == b.By }

// ending is the line ending that s begins with.
func ending(s string) string { return s[:text.LineEnd(s, 0)] }

func bare(line string) string { return strings.TrimRight(line, "\r\n") }

// writer holds the runs since the last line that both texts have and that is not
// empty: what comes before and after such a line is read by itself.
type writer struct{ block []Run }

func (w *writer) flush() string {
	if len(w.block) == 0 {
		return ""
	}
	block := w.block
	w.block = w.block[:0]
	var was, now strings.Builder
	plain := true
	for _, r := range block {
		plain = plain && r.Old && r.New && !r.Comment
		if r.Old && !r.Comment {
			was.WriteString(r.Text)
		}
		if r.New && !r.Comment {
			now.WriteString(r.Text)
		}
	}
	if plain {
		return was.String()
	}
	for _, byLine := range []bool{true, false} {
		s := inPlace(block, byLine)
		t := Of(text.New(s))
		if t.Original.Text.String() == was.String() && t.Proposed.Text.String() == now.String() {
			return s
		}
	}
	return wholly(block, was.String(), now.String())
}

// inPlace writes every run where it stands; byLine marks whole lines one by one.
func inPlace(block []Run, byLine bool) string {
	var b strings.Builder
	start := true // of a line
	for i := 0; i < len(block); i++ {
		r := block[i]
		switch {
		case r.Comment:
			b.WriteString(comment(r.Text))
			start = false
			continue
		case r.Old && r.New:
			b.WriteString(r.Text)
			start = strings.HasSuffix(r.Text, "\n")
			continue
		}
		rest := r.Text
		for byLine && start {
			n := strings.IndexByte(rest, '\n')
			if n < 0 || bare(rest[:n]) == "" {
				break
			}
			body := bare(rest[:n])
			b.WriteString(marked(r, body))
			b.WriteString(rest[len(body) : n+1])
			rest = rest[n+1:]
		}
		if rest == "" {
			continue
		}
		start = false
		r.Text = rest
		if i+1 < len(block) {
			if s, ok := pair(r, block[i+1]); ok {
				b.WriteString(s)
				i++
				continue
			}
		}
		b.WriteString(marked(r, rest))
	}
	return b.String()
}

// pair is a deletion and an insertion beside each other, within a line, as a
// substitution.
func pair(a, b Run) (string, bool) {
	if a.New {
		a, b = b, a
	}
	if !a.Old || a.New || b.Old || !b.New || a.Comment || b.Comment || a.By != b.By ||
		strings.Contains(a.Text, arrow) || strings.ContainsAny(a.Text+b.Text, "\n") {
		return "", false
	}
	return open[Substitution] + a.Text + arrow + b.Text + close[Substitution] + by(a.By), true
}

func marked(r Run, s string) string {
	switch {
	case r.Old:
		s = open[Deletion] + s + close[Deletion]
	case r.New:
		s = open[Insertion] + s + close[Insertion]
	default:
		s = open[Insertion] + open[Deletion] + s + close[Deletion] + close[Insertion]
	}
	return s + by(r.By)
}

func by(s string) string {
	if s == "" {
		return ""
	}
	return comment(s)
}

// comment is s as a comment: on one line, and without what would end it.
func comment(s string) string {
	s = strings.ReplaceAll(strings.Join(strings.Fields(s), " "), close[Comment], "<< }")
	return open[Comment] + s + close[Comment]
}

// wholly writes a block as one deletion and one insertion, line endings and all.
// The line that closes the block, which both have, keeps them from standing alone.
func wholly(block []Run, was, now string) string {
	tail := ""
	if last := block[len(block)-1]; last.Old && last.New && !last.Comment && bare(last.Text) != "" {
		tail = last.Text
	}
	was, now = strings.TrimSuffix(was, tail), strings.TrimSuffix(now, tail)
	var b strings.Builder
	if was != "" {
		b.WriteString(open[Deletion] + was + close[Deletion])
	}
	if now != "" {
		b.WriteString(open[Insertion] + now + close[Insertion])
	}
	for _, r := range block {
		if r.Comment {
			b.WriteString(comment(r.Text))
		}
	}
	b.WriteString(tail)
	return b.String()
}
