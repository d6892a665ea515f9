package main

import (
	"cmp"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"resolute/internal/config"
	"resolute/internal/lint"
	"resolute/internal/report"
)

// idle finds out which suppressions of settings have silenced nothing in a run, and
// which locks have locked nothing.
type idle struct {
	used map[string]bool // by source
	seen []*config.Config
}

// saw takes note of one draft.
func (x *idle) saw(d *linted) {
	if d.settings == nil || len(d.settings.Suppress)+len(d.settings.Locks)+len(d.settings.Unlinks) == 0 {
		return
	}
	if !slices.Contains(x.seen, d.settings) {
		x.seen = append(x.seen, d.settings)
	}
	for _, source := range d.used {
		if x.used == nil {
			x.used = map[string]bool{}
		}
		x.used[source] = true
	}
}

// tellIdle reports suppressions of settings that silence nothing and locks that lock
// nothing, where all that the settings hold for was checked.
func (l *linting) tellIdle(a *app, args []string) error {
	for _, c := range l.idle.seen {
		level := lint.UnusedSuppression.Severity
		if s, ok := c.Options().Rules[lint.UnusedSuppression.Name]; ok {
			if s.Off {
				continue
			}
			level = s.Severity
		}
		if l.shard != "" || !l.coversAll(c, args) {
			continue
		}
		if level < l.least && !l.fails(level) {
			continue
		}
		tell := func(source, message, kind string) error {
			if l.idle.used[source] {
				return nil
			}
			path, line, column := splitPlace(source)
			f := report.Remark(path, line, column, lint.UnusedSuppression, level, message, kind)
			f.Repo = l.out.repoPath(path)
			if l.fails(level) {
				a.exit(exitFindings)
			}
			return l.out.file(&f, false)
		}
		for i := range c.Suppress {
			s := &c.Suppress[i].What
			where := inFiles(cmp.Or(c.Suppress[i].Files.Text, s.Paragraph))
			if err := tell(s.Source, s.Rule+" finds nothing"+where+" that is to be allowed", "unused "+s.Rule+" "+strconv.Itoa(i)); err != nil {
				return err
			}
		}
		for i := range c.Locks {
			x := &c.Locks[i].What
			if err := tell(x.Source, "no number of "+x.Paragraph+inFiles(c.Locks[i].Files.Text)+" is there to be locked", "unused lock "+x.Paragraph+" "+strconv.Itoa(i)); err != nil {
				return err
			}
		}
		for i := range c.Unlinks {
			x := &c.Unlinks[i].What
			if err := tell(x.Source, "nothing"+inFiles(cmp.Or(c.Unlinks[i].Files.Text, x.Paragraph))+" cites "+x.Reference, "unused unlink "+x.Reference+" "+strconv.Itoa(i)); err != nil {
				return err
			}
		}
	}
	return nil
}

// coversAll tells that one of the arguments is a folder that holds all that the
// settings hold for.
func (l *linting) coversAll(c *config.Config, args []string) bool {
	dir, err := filepath.Abs(filepath.Dir(c.Path))
	if err != nil {
		return false
	}
	return slices.ContainsFunc(args, func(arg string) bool {
		abs, err := filepath.Abs(arg)
		if err != nil {
			return false
		}
		rel, err := filepath.Rel(abs, dir)
		return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
	})
}

// inFiles is " in old/**", where something is for some files.
func inFiles(where string) string {
	if where == "" {
		return ""
	}
	return " in " + where
}

// splitPlace is the parts of "resolute.toml:12:1".
func splitPlace(s string) (path string, line, column int) {
	parts := strings.Split(s, ":")
	n := len(parts)
	if n < 3 {
		return s, 1, 1
	}
	line, _ = strconv.Atoi(parts[n-2])
	column, _ = strconv.Atoi(parts[n-1])
	return strings.Join(parts[:n-2], ":"), line, column
}
