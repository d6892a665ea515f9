package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/fsnotify/fsnotify"

	"resolute/internal/config"
	"resolute/internal/lint"
	"resolute/internal/workspace"
)

// settle is how long nothing may have changed before drafts are checked again: a
// program that saves writes, renames and touches in a burst.
const settle = 80 * time.Millisecond

// watch checks drafts again whenever one of them, or a settings file, has changed,
// until it is interrupted.
func (l *linting) watch(a *app, args []string) error {
	if slices.Contains(args, workspace.Stdin) || l.filesFrom != "" {
		return errors.New("--watch looks at files and folders; standard input and --files-from have none to look at")
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return fmt.Errorf("cannot watch the files: %w", err)
	}
	defer w.Close()
	if a.interrupt == nil {
		a.interrupt = make(chan os.Signal, 1)
		signal.Notify(a.interrupt, os.Interrupt)
	}
	for {
		// Watched before they are read: what changes meanwhile is seen.
		for _, dir := range watched(args) {
			_ = w.Add(dir) // one that has gone has nothing to see
		}
		a.code = exitClean
		l.reset()
		if err := l.once(a, args); err != nil {
			a.fail(err)
		}
		fmt.Fprintln(a.stderr, "resolute: waiting for changes; stop with Ctrl-C")
		changed, ok := l.wait(a, w)
		if !ok {
			return nil
		}
		fmt.Fprintf(a.stderr, "\nresolute: %s has changed\n", changed)
	}
}

// reset forgets what a run has found out, so that the next one reads everything
// anew, settings too.
func (l *linting) reset() {
	l.engines = map[*config.Config]*lint.Engine{}
	l.idle = idle{}
	l.fixing.drafts, l.fixing.made, l.unshown = 0, 0, 0
	l.known = nil
	l.store = nil
}

// wait returns the first file that has changed, once nothing changes any more;
// false when it is interrupted.
func (l *linting) wait(a *app, w *fsnotify.Watcher) (string, bool) {
	first := ""
	var quiet <-chan time.Time
	for {
		select {
		case <-a.interrupt:
			return "", false
		case e, ok := <-w.Events:
			if !ok {
				return "", false
			}
			if !matters(e) {
				continue
			}
			if first == "" {
				first = e.Name
			}
			quiet = time.After(settle)
		case err, ok := <-w.Errors:
			if !ok {
				return "", false
			}
			a.fail(fmt.Errorf("watching the files: %w", err))
		case <-quiet:
			return first, true
		}
	}
}

// matters tells whether a change may change what is found.
func matters(e fsnotify.Event) bool {
	name := filepath.Base(e.Name)
	if e.Op == fsnotify.Chmod || strings.HasPrefix(name, ".") || strings.HasSuffix(name, "~") {
		return false
	}
	if strings.HasSuffix(name, ".toml") || workspace.MayBeDraft(name) {
		return true
	}
	info, err := os.Stat(e.Name)
	return err == nil && info.IsDir() && e.Has(fsnotify.Create)
}

// watched are the folders in which something may change: those that are named
// with all below them, and those that files and patterns lie in.
func watched(args []string) []string {
	var dirs []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		switch {
		case err == nil && !info.IsDir():
			dirs = append(dirs, filepath.Dir(arg))
			continue
		case err != nil:
			base, _ := doublestar.SplitPattern(filepath.ToSlash(arg))
			arg = filepath.FromSlash(base)
		}
		_ = filepath.WalkDir(arg, func(path string, d fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return nil // one that cannot be read cannot be watched
			case !d.IsDir():
				return nil
			case path != arg && strings.HasPrefix(d.Name(), "."):
				return filepath.SkipDir
			}
			dirs = append(dirs, path)
			return nil
		})
	}
	return dirs
}
