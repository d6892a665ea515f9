package report

import (
	"io"

	"resolute/internal/lint"
)

// rdJSON prints the Diagnostic format of reviewdog. Its columns count bytes.
// (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf)
type rdJSON struct{ stream }

func newRDJSON(w io.Writer, _ Options) Reporter {
	r := &rdJSON{stream{out: w}}
	r.text(`{"source":{"name":"resolute"},"diagnostics":[`)
	return r
}

var rdSeverity = [...]string{lint.Hint: "INFO", lint.Info: "INFO", lint.Warning: "WARNING", lint.Error: "ERROR"}

func (r *rdJSON) File(f *File) error {
	for i := range f.Findings {
		d := &f.Findings[i]
		r.next()
		r.Object()
		r.Key("message").String(d.Message)
		r.Key("location").Object()
		r.Key("path").String(f.Repo)
		r.place(&d.Range)
		r.EndObject()
		r.Key("severity").String(rdSeverity[d.level])
		r.Key("code").Object()
		r.Key("value").String(d.Rule)
		r.EndObject()
		// A suggestion is one place there: a repair of several cannot be offered.
		if len(d.Fixes) > 0 && len(d.Fixes[0].Edits) == 1 {
			e := &d.Fixes[0].Edits[0]
			r.Key("suggestions").Array()
			r.Object()
			r.place(&e.Range)
			r.Key("text").String(e.Text)
			r.EndObject()
			r.EndArray()
		}
		r.EndObject()
	}
	return r.send(outputRoom)
}

// place writes a range.
func (r *rdJSON) place(at *Range) {
	r.Key("range").Object()
	for _, end := range [...]struct {
		name string
		at   *Place
	}{{"start", &at.Start}, {"end", &at.End}} {
		r.Key(end.name).Object()
		r.Key("line").Int(end.at.Line)
		r.Key("column").Int(end.at.inLine)
		r.EndObject()
	}
	r.EndObject()
}

func (r *rdJSON) Close(*Summary) error {
	r.text("\n]}\n")
	return r.send(0)
}
