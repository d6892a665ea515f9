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
	// named, which is checked whatever it looks like.
	Folder string
	Stdin  bool
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
	w := &walker{settings: settings, seen: map[string]bool{}, excludes: map[*config.Config]*ignore{}}
	for _, arg := range args {
		if err := w.arg(arg, stdinName); err != nil {
			return Found{}, err
		}
	}
	return w.found, nil
}

// NoDrafts is the error for a folder in which nothing was a draft.
func NoDrafts(folder string) error {
	return fmt.Errorf("no drafts in %s: a draft is a .resolution or .res.txt file, or a .txt or .md file that begins like a resolution; name a file itself to check it all the same", folder)
}

type walker struct {
	settings *config.Settings
	found    Found
	seen     map[string]bool
	excludes map[*config.Config]*ignore

	candidates int // files of folders, those seen before too
}

func (w *walker) arg(arg, stdinName string) error {
	if arg == Stdin {
		w.add(Input{Path: stdinName, Stdin: true}, Stdin)
		return nil
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
	case errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(arg, "*?[{"):
		return w.glob(arg)
	}
	w.fail(cannot("read", arg, err))
	return nil
}

func (w *walker) fail(err error) { w.found.Errors = append(w.found.Errors, err) }

// add takes a file once, however often it is named.
func (w *walker) add(in Input, key string) {
	if abs, err := filepath.Abs(key); err == nil && key != Stdin {
		key = abs
	}
	if !w.seen[key] {
		w.seen[key] = true
		w.found.Inputs = append(w.found.Inputs, in)
	}
}

func (w *walker) named(path string) error {
	out, err := w.excluded(path, false)
	switch {
	case err != nil:
		return err
	case out:
		w.found.Excluded = append(w.found.Excluded, path)
	default:
		w.add(Input{Path: path}, path)
	}
	return nil
}

// glob takes what a pattern matches as if it had been named, as it is when a
// shell reads the pattern.
func (w *walker) glob(pattern string) error {
	matches, err := doublestar.FilepathGlob(pattern, doublestar.WithFilesOnly())
	if err != nil {
		w.fail(fmt.Errorf("%s is not a pattern: %w", pattern, err))
		return nil
	}
	if len(matches) == 0 {
		w.fail(fmt.Errorf("nothing matches the pattern %s", pattern))
	}
	slices.Sort(matches)
	for _, m := range matches {
		if err := w.named(m); err != nil {
			return err
		}
	}
	return nil
}

// walk takes the files below dir that may be drafts.
func (w *walker) walk(folder, dir string, ign *ignore) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		w.fail(cannot("read", dir, err))
		return nil
	}
	if slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == ".gitignore" }) {
		ign = readIgnore(dir, ign)
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		isDir := e.IsDir()
		if strings.HasPrefix(e.Name(), ".") || !isDir && !MayBeDraft(path) || ign.match(path, isDir) {
			continue
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
			w.add(Input{Path: path, Folder: folder}, path)
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
	c, err := w.settings.For(filepath.Dir(path))
	if err != nil || len(c.Exclude)+len(c.Adopted) == 0 {
		return false, err
	}
	ign, ok := w.excludes[c]
	if !ok {
		for _, p := range slices.Concat(c.Exclude, c.Adopted) {
			ign = ign.with(p.Dir, p.Text)
		}
		w.excludes[c] = ign
	}
	return ign.matchWithin(path, isDir), nil
}

// namedDraft tells whether a file's name makes it a draft, whatever it holds.
func namedDraft(path string) bool {
	s := strings.ToLower(filepath.Base(path))
	return strings.HasSuffix(s, ".resolution") || strings.HasSuffix(s, ".res.txt")
}

// MayBeDraft tells whether a file of a folder is worth looking into, by its name.
func MayBeDraft(path string) bool {
	s := strings.ToLower(filepath.Ext(path))
	return s == ".txt" || s == ".md" || namedDraft(path)
}

// sure is how sure Detect must be to take a text of a folder for a draft:
// two opener lines, a heading or an enacting line are, a single "Noting" is not.
const sure = 0.5

// cannot is the error of a system call in our words.
func cannot(do, path string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no file or folder %s", path)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("cannot %s %s: permission denied", do, path)
	}
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		err = pe.Err
	}
	return fmt.Errorf("cannot %s %s: %w", do, path, err)
}
