package main

import (
	"cmp"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"resolute/internal/cache"
	"resolute/internal/config"
	"resolute/internal/lint"
	"resolute/internal/report"
	"resolute/internal/rules"
	"resolute/internal/workspace"
)

// caching remembers what was found in drafts from one run to the next: a draft
// that has not changed, checked with the same settings by the same program, has
// the same findings.
type caching struct {
	off bool
	dir string

	store *cache.Store // nil where nothing is remembered
	rules map[string]*lint.Rule
	mu    sync.Mutex
	keys  map[*config.Config][]byte // what the settings add to a key
}

func (c *caching) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&c.off, "no-cache", false, "check every draft anew, and keep nothing for the next run")
	f.StringVar(&c.dir, "cache-dir", "", "`folder` to keep what was found in (default: the user's cache folder, or RESOLUTE_CACHE_DIR)")
}

// leastCached is from how many drafts on remembering is worth a file.
const leastCached = 20

// openCache makes the cache ready, where one is of use. Repairs and comparisons
// with an earlier version need the drafts themselves.
func (l *linting) openCache(inputs []workspace.Input) {
	c := &l.caching
	if c.off || l.fix || l.diff || l.past != nil || len(inputs) < leastCached && c.dir == "" {
		return
	}
	dir := cmp.Or(c.dir, os.Getenv("RESOLUTE_CACHE_DIR"))
	if dir == "" {
		user, err := os.UserCacheDir()
		if err != nil {
			return // a machine without a home keeps nothing
		}
		dir = filepath.Join(user, "resolute")
	}
	h := cache.NewHash()
	h.Add([]byte(version))
	h.Add([]byte(program()))
	d := l.detail()
	h.Add(fmt.Append(nil, d.Least, d.Excerpts, d.Width, d.Repairs, d.Edits, d.Paths, d.Fingerprints, l.house))
	key := h.Key()
	c.store = cache.Open(filepath.Join(dir, hex.EncodeToString(key[:])+".findings"))
	c.keys = map[*config.Config][]byte{}
	c.rules = make(map[string]*lint.Rule, len(rules.All))
	for _, r := range rules.All {
		c.rules[r.ID] = r
	}
}

// program tells this build of the program from others of the same version.
func program() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	return stamp(path)
}

// stamp is when a file was written last, and its size; empty if it is not there.
func stamp(path string) string {
	info, err := os.Stat(path)
	if err != nil {
		return ""
	}
	return fmt.Sprint(info.Size(), info.ModTime().UnixNano())
}

// settingsKey is all that settings add to what is found in a draft.
func (c *caching) settingsKey(s *config.Config) []byte {
	c.mu.Lock()
	defer c.mu.Unlock()
	if k, ok := c.keys[s]; ok {
		return k
	}
	h := cache.NewHash()
	for _, path := range append(s.Files, s.Catalogues...) {
		data, _ := os.ReadFile(path)
		h.Add(data)
	}
	for _, path := range workspace.AdoptedTexts(s) {
		h.Add([]byte(path + stamp(path)))
	}
	k := h.Key()
	c.keys[s] = k[:]
	return k[:]
}

// Of a record, the first byte tells what it is about.
const (
	recordNone  = 'n' // a file that is no draft
	recordFound = 'f' // what was found, behind the suppressions that were of use
)

// remembered is what was found in a draft when it was checked before.
func (l *linting) remembered(in workspace.Input, data []byte, settings *config.Config) (cache.Key, linted, bool, error) {
	c := &l.caching
	if c.store == nil {
		return cache.Key{}, linted{}, false, nil
	}
	h := cache.NewHash()
	h.Add(c.settingsKey(settings))
	h.Add(fmt.Append(nil, in.Folder == "", in.IfDraft, in.Draft, workspace.NamedDraft(in.Path)))
	if len(settings.Suppress) > 0 {
		h.Add(fmt.Append(nil, workspace.Suppressions(settings, in.Path)))
	}
	if len(settings.Locks) > 0 {
		h.Add(fmt.Append(nil, workspace.Locks(settings, in.Path)))
	}
	if len(settings.Unlinks) > 0 {
		h.Add(fmt.Append(nil, workspace.Unlinks(settings, in.Path)))
	}
	h.Add(data)
	key := h.Key()
	record, ok := c.store.Get(key)
	if !ok || len(record) == 0 {
		return key, linted{}, false, nil
	}
	if record[0] == recordNone {
		return key, linted{}, true, workspace.ErrNotDraft
	}
	used, rest, _ := strings.Cut(string(record[1:]), "\x00")
	f, ok := report.Recorded([]byte(rest), in.Path, func(id string) *lint.Rule { return c.rules[id] })
	f.Repo = l.out.repoPath(in.Path)
	out := linted{file: f, settings: settings}
	if used != "" {
		out.used = strings.Split(used, "\n")
	}
	return key, out, ok, nil
}

// remember keeps what was found. What went wrong is not kept: it may go right.
func (l *linting) remember(key cache.Key, d *linted, err error) {
	c := &l.caching
	switch {
	case c.store == nil || d.word || len(d.internal) > 0:
	case errors.Is(err, workspace.ErrNotDraft):
		c.store.Put(key, []byte{recordNone})
	case err == nil:
		record := append([]byte{recordFound}, strings.Join(d.used, "\n")...)
		c.store.Put(key, d.file.Append(append(record, 0)))
	}
}

// save keeps everything for the next run. That it could not is no fault of the
// drafts.
func (c *caching) save(a *app) {
	if c.store == nil {
		return
	}
	if err := c.store.Save(); err != nil {
		a.note("%v", err)
	}
}
