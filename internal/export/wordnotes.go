package export

import (
	"slices"
	"strings"
	"unicode/utf8"

	"resolute/internal/docx"
	"resolute/internal/marks"
)

// noteRule is the line over the notes at the end of a text, as docx writes it.
const noteRule = "____________"

// withNotes makes footnotes of the raised numbers in a document and the lines under
// its rule, if every number has its note and every note its number, in both texts;
// else they stay as they are.
func withNotes(s *docx.Sheet) {
	at := slices.IndexFunc(s.Blocks, func(b docx.Block) bool { return spoken(b.Spans) == noteRule && len(b.Label) == 0 })
	if at < 0 {
		return
	}
	notes, ok := notesOf(s.Blocks[at+1:])
	if !ok || !sameUnion(s.Blocks[at].End, notes) {
		return
	}
	body := slices.Clone(s.Blocks[:at])
	f := referring{notes: notes}
	for i := range body {
		b := &body[i]
		b.Spans = f.spans(b.Spans)
		b.Cells = slices.Clone(b.Cells)
		for k := range b.Cells {
			b.Cells[k].Spans = f.spans(b.Cells[k].Spans)
		}
	}
	if f.next != len(notes) {
		return
	}
	s.Blocks = body
	for i := range notes {
		s.Notes = append(s.Notes, notes[i].blocks)
	}
}

// note is one with its number in the original and in the proposed text.
type note struct {
	mark   [2]string
	at     marks.Run // in which texts it is
	blocks []docx.Block
}

// sameUnion tells that the rule is in the texts that have notes.
func sameUnion(rule marks.Run, notes []note) bool {
	var any marks.Run
	for i := range notes {
		any.Old, any.New = any.Old || notes[i].at.Old, any.New || notes[i].at.New
	}
	return rule.Old == any.Old && rule.New == any.New
}

// notesOf reads the lines under the rule: each note begins with its number, and both
// texts count them from 1.
func notesOf(blocks []docx.Block) ([]note, bool) {
	var out []note
	counted := [2]int{}
	for _, b := range blocks {
		if b.Cells != nil || len(b.Label) > 0 || slices.ContainsFunc(b.Spans, func(s docx.Span) bool { return s.Comment }) {
			return nil, false
		}
		mark, at, rest := noteMark(b.Spans)
		if mark == [2]string{} {
			if len(out) == 0 {
				return nil, false
			}
			last := &out[len(out)-1]
			last.blocks = append(last.blocks, within(b, last.at))
			continue
		}
		for text := range 2 {
			if mark[text] != "" {
				if counted[text]++; mark[text] != docx.Raised(counted[text]) {
					return nil, false
				}
			}
		}
		b.Spans = rest
		out = append(out, note{mark: mark, at: at, blocks: []docx.Block{within(b, at)}})
	}
	return out, len(out) > 0
}

// within is a paragraph of a note as the note has it: what one of the texts has not
// is not in it because the note is not.
func within(b docx.Block, at marks.Run) docx.Block {
	b.Style = noteStyle
	if at.Old && at.New {
		return b
	}
	b.Spans = slices.Clone(b.Spans)
	for i := range b.Spans {
		if r := &b.Spans[i]; r.Old == at.Old && r.New == at.New {
			r.Old, r.New, r.By = true, true, ""
		}
	}
	if b.End.Old == at.Old && b.End.New == at.New {
		b.End.Old, b.End.New, b.End.By = true, true, ""
	}
	return b
}

// noteStyle is the style of notes.
const noteStyle = "Note"

