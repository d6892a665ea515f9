package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// People read and write paths as their system has them, programs with slashes. This
// runs on Windows too, or under Wine, as .ci/run has it.
func TestPathsAreThoseOfTheSystemForPeopleAndHaveSlashesForPrograms(t *testing.T) {
	crlf := func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
	native := filepath.FromSlash
	folderOf(t, map[string]string{"gap.txt": crlf(gapDraft), "tight.txt": crlf(tightOne)})
	if err := errors.Join(os.Mkdir("sub", 0o755), os.Mkdir(".git", 0o755), os.WriteFile("sub/été 決.txt", []byte(crlf(gapDraft)), 0o644)); err != nil {
		t.Fatal(err)
	}
	here, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string // a path in them has slashes
		code int
		want string // in what it says
	}{
		{[]string{"lint", "sub/*.txt"}, 1, native("sub/été 決.txt:5:1: error")},
		{[]string{"lint", "**/*.txt"}, 1, native("sub/été 決.txt:5:1: error")},
		{[]string{"lint", filepath.ToSlash(here) + "/sub/*.txt"}, 1, filepath.Join(here, "sub", "été 決.txt") + ":5:1: error"},
		{[]string{"lint", here}, 1, filepath.Join(here, "gap.txt") + ":5:1: error"},
		{[]string{"lint", "none/*.txt"}, 2, native("nothing matches the pattern none/*.txt")},
		{[]string{"lint", "sbu/gap.txt"}, 2, native("there is no file or folder sbu/gap.txt")},
		{[]string{"lint", "--format", "sarif", "."}, 1, `"uri":"sub/%C3%A9t%C3%A9%20%E6%B1%BA.txt"`},
		{[]string{"lint", "--format", "github", "."}, 1, "::error file=sub/été 決.txt,line=5"},
		{[]string{"lint", "--format", "gitlab", "."}, 1, `"path":"sub/été 決.txt"`},
		{[]string{"lint", "--baseline", "sub/known.json", "--update-baseline", "."}, 0, native("sub/known.json has ")},
		{[]string{"lint", "--baseline", "sub/known.json", "."}, 0, "known to the baseline"},
		{[]string{"fmt", "--check", "sub/été 決.txt"}, 0, ""},
		{[]string{"lint", "--diff", "tight.txt"}, 1, "+++ b/tight.txt"},
		{[]string{"lint", "--fix", "./tight.txt"}, 0, "tight.txt: 1 repaired"},
	} {
		args := make([]string, len(c.args))
		for i, arg := range c.args {
			args[i] = native(arg)
		}
		if out, errs, code := call(args...); code != c.code || !strings.Contains(out+errs, c.want) {
			t.Errorf("%q: exit code %d, want %d with %s\n%.2000s%s", args, code, c.code, c.want, out, errs)
		}
	}
	if got, err := os.ReadFile("tight.txt"); err != nil || string(got) != strings.Replace(crlf(tightOne), "1.D", "1.\tD", 1) {
		t.Errorf("%q %v", got, err)
	}
	if got, err := os.ReadFile("sub/known.json"); err != nil || !strings.Contains(string(got), `"path":"../gap.txt"`) {
		t.Errorf("%s %v", got, err)
	}
}
