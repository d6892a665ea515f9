package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"

	"resolute/internal/lint"
)

// jsonReport prints findings as one object, by the contract: fields may be
// added, never renamed. Findings are printed as they come; how many drafts there
// were is known, and stands, behind them.
type jsonReport struct {
	w       *bufio.Writer
	version string
	any     bool
}

func newJSON(w io.Writer, o Options) Reporter {
	return &jsonReport{w: bufio.NewWriterSize(w, outputRoom), version: o.Version}
}

func (r *jsonReport) File(f *File) error {
	for i := range f.Findings {
		b, err := marshal(&f.Findings[i], "    ", "  ")
		if err != nil {
			return err
		}
		r.begin(i == 0 && !r.any)
		r.any = true
		r.w.WriteString("\n    ")
		r.w.Write(b)
	}
	return failed(r.w)
}

// begin prints what stands before a finding, the first one or another.
func (r *jsonReport) begin(first bool) {
	if !first {
		r.w.WriteByte(',')
		return
	}
	version, _ := json.Marshal(r.version)
	r.w.WriteString("{\n  \"version\": ")
	r.w.Write(version)
	r.w.WriteString(",\n  \"findings\": [")
}

type counts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
	Hint    int `json:"hint"`
}

func countsOf(s *Summary) counts {
	return counts{s.Count[lint.Error], s.Count[lint.Warning], s.Count[lint.Info], s.Count[lint.Hint]}
}

func (r *jsonReport) Close(s *Summary) error {
	if !r.any {
		r.begin(true)
	} else {
		r.w.WriteString("\n  ")
	}
	b, err := marshal(struct {
		Files   int    `json:"files"`
		Known   int    `json:"known"`
		Summary counts `json:"summary"`
	}{s.Files, s.Known, countsOf(s)}, "", "  ")
	if err != nil {
		return err
	}
	r.w.WriteString("],")
	r.w.Write(b[1:]) // goes on with the object that is open
	r.w.WriteByte('\n')
	return r.w.Flush()
}

// jsonLines prints an object a finding, each on its line.
type jsonLines struct{ w *bufio.Writer }

func newJSONLines(w io.Writer, _ Options) Reporter { return &jsonLines{bufio.NewWriter(w)} }

func (r *jsonLines) File(f *File) error {
	for i := range f.Findings {
		b, err := marshal(&f.Findings[i], "", "")
		if err != nil {
			return err
		}
		r.w.Write(b)
		r.w.WriteByte('\n')
	}
	return failed(r.w)
}

func (r *jsonLines) Close(*Summary) error { return r.w.Flush() }

// marshal is v as JSON; with an indent, its lines after the first begin with
// prefix. Angle brackets stay as they are: nobody puts this into a page.
func marshal(v any, prefix, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if indent != "" {
		e.SetIndent(prefix, indent)
	}
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte{'\n'}), nil
}

// encode writes v and a line feed.
func encode(w io.Writer, v any, indent string) error {
	b, err := marshal(v, "", indent)
	if err == nil {
		_, err = w.Write(append(b, '\n'))
	}
	return err
}

// listed writes v as the next element of an array, on a line of its own; more tells
// whether one came before.
func listed(w *bufio.Writer, more *bool, v any) error {
	b, err := marshal(v, "", "")
	if err != nil {
		return err
	}
	if *more {
		w.WriteByte(',')
	}
	*more = true
	w.WriteByte('\n')
	w.Write(b)
	return nil
}

// failed is the error that a writer has met with so far.
func failed(w *bufio.Writer) error {
	_, err := w.Write(nil)
	return err
}
