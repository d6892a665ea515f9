//go:build !windows

package lsp

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.lsp.dev/uri"
)

// dangling cites an act that the built-in catalogue knows not to exist.
const dangling = "The General Assembly,\n\nRecalling its resolution 68/720 of 9 April 2014,\n\n1.\tDecides to begin;\n\n3.\tDecides to end.\n"

// A disk that hangs, here a settings file that is a pipe nobody writes to, keeps
// nobody waiting, and what may stand on it is not said not to exist.
func TestADiskThatHangs(t *testing.T) {
	dir := t.TempDir()
	pipe := filepath.Join(dir, "resolute.toml")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
	root := string(uri.File(dir))
	e, s := connect(t)
	e.call("initialize", fmt.Sprintf(`{"processId":null,"rootUri":%q,"capabilities":{"textDocument":{"diagnostic":{}}}}`, root))
	e.notify("initialized", `{}`)
	e.openAs(root+"/a.txt", language, dangling)
	began := time.Now()
	if got := e.findings(root + "/a.txt"); !strings.Contains(got, "label-gap") || strings.Contains(got, "unknown-act") {
		t.Errorf("while the disk hangs: %s", got)
	}
	at := fmt.Sprintf(`{"textDocument":{"uri":"%s/a.txt"},"position":{"line":2,"character":28}}`, root)
	if got := e.call("textDocument/hover", at); strings.Contains(got, "does not exist") {
		t.Errorf("hover while the disk hangs: %s", got)
	}
	for i := range 20 {
		e.notify("textDocument/didChange", fmt.Sprintf(`{"textDocument":{"uri":"%s/a.txt","version":%d},"contentChanges":[{"range":{"start":{"line":4,"character":5},"end":{"line":4,"character":5}},"text":"x"}]}`, root, i+2))
		e.findings(root + "/a.txt")
	}
	if took := time.Since(began); took > 20*patience {
		t.Errorf("it took %v", took)
	}
	// The disk comes back.
	f, err := os.OpenFile(pipe, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	for got := ""; !strings.Contains(got, "unknown-act"); {
		got = e.findings(root + "/a.txt")
	}
	if s.bugs.Load() > 0 {
		t.Error("internal errors")
	}
}

// A disk that is gone takes nothing with it that was known.
func TestADiskThatVanishes(t *testing.T) {
	const own = "resolute.toml --\ncatalogues = [\"own.csv\"]\n-- own.csv --\ncite,title\nGeneral Assembly resolution 68/720,Something of our own\n-- a.txt --\n"
	e, root := startIn(t, pulls, "-- "+own+dangling)
	e.openAs(root+"/a.txt", language, dangling)
	if got := e.findings(root + "/a.txt"); strings.Contains(got, "unknown-act") {
		t.Fatalf("the user's catalogue is not read: %s", got)
	}
	if err := os.RemoveAll(uri.URI(root).FsPath()); err != nil {
		t.Fatal(err)
	}
	e.changed(root+"/resolute.toml", root+"/own.csv", root+"/a.txt")
	for range 3 { // the settings are read beside, and each time are those of before
		if got := e.findings(root + "/a.txt"); !strings.Contains(got, "label-gap") || strings.Contains(got, "unknown-act") {
			t.Errorf("the disk is gone: %s", got)
		}
	}
}