// noteMark takes the number from the head of a note, with the blank behind it.
func noteMark(spans []docx.Span) (mark [2]string, at marks.Run, rest []docx.Span) {
	for i, s := range spans {
		n := raisedLen(s.Text)
		if n == 0 {
			break
		}
		for text, in := range [2]bool{s.Old, s.New} {
			if in {
				if mark[text] != "" {
					return [2]string{}, at, nil
				}
				mark[text] = s.Text[:n]
			}
		}
		at.Old, at.New, at.By = at.Old || s.Old, at.New || s.New, s.By
		if n == len(s.Text) {
			continue
		}
		if rest = slices.Clone(spans[i:]); s.Old != at.Old || s.New != at.New || s.Text[n] != ' ' {
			break
		}
		rest[0].Text = s.Text[n+1:]
		return mark, at, rest
	}
	if mark == [2]string{} {
		return mark, at, nil
	}
	// The number was changed: the blank that follows is of its own.
	k := 0
	for k < len(spans) && raisedLen(spans[k].Text) == len(spans[k].Text) && spans[k].Text != "" {
		k++
	}
	if k == len(spans) || !strings.HasPrefix(spans[k].Text, " ") || spans[k].Old != at.Old || spans[k].New != at.New {
		return [2]string{}, at, nil
	}
	rest = slices.Clone(spans[k:])
	rest[0].Text = rest[0].Text[1:]
	return mark, at, rest
}

// referring looks for the numbers of the notes in the text, in order.
type referring struct {
	notes []note
	next  int
}

// spans are those of a paragraph with references for the numbers.
func (f *referring) spans(spans []docx.Span) []docx.Span {
	if f.next == len(f.notes) || !slices.ContainsFunc(spans, func(s docx.Span) bool { return nextRaised(s.Text) >= 0 }) {
		return spans
	}
	parts := apart(spans)
	var out []docx.Span
	for i := 0; i < len(parts); i++ {
		s := parts[i]
		if f.next == len(f.notes) || s.Comment || raisedLen(s.Text) == 0 || isPower(out) {
			out = rejoined(out, s)
			continue
		}
		n := &f.notes[f.next]
		mark := [2]string{}
		taken := 1
		for text, in := range [2]bool{s.Old, s.New} {
			if in {
				mark[text] = s.Text
			}
		}
		if i+1 < len(parts) && mark != n.mark && s.Old && !s.New {
			if next := parts[i+1]; raisedLen(next.Text) > 0 && next.New && !next.Old {
				mark[1], taken = next.Text, 2
			}
		}
		if mark != n.mark {
			out = rejoined(out, s)
			continue
		}
		f.next++
		s.Text, s.Note, s.Old, s.New, s.Italic = "", f.next, mark[0] != "", mark[1] != "", false
		out = append(out, s)
		i += taken - 1
	}
	return out
}

// rejoined puts back together what was taken apart for a number that is none.
func rejoined(out []docx.Span, s docx.Span) []docx.Span {
	if n := len(out) - 1; n >= 0 && !s.Comment && !out[n].Comment && out[n].Note == 0 && out[n].Old == s.Old && out[n].New == s.New && out[n].By == s.By && out[n].Italic == s.Italic {
		out[n].Text += s.Text
		return out
	}
	return append(out, s)
}

// isPower tells that a raised number would be a power: m².
func isPower(before []docx.Span) bool {
	if len(before) == 0 {
		return false
	}
	words := strings.Fields(before[len(before)-1].Text)
	if len(words) == 0 || strings.HasSuffix(before[len(before)-1].Text, " ") {
		return false
	}
	switch words[len(words)-1] {
	case "m", "km", "cm", "mm":
		return true
	}
	return false
}

// apart are spans in which every raised number is one of its own.
func apart(spans []docx.Span) []docx.Span {
	var out []docx.Span
	for _, s := range spans {
		for !s.Comment {
			i := nextRaised(s.Text)
			if i < 0 {
				break
			}
			part := s
			if i > 0 {
				part.Text = s.Text[:i]
				out = append(out, part)
			}
			n := raisedLen(s.Text[i:])
			part.Text = s.Text[i : i+n]
			out = append(out, part)
			s.Text = s.Text[i+n:]
		}
		if s.Text != "" || s.Comment {
			out = append(out, s)
		}
	}
	return out
}

const raisedDigits = "⁰¹²³⁴⁵⁶⁷⁸⁹"

func nextRaised(s string) int { return strings.IndexAny(s, raisedDigits) }

// raisedLen is the length of the raised number that s begins with.
func raisedLen(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !strings.ContainsRune(raisedDigits, r) {
			break
		}
		n += size
	}
	return n
}

// spoken are the words of spans, comments aside.
func spoken(spans []docx.Span) string {
	var b strings.Builder
	for _, s := range spans {
		if !s.Comment {
			b.WriteString(s.Text)
		}
	}
	return b.String()
}
