package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"sync"

	"github.com/spf13/cobra"

	"resolute/internal/compare"
	"resolute/internal/config"
	"resolute/internal/lint"
	"resolute/internal/report"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
	"resolute/internal/workspace"
)

// linting is a call of "resolute lint".
type linting struct {
	reading
	printing
	fixing
	knowing
	caching
	failOn, minSeverity string
	again               bool // when something changes
	showFiles           bool

	out     *outputs
	least   lint.Severity // findings below it are not shown
	unshown int           // findings below it that make the run fail
	mu      sync.Mutex
	engines map[*config.Config]*lint.Engine
	desks   sync.Pool // of *desk: one a worker
	idle    idle
	past    *history // nil unless only what is new is wanted
}

func (a *app) lint() *cobra.Command {
	l := &linting{engines: map[*config.Config]*lint.Engine{}, desks: sync.Pool{New: func() any { return new(desk) }}}
	cmd := &cobra.Command{
		Use:   "lint [PATH…]",
		Short: "Tell what is wrong in drafts",
		Long: `Lint reads drafts and tells what is wrong in them, each with its place, its
reason and its repair. A PATH is a file, a folder, a pattern such as
'a/**/*.txt', or - for standard input; without one, the current folder is
meant.

In folders and patterns, what .gitignore names is passed over. What the settings
exclude is passed over even when it is named.

It exits with 0 if there is nothing to tell, 1 if there are findings at or above
--fail-on, 2 if something could not be checked, 3 after an internal error.`,
		RunE: func(cmd *cobra.Command, args []string) error { return l.run(a, args) },
	}
	l.reading.manyFlags(cmd)
	l.printing.flags(cmd)
	l.fixing.flags(cmd)
	l.knowing.flags(cmd)
	l.caching.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&l.failOn, "fail-on", "warning", "least `severity` that makes the exit code 1: error, warning, info, hint or never")
	f.StringVar(&l.minSeverity, "min-severity", "info", "least `severity` that is shown: error, warning, info or hint")
	f.BoolVar(&l.again, "watch", false, "check again whenever a draft or a settings file changes")
	f.BoolVar(&l.showFiles, "show-files", false, "check nothing; name the drafts that would be checked")
	offers(cmd, "fail-on", "error", "warning", "info", "hint", "never")
	offers(cmd, "min-severity", "error", "warning", "info", "hint")
	return cmd
}

// linted is what is kept of a draft.
type linted struct {
	file     report.File
	internal []string
	fixed    fixed
	err      error    // why the file could not be repaired; the findings stand
	used     []string // sources of the suppressions that silence something in it
	settings *config.Config
	word     bool // it is a Word document
}

func (l *linting) run(a *app, args []string) error {
	if err := l.check(args); err != nil {
		return err
	}
	l.least, _ = lint.ParseSeverity(l.minSeverity)
	l.named = args
	args = l.paths(args)
	if l.again {
		return l.watch(a, args)
	}
	return l.once(a, args)
}

// once checks the drafts.
func (l *linting) once(a *app, args []string) error {
	defer a.interruptible()()
	if err := l.knowing.load(); err != nil {
		return err
	}
	if l.newFrom != "" {
		var err error
		if l.past, err = historySince(l.newFrom); err != nil {
			return err
		}
	}
	inputs, err := l.find(a, args)
	if err != nil {
		return err
	}
	if l.showFiles {
		return l.listFiles(a, inputs)
	}
	to := a.stdout
	if l.diff || l.fix && fromStdin(inputs) {
		to = a.stderr // standard output is for the text
	}
	if l.out, err = l.printing.begin(a, to, l.fails); err != nil {
		return err
	}
	l.openCache(inputs)
	a.cache.Store(l.store)
	_, err = each(a, inputs, func(in workspace.Input) (linted, error) { return l.draft(a, in) }, func(d linted) error {
		return l.tell(a, &d)
	})
	l.fixing.total(a)
	if err == nil && !l.diff {
		err = l.tellIdle(a, args)
	}
	if err == nil {
		err = l.finish(a)
	}
	l.caching.save(a)
	if err == nil {
		err = l.out.close(l.diff || l.out.summary.Files == 0)
	}
	if l.unshown > 0 && l.out.summary.Total() == 0 {
		fmt.Fprintf(a.stderr, "resolute: the exit code is 1 for what is below --min-severity %s; --min-severity %s shows it\n", l.minSeverity, l.failOn)
	}
	return err
}

// listFiles names the drafts, a line each, as --files-from reads them.
func (l *linting) listFiles(a *app, inputs []workspace.Input) error {
	_, err := each(a, inputs, func(in workspace.Input) (string, error) {
		_, err := l.open(a, in)
		return in.Path, err
	}, func(path string) error {
		_, err := fmt.Fprintln(a.stdout, path)
		return written(err)
	})
	return err
}

func (l *linting) check(args []string) error {
	if err := l.printing.check(); err != nil {
		return err
	}
	if err := l.fixing.check(); err != nil {
		return err
	}
	if err := oneOf("fail-on", l.failOn, "error", "warning", "info", "hint", "never"); err != nil {
		return err
	}
	return oneOf("min-severity", l.minSeverity, "error", "warning", "info", "hint")
}

// fails tells whether a finding of that severity makes the run fail.
func (l *linting) fails(s lint.Severity) bool {
	least, ok := lint.ParseSeverity(l.failOn)
	return ok && s >= least
}

