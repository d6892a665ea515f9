package report

import (
	"bufio"
	"io"

	"resolute/internal/lint"
)

// rdJSON prints the Diagnostic format of reviewdog. Its columns count bytes.
// (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf)
type rdJSON struct {
	w   *bufio.Writer
	any bool
}

func newRDJSON(w io.Writer, _ Options) Reporter {
	r := &rdJSON{w: bufio.NewWriter(w)}
	r.w.WriteString(`{"source":{"name":"resolute"},"diagnostics":[`)
	return r
}

type rdDiagnostic struct {
	Message     string         `json:"message"`
	Location    rdLocation     `json:"location"`
	Severity    string         `json:"severity"`
	Code        rdCode         `json:"code"`
	Suggestions []rdSuggestion `json:"suggestions,omitempty"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRange struct {
	Start rdPosition `json:"start"`
	End   rdPosition `json:"end"`
}

type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdCode struct {
	Value string `json:"value"`
}

type rdSuggestion struct {
	Range rdRange `json:"range"`
	Text  string  `json:"text"`
}

var rdSeverity = [...]string{lint.Hint: "INFO", lint.Info: "INFO", lint.Warning: "WARNING", lint.Error: "ERROR"}

func rdRangeOf(r Range) rdRange {
	return rdRange{rdPosition{r.Start.Line, r.Start.inLine}, rdPosition{r.End.Line, r.End.inLine}}
}

func (r *rdJSON) File(f *File) error {
	for i := range f.Findings {
		d := &f.Findings[i]
		out := rdDiagnostic{
			Message: d.Message, Severity: rdSeverity[d.level], Code: rdCode{d.Rule},
			Location: rdLocation{f.Repo, rdRangeOf(d.Range)},
		}
		// A suggestion is one place there: a repair of several cannot be offered.
		if len(d.Fixes) > 0 && len(d.Fixes[0].Edits) == 1 {
			e := d.Fixes[0].Edits[0]
			out.Suggestions = []rdSuggestion{{rdRangeOf(e.Range), e.Text}}
		}
		if err := listed(r.w, &r.any, out); err != nil {
			return err
		}
	}
	return failed(r.w)
}

func (r *rdJSON) Close(*Summary) error {
	r.w.WriteString("\n]}\n")
	return r.w.Flush()
}
