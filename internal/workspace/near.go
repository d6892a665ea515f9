package workspace

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"resolute/internal/text"
)

// meant is "; did you mean drafts/gap.txt?" for a path that is not there, where one
// with nearly that name is; empty where none is.
func meant(path string) string {
	if near := nearPath(path); near != "" {
		return "; did you mean " + near + "?"
	}
	return ""
}

// meantPattern is the same for a pattern whose folder is not there.
func meantPattern(pattern string) string {
	base, rest := doublestar.SplitPattern(filepath.ToSlash(pattern))
	if near := nearPath(filepath.FromSlash(base)); near != "" {
		return "; did you mean " + filepath.Join(near, filepath.FromSlash(rest)) + "?"
	}
	return ""
}

// nearPath is a path that is there and differs by a slip of the keyboard in one of
// its names.
func nearPath(path string) string {
	if _, err := os.Stat(path); err == nil {
		return ""
	}
	dir, rest := filepath.Dir(path), ""
	name := filepath.Base(path)
	for dir != filepath.Dir(dir) {
		if _, err := os.Stat(dir); err == nil {
			break
		}
		rest = filepath.Join(name, rest)
		dir, name = filepath.Dir(dir), filepath.Base(dir)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(strings.TrimSuffix(name, filepath.Ext(name))) < 3 {
		return "" // of so short a name every other is a neighbour
	}
	var names []string
	for _, e := range entries {
		if rest == "" || e.IsDir() {
			names = append(names, e.Name())
		}
	}
	near, ok := text.Nearest(name, names)
	if !ok {
		return ""
	}
	near = filepath.Join(dir, near, rest)
	if _, err := os.Stat(near); err != nil {
		return ""
	}
	return near
}
