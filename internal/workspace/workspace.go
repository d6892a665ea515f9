// Package workspace finds drafts on disk and reads them. What it cannot read it
// says in one sentence, with what to do instead. It opens no network connection.
package workspace

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/bmatcuk/doublestar/v4"

	"resolute/internal/config"
)

// Stdin is the argument that stands for standard input.
const Stdin = "-"

// Input is a text that may be a draft.
type Input struct {
	Path string // as it is shown: the argument, or below it
	// Folder is the argument that it was found under; empty for a file that was
	// named, which is checked whatever it looks like unless IfDraft says otherwise.
	Folder  string
	Stdin   bool
	IfDraft bool // a named file that is checked only if it begins like a resolution
	Draft   bool // the settings say that files of this name are drafts
}

// Dir is the folder whose settings hold for the input.
func (in Input) Dir() string { return filepath.Dir(in.Path) }

// Found is what a list of arguments comes to.
type Found struct {
	Inputs   []Input  // in the order of the arguments, each file once
	Excluded []string // files that were named and that the settings leave out
	Errors   []error  // arguments that come to nothing
}

// Find looks up arguments: files, folders, patterns, and "-" for standard input,
// which is then called stdinName. Settings that cannot be read are an error of
// the whole search.
func Find(args []string, stdinName string, settings *config.Settings) (Found, error) {
	return Search{Settings: settings, StdinName: stdinName}.Find(args)
}

// Search is how arguments are looked up.
type Search struct {
	Settings  *config.Settings
	StdinName string // of the draft that comes from standard input
	NoExclude bool   // files that are named are taken although the settings leave them out
	// OnlyDrafts has named files checked only if they begin like a resolution, as
	// those of folders are: for callers that name every file that has changed.
	OnlyDrafts bool
}

// Find is Find with what else is wanted.
func (s Search) Find(args []string) (Found, error) {
	w := &walker{Search: s, seen: map[string]bool{}, absolute: map[string]string{}, excludes: map[*config.Config]*ignore{}, drafts: map[*config.Config]*ignore{}}
	for _, arg := range args {
		if err := w.arg(arg); err != nil {
			return Found{}, err
		}
	}
	return w.found, nil
}

// ErrNothing is in the errors for arguments in which there is nothing to check,
// as against those that are mistaken or cannot be read.
var ErrNothing = errors.New("nothing to check")

// nothing is such an error.
type nothing string

func (n nothing) Error() string        { return string(n) }
func (n nothing) Is(target error) bool { return target == ErrNothing }

// NoDrafts is the error for a folder in which nothing was a draft.
func NoDrafts(folder string) error {
	return nothing(fmt.Sprintf("no drafts in %s: a draft is a .resolution or .res.txt file, or a .txt or .md file that begins like a resolution; name a file itself to check it all the same", folder))
}

type walker struct {
	Search
	found      Found
	seen       map[string]bool
	absolute   map[string]string // of folders
	excludes   map[*config.Config]*ignore
	drafts     map[*config.Config]*ignore // the patterns of names that the settings call drafts
	candidates int                        // files of folders, those seen before too
}

func (w *walker) arg(arg string) error {
	if arg == Stdin {
		return w.take(Input{Path: w.StdinName, Stdin: true}, Stdin)
	}
	arg = filepath.Clean(arg)
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		before := w.candidates
		err := w.walk(arg, arg, above(arg))
		if err == nil && w.candidates == before {
			w.fail(NoDrafts(arg))
		}
		return err
	case err == nil:
		return w.named(arg)
	case strings.ContainsAny(arg, "*?[{") && !errors.Is(err, fs.ErrPermission):
		return w.glob(arg) // which Windows calls an invalid name, others one that is not there
	}
	w.fail(Cannot("read", arg, err))
	return nil
}

func (w *walker) fail(err error) { w.found.Errors = append(w.found.Errors, err) }

// add takes a file once, however often it is named.
func (w *walker) add(in Input, key string) {
	if key != Stdin {
		key = w.abs(key)
	}
	if !w.seen[key] {
		w.seen[key] = true
		w.found.Inputs = append(w.found.Inputs, in)
	}
}

// abs is a file's path from the root, where that can be told. The system is asked once
// a folder.
func (w *walker) abs(path string) string {
	dir := filepath.Dir(path)
	abs, ok := w.absolute[dir]
	if !ok {
		var err error
		if abs, err = filepath.Abs(dir); err != nil {
			return path
		}
		w.absolute[dir] = abs
	}
	return filepath.Join(abs, filepath.Base(path))
}

// named takes a file that was named, unless the settings leave it out.
func (w *walker) named(path string) error {
	return w.take(Input{Path: path}, path)
}

func (w *walker) take(in Input, key string) error {
	out, err := w.excluded(in.Path, false)
	switch {
	case err != nil:
		return err
	case out && !w.NoExclude:
		w.found.Excluded = append(w.found.Excluded, in.Path)
		return nil
	}
	if in.Draft, err = w.isDraft(in.Path); err != nil {
		return err
	}
	// A type that is not a draft's may be one all the same, "draft.tex": what it
	// holds decides. A name without a type says nothing against itself.
	unknown := filepath.Ext(in.Path) != "" && !MayBeDraft(in.Path) && !in.Stdin && !isWord(in.Path)
	in.IfDraft = !in.Draft && (unknown || w.OnlyDrafts && !in.Stdin)
	w.add(in, key)
	return nil
}

