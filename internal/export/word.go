package export

import (
	"io"
	"slices"
	"strings"

	"resolute/internal/docx"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/marks"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Word writes the draft as a Word document in the style of its house: labels as
// lists that Word numbers, openers in italics, revision marks as tracked changes.
// Lines of comments are the drafter's own and are left out.
func Word(w io.Writer, tree *syntax.Tree) error {
	if s := tree.Shown().String(); syntax.HasComments(s) {
		tree = syntax.Parse(text.New(syntax.WithoutComments(s)), tree.House, nil)
	}
	return docx.Encode(w, newSheet(tree))
}

// side is one of the two texts of a draft: the original or the proposed one.
type side struct {
	tree *syntax.Tree
	text string
	off  int // how much of it is written
}

// sheet is a document under way.
type sheet struct {
	*docx.Sheet
	house *house.House
	sides [2]side
}

func newSheet(tree *syntax.Tree) *docx.Sheet {
	tree = unwrapped(tree.Clean())
	m := tree.Marks
	original := tree
	if m == nil {
		m = marks.Of(tree.Text)
	} else {
		original = syntax.Parse(m.Original.Text, tree.House, nil)
	}
	look := lookOf(tree.House)
	s := &sheet{house: tree.House, Sheet: &docx.Sheet{Font: look.font, Size: look.size, Styles: look.styles(tree)}}
	s.sides = [2]side{{tree: original, text: original.Text.String()}, {tree: tree, text: tree.Text.String()}}
	var line []marks.Run
	for _, r := range withAuthors(m.Runs()) {
		for !r.Comment {
			i := strings.IndexByte(r.Text, '\n')
			if i < 0 {
				break
			}
			words := r
			words.Text = strings.TrimSuffix(r.Text[:i], "\r")
			cr := i - len(words.Text)
			if words.Text != "" {
				line = append(line, words)
			}
			end := r
			end.Text = r.Text[i : i+1]
			s.line(line, end, cr)
			line, r.Text = nil, r.Text[i+1:]
		}
		if r.Text != "" {
			line = append(line, r)
		}
	}
	switch n := len(s.Blocks); {
	case slices.ContainsFunc(line, func(r marks.Run) bool { return !r.Comment }):
		s.line(line, marks.Run{Old: true, New: true}, 0)
	case n > 0:
		for _, r := range line {
			s.Blocks[n-1].Spans = append(s.Blocks[n-1].Spans, docx.Span{Run: r})
		}
	}
	withNotes(s.Sheet)
	return s.Sheet
}

// unwrapped is a text whose paragraphs run over several lines, as a PDF gives it,
// with every paragraph on a line.
func unwrapped(t *syntax.Tree) *syntax.Tree {
	if !t.Wrapped || t.Marks != nil {
		return t
	}
	var b strings.Builder
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Role == house.FrontPart { // titles are set line by line
			b.WriteString(n.Raw)
			continue
		}
		if words := strings.Fields(visible(t, i)); len(words) > 0 {
			if label := strings.TrimSpace(n.LabelAt.In(n.Raw)); label != "" && words[0] == label {
				b.WriteString(label + "\t")
				words = words[1:]
			}
			b.WriteString(strings.Join(words, " ") + "\n")
		}
	}
	return syntax.Parse(text.New(b.String()), t.House, nil)
}

// line writes a line of the marked text, which is a paragraph or a row; cr is the
// length of the line's ending beyond one byte.
func (s *sheet) line(runs []marks.Run, end marks.Run, cr int) {
	if n := len(runs); end.Old != end.New && end.By == "" && n > 0 {
		end.By = runs[n-1].By
	}
	b := docx.Block{End: end}
	switch n, t := s.at(runs, end); {
	case s.symbol(runs, end):
		s.pass(runs, end, cr)
		return
	case isRow(runs, end):
		b.Cells = cells(runs)
		s.pass(runs, end, cr)
	default:
		if n != nil {
			b.Style, b.Roman = styleOf(t, n), n.Label.Scheme == numbering.RomanLower || n.Label.Scheme == numbering.RomanUpper
		}
		runs = s.labels(&b, runs, end)
		b.Spans = s.spans(runs)
		s.pass(nil, end, cr)
	}
	s.Blocks = append(s.Blocks, b)
}

