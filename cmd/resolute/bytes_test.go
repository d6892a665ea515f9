package main

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// What a repair has to do, and what it makes of it, with line feeds alone.
const (
	slipDraft = "The General Assembly,\n\nRecalling the côté sud,\n\n1.Decides to build one;\n\n2.\tDecides to cross it;\n\n3.\tDecides to remain seized of the matter.\n"
	mended    = "The General Assembly,\n\nRecalling the côté sud,\n\n1.\tDecides to build one;\n\n2.\tDecides to cross it;\n\n3.\tDecides to remain seized of the matter.\n"
)

type onDiskForm struct {
	name string
	of   func(string) string
}

// onDisk are the ways in which a text may lie on a disk, and in which it is to stay.
var onDisk = []onDiskForm{
	{"line feeds", func(s string) string { return s }},
	{"CRLF", func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }},
	{"BOM", func(s string) string { return "\ufeff" + s }},
	{"BOM and CRLF", func(s string) string { return "\ufeff" + strings.ReplaceAll(s, "\n", "\r\n") }},
	{"no end of line at the end", func(s string) string { return strings.TrimSuffix(s, "\n") }},
	{"CRLF, none at the end", func(s string) string { return strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\r\n") }},
	{"line feeds, then CRLF", func(s string) string {
		head, tail, _ := strings.Cut(s, "2.")
		return head + strings.ReplaceAll("2."+tail, "\n", "\r\n")
	}},
}

// by is what a command makes of the draft. Fmt ends a text with a line ending.
func (f onDiskForm) by(command string) string {
	s := f.of(mended)
	if command == "fmt" && !strings.HasSuffix(s, "\n") {
		return f.of(mended + "\n")
	}
	return s
}

func TestRepairsAndLayoutKeepLineEndsAndTheByteOrderMark(t *testing.T) {
	for _, form := range onDisk {
		t.Run(form.name, func(t *testing.T) {
			for _, command := range [][]string{{"lint", "--fix"}, {"lint", "--fix", "--unsafe-fixes"}, {"fmt"}} {
				was, want := form.of(slipDraft), form.by(command[0])
				folderOf(t, map[string]string{"a.txt": was})
				out, errs, code := call(append(command, "a.txt")...)
				if got, _ := os.ReadFile("a.txt"); string(got) != want || code != exitClean {
					t.Errorf("%v makes %q of the file, exit code %d\n%s%s", command, got, code, out, errs)
				}
				var printed, said strings.Builder
				code = run(append(command, "-"), strings.NewReader(was), &printed, &said)
				if printed.String() != want || code != exitClean {
					t.Errorf("%v makes %q of standard input, exit code %d\n%s", command, &printed, code, &said)
				}
				// And what needs nothing comes out as it went in.
				printed.Reset()
				if run(append(command, "-"), strings.NewReader(want), &printed, &said); printed.String() != want {
					t.Errorf("%v makes %q of what is right", command, &printed)
				}
			}
		})
	}
}

func TestADifferenceIsTakenByPatchAndGit(t *testing.T) {
	tools := map[string][]string{"patch": {"-p1", "--binary", "-s"}, "git": {"apply", "--whitespace=nowarn"}}
	for tool := range tools {
		if _, err := exec.LookPath(tool); err != nil {
			delete(tools, tool)
		}
	}
	if len(tools) == 0 {
		t.Skip("neither patch nor git is here")
	}
	for _, form := range onDisk {
		for _, name := range []string{"a.txt", "sub/a.txt", "été 2/a b.txt"} {
			for tool, args := range tools {
				for _, command := range [][]string{{"lint", "--diff"}, {"fmt", "--diff"}} {
					dir := t.TempDir()
					t.Chdir(dir)
					path := filepath.FromSlash(name)
					if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
						t.Fatal(err)
					}
					if err := os.WriteFile(path, []byte(form.of(slipDraft)), 0o644); err != nil {
						t.Fatal(err)
					}
					// However the draft is named, the difference is the same.
					out, errs, code := call(append(command, path)...)
					other, _, _ := call(append(command, filepath.Join(dir, path))...)
					if code != exitFindings || out != other {
						t.Errorf("%v %s: exit code %d %s\n%s\nand of the whole path\n%s", command, path, code, errs, out, other)
					}
					apply := exec.Command(tool, args...)
					apply.Stdin = strings.NewReader(out)
					if said, err := apply.CombinedOutput(); err != nil {
						t.Errorf("%s, %s: %s does not take it: %v %s\n%s", form.name, name, tool, err, said, out)
					}
					if got, _ := os.ReadFile(path); string(got) != form.by(command[0]) {
						t.Errorf("%s, %s, %s: %q", form.name, name, tool, got)
					}
				}
			}
		}
	}
}

