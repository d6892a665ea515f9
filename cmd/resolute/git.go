package main

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
)

// history is what a repository knows of the files since a revision.
type history struct {
	root, commit string
	// before is, by a file's path from the root, what the file was called then;
	// empty for a new one. Files that are as they were are not in it.
	before map[string]string
}

// historySince asks git, as a program: it reads its own files and opens no
// connection. "main...HEAD" is the commit where the two parted.
func historySince(revision string) (*history, error) {
	root, err := git("", "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	h := &history{root: strings.TrimRight(string(root), "\r\n"), before: map[string]string{}}
	if a, b, ok := strings.Cut(revision, "..."); ok {
		if b == "" {
			b = "HEAD"
		}
		parted, err := git(h.root, "merge-base", "--end-of-options", a, b)
		if err != nil {
			return nil, fmt.Errorf("--new-from %s: %w", revision, err)
		}
		revision = strings.TrimSpace(string(parted))
	}
	commit, err := git(h.root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return nil, fmt.Errorf("--new-from: git knows no revision %s", revision)
	}
	h.commit = strings.TrimSpace(string(commit))
	changed, err := git(h.root, "diff", "--no-ext-diff", "--name-status", "-z", "-M", h.commit, "--")
	if err != nil {
		return nil, err
	}
	h.changed(strings.Split(strings.TrimRight(string(changed), "\x00"), "\x00"))
	added, err := git(h.root, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return nil, err
	}
	for path := range strings.SplitSeq(strings.TrimRight(string(added), "\x00"), "\x00") {
		h.before[path] = ""
	}
	return h, nil
}

// changed reads "M", "a.txt", "R095", "old.txt", "new.txt".
func (h *history) changed(fields []string) {
	for i := 0; i+1 < len(fields); {
		status := fields[i]
		switch status[0] {
		case 'A':
			h.before[fields[i+1]] = ""
			i += 2
		case 'R', 'C':
			if i+2 >= len(fields) {
				return
			}
			h.before[fields[i+2]] = fields[i+1]
			i += 3
		default:
			h.before[fields[i+1]] = fields[i+1]
			i += 2
		}
	}
}

// of is what a file was: same tells that it is as it was, else text is what was
// in it then, empty if it is new.
func (h *history) of(path string) (text string, same bool, err error) {
	abs, err := filepath.Abs(path)
	if err == nil {
		if real, err := filepath.EvalSymlinks(abs); err == nil {
			abs = real
		}
	}
	rel, err2 := filepath.Rel(h.root, abs)
	if err != nil || err2 != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return "", false, nil // of another repository, or of none: all of it is new
	}
	was, ok := h.before[filepath.ToSlash(rel)]
	switch {
	case !ok:
		return "", true, nil
	case was == "":
		return "", false, nil
	}
	data, err := git(h.root, "cat-file", "blob", h.commit+":"+was)
	return string(data), false, err
}

func git(dir string, args ...string) ([]byte, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir = dir
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return nil, errors.New("--new-from needs git, and there is none")
	case err != nil:
		said, _, _ := strings.Cut(strings.TrimSpace(stderr.String()), "\n")
		return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimPrefix(said, "fatal: "))
	}
	return out, nil
}
