package workspace_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"

	"resolute/internal/config"
	"resolute/internal/workspace"
)

const draft = "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to go on.\n"

// in makes a folder of files, goes there, and returns it.
func in(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	return dir
}

// find is what arguments come to: the paths of those that read as drafts, and
// the errors.
func find(t *testing.T, s *config.Settings, args ...string) (string, string) {
	t.Helper()
	found, err := workspace.Find(args, "stdin.txt", s)
	if err != nil {
		return "", err.Error()
	}
	var paths, errs []string
	for _, e := range found.Errors {
		errs = append(errs, e.Error())
	}
	for _, input := range found.Inputs {
		_, err := workspace.Read(input, strings.NewReader(draft), &config.Config{})
		switch {
		case err == nil:
			paths = append(paths, filepath.ToSlash(input.Path))
		case !errors.Is(err, workspace.ErrNotDraft):
			errs = append(errs, err.Error())
		}
	}
	return strings.Join(paths, " "), strings.Join(errs, "\n")
}

func TestArgumentsAreFilesFoldersPatternsAndStandardInput(t *testing.T) {
	in(t, map[string]string{
		"b.txt": draft, "a.md": draft, "notes.txt": "buy milk\n", "c.resolution": "not much\n", "d.res.txt": "nor this\n",
		"code.go": draft, "sub/e.txt": draft, "sub/deep/f.TXT": draft, ".hidden/g.txt": draft, "odd [x].txt": draft,
	})
	for _, c := range []struct{ args, want string }{
		{"b.txt", "b.txt"},
		{"notes.txt", "notes.txt"},
		{"code.go", "code.go"},
		{".", "a.md b.txt c.resolution d.res.txt odd [x].txt sub/deep/f.TXT sub/e.txt"},
		{"sub", "sub/deep/f.TXT sub/e.txt"},
		{"./sub/ b.txt", "sub/deep/f.TXT sub/e.txt b.txt"},
		{"b.txt . b.txt", "b.txt a.md c.resolution d.res.txt odd [x].txt sub/deep/f.TXT sub/e.txt"},
		{"**/*.txt", "b.txt d.res.txt notes.txt odd [x].txt sub/e.txt"},
		{"{a,b}.*", "a.md b.txt"},
		{"-", "stdin.txt"},
	} {
		args := strings.Fields(c.args)
		if got, errs := find(t, config.NoSettings(), args...); strings.ReplaceAll(got, ".hidden/g.txt ", "") != c.want || errs != "" {
			t.Errorf("%s: %s %s\nwant %s", c.args, got, errs, c.want)
		}
	}
	if got, errs := find(t, config.NoSettings(), "odd [x].txt"); got != "odd [x].txt" {
		t.Errorf("a file whose name looks like a pattern: %s %s", got, errs)
	}
}

func TestWhatCannotBeReadIsSaidInOneSentence(t *testing.T) {
	utf16 := "T\x00h\x00e\x00 \x00A\x00s\x00s\x00e\x00m\x00b\x00l\x00y\x00"
	in(t, map[string]string{
		"a.pdf": "%PDF-1.7\n", "a.docx": "PK\x03\x04\x14\x00", "a.doc": "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.rtf": `{\rtf1`,
		"le.txt": "\xFF\xFE" + utf16, "be.txt": "\xFE\xFF\x00T", "bare.txt": utf16, "wide.txt": "\xFF\xFE\x00\x00T\x00\x00\x00",
		"bin": "ab\x00\x01\x02cd", "empty.txt": "", "blank.txt": " \n\t\n", "latin1.txt": "d\xe9cision\n", "sub/le.txt": "\xFF\xFE" + utf16, "sub/bin.txt": "\x00\x01\x02", "code/a.go": draft,
	})
	for _, c := range []struct{ arg, want string }{
		{"none.txt", "there is no file or folder none.txt"},
		{"none/*.txt", "nothing matches the pattern " + filepath.FromSlash("none/*.txt")},
		// What the system calls no name at all, as Windows does any with an asterisk.
		{strings.Repeat("long", 100) + "*", "nothing matches the pattern " + strings.Repeat("long", 100) + "*"},
		{"a.pdf/*", "nothing matches the pattern " + filepath.FromSlash("a.pdf/*")},
		{"[a", "[a is not a pattern: syntax error in pattern"},
		{"a.pdf", "a.pdf is a PDF: save its text as plain text first, with pdftotext for one"},
		{"a.docx", "a.docx is no whole zip archive, as a Word document is; it may have been cut off on its way"},
		{"a.doc", "a.doc is a document of an old Word: save it as plain text (UTF-8) first"},
		{"a.rtf", "a.rtf is a rich text file: save it as plain text (UTF-8) first"},
		{"le.txt", "le.txt is in UTF-16: save it as UTF-8 first"},
		{"be.txt", "be.txt is in UTF-16: save it as UTF-8 first"},
		{"bare.txt", "bare.txt is in UTF-16: save it as UTF-8 first"},
		{"wide.txt", "wide.txt is in UTF-32: save it as UTF-8 first"},
		{"bin", "bin is binary, not a text"},
		{"empty.txt", "empty.txt is empty: there is nothing to check"},
		{"blank.txt", "blank.txt is empty: there is nothing to check"},
		{"latin1.txt", ""},
		{"code", workspace.NoDrafts("code").Error()},
		{"sub", filepath.FromSlash("sub/le.txt") + " is in UTF-16: save it as UTF-8 first"},
	} {
		if _, got := find(t, config.NoSettings(), c.arg); got != c.want {
			t.Errorf("%s: %q, want %q", c.arg, got, c.want)
		}
	}
	if _, err := workspace.Read(workspace.Input{Stdin: true}, iotest.ErrReader(io.ErrUnexpectedEOF), &config.Config{}); err == nil {
		t.Error("a broken standard input is no error")
	}
}

