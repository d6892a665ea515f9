package main

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestWatchingChecksAgainWhatHasChanged(t *testing.T) {
	dir := t.TempDir()
	write := func(name, s string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const good = "The General Assembly,\n\n1. Decides to build one;\n\n2. Decides to remain seized of the matter.\n"
	write("a.txt", good)

	out, w := io.Pipe()
	a := &app{stdin: strings.NewReader(""), stdout: w, stderr: io.Discard, interrupt: make(chan os.Signal, 1)}
	cmd := a.root()
	cmd.SetArgs([]string{"lint", "--watch", "--no-cache", dir})
	ended := make(chan error, 1)
	go func() { ended <- cmd.Execute() }()

	lines := make(chan string)
	go func() {
		for s := bufio.NewScanner(out); s.Scan(); {
			lines <- s.Text()
		}
	}()
	told := func(want string) {
		t.Helper()
		deadline := time.After(time.Minute)
		for {
			select {
			case line := <-lines:
				if strings.Contains(line, want) {
					return
				}
			case <-deadline:
				t.Fatalf("nobody says %q", want)
			}
		}
	}
	told("1 draft, no findings")
	write("a.txt", strings.Replace(good, "2.", "3.", 1))
	told("label-gap")
	told("1 finding")
	write("resolute.toml", "rules.label-gap = \"off\"\n")
	told("no findings")
	if err := os.MkdirAll(filepath.Join(dir, "new"), 0o755); err != nil {
		t.Fatal(err)
	}
	told("no findings")
	write(filepath.Join("new", "b.txt"), good)
	told("2 drafts, no findings")

	a.interrupt <- os.Interrupt
	if err := <-ended; err != nil || a.code != exitClean {
		t.Errorf("ended with %v, exit code %d", err, a.code)
	}
}
