package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"go.lsp.dev/uri"
)

// engineFolders are the drafts that both are held against: ours, and the adopted
// texts beside the repository where they are.
var engineFolders = []string{"../../testdata/drafts", "../../testdata/adopted", "../../testdata/bad", "../../../shared/corpus/texts"}

// TestTheServerFindsWhatTheCommandFinds holds the findings of the server against
// those of the command: of the whole folder, which are read from the disk, and of
// every draft when it is open.
func TestTheServerFindsWhatTheCommandFinds(t *testing.T) {
	for _, folder := range engineFolders {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			dir, err := filepath.Abs(folder)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := os.Stat(dir); err != nil {
				if os.Getenv("CI") == "true" {
					t.Fatal(err)
				}
				t.Skip("the texts are not there: ", folder)
			}
			want := commandFinds(t, dir)
			got := serverFinds(t, dir)
			findings := 0
			for path := range want {
				if _, ok := got.folder[path]; !ok {
					t.Errorf("%s: the command checks it, the server does not", path)
				}
			}
			for _, path := range slices.Sorted(maps.Keys(got.folder)) {
				findings += len(want[path])
				sameFindings(t, "the workspace's "+path, got.folder[path], want[path])
				if opened, ok := got.open[path]; ok {
					sameFindings(t, "the open "+path, opened, want[path])
				}
			}
			t.Logf("%d texts, %d of them opened, %d findings", len(got.folder), len(got.open), findings)
		})
	}
}

func sameFindings(t *testing.T, where string, got, want []string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: the server finds\n  %s\nthe command\n  %s", where, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}

// commandFinds are the findings of the command by file, "from-to rule message".
func commandFinds(t *testing.T, dir string) map[string][]string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(path, "lint", "--min-severity", "hint", "--fail-on", "never", "--format", "json", ".")
	cmd.Dir = dir
	out, err := cmd.Output()
	if len(out) == 0 {
		t.Fatal(err)
	}
	var r struct {
		Findings []struct {
			Path, Rule, Severity, Message string
			Range                         struct{ Start, End struct{ Offset int } }
		}
	}
	if err := json.Unmarshal(out, &r); err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, f := range r.Findings {
		name := filepath.ToSlash(f.Path)
		found[name] = append(found[name], fmt.Sprintf("%d-%d %s %s %s", f.Range.Start.Offset, f.Range.End.Offset, f.Severity, f.Rule, f.Message))
	}
	return found
}

type found struct{ folder, open map[string][]string }

// docReport is a document's findings as the protocol has them.
type docReport struct {
	URI   string
	Items []struct {
		Range         struct{ Start, End struct{ Line, Character int } }
		Severity      int
		Code, Message string
	}
}

func serverFinds(t *testing.T, dir string) found {
	t.Helper()
	s := startServer(t)
	root := string(uri.File(dir))
	s.call("initialize", fmt.Sprintf(`{"processId":null,"rootUri":%q,"capabilities":{"general":{"positionEncodings":["utf-8"]},"window":{"workDoneProgress":true},"textDocument":{"diagnostic":{}}}}`, root))
	s.notify("initialized", "{}")
	for !strings.Contains(string(s.upTo("$/progress").Params), `"kind":"end"`) {
	}
	out := found{map[string][]string{}, map[string][]string{}}
	var all struct{ Items []docReport }
	must(json.Unmarshal([]byte(s.call("workspace/diagnostic", `{"previousResultIds":[]}`)), &all))
	for _, r := range all.Items {
		path, data := fileOf(t, dir, r.URI)
		out.folder[path] = r.inBytes(data)
	}
	must(filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		u := string(uri.File(path))
		name, data := fileOf(t, dir, u)
		if _, isDraft := out.folder[name]; !isDraft || !utf8.Valid(data) {
			return nil // which a message cannot hold
		}
		s.notify("textDocument/didOpen", fmt.Sprintf(`{"textDocument":{"uri":%q,"languageId":"plaintext","version":1,"text":%s}}`, u, jsonString(string(data))))
		var r docReport
		must(json.Unmarshal([]byte(s.call("textDocument/diagnostic", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, u))), &r))
		s.notify("textDocument/didClose", fmt.Sprintf(`{"textDocument":{"uri":%q}}`, u))
		out.open[name] = r.inBytes(data)
		return nil
	}))
	return out
}

