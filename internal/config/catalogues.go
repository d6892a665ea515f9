package config

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"resolute/internal/catalogue"
)

// catalogueNames are what users' catalogues are called that need not be named in
// the settings: they are found beside a draft and in the folders above it, up to
// the one whose settings hold.
var catalogueNames = []string{"acts.csv", "acts.toml", "acts.json", "acts.bib"}

// nameCatalogues takes the files under "catalogues". One that is not there is a
// mistake in the settings; what is wrong within one is told when it is read.
func (c *Config) nameCatalogues(f *file, dir string) error {
	for _, name := range f.Catalogues {
		p := filepath.FromSlash(name)
		if !filepath.IsAbs(p) {
			p = filepath.Join(dir, p)
		}
		if _, err := os.Lstat(p); errors.Is(err, fs.ErrNotExist) {
			return f.wrong("catalogues", fmt.Errorf("there is no file %s", name))
		}
		c.Catalogues = append(c.Catalogues, p)
	}
	return nil
}

// withFound is c with the catalogues that lie in a folder; c itself if none does.
// What c names stands nearer to the user's will and is read after them.
func (c *Config) withFound(dir string) *Config {
	var found []string
	for _, name := range catalogueNames {
		p := filepath.Join(dir, name)
		if _, err := os.Lstat(p); err == nil && !slices.ContainsFunc(c.Catalogues, func(o string) bool { return filepath.Clean(o) == p }) {
			found = append(found, p)
		}
	}
	if len(found) == 0 {
		return c
	}
	out := *c
	out.Rules = maps.Clone(c.Rules)
	out.Catalogues = append(found, c.Catalogues...)
	return &out
}

// readCatalogues reads the files again, if there are any.
func (c *Config) readCatalogues(r *catalogue.Reader) {
	if len(c.Catalogues) == 0 {
		return
	}
	var files []catalogue.File
	for _, p := range c.Catalogues {
		files = append(files, catalogue.OpenFile(p, filepath.ToSlash(p)))
	}
	c.Catalogue, c.Problems = r.Read(files)
}
