package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"resolute/internal/baseline"
	"resolute/internal/report"
	"resolute/internal/workspace"
)

// knowing is what the flags say of findings that are known.
type knowing struct {
	baseline string
	update   bool
	prune    bool
	newFrom  string

	known *baseline.Baseline
}

func (k *knowing) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&k.baseline, "baseline", "", "do not tell the findings that this `file` has; fail if it has some that are gone")
	f.BoolVar(&k.update, "update-baseline", false, "write what is found to the file that --baseline names")
	f.BoolVar(&k.prune, "prune-baseline", false, "take what is gone out of the file that --baseline names; what is new is told all the same")
	f.StringVar(&k.newFrom, "new-from", "", "tell only what is new, in paragraphs that have changed, since this git `revision`; A...B is since both parted")
}

// load reads the baseline.
func (k *knowing) load() error {
	switch {
	case k.baseline == "" && k.update:
		return errors.New("--update-baseline goes with --baseline FILE")
	case k.baseline == "" && k.prune:
		return errors.New("--prune-baseline goes with --baseline FILE")
	case k.update && k.prune:
		return errors.New("--update-baseline takes in what is new and --prune-baseline does not: give one of them")
	case k.baseline == "":
		return nil
	}
	data, err := os.ReadFile(k.baseline)
	switch {
	case errors.Is(err, fs.ErrNotExist) && k.update:
		k.known = baseline.New()
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no baseline %s; --update-baseline makes it", k.baseline)
	case err != nil:
		return workspace.Cannot("read", k.baseline, err)
	}
	if k.known, err = baseline.Read(data); err != nil {
		return fmt.Errorf("%s: %w", k.baseline, err)
	}
	return nil
}

// sift takes the findings that are known out of a draft's.
func (k *knowing) sift(f *report.File) {
	if k.known == nil {
		return
	}
	path := k.path(f.Path)
	k.known.Checks(path)
	f.Keep(func(d *report.Finding) bool {
		known := k.known.Knows(baseline.Entry{Path: path, Rule: d.Rule, Message: d.Message, Fingerprint: d.Fingerprint})
		if known || k.update {
			f.Known++
			return false
		}
		return true
	})
}

// path is how the baseline calls a file: from its own folder, so that it may be
// asked from anywhere.
func (k *knowing) path(path string) string {
	from, err1 := filepath.Abs(filepath.Dir(k.baseline))
	to, err2 := filepath.Abs(path)
	if rel, err := filepath.Rel(from, to); err1 == nil && err2 == nil && err == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(path)
}

// gone tells that a file of the baseline is not there any more.
func (k *knowing) gone(path string) bool {
	_, err := os.Stat(filepath.Join(filepath.Dir(k.baseline), filepath.FromSlash(path)))
	return errors.Is(err, fs.ErrNotExist)
}

// finish writes the baseline anew, or tells which of its entries are stale.
func (k *knowing) finish(a *app) error {
	if k.known == nil {
		return nil
	}
	if k.update || k.prune {
		data, n := k.known.Prune(k.gone)
		if k.update {
			data, n = k.known.Update(k.gone)
		}
		if err := writeFile(k.baseline, string(data)); err != nil {
			return workspace.Cannot("write", k.baseline, err)
		}
		findings := "findings"
		if n == 1 {
			findings = "finding"
		}
		fmt.Fprintf(a.stderr, "resolute: %s has %d %s\n", k.baseline, n, findings)
		return nil
	}
	stale := k.known.Stale(k.gone)
	const shown = 10
	for i, e := range stale {
		if i == shown {
			fmt.Fprintf(a.stderr, "resolute: and %d more\n", len(stale)-shown)
			break
		}
		fmt.Fprintf(a.stderr, "resolute: %s: %s is not found any more: %s\n", e.Path, e.Rule, e.Message)
	}
	if len(stale) > 0 {
		fmt.Fprintf(a.stderr, "resolute: %d of the findings in %s are gone: take them out with --prune-baseline\n", len(stale), k.baseline)
		a.exit(exitFindings)
	}
	return nil
}
