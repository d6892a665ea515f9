// Package config reads settings files, resolute.toml, and tells which one
// decides for a draft: the nearest, in its folder or in one above. It is strict:
// a setting that means nothing is an error with its place, not a surprise later.
package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"resolute/internal/catalogue"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/marks"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// FileName is what a settings file is called.
const FileName = "resolute.toml"

// Config is what the settings say of the drafts they hold for. The zero value
// is what holds without settings.
type Config struct {
	Path     string // the settings file; empty if there is none
	House    string // id of the house that drafts are read as; empty: detected
	Houses   []*house.House
	Rules    map[string]lint.Setting
	Exclude  []Pattern
	Track    bool // repairs are written as revision marks
	Suppress []For[lint.Suppression]
	Locks    []For[syntax.Lock]      // numbers of paragraphs that stay
	Unlinks  []For[syntax.Unlinking] // references that are not followed
	Drafts   []Pattern               // files that are drafts, whatever their names end with
	Adopted  []Pattern               // texts that are adopted: known to the catalogue, never checked
	// Catalogues are the files of the user's own catalogues, named or found; a later
	// one overrides an earlier.
	Catalogues []string
	// Catalogue is the built-in facts with those of the files; nil for the built-in
	// ones alone. Problems are what of the files is left out, one for each.
	Catalogue *catalogue.Catalogue
	Problems  []catalogue.Problem
	// Mistakes are what of an editor's own settings means nothing, one sentence each;
	// of a file's it is an error.
	Mistakes []string
	// Places tells where a setting was made, "house" or "rules.label-gap": the file that
	// has the last word, with line and column. Files are all that were read.
	Places map[string]string
	Files  []string
}

// For is a setting for the files that Files matches; an empty pattern matches all.
type For[T any] struct {
	What  T
	Files Pattern
}

// Pattern is a line of the list of what is left out, of the form that
// .gitignore has; Dir is the folder it is relative to.
type Pattern struct{ Dir, Text string }

// Options are what the settings say to the engine.
func (c *Config) Options() lint.Options {
	return lint.Options{Rules: c.Rules, Catalogue: c.Catalogue}
}

// HouseByID is a house of the user's, or else one that is built in.
func (c *Config) HouseByID(id string) (*house.House, error) {
	ids := make([]string, 0, len(c.Houses))
	for _, h := range c.Houses {
		if h.ID == id {
			return h, nil
		}
		ids = append(ids, h.ID)
	}
	if h := house.ByID(id); h != nil {
		return h, nil
	}
	if near, ok := text.Nearest(id, append(ids, house.IDs()...)); ok {
		return nil, fmt.Errorf("there is no house %q; did you mean %s?", id, near)
	}
	return nil, fmt.Errorf("there is no house %q; resolute houses lists them all", id)
}

// Detect tells whose resolution a text is, and how sure that is, as house.Detect
// does; an enacting line of one of the user's houses comes before all.
func (c *Config) Detect(s string) (*house.House, float64) {
	s = marks.Proposed(s)
	if len(c.Houses) > 0 {
		lines := 0
		for line := range strings.Lines(s) {
			for _, h := range c.Houses {
				if _, _, _, ok := h.ReadEnacting(strings.TrimRight(line, "\r\n")); ok {
					return h, 1
				}
			}
			if lines++; lines == firstPage {
				break
			}
		}
	}
	return house.Detect(s)
}

// firstPage is how many lines are read for an enacting line.
const firstPage = 200

// Settings finds and remembers settings files. It may be used by many at once.
type Settings struct {
	rules []*lint.Rule
	none  bool
	fixed *Config // what holds for every folder; nil: the nearest file
	// reader remembers what users' catalogues said before they broke.
	reader *catalogue.Reader
	own    map[string]Own // the editor's, by folder
	mu     sync.Mutex
	byDir  map[string]entry
	byOwn  map[mine]*Config
	asked  map[string]*Config // what For said of a folder, as it was named
}