// withAuthors takes the comments that tell who made a change, which stand right
// behind it, for that.
func withAuthors(runs []marks.Run) []marks.Run {
	out := runs[:0]
	for _, r := range runs {
		if n := len(out); r.Comment && n > 0 && out[n-1].Old != out[n-1].New && isAuthor(r.Text) {
			out[n-1].By = r.Text
			if n > 1 && out[n-2].Old != out[n-2].New && out[n-2].Old != out[n-1].Old && out[n-2].By == "" {
				out[n-2].By = r.Text // both halves of a substitution
			}
			continue
		}
		out = append(out, r)
	}
	return out
}

// isAuthor tells "Anna, 2022-10-03", and "moved by Anna, 2022-10-03", from a comment.
func isAuthor(s string) bool {
	if s == "moved" {
		return true
	}
	s = ", " + strings.TrimPrefix(s, ", ")
	i := strings.LastIndex(s, ", ")
	return i >= 0 && len(s)-i == len(", 2006-01-02") && strings.Trim(s[i+2:], "0123456789-") == ""
}

// at is the node of the paragraph that begins here and the tree that has it: of
// the proposed text, or else of the original.
func (s *sheet) at(runs []marks.Run, end marks.Run) (*syntax.Node, *syntax.Tree) {
	var in [2]bool
	for _, r := range append(runs[:len(runs):len(runs)], end) {
		in[0], in[1] = in[0] || r.Old && !r.Comment, in[1] || r.New && !r.Comment
	}
	for _, text := range []int{1, 0} {
		d := &s.sides[text]
		if !in[text] || len(d.tree.Nodes) == 0 {
			continue
		}
		return &d.tree.Nodes[lint.NodeAt(d.tree, d.off)], d.tree
	}
	return nil, nil
}

// pass moves on over what is written.
func (s *sheet) pass(runs []marks.Run, end marks.Run, cr int) {
	for _, r := range append(runs[:len(runs):len(runs)], end) {
		if r.Comment {
			continue
		}
		n := len(r.Text)
		if r.Text == "\n" {
			n += cr
		}
		if r.Old {
			s.sides[0].off += n
		}
		if r.New {
			s.sides[1].off += n
		}
	}
}

// symbol takes the document symbol on the first line into the header.
func (s *sheet) symbol(runs []marks.Run, end marks.Run) bool {
	if len(s.Blocks) > 0 || s.Symbol != "" || len(runs) != 1 || runs[0].Comment || !runs[0].Old || !runs[0].New || !end.Old || !end.New || !docx.IsSymbol(runs[0].Text) {
		return false
	}
	s.Symbol = runs[0].Text
	return true
}

// labels takes the labels from the head of a paragraph, where both texts have one
// that they begin a line with and end the line too.
func (s *sheet) labels(b *docx.Block, runs []marks.Run, end marks.Run) []marks.Run {
	var eat [2]int
	gap := ""
	for text := range 2 {
		d := &s.sides[text]
		ends := text == 0 && end.Old || text == 1 && end.New
		if !ends || d.off > 0 && d.text[d.off-1] != '\n' {
			continue
		}
		label, after := labelAt(d.tree, d.off)
		if label == "" || gap != "" && after != gap {
			if label != "" {
				return runs
			}
			continue
		}
		gap, b.Labels[text], eat[text] = after, label, len(label)+len(after)
	}
	rest, taken, ok := consume(runs, eat)
	if !ok || eat == [2]int{} {
		b.Labels = [2]string{}
		return runs
	}
	b.Gap = gap
	off := [2]int{s.sides[0].off, s.sides[1].off}
	b.Label = s.spans(taken)
	if eat[0] != 0 {
		s.sides[0].off = off[0] + eat[0]
	}
	if eat[1] != 0 {
		s.sides[1].off = off[1] + eat[1]
	}
	return rest
}