func TestAnUnreadableFileIsSaid(t *testing.T) {
	in(t, map[string]string{"a.txt": draft})
	if os.Chmod("a.txt", 0) != nil || os.Geteuid() <= 0 {
		t.Skip("permissions do not hold for this user")
	}
	if _, got := find(t, config.NoSettings(), "a.txt"); got != "cannot read a.txt: permission denied" {
		t.Error(got)
	}
}

func TestGitignoreIsHonouredInFolders(t *testing.T) {
	in(t, map[string]string{
		".git/HEAD": "", ".gitignore": "# old\nold/\n*.tmp.txt\n!keep.tmp.txt\n/top.txt\n\\#x.txt\n{y}.txt\n",
		"a.txt": draft, "b.tmp.txt": draft, "keep.tmp.txt": draft, "top.txt": draft, "#x.txt": draft, "{y}.txt": draft, "y.txt": draft,
		"old/c.txt": draft, "sub/old/d.txt": draft, "sub/top.txt": draft, "sub/.gitignore": "mine.txt\n", "sub/mine.txt": draft, "mine.txt": draft,
	})
	const all = "a.txt keep.tmp.txt mine.txt sub/top.txt y.txt"
	if got, errs := find(t, config.NoSettings(), "."); got != all || errs != "" {
		t.Errorf("%s %s\nwant %s", got, errs, all)
	}
	if got, _ := find(t, config.NoSettings(), "sub"); got != "sub/top.txt" {
		t.Errorf("below: %s", got)
	}
	if got, _ := find(t, config.NoSettings(), "old", "b.tmp.txt"); got != "old/c.txt b.tmp.txt" {
		t.Errorf("what is named is taken all the same: %s", got)
	}
}

func TestSettingsLeaveFilesOutEvenWhenNamed(t *testing.T) {
	in(t, map[string]string{
		"resolute.toml": "exclude = [\"adopted/\", \"*.md\"]\n",
		"a.txt":         draft, "b.md": draft, "adopted/c.txt": draft, "sub/adopted/d.txt": draft, "sub/e.txt": draft,
	})
	s := config.NewSettings(nil)
	if got, errs := find(t, s, "."); got != "a.txt sub/e.txt" || errs != "" {
		t.Errorf("%s %s", got, errs)
	}
	found, err := workspace.Find([]string{"b.md", "adopted/c.txt", "sub/adopted/d.txt", "a.txt"}, "", s)
	if err != nil || len(found.Inputs) != 1 || len(found.Excluded) != 3 {
		t.Errorf("%+v %v", found, err)
	}
}

func TestBrokenSettingsStopTheSearch(t *testing.T) {
	in(t, map[string]string{"resolute.toml": "huose = 1\n", "a.txt": draft})
	if _, err := workspace.Find([]string{"."}, "", config.NewSettings(nil)); err == nil {
		t.Error("no error")
	}
}