type entry struct {
	config *Config
	err    error
}

// NewSettings finds settings that speak of these rules.
func NewSettings(rules []*lint.Rule) *Settings {
	return &Settings{rules: rules, reader: new(catalogue.Reader), byDir: map[string]entry{}, byOwn: map[mine]*Config{}, asked: map[string]*Config{}}
}

// Again finds the same settings anew, because files have changed. Of the user's
// catalogues it remembers what each said before, which stands while one is broken.
func (s *Settings) Again() *Settings {
	return &Settings{rules: s.rules, none: s.none, fixed: s.fixed, reader: s.reader, own: s.own, byDir: map[string]entry{}, byOwn: map[mine]*Config{}, asked: map[string]*Config{}}
}

// NoSettings is for a run that depends on the texts alone.
func NoSettings() *Settings { return &Settings{none: true} }

// FixedSettings are those of one file, wherever the drafts are.
func FixedSettings(path string, rules []*lint.Rule) (*Settings, error) {
	c, err := Load(path, rules)
	return &Settings{fixed: c}, err
}

var zero = &Config{}

// For is what the settings nearest to a folder say. Folders that one file holds
// for get the same Config.
func (s *Settings) For(dir string) (*Config, error) {
	switch {
	case s.none:
		return zero, nil
	case s.fixed != nil:
		return s.fixed, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	// Of every file of a folder it is asked several times; where the program's own
	// folder is, which Abs asks the system, stays the same meanwhile.
	if c, ok := s.asked[dir]; ok {
		return c, nil
	}
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("finding the settings for %s: %w", dir, err)
	}
	c, err := s.nearest(abs, dir)
	if err == nil && c.Path == "" {
		c = s.withOwn(c, abs)
	}
	if err == nil {
		s.asked[dir] = c
	}
	return c, err
}

// nearest is For under the lock. Errors name the file as shown, which is the
// folder as the user wrote it or a way up from there.
func (s *Settings) nearest(dir, shown string) (*Config, error) {
	if e, ok := s.byDir[dir]; ok {
		return e.config, e.err
	}
	var e entry
	path := filepath.Join(shown, FileName)
	_, err := os.Stat(filepath.Join(dir, FileName))
	switch {
	case err == nil:
		e.config, e.err = load(path, s.rules, nil)
	case !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission):
		e.err = fmt.Errorf("looking for settings: %w", err)
	case filepath.Dir(dir) == dir:
		e.config = zero
	default:
		e.config, e.err = s.nearest(filepath.Dir(dir), filepath.Join(shown, ".."))
	}
	if e.err == nil {
		own := err == nil // its settings file stands here
		if c := e.config.withFound(shown); own || c != e.config {
			c.readCatalogues(s.reader)
			e.config = c
		}
	}
	s.byDir[dir] = e
	return e.config, e.err
}

// Load reads one settings file, those it extends, and the houses it names. An
// error is one line, "file:line:column: what is wrong".
func Load(path string, rules []*lint.Rule) (*Config, error) {
	c, err := load(path, rules, nil)
	if err == nil {
		c.readCatalogues(new(catalogue.Reader))
	}
	return c, err
}

