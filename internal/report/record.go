package report

import (
	"encoding/binary"

	"resolute/internal/lint"
)

// Append adds a File to a record, from which Recorded makes it again: all but its
// paths and what is known of its rules, which the reader knows.
func (f *File) Append(b []byte) []byte {
	w := recorder{b}
	w.text(f.House)
	w.text(f.Act)
	w.number(len(f.Findings))
	for i := range f.Findings {
		d := &f.Findings[i]
		w.text(d.ID)
		w.number(int(d.level))
		w.text(d.Message)
		w.span(d.Range)
		w.text(d.Section)
		w.text(d.Paragraph)
		w.text(d.Fingerprint)
		w.text(d.excerpt.line)
		w.text(d.excerpt.carets)
		w.number(len(d.Related))
		for _, r := range d.Related {
			w.text(r.Message)
			w.span(r.Range)
		}
		w.number(len(d.Fixes))
		for _, x := range d.Fixes {
			w.text(x.Title)
			safe := 0
			if x.Safe {
				safe = 1
			}
			w.number(safe)
			w.number(len(x.Edits))
			for _, e := range x.Edits {
				w.span(e.Range)
				w.text(e.Text)
			}
		}
	}
	return w.b
}

// Recorded is the File of a record, of the draft at path; false if the record is
// not whole, or of a rule that is not known.
func Recorded(record []byte, path string, rule func(id string) *lint.Rule) (File, bool) {
	r := player{s: string(record)}
	f := File{Path: path, Repo: path, House: r.text(), Act: r.text()}
	n := r.count()
	if n > 0 {
		f.Findings = make([]Finding, n)
	}
	for i := range f.Findings {
		d := &f.Findings[i]
		known := rule(r.text())
		if known == nil {
			return File{}, false
		}
		d.Path, d.ID, d.Rule = path, known.ID, known.Name
		d.level = lint.Severity(r.number())
		d.Severity = d.level.String()
		d.Message, d.Range = r.text(), r.span()
		d.Section, d.Paragraph, d.Fingerprint = r.text(), r.text(), r.text()
		d.excerpt = excerpt{r.text(), r.text()}
		d.Related = make([]Related, r.count())
		for j := range d.Related {
			d.Related[j] = Related{r.text(), r.span()}
		}
		d.Fixes = make([]Fix, r.count())
		for j := range d.Fixes {
			x := &d.Fixes[j]
			x.Title, x.Safe = r.text(), r.number() == 1
			if n := r.count(); n > 0 {
				x.Edits = make([]Edit, n)
			}
			for k := range x.Edits {
				x.Edits[k] = Edit{r.span(), r.text()}
			}
		}
	}
	return f, !r.broken && r.s == ""
}

type recorder struct{ b []byte }

func (w *recorder) number(n int) { w.b = binary.AppendUvarint(w.b, uint64(n)) }

func (w *recorder) text(s string) {
	w.number(len(s))
	w.b = append(w.b, s...)
}

func (w *recorder) span(r Range) {
	for _, p := range [...]Place{r.Start, r.End} {
		w.number(p.Line)
		w.number(p.Column)
		w.number(p.Offset)
		w.number(p.inLine)
	}
}

// player reads what a recorder wrote. Its texts are parts of the record.
type player struct {
	s      string
	broken bool
}

func (r *player) number() int {
	n := uint64(0)
	for i := 0; i < len(r.s) && i < binary.MaxVarintLen64; i++ {
		n |= uint64(r.s[i]&0x7f) << (7 * i)
		if r.s[i] < 0x80 {
			r.s = r.s[i+1:]
			return int(n)
		}
	}
	r.broken, r.s = true, ""
	return 0
}

// count is a number of things that follow, of which each takes a byte at least.
func (r *player) count() int {
	n := r.number()
	if n < 0 || n > len(r.s) {
		r.broken, r.s = true, ""
		return 0
	}
	return n
}

func (r *player) text() string {
	n := r.count()
	s := r.s[:n]
	r.s = r.s[n:]
	return s
}

func (r *player) place() Place {
	return Place{Line: r.number(), Column: r.number(), Offset: r.number(), inLine: r.number()}
}

func (r *player) span() Range { return Range{r.place(), r.place()} }
