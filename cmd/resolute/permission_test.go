//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// unprivileged runs the built program as somebody whom permissions bind: a superuser
// may read and write everything.
func unprivileged(t *testing.T, args ...string) (stdout, stderr string, code int) {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	cmd := exec.Command(path, args...)
	cmd.Stdout, cmd.Stderr = &out, &errs
	if os.Geteuid() == 0 {
		const nobody = 65534
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody, NoSetGroups: true}}
		if err := os.Chmod(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	err = cmd.Run()
	if errors.Is(err, os.ErrPermission) {
		t.Skip("nobody may run programs here")
	}
	if _, ok := errors.AsType[*exec.ExitError](err); err != nil && !ok {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}

func TestWhatMayNotBeReadOrWrittenIsTold(t *testing.T) {
	for _, c := range []struct {
		name           string
		shut           string // what nobody may read
		closed         string // what nobody may write
		args           []string
		code           int
		stdout, stderr string // what they have in them
	}{
		{"a draft", "gap.txt", "", []string{"lint", "gap.txt", "tight.txt"}, 2, "tight.txt:3:1: warning", "resolute: cannot read gap.txt: permission denied\n"},
		{"a draft of a folder", "gap.txt", "", []string{"lint", "."}, 2, "tight.txt:3:1: warning", "resolute: cannot read gap.txt: permission denied\n"},
		{"a folder", "sub", "", []string{"lint", "sub", "gap.txt"}, 2, "gap.txt:5:1: error", "resolute: cannot read sub: permission denied\n"},
		{"the settings", "resolute.toml", "", []string{"lint", "gap.txt"}, 2, "", "resolute: cannot read the settings resolute.toml: permission denied\n"},
		{"a baseline", "sub/known.json", "", []string{"lint", "--baseline", "sub/known.json", "gap.txt"}, 2, "", "resolute: cannot read sub/known.json: permission denied\n"},
		{"a list", "list", "", []string{"lint", "--files-from", "list"}, 2, "", "resolute: cannot read list: permission denied\n"},
		{"--fix in a closed folder", "", ".", []string{"lint", "--fix", "tight.txt", "gap.txt"}, 2, "tight.txt:3:1: warning", "resolute: cannot repair tight.txt: permission denied\n"},
		{"fmt in a closed folder", "", ".", []string{"fmt", "tight.txt"}, 2, "", "resolute: cannot lay out tight.txt: permission denied\n"},
		{"a report in a closed folder", "", "sub", []string{"lint", "--output", "json=sub/o.json", "gap.txt"}, 2, "", "resolute: cannot write sub/o.json: permission denied\n"},
		{"a baseline in a closed folder", "", "sub", []string{"lint", "--baseline", "sub/new.json", "--update-baseline", "gap.txt"}, 2, "", "resolute: cannot write sub/new.json: permission denied\n"},
		{"settings in a closed folder", "", "sub", []string{"init", "sub"}, 2, "", "resolute: cannot write sub/resolute.toml: permission denied\n"},
		{"a cache in a closed folder", "", "sub", []string{"lint", "--cache-dir", "sub/cache", "gap.txt"}, 1, "gap.txt:5:1: error", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			folderOf(t, map[string]string{"gap.txt": gapDraft, "tight.txt": tightOne, "resolute.toml": "", "list": "gap.txt\n"})
			for _, step := range []error{
				os.Mkdir("sub", 0o777), os.WriteFile("sub/known.json", []byte("{}"), 0o644), os.Chmod("sub", 0o777), os.Chmod(".", 0o777), os.Chmod("..", 0o755),
			} {
				if step != nil {
					t.Fatal(step)
				}
			}
			if c.shut != "" {
				if err := os.Chmod(c.shut, 0); err != nil {
					t.Fatal(err)
				}
			}
			if c.closed != "" {
				if err := os.Chmod(c.closed, 0o555); err != nil {
					t.Fatal(err)
				}
			}
			t.Cleanup(func() { _ = errors.Join(os.Chmod("sub", 0o755), os.Chmod(".", 0o755)) }) // or it cannot be removed
			out, errs, code := unprivileged(t, c.args...)
			if code != c.code || !strings.Contains(out, c.stdout) || !strings.Contains(errs, c.stderr) || c.stdout == "" && out != "" || c.stderr == "" && errs != "" {
				t.Errorf("exit code %d, want %d\n%s%s", code, c.code, out, errs)
			}
			if got, err := os.ReadFile("tight.txt"); err == nil && string(got) != tightOne {
				t.Errorf("the draft is %q", got)
			}
			if left := leftBehind(t, "."); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}
