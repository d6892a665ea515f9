package report

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"io"

	"resolute/internal/lint"
)

// gitLab prints GitLab's code quality report, a list of objects.
// (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format)
type gitLab struct {
	w   *bufio.Writer
	any bool
}

func newGitLab(w io.Writer, _ Options) Reporter { return &gitLab{w: bufio.NewWriter(w)} }

type gitLabIssue struct {
	Description string         `json:"description"`
	CheckName   string         `json:"check_name"`
	Fingerprint string         `json:"fingerprint"`
	Severity    string         `json:"severity"`
	Location    gitLabLocation `json:"location"`
}

type gitLabLocation struct {
	Path  string      `json:"path"`
	Lines gitLabLines `json:"lines"`
}

type gitLabLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}

var gitLabSeverity = [...]string{lint.Hint: "info", lint.Info: "minor", lint.Warning: "major", lint.Error: "critical"}

func (r *gitLab) File(f *File) error {
	for i := range f.Findings {
		d := &f.Findings[i]
		b, err := marshal(gitLabIssue{
			Description: d.Message, CheckName: d.Rule, Severity: gitLabSeverity[d.level],
			Fingerprint: across(f.Repo, d.Fingerprint),
			Location:    gitLabLocation{f.Repo, gitLabLines{d.Range.Start.Line, d.Range.End.Line}},
		}, "", "")
		if err != nil {
			return err
		}
		r.separate()
		r.w.Write(b)
	}
	return failed(r.w)
}

func (r *gitLab) separate() {
	if r.any {
		r.w.WriteString(",\n")
	} else {
		r.w.WriteString("[\n")
	}
	r.any = true
}

func (r *gitLab) Close(*Summary) error {
	if !r.any {
		r.w.WriteString("[")
	}
	r.w.WriteString("\n]\n")
	return r.w.Flush()
}

// across is a fingerprint that no other file's findings have: one within a file
// says nothing of the file.
func across(path, fingerprint string) string {
	sum := sha256.Sum256([]byte(path + "\x00" + fingerprint))
	return hex.EncodeToString(sum[:16])
}
