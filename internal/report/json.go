package report

import (
	"bytes"
	"encoding/json"
	"io"

	"resolute/internal/jsonout"
	"resolute/internal/lint"
)

// stream is a form in JSON under way. What is written goes out when enough of it has
// come together.
type stream struct {
	jsonout.Writer
	out io.Writer
	any bool // an element of the list has been written
}

// text writes what needs no Writer.
func (s *stream) text(t string) { s.Buf = append(s.Buf, t...) }

// next begins an element of a list that has each on a line of its own.
func (s *stream) next() {
	if s.any {
		s.text(",")
	}
	s.any = true
	s.text("\n")
}

// send sends on what is written, if that is as much as least.
func (s *stream) send(least int) error {
	if len(s.Buf) < least {
		return nil
	}
	_, err := s.out.Write(s.Buf)
	s.Buf = s.Buf[:0]
	return err
}

// jsonReport prints findings as one object, by the contract: fields may be
// added, never renamed. Findings are printed as they come; how many drafts there
// were is known, and stands, behind them.
type jsonReport struct{ stream }

func newJSON(w io.Writer, o Options) Reporter {
	r := &jsonReport{stream{out: w}}
	r.Indent = true
	r.Object()
	r.Key("version").String(o.Version)
	r.Key("findings").Array()
	return r
}

func (r *jsonReport) File(f *File) error {
	for i := range f.Findings {
		f.Findings[i].write(&r.Writer)
	}
	return r.send(outputRoom)
}

func (r *jsonReport) Close(s *Summary) error {
	r.EndArray()
	r.Key("files").Int(s.Files)
	r.Key("known").Int(s.Known)
	r.Key("summary").Object()
	for level := lint.Error; ; level-- {
		r.Key(level.String()).Int(s.Count[level])
		if level == lint.Hint {
			break
		}
	}
	r.EndObject()
	r.EndObject()
	r.text("\n")
	return r.send(0)
}

// write writes the finding as the contract has it.
func (d *Finding) write(w *jsonout.Writer) {
	w.Object()
	w.Key("path").String(d.Path)
	w.Key("id").String(d.ID)
	w.Key("rule").String(d.Rule)
	w.Key("severity").String(d.Severity)
	w.Key("message").String(d.Message)
	d.Range.write(w)
	w.Key("section").String(d.Section)
	w.Key("paragraph").String(d.Paragraph)
	w.Key("related").Array()
	for i := range d.Related {
		w.Object()
		w.Key("message").String(d.Related[i].Message)
		d.Related[i].Range.write(w)
		w.EndObject()
	}
	w.EndArray()
	w.Key("fixes").Array()
	for i := range d.Fixes {
		d.Fixes[i].write(w)
	}
	w.EndArray()
	w.Key("fingerprint").String(d.Fingerprint)
	w.Key("help").String(d.Help())
	w.EndObject()
}

func (f *Fix) write(w *jsonout.Writer) {
	w.Object()
	w.Key("title").String(f.Title)
	w.Key("safe").Bool(f.Safe)
	if len(f.Edits) > 0 {
		w.Key("edits").Array()
		for i := range f.Edits {
			w.Object()
			f.Edits[i].Range.write(w)
			w.Key("text").String(f.Edits[i].Text)
			w.EndObject()
		}
		w.EndArray()
	}
	w.EndObject()
}

func (r *Range) write(w *jsonout.Writer) {
	w.Key("range").Object()
	r.Start.write(w.Key("start"))
	r.End.write(w.Key("end"))
	w.EndObject()
}

func (p *Place) write(w *jsonout.Writer) {
	w.Object()
	w.Key("line").Int(p.Line)
	w.Key("column").Int(p.Column)
	w.Key("offset").Int(p.Offset)
	w.EndObject()
}

// jsonLines prints an object a finding, each on its line.
type jsonLines struct{ stream }

func newJSONLines(w io.Writer, _ Options) Reporter { return &jsonLines{stream{out: w}} }

func (r *jsonLines) File(f *File) error {
	for i := range f.Findings {
		f.Findings[i].write(&r.Writer)
		r.text("\n")
	}
	return r.send(outputRoom)
}

func (r *jsonLines) Close(*Summary) error { return r.send(0) }

// encode writes v, of which there is one a run, and a line feed; with an indent, on many
// lines. Angle brackets stay as they are: nobody puts this into a page.
func encode(w io.Writer, v any, indent string) error {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	err := e.Encode(v)
	if err == nil {
		_, err = w.Write(b.Bytes())
	}
	return err
}