func load(path string, rules []*lint.Rule, above []string) (*Config, error) {
	data, err := os.ReadFile(path)
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		return nil, fmt.Errorf("cannot read the settings %s: %w", path, e.Err)
	}
	if err != nil {
		return nil, fmt.Errorf("cannot read the settings %s: %w", path, err)
	}
	f, err := decode(path, data, rules)
	if err != nil {
		return nil, err
	}
	dir := filepath.Dir(path)
	c, err := f.extended(path, dir, rules, above)
	if err != nil {
		return nil, err
	}
	c.Path = path
	c.Files = append(c.Files, path)
	c.placed(f, rules)
	for _, name := range f.order("rules") {
		// By its name alone, so that a name here overrides an id extended.
		r, _ := lint.RuleNamed(rules, name)
		c.Rules[r.Name] = f.Rules[name].Setting
	}
	if f.Track != nil {
		c.Track = *f.Track
	}
	for _, p := range f.Exclude {
		c.Exclude = append(c.Exclude, Pattern{dir, p})
	}
	for i, x := range f.Suppress {
		r, _ := lint.RuleNamed(rules, x.Rule)
		c.Suppress = append(c.Suppress, For[lint.Suppression]{
			lint.Suppression{Rule: r.Name, Paragraph: x.Paragraph, Reason: x.Reason, Source: f.place(fmt.Sprintf("suppress.%d", i))},
			Pattern{dir, x.Files},
		})
	}
	for i, x := range f.Locks {
		c.Locks = append(c.Locks, For[syntax.Lock]{
			syntax.Lock{Paragraph: x.Paragraph, Reason: x.Reason, Source: f.place(fmt.Sprintf("lock.%d", i))},
			Pattern{dir, x.Files},
		})
	}
	for i, x := range f.Unlinks {
		c.Unlinks = append(c.Unlinks, For[syntax.Unlinking]{
			syntax.Unlinking{Reference: x.Reference, Paragraph: x.Paragraph, Reason: x.Reason, Source: f.place(fmt.Sprintf("unlink.%d", i))},
			Pattern{dir, x.Files},
		})
	}
	for _, p := range f.Drafts {
		c.Drafts = append(c.Drafts, Pattern{dir, p})
	}
	for _, p := range f.Adopted {
		c.Adopted = append(c.Adopted, Pattern{dir, p})
	}
	if err := c.nameCatalogues(f, dir); err != nil {
		return nil, err
	}
	return c, c.takeHouses(f, dir)
}

// extended is what the settings of f, which is read from path, are added to: those of
// the file that it extends, or none.
func (f *file) extended(path, dir string, rules []*lint.Rule, above []string) (*Config, error) {
	if f.Extend == "" {
		return &Config{Rules: map[string]lint.Setting{}, Places: map[string]string{}}, nil
	}
	base := filepath.Join(dir, filepath.FromSlash(f.Extend))
	if filepath.IsAbs(f.Extend) {
		base = f.Extend
	}
	above = append(above, path)
	for _, p := range above {
		if sameFile(p, base) {
			return nil, f.wrong("extend", fmt.Errorf("%s extends itself", f.Extend))
		}
	}
	c, err := load(base, rules, above)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, f.wrong("extend", fmt.Errorf("there is no file %s", f.Extend))
	}
	return c, err
}

func (c *Config) takeHouses(f *file, dir string) error {
	for _, name := range f.Houses {
		p := filepath.FromSlash(name)
		if !filepath.IsAbs(p) {
			p = filepath.Join(dir, p)
		}
		data, err := os.ReadFile(p)
		if errors.Is(err, fs.ErrNotExist) {
			return f.wrong("houses", fmt.Errorf("there is no file %s", name))
		}
		if err != nil {
			return fmt.Errorf("reading a house: %w", err)
		}
		c.Files = append(c.Files, p)
		h, err := house.Load(p, data)
		if err != nil {
			return err
		}
		// The last one named wins: it stands nearest to the drafts.
		c.Houses = append([]*house.House{h}, c.Houses...)
	}
	if f.House == "" {
		return nil
	}
	if _, err := c.HouseByID(f.House); err != nil {
		return f.wrong("house", err)
	}
	c.House = f.House
	return nil
}

// placed notes where a file makes its settings.
func (c *Config) placed(f *file, rules []*lint.Rule) {
	for _, k := range f.keys() {
		name := k.name
		if rule, ok := strings.CutPrefix(name, "rules."); ok {
			if r, ok := lint.RuleNamed(rules, rule); ok {
				name = "rules." + r.Name
			}
		}
		c.Places[name] = f.place(k.name)
	}
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// oneLine keeps an error of a library to one line.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
