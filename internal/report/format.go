package report

import (
	"io"

	"resolute/internal/lint"
)

// Reporter prints what was found, a draft at a time, while other drafts are
// still being read: a run over many keeps none of them.
type Reporter interface {
	// File prints one draft; drafts come in the order in which they were asked for.
	File(*File) error
	// Close prints what has to come last, and flushes. It closes nothing.
	Close(*Summary) error
}

// Format is a form that findings are printed in.
type Format struct {
	Name  string
	About string // who reads it
	// Excerpts, Edits, Paths and Fingerprints tell what of a finding the form shows, so
	// that for the others it need not be made.
	Excerpts, Edits, Paths, Fingerprints bool
	open                                 func(io.Writer, Options) Reporter
}

// Options are what a Reporter is told of the run.
type Options struct {
	Version string // of the program
	Style   Style
	Rules   []*lint.Rule // all there are, for forms that describe them
	// Fails tells whether a finding of that severity makes the run fail; nil if
	// none does.
	Fails func(lint.Severity) bool
	// Named are the paths that the run was asked for, as they were typed.
	Named []string
}

// Formats are all of them, in the order of the help.
var Formats = []Format{
	{Name: "text", About: "full on a terminal, else concise", open: newText},
	{Name: "full", About: "the line under every finding, for people", Excerpts: true, open: newText},
	{Name: "concise", About: "file:line:column: severity: message [rule]", open: newText},
	{Name: "statistics", About: "how many findings of each rule", open: newStatistics},
	{Name: "json", About: "one object", Edits: true, Paths: true, Fingerprints: true, open: newJSON},
	{Name: "jsonl", About: "one object a line", Edits: true, Paths: true, Fingerprints: true, open: newJSONLines},
	{Name: "sarif", About: "SARIF 2.1.0, for code scanning", Edits: true, Paths: true, Fingerprints: true, open: newSARIF},
	{Name: "github", About: "annotations of GitHub Actions", open: newGitHub},
	{Name: "markdown", About: "a summary of the job", open: newMarkdown},
	{Name: "gitlab", About: "GitLab's code quality report", Fingerprints: true, open: newGitLab},
	{Name: "junit", About: "JUnit's XML, for test reports", open: newJUnit},
	{Name: "checkstyle", About: "Checkstyle's XML", open: newCheckstyle},
	{Name: "rdjson", About: "reviewdog's diagnostics", Edits: true, open: newRDJSON},
	{Name: "azure", About: "logging commands of Azure Pipelines", open: newAzure},
}

// FormatNames are the names of Formats.
func FormatNames() []string {
	names := make([]string, len(Formats))
	for i, f := range Formats {
		names[i] = f.Name
	}
	return names
}

// FormatNamed is the format of that name; false if there is none.
func FormatNamed(name string) (Format, bool) {
	for _, f := range Formats {
		if f.Name == name {
			return f, true
		}
	}
	return Format{}, false
}

// New is a Reporter that prints to w in the form f.
func (f Format) New(w io.Writer, o Options) Reporter { return f.open(w, o) }

func (o *Options) fails(s lint.Severity) bool { return o.Fails != nil && o.Fails(s) }

// Summary counts what a run has found.
type Summary struct {
	Files   int                 // drafts read
	Bad     int                 // drafts with findings
	Count   [lint.Error + 1]int // findings by severity
	Fixable int                 // findings with a repair that is made without asking
	Known   int                 // findings left out because the baseline has them
	worst   *Finding            // the first of the gravest severity
	where   string              // the last draft with findings
}

// Add counts a draft, or what is told of another file.
func (s *Summary) Add(f *File) {
	if !f.beside {
		s.Files++
	}
	s.Known += f.Known
	if len(f.Findings) == 0 {
		return
	}
	if !f.beside {
		s.Bad++
		s.where = f.Path
	}
	for i := range f.Findings {
		d := &f.Findings[i]
		s.Count[d.level]++
		if d.safelyFixed() && !f.byParagraph {
			s.Fixable++
		}
		if s.worst == nil || d.level > s.worst.level {
			s.worst = &Finding{Rule: d.Rule, level: d.level}
		}
	}
}

// Total is the number of findings.
func (s *Summary) Total() int {
	n := 0
	for _, c := range s.Count {
		n += c
	}
	return n
}

// safelyFixed tells that the finding's repair is one that is made without asking.
func (d *Finding) safelyFixed() bool { return len(d.Fixes) > 0 && d.Fixes[0].Safe }
