package main

import (
	"fmt"
	"os"
	"path/filepath"
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
		return fmt.Errorf("the file is write-protected")
	}
	now, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if string(now) != before {
		return fmt.Errorf("the file has changed meanwhile")
	}
	return writeFile(path, after, info.Mode().Perm())
}

// writeFile makes or replaces a file in one step.
func writeFile(path, content string, mode os.FileMode) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".resolute-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails once it is renamed, as it should
	_, err = f.WriteString(content)
	if err == nil {
		err = f.Chmod(mode)
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}
