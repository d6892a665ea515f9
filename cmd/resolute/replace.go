package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
)

// replaceFile writes a file anew in one step: a reader sees the old text or the
// new one. A link stays a link, and permissions stay. A file that is not as it
// was read any more is left alone.
func replaceFile(path, before, after string) error {
	path, err := filepath.EvalSymlinks(path)
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	if info.Mode().Perm()&0o200 == 0 {
		return errors.New("the file is write-protected")
	}
	now, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if string(now) != before {
		return errors.New("the file has changed meanwhile")
	}
	return writeFile(path, after)
}

// writeFile makes or replaces a file in one step.
func writeFile(path, content string) error {
	r, err := replacing(path)
	if err != nil {
		return err
	}
	_, err = r.WriteString(content)
	return r.finish(err)
}

// newFileMode is what a file that was not there before may be used for.
const newFileMode fs.FileMode = 0o644

// replacement is a file that is being written beside the one whose place it takes.
type replacement struct {
	*os.File
	path string // whose place it takes; empty where that is written itself
	mode fs.FileMode
}

// replacing begins to write a file anew. It is the old one until the new one is
// finished.
func replacing(path string) (*replacement, error) {
	mode := newFileMode
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real // a link stays a link
	}
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	f, err := unfinished.create(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	return &replacement{f, path, mode}, nil
}

// createOutput begins to write what a flag sends to a file. A device, a pipe, a link
// such as /dev/stdout, and a file in a folder that takes no others are written as
// they lie there.
func createOutput(path string) (*replacement, error) {
	if info, err := os.Lstat(path); err != nil || info.Mode().IsRegular() {
		if r, err := replacing(path); err == nil {
			return r, nil
		}
	}
	f, err := os.Create(path)
	return &replacement{File: f}, err
}

// finish puts the file in its place, unless writing it failed.
func (r *replacement) finish(err error) error {
	if r.path == "" {
		return errors.Join(err, r.Close())
	}
	if err == nil {
		err = r.Chmod(r.mode)
	}
	if closing := r.Close(); err == nil {
		err = closing
	}
	return unfinished.place(r.Name(), r.path, err)
}

// temporaries are the files that are being written beside others.
type temporaries struct {
	mu    sync.Mutex
	names map[string]bool
}

// unfinished are those of the process: whoever ends it takes them away.
var unfinished = temporaries{names: map[string]bool{}}

func (t *temporaries) create(dir string) (*os.File, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	f, err := os.CreateTemp(dir, ".resolute-*")
	if err == nil {
		t.names[f.Name()] = true
	}
	return f, err
}

// place renames a file, or takes it away where something has failed.
func (t *temporaries) place(name, path string, err error) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	delete(t.names, name)
	if err == nil {
		err = os.Rename(name, path)
	}
	if err != nil {
		_ = os.Remove(name) // the first error is the one that counts
	}
	return err
}

// abandon takes all of them away, for good: no file is put in its place from now on.
func (t *temporaries) abandon() {
	t.mu.Lock() // never to be unlocked
	for name := range t.names {
		_ = os.Remove(name)
	}
}
