package workspace

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/bmatcuk/doublestar/v4"
)

// ignore is a list of what is left out, in the form of .gitignore, with the
// lists of the folders above. The last pattern that matches decides.
type ignore struct {
	parent *ignore
	dir    string // absolute
	lines  []pattern
}

type pattern struct {
	glob    string // relative to dir, with slashes
	keep    bool   // "!": not left out after all
	dirOnly bool
}

// above is what the folders over dir leave out, from the root of the repository
// that it is in. Outside a repository nothing above is asked.
func above(dir string) *ignore {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil
	}
	var folders []string
	for d := abs; ; d = filepath.Dir(d) {
		if d != abs {
			folders = append(folders, d)
		}
		if _, err := os.Lstat(filepath.Join(d, ".git")); err == nil {
			break
		}
		if filepath.Dir(d) == d {
			return nil
		}
	}
	var ign *ignore
	for i := len(folders) - 1; i >= 0; i-- {
		ign = readIgnore(folders[i], ign)
	}
	return ign
}

// ignoreFiles name what is left out of folders, the later ones with the last word.
// Other searching programs read .ignore too: it is for what git keeps.
var ignoreFiles = []string{".gitignore", ".ignore"}

// readIgnore adds the ignore files of a folder; one that cannot be read leaves
// nothing out.
func readIgnore(dir string, parent *ignore) *ignore {
	ign := parent
	for _, name := range ignoreFiles {
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			continue
		}
		for line := range strings.Lines(string(data)) {
			ign = ign.with(dir, strings.TrimRight(line, "\r\n"))
		}
	}
	return ign
}

// with is the list with one more line, of a file in dir.
func (ign *ignore) with(dir, line string) *ignore {
	p, ok := parsePattern(line)
	abs, err := filepath.Abs(dir)
	if !ok || err != nil {
		return ign
	}
	if ign == nil || ign.dir != abs {
		return &ignore{parent: ign, dir: abs, lines: []pattern{p}}
	}
	ign.lines = append(ign.lines, p)
	return ign
}

func parsePattern(line string) (pattern, bool) {
	var p pattern
	// Blanks at the end count only after a backslash.
	for strings.HasSuffix(line, " ") && !strings.HasSuffix(line, `\ `) {
		line = line[:len(line)-1]
	}
	if line == "" || line[0] == '#' {
		return p, false
	}
	if line[0] == '!' {
		p.keep, line = true, line[1:]
	}
	if strings.HasSuffix(line, "/") {
		p.dirOnly, line = true, strings.TrimRight(line, "/")
	}
	if line == "" {
		return p, false
	}
	anchored := strings.Contains(line, "/")
	// Braces are letters to git and alternatives to doublestar.
	p.glob = strings.NewReplacer("{", `\{`, "}", `\}`).Replace(strings.TrimPrefix(line, "/"))
	if !anchored {
		p.glob = "**/" + p.glob
	}
	return p, doublestar.ValidatePattern(p.glob)
}

// match tells whether the path itself is left out.
func (ign *ignore) match(path string, isDir bool) bool {
	if ign == nil {
		return false
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return false
	}
	for l := ign; l != nil; l = l.parent {
		rel, err := filepath.Rel(l.dir, abs)
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			continue
		}
		rel = filepath.ToSlash(rel)
		for i := len(l.lines) - 1; i >= 0; i-- {
			p := &l.lines[i]
			if p.dirOnly && !isDir {
				continue
			}
			if doublestar.MatchUnvalidated(p.glob, rel) {
				return !p.keep
			}
		}
	}
	return false
}

// matchWithin tells whether the path or a folder over it is left out.
func (ign *ignore) matchWithin(path string, isDir bool) bool {
	abs, err := filepath.Abs(path)
	if err != nil || ign == nil {
		return false
	}
	top := ign
	for top.parent != nil {
		top = top.parent
	}
	for dir := filepath.Dir(abs); len(dir) > len(top.dir); dir = filepath.Dir(dir) {
		if ign.match(dir, true) {
			return true
		}
	}
	return ign.match(abs, isDir)
}