func TestADifferenceOfADraftElsewhereIsTakenFromTheRoot(t *testing.T) {
	folderOf(t, map[string]string{"a.txt": slipDraft})
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	path := filepath.Join(dir, "a.txt")
	out, _, _ := call("lint", "--diff", path)
	if want := "--- a/" + strings.TrimLeft(filepath.ToSlash(path), "/"); !strings.HasPrefix(out, want) {
		t.Errorf("%s\nwant it to begin with %s", out, want)
	}
}

// needsModes skips a test where files have no permissions by user and group.
func needsModes(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("files have other permissions here")
	}
}

func TestWhatIsWrittenKeepsPermissionsAndLinks(t *testing.T) {
	needsModes(t)
	for _, command := range [][]string{{"lint", "--fix"}, {"fmt"}} {
		for _, mode := range []fs.FileMode{0o600, 0o640, 0o644, 0o755} {
			folderOf(t, map[string]string{"a.txt": slipDraft})
			if err := os.Chmod("a.txt", mode); err != nil {
				t.Fatal(err)
			}
			if err := os.Mkdir("links", 0o755); err != nil {
				t.Fatal(err)
			}
			link := filepath.Join("links", "b.txt")
			if err := os.Symlink(filepath.Join("..", "a.txt"), link); err != nil {
				t.Skip("no links here")
			}
			if _, errs, code := call(append(command, link)...); code != exitClean {
				t.Errorf("%v: exit code %d %s", command, code, errs)
			}
			got, _ := os.ReadFile("a.txt")
			info, err := os.Stat("a.txt")
			if err != nil {
				t.Fatal(err)
			}
			if at, _ := os.Readlink(link); string(got) != mended || info.Mode().Perm() != mode || at != filepath.Join("..", "a.txt") {
				t.Errorf("%v, %v: %q, %v, link to %q", command, mode, got, info.Mode(), at)
			}
			if left, _ := os.ReadDir("links"); len(left) != 1 {
				t.Errorf("left behind: %v", left)
			}
		}
	}
}

// A report is written in one step too, keeps its permissions, and a link to it stays
// a link; a pipe or a device is written as it is.
func TestReportsAreWhole(t *testing.T) {
	needsModes(t)
	folderOf(t, map[string]string{"a.txt": gapDraft, "o.json": "old"})
	if err := os.Chmod("o.json", 0o600); err != nil {
		t.Fatal(err)
	}
	_ = os.Symlink("o.json", "link.json")
	call("lint", "--output", "json=o.json", "--output", "sarif=o.sarif", "--output", "junit=link.json", "a.txt")
	got, _ := os.ReadFile("o.json")
	info, err := os.Stat("o.json")
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o600 || !bytes.Contains(got, []byte("label-gap")) {
		t.Errorf("%v %s", info.Mode(), got)
	}
	if info, err := os.Stat("o.sarif"); err != nil || info.Mode().Perm() != newFileMode {
		t.Errorf("%v %v", info.Mode(), err)
	}
}
