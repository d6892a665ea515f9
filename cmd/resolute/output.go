package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"resolute/internal/lint"
	"resolute/internal/report"
	"resolute/internal/rules"
	"resolute/internal/workspace"
)

// printing is what the flags say of the forms of the output.
type printing struct {
	format, color string
	output        []string
	named         []string // the paths of the call
}

func (p *printing) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&p.format, "format", "", "`form` of standard output: "+strings.Join(report.FormatNames(), ", ")+" (default text)")
	f.StringArrayVar(&p.output, "output", nil, "another form, `FORMAT=FILE`, or FORMAT for standard output; may be given several times")
	f.StringVar(&p.color, "color", "auto", "`when` to colour: auto, always or never")
	offers(cmd, "format", report.FormatNames()...)
	offers(cmd, "output", report.FormatNames()...)
	offers(cmd, "color", "auto", "always", "never")
}

func (p *printing) check() error {
	if p.format != "" {
		if err := oneOf("format", p.format, report.FormatNames()...); err != nil {
			return err
		}
	}
	for i, o := range p.output {
		p.output[i] = strings.TrimSuffix(o, "=-") // standard output is meant anyway
		name, _, _ := strings.Cut(o, "=")
		if err := oneOf("output", name, report.FormatNames()...); err != nil {
			return err
		}
	}
	if n := len(p.alone()); n > 1 || n == 1 && p.format != "" {
		return fmt.Errorf("only one form can go to standard output; give the others a file: --output %s=FILE", p.alone()[0])
	}
	return oneOf("color", p.color, "auto", "always", "never")
}

// alone are the forms that --output sends to standard output and that nothing
// else may be mixed with. GitHub's commands are lines of a log like any other.
func (p *printing) alone() []string {
	var names []string
	for _, o := range p.output {
		if !strings.Contains(o, "=") && o != "github" {
			names = append(names, o)
		}
	}
	return names
}

// outputs are the places that findings are printed to.
type outputs struct {
	reporters []report.Reporter
	files     []*replacement
	detail    report.Detail
	summary   report.Summary
	cwd, root string // the folder we are in, and that of the repository it belongs to
}

// begin opens the outputs; stdout is what stands for standard output.
func (p *printing) begin(a *app, stdout io.Writer, fails func(lint.Severity) bool) (*outputs, error) {
	o := &outputs{}
	o.cwd, _ = os.Getwd()
	o.root = repository(o.cwd)
	add := func(name string, w io.Writer) {
		f, _ := report.FormatNamed(name)
		st := style(w, name, p.color)
		o.reporters = append(o.reporters, f.New(w, report.Options{Version: version, Style: st, Rules: rules.All, Fails: fails, Named: p.named}))
		o.detail.Excerpts = o.detail.Excerpts || f.Excerpts || st.Full
		o.detail.Edits = o.detail.Edits || f.Edits
		o.detail.Repairs = o.detail.Excerpts || o.detail.Edits
		o.detail.Paths = o.detail.Paths || f.Paths
		o.detail.Fingerprints = o.detail.Fingerprints || f.Fingerprints
		o.detail.Width = max(o.detail.Width, st.Width)
	}
	first := p.format
	if alone := p.alone(); len(alone) == 1 {
		first = alone[0]
	}
	github := slices.Contains(p.output, "github") || first == "github"
	if first == "" {
		first = "text"
		github = github || os.Getenv("GITHUB_ACTIONS") == "true"
	}
	add(first, stdout)
	if github && first != "github" {
		add("github", stdout)
	}
	for _, out := range p.output {
		name, path, ok := strings.Cut(out, "=")
		if !ok {
			continue
		}
		f, err := createOutput(path)
		if err != nil {
			return nil, workspace.Cannot("write", path, err)
		}
		o.files = append(o.files, f)
		add(name, f.File)
	}
	// The summary of the job goes where GitHub wants it.
	if path := os.Getenv("GITHUB_STEP_SUMMARY"); github && path != "" {
		f, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			return nil, workspace.Cannot("write", path, err)
		}
		o.files = append(o.files, &replacement{File: f})
		add("markdown", f)
	}
	return o, nil
}

// file prints one draft; with quiet it is counted only.
func (o *outputs) file(f *report.File, quiet bool) error {
	o.summary.Add(f)
	for i, r := range o.reporters {
		if quiet && i == 0 {
			continue
		}
		if err := r.File(f); err != nil {
			return written(err)
		}
	}
	return nil
}

// close prints what comes last; with quiet, standard output gets nothing if it
// is for people.
func (o *outputs) close(quiet bool) error {
	var first error
	for i, r := range o.reporters {
		if quiet && i == 0 && report.IsText(r) {
			continue
		}
		if err := r.Close(&o.summary); err != nil && first == nil {
			first = written(err)
		}
	}
	for _, f := range o.files {
		if err := f.finish(nil); err != nil && first == nil {
			first = workspace.Cannot("write", cmp.Or(f.path, f.Name()), err)
		}
	}
	return first
}

// repoPath is a path as the repository's hosts have it.
func (o *outputs) repoPath(path string) string {
	abs := path
	if !filepath.IsAbs(abs) {
		abs = filepath.Join(o.cwd, abs)
	}
	rel, err := filepath.Rel(o.root, abs)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return filepath.ToSlash(abs)
	}
	return filepath.ToSlash(rel)
}

// repository is the root of the repository that a folder belongs to; the folder
// itself where there is none.
func repository(dir string) string {
	for d := dir; ; d = filepath.Dir(d) {
		if _, err := os.Lstat(filepath.Join(d, ".git")); err == nil {
			return d
		}
		if filepath.Dir(d) == d {
			return dir
		}
	}
}
