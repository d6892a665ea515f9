//go:build linux

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// engine builds and runs containers, with a store of its own.
type engine struct {
	t     *testing.T
	store string
}

// newEngine skips the test where containers cannot be made.
func newEngine(t *testing.T) engine {
	t.Helper()
	if os.Getenv("CI") != "true" || testing.Short() {
		t.Skip("only with CI=true, without -short: the program is built in a container")
	}
	for _, program := range []string{"buildah", "busybox"} {
		if _, err := exec.LookPath(program); err != nil {
			t.Skip("no container is made: ", err)
		}
	}
	if os.Geteuid() != 0 {
		t.Skip("no container is made: only a superuser may, as this test does it")
	}
	e := engine{t, t.TempDir()}
	t.Cleanup(func() { _, _ = e.try("rm", "--all") })
	return e
}

// try runs buildah, in the root of the repository.
func (e engine) try(args ...string) (string, error) {
	cmd := exec.Command("buildah", append([]string{"--root", filepath.Join(e.store, "root"), "--runroot", filepath.Join(e.store, "run"), "--storage-driver", "vfs"}, args...)...)
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "BUILDAH_ISOLATION=chroot")
	var errs strings.Builder
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		return string(out) + errs.String(), err
	}
	return strings.TrimSpace(string(out)), nil
}

func (e engine) do(args ...string) string {
	e.t.Helper()
	out, err := e.try(args...)
	if err != nil {
		e.t.Fatalf("buildah %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return out
}

// base makes a stand-in for an image that would be fetched: a shell, a few commands,
// and the settings that Go's own image has, with what Go keeps in a place that is known.
func (e engine) base(name string) {
	e.t.Helper()
	shell, err := exec.LookPath("busybox")
	if err != nil {
		e.t.Fatal(err)
	}
	files := e.t.TempDir()
	for _, command := range []string{"sh", "cat", "dirname", "sort"} {
		if err := os.Symlink("busybox", filepath.Join(files, command)); err != nil {
			e.t.Fatal(err)
		}
	}
	container := e.do("from", "scratch")
	e.do("copy", "--quiet", container, shell, "/bin/busybox")
	e.do("copy", "--quiet", container, files, "/bin")
	e.do("copy", "--quiet", "--chmod", "1777", container, e.t.TempDir(), "/tmp")
	e.do("config", "--env", "PATH=/usr/local/go/bin:/bin:/usr/local/bin", "--env", "GOPATH=/go", "--env", "GOCACHE=/go/cache", "--env", "GOTOOLCHAIN=local", container)
	e.do("commit", "--quiet", "--rm", container, "docker.io/library/"+name)
}

// The container's file is built by an engine; what it is built from stands on this
// machine. Each image is then run on drafts that it may only read, as it says itself.
func TestTheContainerIsBuiltAndReadsDrafts(t *testing.T) {
	e := newEngine(t)
	file, err := os.ReadFile(filepath.Join(root, "editors/ci/Containerfile"))
	if err != nil {
		t.Fatal(err)
	}
	for _, from := range regexp.MustCompile(`(?m)^FROM (\S+:\S+)`).FindAllStringSubmatch(string(file), -1) {
		e.base(from[1])
	}
	drafts := t.TempDir()
	for name, content := range map[string]string{"gap.txt": gapDraft, "good.txt": goodDraft} {
		if err := os.WriteFile(filepath.Join(drafts, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for dir := drafts; dir != "/"; dir = filepath.Dir(dir) { // nobody in particular reads them
		if info, err := os.Stat(dir); err == nil && info.Mode().Perm()&0o005 != 0o005 {
			if err := os.Chmod(dir, 0o755); err != nil {
				t.Fatal(err)
			}
		}
	}
	build := []string{"build", "--quiet", "--pull-never", "--file", "editors/ci/Containerfile", "--build-arg", "VERSION=9.8.7"}
	for host, inside := range map[string]string{goEnv(t, "GOROOT"): "/usr/local/go", goEnv(t, "GOMODCACHE"): "/go/pkg/mod", goEnv(t, "GOCACHE"): "/go/cache"} {
		build = append(build, "--volume", host+":"+inside)
	}
	for _, c := range []struct {
		target  []string
		program string
		notices string
	}{
		{[]string{"--target", "shell"}, "resolute", "/usr/local/share/doc/resolute/"},
		{nil, "/resolute", "/"},
	} {
		image := e.do(append(append(build, c.target...), ".")...)
		container := e.do("from", "--pull-never", image)
		if said := e.do("inspect", "--format", "{{.OCIv1.Config.User}} {{.OCIv1.Config.Entrypoint}} {{.OCIv1.Config.Cmd}} {{.OCIv1.Config.WorkingDir}}", container); said != "65532:65532 ["+c.program+"] [--help] /drafts" {
			t.Errorf("%v: the image says %s", c.target, said)
		}
		run := func(args ...string) (string, int) {
			out, err := e.try(append([]string{"run", "--volume", drafts + ":/drafts:ro", container, "--", c.program}, args...)...)
			code := 0
			if exit, ok := err.(*exec.ExitError); ok {
				code = exit.ExitCode()
			}
			return out, code
		}
		for _, r := range []struct {
			args string
			code int
			want string
		}{
			{"version", 0, "resolute 9.8.7"},
			{"lint .", 1, "gap.txt:5:1: error"},
			{"lint good.txt", 0, "1 draft, no findings"},
			{"lint none.txt", 2, "there is no file or folder none.txt"},
			{"lint --fix --unsafe-fixes gap.txt", 2, "cannot repair gap.txt: "},
		} {
			if out, code := run(strings.Fields(r.args)...); code != r.code || !strings.Contains(out, r.want) {
				t.Errorf("%v %s: exit code %d, want %d\n%s", c.target, r.args, code, r.code, out)
			}
		}
		mounted := e.do("mount", container)
		for _, name := range []string{"LICENSE", "THIRD-PARTY.txt"} {
			if info, err := os.Stat(filepath.Join(mounted, c.notices, name)); err != nil || info.Size() == 0 {
				t.Errorf("%v: %v", c.target, err)
			}
		}
	}
}

func goEnv(t *testing.T, name string) string {
	t.Helper()
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}
