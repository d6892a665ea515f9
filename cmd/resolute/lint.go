package main

import (
	"context"
	"fmt"
	"sync"

	"github.com/spf13/cobra"

	"resolute/internal/config"
	"resolute/internal/lint"
	"resolute/internal/report"
	"resolute/internal/rules"
	"resolute/internal/workspace"
)

// linting is a call of "resolute lint".
type linting struct {
	reading
	format, color       string
	failOn, minSeverity string
	fix                 bool

	style   report.Style
	least   lint.Severity
	mu      sync.Mutex
	engines map[*config.Config]*lint.Engine
}

func (a *app) lint() *cobra.Command {
	l := &linting{engines: map[*config.Config]*lint.Engine{}}
	cmd := &cobra.Command{
		Use:   "lint [PATH…]",
		Short: "Tell what is wrong in drafts",
		Long: `Lint reads drafts and tells what is wrong in them, each with its place, its
reason and its repair. A PATH is a file, a folder, a pattern such as 'a/**/*.txt',
or - for standard input; without one, the current folder is meant.

It exits with 0 if there is nothing to tell, 1 if there are findings at or above
--fail-on, 2 if something could not be checked, 3 after an internal error.`,
		RunE: func(cmd *cobra.Command, args []string) error { return l.run(a, args) },
	}
	l.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&l.format, "format", "text", "text (full on a terminal, else concise), full, concise or json")
	f.StringVar(&l.color, "color", "auto", "auto, always or never")
	f.StringVar(&l.failOn, "fail-on", "warning", "least severity that makes the exit code 1: error, warning, info, hint or never")
	f.StringVar(&l.minSeverity, "min-severity", "info", "least severity that is shown: error, warning, info or hint")
	f.BoolVar(&l.fix, "fix", false, "repair in the files what is certain, and tell the rest")
	return cmd
}

// linted is what is kept of a draft.
type linted struct {
	file     report.File
	worst    lint.Severity
	found    bool
	internal []string
	fixed    int
}

func (l *linting) run(a *app, args []string) error {
	if err := l.check(args); err != nil {
		return err
	}
	l.style = style(a.stdout, l.format, l.color)
	l.least, _ = lint.ParseSeverity(l.minSeverity)
	if len(args) == 0 {
		args = []string{"."}
	}
	inputs, err := l.find(a, args)
	if err != nil {
		return err
	}
	var files []report.File
	_, err = each(a, inputs, func(in workspace.Input) (linted, error) { return l.draft(a, in) }, func(d linted) error {
		l.tell(a, &d)
		files = append(files, d.file)
		return nil
	})
	if err != nil {
		return err
	}
	if l.format == "json" {
		return written(report.JSON(a.stdout, version, files))
	}
	if len(files) == 0 {
		return nil // what went wrong is said already
	}
	return written(report.Text(a.stdout, files, l.style))
}

func (l *linting) check(args []string) error {
	if err := oneOf("format", l.format, "text", "full", "concise", "json"); err != nil {
		return err
	}
	if err := oneOf("color", l.color, "auto", "always", "never"); err != nil {
		return err
	}
	if err := oneOf("fail-on", l.failOn, "error", "warning", "info", "hint", "never"); err != nil {
		return err
	}
	if err := oneOf("min-severity", l.minSeverity, "error", "warning", "info", "hint"); err != nil {
		return err
	}
	for _, arg := range args {
		if l.fix && arg == workspace.Stdin {
			return fmt.Errorf("--fix changes files; standard input has none")
		}
	}
	return nil
}

func (l *linting) draft(a *app, in workspace.Input) (linted, error) {
	d, err := l.open(a, in)
	if err != nil {
		return linted{}, err
	}
	engine := l.engine(d.settings)
	result := engine.Run(context.Background(), d.parse(), nil)
	var out linted
	if l.fix {
		if result, out.fixed, err = repair(engine, result, in.Path, d.settings.Track); err != nil {
			return linted{}, err
		}
	}
	out.internal = result.Internal
	out.worst, out.found = result.Worst()
	out.file = report.Of(in.Path, result, l.least, l.style)
	return out, nil
}

// engine is the one for some settings; most drafts share one.
func (l *linting) engine(c *config.Config) *lint.Engine {
	l.mu.Lock()
	defer l.mu.Unlock()
	e := l.engines[c]
	if e == nil {
		e = lint.New(rules.All, c.Options())
		l.engines[c] = e
	}
	return e
}

// tell takes what a draft means for the exit code, and says what standard output
// has no place for.
func (l *linting) tell(a *app, d *linted) {
	for _, s := range d.internal {
		a.internal(d.file.Path, s)
	}
	if d.fixed > 0 {
		fmt.Fprintf(a.stderr, "resolute: %s: %d repaired\n", d.file.Path, d.fixed)
	}
	if least, ok := lint.ParseSeverity(l.failOn); ok && d.found && d.worst >= least {
		a.exit(exitFindings)
	}
}
