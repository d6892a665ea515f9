package report

import (
	"crypto/sha256"
	"encoding/hex"
	"io"

	"resolute/internal/lint"
)

// gitLab prints GitLab's code quality report, a list of objects.
// (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format)
type gitLab struct{ stream }

func newGitLab(w io.Writer, _ Options) Reporter {
	r := &gitLab{stream{out: w}}
	r.text("[")
	return r
}

var gitLabSeverity = [...]string{lint.Hint: "info", lint.Info: "minor", lint.Warning: "major", lint.Error: "critical"}

func (r *gitLab) File(f *File) error {
	for i := range f.Findings {
		d := &f.Findings[i]
		r.next()
		r.Object()
		r.Key("description").String(d.Message)
		r.Key("check_name").String(d.Rule)
		r.Key("fingerprint").String(across(f.Repo, d.Fingerprint))
		r.Key("severity").String(gitLabSeverity[d.level])
		r.Key("location").Object()
		r.Key("path").String(f.Repo)
		r.Key("lines").Object()
		r.Key("begin").Int(d.Range.Start.Line)
		r.Key("end").Int(d.Range.End.Line)
		r.EndObject()
		r.EndObject()
		r.EndObject()
	}
	return r.send(outputRoom)
}

func (r *gitLab) Close(*Summary) error {
	r.text("\n]\n")
	return r.send(0)
}

// across is a fingerprint that no other file's findings have: one within a file
// says nothing of the file.
func across(path, fingerprint string) string {
	sum := sha256.Sum256([]byte(path + "\x00" + fingerprint))
	return hex.EncodeToString(sum[:16])
}
