package main

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/workspace"
)

func TestOutcomesComeInOrderHoweverLongEachTakes(t *testing.T) {
	var got []int
	inOrder(1000, func(i int) int {
		n := 0
		for range (i * 7919 % 13) * 1000 {
			n++
		}
		return i + n - n
	}, func(i, v int) {
		if i != v {
			t.Fatalf("outcome %d came as number %d", v, i)
		}
		got = append(got, v)
	})
	if len(got) != 1000 {
		t.Errorf("%d outcomes", len(got))
	}
	inOrder(0, func(int) int { panic("nothing to do") }, func(int, int) {})
}

func TestAFailureOfTheProgramSparesTheOtherDrafts(t *testing.T) {
	var out, errs strings.Builder
	a := &app{stdout: &out, stderr: &errs}
	inputs := []workspace.Input{{Path: "a"}, {Path: "b"}, {Path: "c"}}
	var seen []string
	n, err := each(a, inputs, func(in workspace.Input) (string, error) {
		switch in.Path {
		case "a":
			panic("no such thing")
		case "b":
			return "", errors.New("b is no good")
		}
		return in.Path, nil
	}, func(s string) error {
		seen = append(seen, s)
		return nil
	})
	if n != 1 || err != nil || len(seen) != 1 || a.code != exitInternal {
		t.Errorf("%d drafts %v, error %v, exit code %d", n, seen, err, a.code)
	}
	const told = "resolute: a: internal error: no such thing; this is a fault of Resolute 0.1.0, not of the draft: please report it with what -v prints\n"
	if s := errs.String(); s != told+"resolute: b is no good\n" {
		t.Errorf("standard error %q", s)
	}
}

func TestTheStackOfAFailureIsForThoseWhoAskForMore(t *testing.T) {
	var errs strings.Builder
	a := &app{stdout: io.Discard, stderr: &errs, verbose: true}
	a.internal("a", "internal error: no such thing", []byte("goroutine 1"))
	if s := errs.String(); !strings.HasSuffix(s, "please report it:\ngoroutine 1\n") || a.code != exitInternal {
		t.Errorf("exit code %d, standard error %q", a.code, s)
	}
}

func TestAFileIsReplacedInOneStepAndKeepsItsPermissions(t *testing.T) {
	needsModes(t)
	dir := t.TempDir()
	path, link := filepath.Join(dir, "a.txt"), filepath.Join(dir, "link.txt")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("a.txt", link); err != nil {
		t.Skip("no links here")
	}
	if err := replaceFile(link, "old", "new"); err != nil {
		t.Fatal(err)
	}
	got, _ := os.ReadFile(path)
	info, _ := os.Stat(path)
	if at, _ := os.Readlink(link); string(got) != "new" || info.Mode().Perm() != 0o640 || at != "a.txt" {
		t.Errorf("%q, %v, link to %q", got, info.Mode(), at)
	}
	if err := replaceFile(path, "old", "newer"); err == nil {
		t.Error("a file that has changed meanwhile was overwritten")
	}
	os.Chmod(path, 0o440)
	if err := replaceFile(path, "new", "newer"); err == nil {
		t.Error("a write-protected file was overwritten")
	}
	if left, _ := os.ReadDir(dir); len(left) != 2 {
		t.Errorf("left behind: %v", left)
	}
}
