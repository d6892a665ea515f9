//go:build linux

package main

import (
	"debug/elf"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// step is a line of the container's file.
type step struct{ do, what string }

// stages are the steps of each stage of the container's file, by its name; the last
// one has none.
func stages(t *testing.T) map[string][]step {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(root, "editors/ci/Containerfile"))
	if err != nil {
		t.Fatal(err)
	}
	out, name := map[string][]step{}, ""
	for line := range strings.Lines(string(data)) {
		do, what, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case do == "" || strings.HasPrefix(do, "#"):
			continue
		case do == "FROM":
			_, name, _ = strings.Cut(what, " AS ")
		case !slices.Contains([]string{"WORKDIR", "COPY", "RUN", "ARG", "USER", "ENTRYPOINT", "CMD"}, do):
			t.Errorf("%s is no step that is known here", do)
		}
		out[name] = append(out[name], step{do, what})
	}
	return out
}

// There is no container engine in a test. The steps of the build are run in a folder
// that has what the engine would be given, and the last stage becomes the root of a
// process where the tests run as a superuser.
func TestTheContainersStepsMakeAProgramThatNeedsNothingElse(t *testing.T) {
	all := stages(t)
	if os.Getenv("CI") != "true" {
		t.Skip("only with CI=true: the program is built as for the container")
	}
	image, src := t.TempDir(), t.TempDir()
	env := append(os.Environ(), "GOFLAGS=-mod=mod")
	for _, s := range all["build"] {
		switch s.do {
		case "ARG":
			env = append(env, s.what)
		case "COPY":
			fields := strings.Fields(s.what)
			for _, from := range fields[:len(fields)-1] {
				copyTracked(t, from, src)
			}
		case "RUN":
			cmd := exec.Command("sh", "-c", strings.ReplaceAll(s.what, "-o /resolute", "-o "+filepath.Join(image, "resolute")))
			cmd.Dir, cmd.Env = src, env
			if said, err := cmd.CombinedOutput(); err != nil {
				t.Fatalf("%s: %v\n%s", s.what, err, said)
			}
		}
	}
	program, err := elf.Open(filepath.Join(image, "resolute"))
	if err != nil {
		t.Fatal(err)
	}
	defer program.Close()
	if slices.ContainsFunc(program.Progs, func(p *elf.Prog) bool { return p.Type == elf.PT_INTERP }) {
		t.Error("the program wants libraries, of which the container has none")
	}
	for _, stage := range []string{"shell", ""} {
		for _, s := range all[stage] {
			if from, ok := strings.CutPrefix(s.what, "--from=build "); ok && !strings.HasPrefix(from, "/resolute ") {
				file, _, _ := strings.Cut(strings.TrimPrefix(from, "/src/"), " ")
				if _, err := os.Stat(filepath.Join(src, file)); err != nil {
					t.Error(err)
				}
			}
		}
	}
	runAsImage(t, image)
}

// copyTracked copies what the engine would be given: files of the repository, without
// what .dockerignore names.
func copyTracked(t *testing.T, from, to string) {
	t.Helper()
	list := exec.Command("git", "ls-files", "-z", "--", from)
	list.Dir = root
	out, err := list.Output()
	if err != nil {
		t.Skip("this is no repository: ", err)
	}
	for name := range strings.SplitSeq(strings.TrimRight(string(out), "\x00"), "\x00") {
		if strings.Contains("/"+name, "/testdata/") || strings.Contains("/"+name, "/node_modules/") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(to, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// runAsImage runs the program with the image as all there is, as nobody, without an
// environment, on drafts that it may only read.
func runAsImage(t *testing.T, image string) {
	t.Helper()
	drafts := filepath.Join(image, "drafts")
	if err := os.Mkdir(drafts, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(drafts, "gap.txt"), []byte(gapDraft), 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("/resolute", "lint", ".")
	cmd.Env = []string{"PATH=/"}
	if os.Geteuid() != 0 {
		cmd = exec.Command(filepath.Join(image, "resolute"), "lint", ".")
		cmd.Dir, cmd.Env = drafts, []string{}
	} else {
		for _, dir := range []string{image, filepath.Dir(image)} {
			if err := os.Chmod(dir, fs.FileMode(0o755)); err != nil {
				t.Fatal(err)
			}
		}
		cmd.Path, cmd.Dir = "/resolute", "/drafts"
		cmd.SysProcAttr = &syscall.SysProcAttr{Chroot: image, Credential: &syscall.Credential{Uid: 65532, Gid: 65532, NoSetGroups: true}}
	}
	out, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != exitFindings || !strings.HasPrefix(string(out), "gap.txt:5:1: error") {
		t.Errorf("in the container: %v\n%s", err, out)
	}
}