// glob takes what a pattern matches as if it had been named, but for what is
// left out of a folder too: what .gitignore names, and hidden folders.
func (w *walker) glob(pattern string) error {
	matches, err := doublestar.FilepathGlob(pattern, doublestar.WithFilesOnly())
	if err != nil {
		w.fail(fmt.Errorf("%s is not a pattern: %w", pattern, err))
		return nil
	}
	slices.Sort(matches)
	ignored := 0
	seen := map[string]*ignore{}
	for _, m := range matches {
		dir := filepath.Dir(m)
		ign, ok := seen[dir]
		if !ok {
			ign = readIgnore(dir, above(dir))
			seen[dir] = ign
		}
		if ign.matchWithin(m, false) || hiddenBelow(pattern, m) {
			ignored++
			continue
		}
		if err := w.named(m); err != nil {
			return err
		}
	}
	switch {
	case len(matches) == 0:
		w.fail(nothing("nothing matches the pattern " + pattern + meantPattern(pattern)))
	case ignored == len(matches):
		w.fail(nothing("nothing matches the pattern " + pattern + " but what .gitignore leaves out"))
	}
	return nil
}

// hiddenBelow tells that path lies in a hidden folder, or is hidden, where the
// pattern does not ask for it.
func hiddenBelow(pattern, path string) bool {
	hidden := func(s string) bool {
		for part := range strings.SplitSeq(filepath.ToSlash(s), "/") {
			if len(part) > 1 && part[0] == '.' && part != ".." {
				return true
			}
		}
		return false
	}
	return hidden(path) && !hidden(pattern)
}

// walk takes the files below dir that may be drafts.
func (w *walker) walk(folder, dir string, ign *ignore) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.fail(Cannot("read", dir, err))
		return nil
	}
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return slices.Contains(ignoreFiles, e.Name()) }) {
		ign = readIgnore(dir, ign)
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		isDir := e.IsDir()
		if strings.HasPrefix(e.Name(), ".") || ign.match(path, isDir) {
			continue
		}
		draft := false
		if !isDir {
			if draft, err = w.isDraft(path); err != nil {
				return err
			}
			if !draft && !MayBeDraft(path) {
				continue
			}
		}
		out, err := w.excluded(path, isDir)
		switch {
		case err != nil:
			return err
		case out:
		case isDir:
			if err := w.walk(folder, path, ign); err != nil {
				return err
			}
		case isFile(path, e):
			w.candidates++
			w.add(Input{Path: path, Folder: folder, Draft: draft}, path)
		}
	}
	return nil
}

// isFile follows a link to a file; a link to a folder is not followed, so that
// no walk goes in a circle.
func isFile(path string, e fs.DirEntry) bool {
	if e.Type()&fs.ModeSymlink == 0 {
		return e.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// excluded tells whether the settings leave a path out, or say that its text is
// adopted.
func (w *walker) excluded(path string, isDir bool) (bool, error) {
	c, err := w.Settings.For(filepath.Dir(path))
	if err != nil || len(c.Exclude)+len(c.Adopted) == 0 {
		return false, err
	}
	return listOf(w.excludes, c, c.Exclude, c.Adopted).matchWithin(path, isDir), nil
}

// isDraft tells whether the settings call files of that name drafts.
func (w *walker) isDraft(path string) (bool, error) {
	c, err := w.Settings.For(filepath.Dir(path))
	if err != nil || len(c.Drafts) == 0 {
		return false, err
	}
	return listOf(w.drafts, c, c.Drafts).matchWithin(path, false), nil
}

// listOf is the patterns of some settings, made once.
func listOf(made map[*config.Config]*ignore, c *config.Config, patterns ...[]config.Pattern) *ignore {
	ign, ok := made[c]
	if !ok {
		for _, p := range slices.Concat(patterns...) {
			ign = ign.with(p.Dir, p.Text)
		}
		made[c] = ign
	}
	return ign
}

// LeftOut tells whether settings leave a file out, or say that its text is adopted.
func LeftOut(c *config.Config, path string) bool {
	if len(c.Exclude)+len(c.Adopted) == 0 {
		return false
	}
	return listOf(map[*config.Config]*ignore{}, c, c.Exclude, c.Adopted).matchWithin(path, false)
}

// IsDraft tells whether a file with that text is a draft, as it is told in folders:
// by its name, by the settings, or by how it begins.
func IsDraft(c *config.Config, path, s string) bool {
	if NamedDraft(path) || len(c.Drafts) > 0 && listOf(map[*config.Config]*ignore{}, c, c.Drafts).matchWithin(path, false) {
		return true
	}
	_, confidence := c.Detect(s)
	return confidence >= sure
}

// NamedDraft tells whether a file's name makes it a draft, whatever it holds.
func NamedDraft(path string) bool {
	s := strings.ToLower(filepath.Base(path))
	return strings.HasSuffix(s, ".resolution") || strings.HasSuffix(s, ".res.txt")
}

// isWord tells whether a file's name is that of a Word document.
func isWord(path string) bool {
	s := strings.ToLower(filepath.Ext(path))
	return s == ".docx" || s == ".docm"
}

// MayBeDraft tells whether a file of a folder is worth looking into, by its name.
func MayBeDraft(path string) bool {
	s := strings.ToLower(filepath.Ext(path))
	return s == ".txt" || s == ".md" || NamedDraft(path)
}

// sure is how sure Detect must be to take a text of a folder for a draft:
// two opener lines, a heading or an enacting line are, a single "Noting" is not.
const sure = 0.5

// Cannot is the error of a system call in our words: what could not be done ("read",
// "write", "repair") to which file. Another file that was used for it is not named.
func Cannot(do, path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist) && do == "write":
		return fmt.Errorf("cannot write %s: there is no folder %s", path, filepath.Dir(path))
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no file or folder %s%s", path, meant(path))
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("cannot %s %s: permission denied", do, path)
	}
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	} else if e, ok := errors.AsType[*os.LinkError](err); ok {
		err = e.Err
	}
	return fmt.Errorf("cannot %s %s: %w", do, path, err)
}