// labelAt is the label that the line at off begins with, and the one blank or tab
// that follows it.
func labelAt(t *syntax.Tree, off int) (label, gap string) {
	i := lint.NodeAt(t, off)
	if i < 0 {
		return "", ""
	}
	n := &t.Nodes[i]
	if n.Start+n.LabelAt.Start != off || n.LabelAt.Empty() {
		return "", ""
	}
	label = strings.TrimRight(n.LabelAt.In(n.Raw), " \t")
	if rest := n.Raw[n.LabelAt.Start+len(label):]; rest != "" && (rest[0] == '\t' || rest[0] == ' ') && (len(rest) == 1 || rest[1] != '\t' && rest[1] != ' ') {
		return label, rest[:1]
	}
	return "", ""
}

// consume takes from the head of runs so many bytes of each of the texts.
func consume(runs []marks.Run, eat [2]int) (rest, taken []marks.Run, ok bool) {
	for i, r := range runs {
		if eat == [2]int{} {
			return runs[i:], taken, true
		}
		n := len(r.Text)
		switch {
		case r.Comment || !r.Old && !r.New:
			return nil, nil, false
		case r.Old && r.New:
			if n = min(n, eat[0]); n == 0 || eat[1] < n {
				return nil, nil, false
			}
			eat[0], eat[1] = eat[0]-n, eat[1]-n
		case r.Old:
			if n = min(n, eat[0]); n == 0 {
				return nil, nil, false
			}
			eat[0] -= n
		default:
			if n = min(n, eat[1]); n == 0 {
				return nil, nil, false
			}
			eat[1] -= n
		}
		part := r
		part.Text = r.Text[:n]
		taken = append(taken, part)
		if n < len(r.Text) {
			if eat != [2]int{} {
				return nil, nil, false
			}
			r.Text = r.Text[n:]
			return append([]marks.Run{r}, runs[i+1:]...), taken, true
		}
	}
	return nil, taken, eat == [2]int{}
}

// spans are runs with the italics of openers, and moves on over them.
func (s *sheet) spans(runs []marks.Run) []docx.Span {
	var out []docx.Span
	for _, r := range runs {
		if r.Comment {
			out = append(out, docx.Span{Run: r})
			continue
		}
		side := 1
		if !r.New {
			side = 0
		}
		d := &s.sides[side]
		for r.Text != "" {
			italic, n := d.italic(d.off, len(r.Text), s.house)
			part := r
			part.Text = r.Text[:n]
			out = append(out, docx.Span{Run: part, Italic: italic})
			if r.Old {
				s.sides[0].off += n
			}
			if r.New {
				s.sides[1].off += n
			}
			if !r.Old && !r.New {
				out[len(out)-1].Italic = false
			}
			r.Text = r.Text[n:]
		}
	}
	return out
}

// italic tells whether the text at off is the words of an opener, which are set in
// italics, and for how many bytes, n at most.
func (d *side) italic(off, n int, h *house.House) (bool, int) {
	if h.OperativeCase == house.Capitals {
		return false, n // there they are in capitals
	}
	i := lint.NodeAt(d.tree, off)
	if i < 0 {
		return false, n
	}
	k := &d.tree.Nodes[i]
	if k.OpenerAt.Empty() || k.Kind == syntax.Heading || k.Kind == syntax.Title {
		return false, n
	}
	at := k.OpenerAt.Shift(k.Start)
	switch {
	case off < at.Start:
		return false, min(n, at.Start-off)
	case off < at.End:
		return true, min(n, at.End-off)
	}
	return false, n
}
