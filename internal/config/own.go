package config

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"resolute/internal/house"
	"resolute/internal/lint"
)

// Own are an editor's own settings: a person's, which hold for the drafts that no
// settings file holds for. They have the names and the meanings of a file's;
// what names files is relative to the folder that the editor has open.
type Own struct {
	House      string            `json:"house"`
	Houses     []string          `json:"houses"`
	Catalogues []string          `json:"catalogues"`
	Adopted    []string          `json:"adopted"`
	Drafts     []string          `json:"drafts"`
	Exclude    []string          `json:"exclude"`
	Track      bool              `json:"track"`
	Rules      map[string]string `json:"rules"`
}

// With finds the same settings anew, and an editor's own where no file holds: own has
// them for each of the folders that it has open, and under "" for everything else.
func (s *Settings) With(own map[string]Own) *Settings {
	out := s.Again()
	out.own = own
	return out
}

// Nowhere is what holds for a text that lies in no folder.
func (s *Settings) Nowhere() *Config {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.withOwn(zero, "")
}

// mine is a Config of files, and the folder whose own settings lie over it.
type mine struct {
	files  *Config
	folder string
}

// withOwn is a Config of no settings file with the editor's own settings for the
// drafts of dir. Two folders that differ in nothing get the same one.
func (s *Settings) withOwn(c *Config, dir string) *Config {
	if len(s.own) == 0 {
		return c
	}
	folder := ""
	for f := range s.own {
		if len(f) > len(folder) && (dir == f || strings.HasPrefix(dir, strings.TrimSuffix(f, string(filepath.Separator))+string(filepath.Separator))) {
			folder = f
		}
	}
	if s.own[folder].empty() {
		return c
	}
	key := mine{c, folder}
	if got := s.byOwn[key]; got != nil {
		return got
	}
	out := s.own[folder].over(c, folder, s.rules)
	if len(out.Catalogues) > len(c.Catalogues) {
		out.readCatalogues(s.reader)
	}
	s.byOwn[key] = out
	return out
}

// empty tells that nothing is set: an editor sends what it has, and that is nothing
// as a rule.
func (o Own) empty() bool {
	return o.House == "" && !o.Track && len(o.Houses)+len(o.Catalogues)+len(o.Adopted)+len(o.Drafts)+len(o.Exclude)+len(o.Rules) == 0
}

// ownPlace is where a setting was made that no file makes.
const ownPlace = "the editor's settings"

// over is c with o over it. What means nothing is left out and told in Mistakes.
// Without a folder only whole paths can be followed.
func (o Own) over(c *Config, folder string, rules []*lint.Rule) *Config {
	out := *c
	out.Rules, out.Places = maps.Clone(c.Rules), map[string]string{}
	if out.Rules == nil {
		out.Rules = map[string]lint.Setting{}
	}
	mistake := func(err error) { out.Mistakes = append(out.Mistakes, err.Error()) }
	for _, name := range slices.Sorted(maps.Keys(o.Rules)) {
		r, known := lint.RuleNamed(rules, name)
		level, ok := lint.ParseSetting(o.Rules[name])
		switch {
		case !known:
			mistake(lint.UnknownRule(rules, name))
		case !ok:
			mistake(fmt.Errorf("%s is off, error, warning, info or hint, not %q", name, o.Rules[name]))
		default:
			out.Rules[r.Name], out.Places["rules."+r.Name] = level, ownPlace
		}
	}
	if o.Track {
		out.Track = true
	}
	for _, name := range o.Houses {
		h, err := ownHouse(folder, name)
		switch {
		case err != nil:
			mistake(fmt.Errorf("houses: %w", err))
		case h != nil:
			out.Houses = append([]*house.House{h}, out.Houses...)
		}
	}
	if o.House != "" {
		if _, err := out.HouseByID(o.House); err != nil {
			mistake(err)
		} else {
			out.House, out.Places["house"] = o.House, ownPlace
		}
	}
	out.Catalogues = slices.Clone(c.Catalogues)
	for _, name := range o.Catalogues {
		p := ownPath(folder, name)
		if p == "" {
			continue
		}
		if _, err := os.Lstat(p); errors.Is(err, fs.ErrNotExist) {
			mistake(fmt.Errorf("catalogues: there is no file %s", name))
			continue
		}
		out.Catalogues = append(out.Catalogues, p)
	}
	if folder == "" {
		return &out
	}
	for _, list := range []struct {
		to   *[]Pattern
		from []string
	}{{&out.Adopted, o.Adopted}, {&out.Drafts, o.Drafts}, {&out.Exclude, o.Exclude}} {
		for _, p := range list.from {
			*list.to = append(*list.to, Pattern{folder, p})
		}
	}
	return &out
}

func ownHouse(folder, name string) (*house.House, error) {
	p := ownPath(folder, name)
	if p == "" {
		return nil, nil
	}
	data, err := os.ReadFile(p)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("there is no file %s", name)
	}
	if err != nil {
		return nil, err
	}
	return house.Load(p, data)
}

// ownPath is the file that a setting names: "~/" is the user's home, so that the
// settings of one person hold on several computers. It is empty where the name is
// relative and there is no folder.
func ownPath(folder, name string) string {
	p := filepath.FromSlash(name)
	if rest, ok := strings.CutPrefix(name, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			return filepath.Join(home, filepath.FromSlash(rest))
		}
	}
	switch {
	case filepath.IsAbs(p):
		return p
	case folder == "":
		return ""
	}
	return filepath.Join(folder, p)
}
