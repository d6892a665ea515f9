package report

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"

	"resolute/internal/lint"
)

// jUnit prints a test suite a draft: a failed test for every finding that makes
// the run fail, a test that passes, with a word in it, for every other, and one
// that passes for a draft without findings. It is valid by the schema of Jenkins,
// which the other readers understand.
type jUnit struct {
	w *bufio.Writer
	Options
}

func newJUnit(w io.Writer, o Options) Reporter {
	r := &jUnit{bufio.NewWriter(w), o}
	r.w.WriteString(xml.Header + "<testsuites name=\"resolute\">\n")
	return r
}

type jUnitSuite struct {
	XMLName  xml.Name    `xml:"testsuite"`
	Name     string      `xml:"name,attr"`
	Tests    int         `xml:"tests,attr"`
	Failures int         `xml:"failures,attr"`
	Cases    []jUnitCase `xml:"testcase"`
}

type jUnitCase struct {
	Name    string        `xml:"name,attr"`
	Class   string        `xml:"classname,attr"`
	Failure *jUnitFailure `xml:"failure"`
	Out     string        `xml:"system-out,omitempty"`
}

type jUnitFailure struct {
	Type    string `xml:"type,attr"`
	Message string `xml:"message,attr"`
	Text    string `xml:",chardata"`
}

func (r *jUnit) File(f *File) error {
	s := jUnitSuite{Name: f.Repo, Tests: max(1, len(f.Findings))}
	for i := range f.Findings {
		d := &f.Findings[i]
		c := jUnitCase{Name: fmt.Sprintf("%s %d:%d", d.Rule, d.Range.Start.Line, d.Range.Start.Column), Class: f.Repo}
		text := fmt.Sprintf("%s:%d:%d: %s: %s [%s]", f.Repo, d.Range.Start.Line, d.Range.Start.Column, d.Severity, d.Message, d.Rule)
		if r.fails(d.level) {
			s.Failures++
			c.Failure = &jUnitFailure{d.Severity, d.Message, text}
		} else {
			c.Out = text
		}
		s.Cases = append(s.Cases, c)
	}
	if len(s.Cases) == 0 {
		s.Cases = []jUnitCase{{Name: "no findings", Class: f.Repo}}
	}
	return element(r.w, s)
}

func (r *jUnit) Close(*Summary) error {
	r.w.WriteString("</testsuites>\n")
	return r.w.Flush()
}

// checkstyle prints Checkstyle's XML. It has no place for a hint, which is an
// info to it. (https://checkstyle.org/config.html)
type checkstyle struct{ w *bufio.Writer }

func newCheckstyle(w io.Writer, _ Options) Reporter {
	r := &checkstyle{bufio.NewWriter(w)}
	r.w.WriteString(xml.Header + "<checkstyle version=\"4.3\">\n")
	return r
}

type checkstyleFile struct {
	XMLName xml.Name          `xml:"file"`
	Name    string            `xml:"name,attr"`
	Errors  []checkstyleError `xml:"error"`
}

type checkstyleError struct {
	Line     int    `xml:"line,attr"`
	Column   int    `xml:"column,attr"`
	Severity string `xml:"severity,attr"`
	Message  string `xml:"message,attr"`
	Source   string `xml:"source,attr"`
}

func (r *checkstyle) File(f *File) error {
	out := checkstyleFile{Name: f.Repo}
	for i := range f.Findings {
		d := &f.Findings[i]
		out.Errors = append(out.Errors, checkstyleError{
			d.Range.Start.Line, d.Range.Start.Column, max(d.level, lint.Info).String(), d.Message, "resolute." + d.Rule,
		})
	}
	return element(r.w, out)
}

func (r *checkstyle) Close(*Summary) error {
	r.w.WriteString("</checkstyle>\n")
	return r.w.Flush()
}

// element prints v, indented within the root.
func element(w *bufio.Writer, v any) error {
	e := xml.NewEncoder(w)
	e.Indent("  ", "  ")
	if err := e.Encode(v); err != nil {
		return err
	}
	return w.WriteByte('\n')
}
