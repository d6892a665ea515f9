package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// rounds bounds how often a text is repaired anew: repairs that stand side by
// side need a round each, and two rules at odds must not go on for ever.
const rounds = 20

// repair makes the safe fixes of a result in its file, until none is left, and
// returns what remains and how many were made. With track they are written as
// revision marks.
func repair(engine *lint.Engine, r *lint.Result, path string, track bool) (*lint.Result, int, error) {
	before, n := r.Tree.Shown().String(), 0
	for range rounds {
		fixed, applied, _ := lint.Apply(r.Tree.Shown(), lint.Safe(r.Shown(track)))
		if len(applied) == 0 {
			break
		}
		n += len(applied)
		r = again(engine, r, fixed)
	}
	if n == 0 {
		return r, 0, nil
	}
	if err := replaceFile(path, before, r.Tree.Shown().String()); err != nil {
		return nil, 0, fmt.Errorf("cannot repair %s: %w", path, err)
	}
	return r, n, nil
}

func again(engine *lint.Engine, r *lint.Result, t *text.Text) *lint.Result {
	return engine.Run(context.Background(), syntax.Parse(t, r.Tree.House, r.Tree), r)
}

// replaceFile writes a file anew in one step: a reader sees the old text or the
// new one. A link stays a link, and permissions stay.
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
	f, err := os.CreateTemp(filepath.Dir(path), ".resolute-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // fails once it is renamed, as it should
	_, err = f.WriteString(after)
	if err == nil {
		err = f.Chmod(info.Mode().Perm())
	}
	if closing := f.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	return err
}
