//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// begun is the built program at work in the current folder, with what it has said on
// standard error once it has ended.
func begun(t *testing.T, args ...string) (*exec.Cmd, *bytes.Buffer) {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	cmd := exec.Command(path, args...)
	cmd.Stderr = &errs
	cmd.Env = append(os.Environ(), "RESOLUTE_CACHE_DIR="+t.TempDir())
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, &errs
}

// exitCode is what a program that was waited for has exited with.
func exitCode(cmd *exec.Cmd) int {
	_ = cmd.Wait()
	return cmd.ProcessState.ExitCode()
}

func leftBehind(t *testing.T, dir string) []string {
	t.Helper()
	left, err := filepath.Glob(filepath.Join(dir, ".resolute-*"))
	if err != nil {
		t.Fatal(err)
	}
	return left
}

// A draft that never ends stands for one on a slow disk: the run is in the middle of
// it when the signal comes.
func TestARunThatIsInterruptedLeavesWholeFiles(t *testing.T) {
	for _, c := range []struct {
		signal os.Signal
		code   int
		said   string
	}{
		{os.Interrupt, 130, "resolute: interrupted: "},
		{syscall.SIGTERM, 143, ""},
		{syscall.SIGHUP, 129, ""},
	} {
		t.Run(c.signal.String(), func(t *testing.T) {
			folderOf(t, map[string]string{"a.txt": tightOne, "report.json": "the last run's", "list.txt": gapDraft})
			if err := syscall.Mkfifo("slow.txt", 0o644); err != nil {
				t.Skip(err)
			}
			cmd, errs := begun(t, "lint", "--fix", "--cache-dir", "cache", "--output", "json=report.json", "a.txt", "list.txt", "slow.txt")
			w, err := os.OpenFile("slow.txt", os.O_WRONLY, 0) // waits until it is read
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			if len(leftBehind(t, ".")) == 0 {
				t.Error("nothing is being written: the test shows nothing")
			}
			if err := cmd.Process.Signal(c.signal); err != nil {
				t.Fatal(err)
			}
			if got := exitCode(cmd); got != c.code || !strings.Contains(errs.String(), c.said) || strings.Contains(errs.String(), "internal") {
				t.Errorf("exit code %d, want %d; it said %q", got, c.code, errs)
			}
			if left := leftBehind(t, "."); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
			if got, _ := os.ReadFile("report.json"); string(got) != "the last run's" {
				t.Errorf("half a report: %q", got)
			}
			if got, _ := os.ReadFile("a.txt"); string(got) != tightOne && string(got) != strings.Replace(tightOne, "1.D", "1.\tD", 1) {
				t.Errorf("half a draft: %q", got)
			}
		})
	}
}

func TestAReaderThatHasSeenEnoughEndsTheRun(t *testing.T) {
	files := map[string]string{}
	for i := range 300 {
		files[fmt.Sprintf("%03d.txt", i)] = gapDraft
	}
	folderOf(t, files)
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	r.Close()
	var errs bytes.Buffer
	cmd := exec.Command(path, "lint", "--no-cache", ".")
	cmd.Stdout, cmd.Stderr = w, &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	w.Close()
	if got := exitCode(cmd); got != exitHungUp || errs.Len() > 0 {
		t.Errorf("exit code %d, want %d; it said %q", got, exitHungUp, &errs)
	}
}

func TestTwoRunsAtOnceShareACache(t *testing.T) {
	files := map[string]string{}
	for i := range 60 {
		files[fmt.Sprintf("%02d.txt", i)] = strings.Replace(gapDraft, "build one", fmt.Sprintf("build %d", i), 1)
	}
	folderOf(t, files)
	want, _, _ := call("lint", "--no-cache", ".")
	cache := t.TempDir()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	for range 3 { // the first with nothing kept, the others with what was
		var runs [4]*exec.Cmd
		var outs [4]bytes.Buffer
		for i := range runs {
			runs[i] = exec.Command(path, "lint", "--cache-dir", cache, ".")
			runs[i].Stdout, runs[i].Stderr = &outs[i], &outs[i]
			if err := runs[i].Start(); err != nil {
				t.Fatal(err)
			}
		}
		for i, cmd := range runs {
			if got := exitCode(cmd); got != exitFindings || outs[i].String() != want {
				t.Errorf("exit code %d:\n%s\nwant\n%s", got, &outs[i], want)
			}
		}
	}
	kept, err := os.ReadDir(cache)
	if err != nil || len(kept) != 1 {
		t.Errorf("kept: %v, %v", kept, err)
	}
}

// A pipe stands for the draft until it has been read; then somebody saves another text
// under its name.
func TestADraftThatHasChangedMeanwhileIsLeftAlone(t *testing.T) {
	for _, c := range []struct {
		args           []string
		stdout, stderr string
	}{
		{[]string{"lint", "--fix", "draft.txt"}, "draft.txt:3:1: warning", "resolute: cannot repair draft.txt: the file has changed meanwhile\n"},
		{[]string{"fmt", "draft.txt"}, "", "resolute: cannot lay out draft.txt: the file has changed meanwhile\n"},
	} {
		t.Run(c.args[0], func(t *testing.T) {
			folderOf(t, map[string]string{"saved": gapDraft})
			if err := syscall.Mkfifo("draft.txt", 0o644); err != nil {
				t.Skip(err)
			}
			type ended struct {
				out, errs string
				code      int
			}
			end := make(chan ended, 1)
			go func() {
				out, errs, code := call(c.args...)
				end <- ended{out, errs, code}
			}()
			w, err := os.OpenFile("draft.txt", os.O_WRONLY, 0) // waits until it is read
			if err != nil {
				t.Fatal(err)
			}
			_, err = w.WriteString(tightOne)
			if err := errors.Join(err, os.Rename("saved", "draft.txt"), w.Close()); err != nil {
				t.Fatal(err)
			}
			got := <-end
			if got.code != exitUnable || !strings.Contains(got.out, c.stdout) || got.errs != c.stderr {
				t.Errorf("exit code %d\n%s%s", got.code, got.out, got.errs)
			}
			if now, _ := os.ReadFile("draft.txt"); string(now) != gapDraft {
				t.Errorf("it was overwritten: %q", now)
			}
		})
	}
}
