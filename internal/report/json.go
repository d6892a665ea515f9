package report

import (
	"encoding/json"
	"io"

	"resolute/internal/lint"
)

// JSON prints the findings of files as one object, by the contract: fields may
// be added, never renamed.
func JSON(w io.Writer, version string, files []File) error {
	out := struct {
		Version  string    `json:"version"`
		Files    int       `json:"files"`
		Findings []Finding `json:"findings"`
		Summary  struct {
			Error   int `json:"error"`
			Warning int `json:"warning"`
			Info    int `json:"info"`
			Hint    int `json:"hint"`
		} `json:"summary"`
	}{Version: version, Files: len(files), Findings: []Finding{}}
	for _, f := range files {
		out.Findings = append(out.Findings, f.Findings...)
		for _, d := range f.Findings {
			switch d.level {
			case lint.Error:
				out.Summary.Error++
			case lint.Warning:
				out.Summary.Warning++
			case lint.Info:
				out.Summary.Info++
			case lint.Hint:
				out.Summary.Hint++
			}
		}
	}
	return encode(w, out, "  ")
}

// encode writes v and a line feed. Angle brackets stay as they are: nobody puts
// this into a page.
func encode(w io.Writer, v any, indent string) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", indent)
	return e.Encode(v)
}