// desk is where a worker reads one draft after another: its memory is used again.
type desk struct {
	file workspace.Reader
	tree syntax.Skimmer
}

func (l *linting) draft(a *app, in workspace.Input) (linted, error) {
	settings, err := l.settings.For(in.Dir())
	if err != nil {
		return linted{}, err
	}
	desk := l.desks.Get().(*desk)
	defer l.desks.Put(desk) // nothing that is kept of a draft refers to what lies on it
	data, err := a.load(&desk.file, in)
	if err != nil {
		return linted{}, err
	}
	key, out, known, err := l.remembered(in, data, settings)
	if known {
		return out, err
	}
	out, err = l.read(desk, in, data, settings)
	l.remember(key, &out, err)
	return out, err
}

// read checks a draft.
func (l *linting) read(desk *desk, in workspace.Input, data []byte, settings *config.Config) (linted, error) {
	d, err := l.understand(in, data, settings)
	if err != nil {
		return linted{}, err
	}
	before, same, err := l.before(in, d)
	if err != nil || same {
		return linted{file: report.File{Path: in.Path, Repo: l.out.repoPath(in.Path)}}, err
	}
	engine := l.engine(d.settings).With(workspace.Suppressions(d.settings, in.Path))
	if before != nil {
		old := before.parse()
		engine = engine.Since(func(now *syntax.Tree) []syntax.Stale { return compare.Trees(old, now).Stale() })
	}
	result := engine.Run(context.Background(), d.settled(desk.tree.Parse(d.text, d.house)), nil)
	var out linted
	if l.fix || l.diff {
		if err := d.writable(); err != nil && l.fix {
			return linted{}, err
		}
		repaired, did := engine.Repair(context.Background(), result, l.choose(), d.settings.Track)
		made := fixed{Repaired: did}
		if out.err = l.write(in, result, repaired, &made); out.err == nil {
			result, out.fixed = repaired, made
		}
	}
	out.internal, out.used, out.settings = result.Internal, result.Used(), d.settings
	detail := l.detail()
	detail.Paths = detail.Paths || d.word // whose readers see no lines
	if before != nil {
		detail.Wants = lint.Since(engine.Run(context.Background(), before.parse(), nil), result)
	}
	out.file = report.Of(in.Path, result, detail)
	if out.word = d.word; d.word {
		out.file.ByParagraph()
	}
	out.file.Repo = l.out.repoPath(in.Path)
	return out, nil
}

// before is an earlier version of a draft, where only what is new is wanted and
// there is one; same tells that nothing has changed.
func (l *linting) before(in workspace.Input, d *draft) (was *draft, same bool, err error) {
	if l.past == nil || in.Stdin {
		return nil, false, nil
	}
	s, same, err := l.past.of(in.Path)
	if err != nil || same || s == "" {
		return nil, same, err
	}
	was = &draft{Input: in, settings: d.settings, text: text.New(s), house: d.house}
	return was, false, nil
}

// detail is what must be known of the findings: those that are shown and those
// that make the run fail.
func (l *linting) detail() report.Detail {
	d := l.out.detail
	d.Least = l.least
	if least, ok := lint.ParseSeverity(l.failOn); ok {
		d.Least = min(d.Least, least)
	}
	if l.known != nil {
		d.Least = lint.Hint // whether an entry is stale does not depend on what is shown
		d.Fingerprints = true
	}
	return d
}

// engine is the one for some settings; most drafts share one.
func (l *linting) engine(c *config.Config) *lint.Engine {
	l.mu.Lock()
	defer l.mu.Unlock()
	e := l.engines[c]
	if e == nil {
		opts := c.Options()
		opts.SafeOnly = !l.fix && !l.diff && !l.out.detail.Repairs
		e = lint.New(rules.All, opts)
		l.engines[c] = e
	}
	return e
}

// tell prints a draft, takes what it means for the exit code, and says what the
// output has no place for.
func (l *linting) tell(a *app, d *linted) error {
	for _, s := range d.internal {
		a.internal(d.file.Path, s, nil)
	}
	if d.err != nil {
		a.fail(d.err)
	}
	l.fixing.tell(a, d.file.Path, &d.fixed)
	l.idle.saw(d)
	l.sift(&d.file)
	d.file.Keep(func(f *report.Finding) bool {
		shown := f.Level() >= l.least
		if l.fails(f.Level()) && !l.diff {
			a.exit(exitFindings)
			if !shown {
				l.unshown++
			}
		}
		return shown
	})
	if d.fixed.output != "" {
		if _, err := a.stdout.Write([]byte(d.fixed.output)); err != nil {
			return written(err)
		}
	}
	return l.out.file(&d.file, l.diff)
}

// fromStdin tells that one of the inputs is standard input.
func fromStdin(inputs []workspace.Input) bool {
	for _, in := range inputs {
		if in.Stdin {
			return true
		}
	}
	return false
}

// verbose tells whether to say what else goes on: when asked to, and when GitHub
// runs a job again to find out what went wrong.
func verbose(flag bool) bool { return flag || os.Getenv("RUNNER_DEBUG") == "1" }

// note says what only those want to know who ask for it.
func (a *app) note(format string, args ...any) {
	if a.verbose {
		fmt.Fprintf(a.stderr, "resolute: "+format+"\n", args...)
	}
}

// stdinName is what a draft from standard input is called.
func (r *reading) stdinName() string { return cmp.Or(r.stdinFile, "stdin") }