// fileOf is the name of a file below dir, and what it holds.
func fileOf(t *testing.T, dir, u string) (string, []byte) {
	t.Helper()
	path := uri.URI(u).FsPath()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	name, err := filepath.Rel(dir, path)
	if err != nil {
		t.Fatal(err)
	}
	return filepath.ToSlash(name), data
}

// inBytes are the findings as commandFinds has them.
func (r *docReport) inBytes(data []byte) []string {
	lines := []int{0}
	for i := range data {
		if data[i] == '\n' || data[i] == '\r' && (i+1 == len(data) || data[i+1] != '\n') {
			lines = append(lines, i+1)
		}
	}
	var out []string
	for _, f := range r.Items {
		out = append(out, fmt.Sprintf("%d-%d %s %s %s", lines[f.Range.Start.Line]+f.Range.Start.Character, lines[f.Range.End.Line]+f.Range.End.Character,
			[]string{"", "error", "warning", "info", "hint"}[f.Severity], f.Code, f.Message))
	}
	return out
}

// Names that programs stumble over: blanks, letters beyond ASCII, composed and not,
// what is special in a URI, in a pattern, on Windows.
func TestTheServerFindsWhatTheCommandFindsWhateverTheNames(t *testing.T) {
	dir := t.TempDir()
	const settings = "exclude = [\"übung/\"]\n[[suppress]]\nrule = \"tight-label\"\nfiles = \"été 2/*.txt\"\nreason = \"of the working paper\"\n"
	names := []string{
		"été 2/a b.txt", "e\u0301te\u0301/decomposed.txt", "100%/#1 ?.txt", "%41/percent.txt", "a+b&c=d;e,f/(1) [x]{y}.txt", "Ω/決議.resolution", "🕊/paix.txt",
		"übung/left out.txt", `C:\Drafts\b.txt`, "C:/Drafts/c.txt", `back\slash.txt`, "~tilde/'quote' \"double\".txt", "plain.txt", "a:b.txt", "-dash.txt",
	}
	if runtime.GOOS == "windows" { // where a colon makes another stream of a file
		names = slices.DeleteFunc(names, func(name string) bool { return strings.ContainsAny(name, `:\?"`) })
	}
	wrote := 0
	for _, name := range append(names, "resolute.toml") {
		path := filepath.Join(dir, filepath.FromSlash(name))
		content := strings.Replace(tightOne, "2.", "4.", 1)
		if name == "resolute.toml" {
			content = settings
		}
		if os.MkdirAll(filepath.Dir(path), 0o755) == nil && os.WriteFile(path, []byte(content), 0o644) == nil {
			wrote++ // some systems have no such names
		}
	}
	want, got := commandFinds(t, dir), serverFinds(t, dir)
	if len(want) != wrote-2 {
		t.Errorf("the command finds something in %d files of %d: %q", len(want), wrote-2, slices.Sorted(maps.Keys(want)))
	}
	for path := range want {
		sameFindings(t, "the workspace's "+path, got.folder[path], want[path])
		sameFindings(t, "the open "+path, got.open[path], want[path])
	}
	for path := range got.folder {
		if _, ok := want[path]; !ok && len(got.folder[path]) > 0 {
			t.Errorf("the server checks %s, the command does not", path)
		}
	}
	if n := len(want["plain.txt"]) - len(want["été 2/a b.txt"]); n != 1 {
		t.Errorf("a suppression for files with such names silences %d findings", n)
	}
	// Each by its name finds the same as the folder.
	for _, name := range names {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if _, err := os.Stat(path); err != nil || want[name] == nil {
			continue
		}
		out, errs, _ := call("lint", "--format", "jsonl", "--min-severity", "hint", "--", path)
		if n := strings.Count(out, "\n"); n != len(want[name]) || errs != "" {
			t.Errorf("%s by its name: %d findings, %d of the folder\n%s", name, n, len(want[name]), errs)
		}
	}
}
