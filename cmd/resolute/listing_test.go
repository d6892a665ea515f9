package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// atRoot runs the command in the root of the repository, as the README tells
// its readers to.
func atRoot(t *testing.T, args ...string) (out string, code int) {
	t.Helper()
	t.Chdir("../..")
	var stdout, stderr strings.Builder
	code = run(args, strings.NewReader(""), &stdout, &stderr)
	return stdout.String() + stderr.String(), code
}

// golden compares what was said with a file under testdata/golden, from the root.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	was, now := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range max(len(was), len(now)) {
		if i >= len(was) || i >= len(now) || was[i] != now[i] {
			t.Fatalf("%s is out of date: run with -update and read the difference; it differs from line %d on:\nwas %q\nis  %q",
				path, i+1, was[min(i, len(was)-1)], now[min(i, len(now)-1)])
		}
	}
}

func TestTheDraftsAreToldAsTheGoldenHasIt(t *testing.T) {
	got, code := atRoot(t, "lint", "--format", "full", "--color", "never", "--min-severity", "hint", "testdata/drafts")
	if code != exitFindings {
		t.Errorf("exit code %d, want %d", code, exitFindings)
	}
	golden(t, "drafts.txt", got)
}

func TestBadInputIsToldAsTheGoldenHasIt(t *testing.T) {
	got, code := atRoot(t, "lint", "--color", "never", "testdata/bad")
	if code != exitUnable {
		t.Errorf("exit code %d, want %d", code, exitUnable)
	}
	golden(t, "bad.txt", got)
}

func TestAdoptedTextsHaveNothingToTell(t *testing.T) {
	if got, code := atRoot(t, "lint", "--color", "never", "testdata/adopted"); code != exitClean || strings.Contains(got, ":") {
		t.Errorf("exit code %d:\n%s", code, got)
	}
}

func TestTheReadmesSampleIsRealOutput(t *testing.T) {
	got, _ := atRoot(t, "lint", "--format", "full", "--color", "never", "testdata/drafts/unsc-monitoring.txt")
	data, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "<!-- sample: resolute lint --format full testdata/drafts/unsc-monitoring.txt -->\n", "<!-- end of sample -->"
	head, rest, ok := strings.Cut(string(data), begin)
	had, tail, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatal("the README has lost the place of its sample")
	}
	sample := "```\n$ resolute lint testdata/drafts/unsc-monitoring.txt\n" + got + "```\n"
	if had == sample {
		return
	}
	if !*update {
		t.Fatal("the README's sample is out of date: run with -update")
	}
	if err := os.WriteFile("README.md", []byte(head+begin+sample+end+tail), 0o644); err != nil {
		t.Fatal(err)
	}
}
