package export_test

import (
	"archive/zip"
	"bytes"
	"flag"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/docx"
	"resolute/internal/export"
	"resolute/internal/marks"
	"resolute/internal/sharedtest"
	"resolute/internal/text"
)

var runOffice = flag.Bool("office", false, "convert with LibreOffice")

// from is what s has from the byte on at which it differs from o.
func from(s, o string) string {
	i := 0
	for i < len(s) && i < len(o) && s[i] == o[i] {
		i++
	}
	return s[max(0, i-60):]
}

// word is a text exported and imported again.
func word(t testing.TB, s string) string { return wordWith(t, s, docx.Options{}) }

func wordWith(t testing.TB, s string, o docx.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Word(&b, tree(s)); err != nil {
		t.Fatal(err)
	}
	d, err := docx.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return d.Text(o)
}

// wordFiles are the Word files with tracked changes beside the repository.
func wordFiles(t *testing.T) []string {
	t.Helper()
	root := sharedtest.Path(t, "corpus/docx-tracked")
	files, err := filepath.Glob(root + "/*/*.docx")
	if err != nil || len(files) == 0 {
		t.Fatal("no Word files", err)
	}
	return files
}

func TestWordFilesComeBackAsTheyWent(t *testing.T) {
	var cut []string // files whose marks come back cut otherwise, with their authors
	defer func() {
		if t.Logf("%d files: %s", len(cut), cut); len(cut) > 5 {
			t.Errorf("%d files", len(cut))
		}
	}()
	for _, file := range wordFiles(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := docx.Read(data)
		if err != nil {
			t.Fatal(err)
		}
		was := d.Text(docx.Options{})
		is := word(t, was)
		if named := d.Text(docx.Options{Authors: true}); named != was {
			// Where several hands changed a line the marks may be cut otherwise; the
			// two texts are the same.
			again := wordWith(t, named, docx.Options{Authors: true})
			a, b := marks.Of(text.New(named)), marks.Of(text.New(again))
			if a.Original.Text.String() != b.Original.Text.String() || a.Proposed.Text.String() != b.Proposed.Text.String() {
				t.Errorf("%s: with the authors\n was %.300q\n  is %.300q", filepath.Base(file), from(named, again), from(again, named))
			}
			if again != named {
				cut = append(cut, filepath.Base(file))
			}
		}
		if is != was {
			i := 0
			for i < len(is) && i < len(was) && is[i] == was[i] {
				i++
			}
			t.Errorf("%s: from byte %d on\n was %.200q\n  is %.200q", filepath.Base(file), i, was[max(0, i-60):], is[max(0, i-60):])
		}
	}
}

func TestDraftsComeBackAsTheyWent(t *testing.T) {
	files, err := filepath.Glob("../../testdata/*/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		was := marks.Write([]marks.Run{{Text: strings.ReplaceAll(read(t, file), "\r\n", "\n"), Old: true, New: true}})
		if strings.Contains(file, "wrapped") || filepath.Base(filepath.Dir(file)) != "adopted" && filepath.Base(filepath.Dir(file)) != "drafts" {
			continue
		}
		if is := word(t, was); is != was {
			i := 0
			for i < len(is) && i < len(was) && is[i] == was[i] {
				i++
			}
			t.Errorf("%s: from byte %d on\n was %.200q\n  is %.200q", filepath.Base(file), i, was[max(0, i-60):], is[max(0, i-60):])
		}
	}
}

// TestLibreOfficeShowsTheSameParagraphsAndNumbers has drafts converted to text by
// LibreOffice, which numbers the lists itself, with the changes accepted.
func TestLibreOfficeShowsTheSameParagraphsAndNumbers(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("LibreOffice is not installed")
	}
	if !*runOffice && os.Getenv("CI") != "true" {
		t.Skip("LibreOffice takes its time: -office runs it")
	}
	dir := t.TempDir()
	args := []string{"-env:UserInstallation=file://" + filepath.ToSlash(dir) + "/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", dir}
	want := map[string]string{}
	files, err := filepath.Glob("../../testdata/adopted/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range append(files, "marked") {
		s := marked
		if file != "marked" {
			s = read(t, file)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		var b bytes.Buffer
		if err := export.Word(&b, tree(marks.Proposed(s))); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name+".docx")
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		args = append(args, path)
		want[name] = marks.Proposed(s)
	}
	if out, err := exec.Command(office, args...).CombinedOutput(); err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, out)
	}
	for name, text := range want {
		got := strings.Join(strings.Fields(strings.TrimPrefix(read(t, filepath.Join(dir, name+".txt")), "\ufeff")), " ")
		if want := strings.Join(strings.Fields(text), " "); got != want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, want)
		}
	}
}

const noted = `RESOLUTION 1 (Geneva, 2022)
The Council,
considering
a)	the report¹ of the Secretary-General;
{--b)	the views² of the Members;--}
{~~c)~>b)~~}	the budget{~~³~>²~~} and the area in km², as amended{++³++},
resolves
to report.⁴
____________
¹ See document C22/1.
{--² As of 2018.--}
{~~³~>²~~} In thousands of {~~francs~>Swiss francs~~}.
A second paragraph.
{++³ In 2022.++}
⁴ Every year.
`

// TestNotesAreFootnotesOfWord has notes that were struck, inserted and renumbered.
func TestNotesAreFootnotesOfWord(t *testing.T) {
	if is := word(t, noted); is != noted {
		t.Errorf("came back as\n%s", is)
	}
	if got := part(t, noted, "word/footnotes.xml"); strings.Count(got, "<w:footnote ") != 2+5 || strings.Contains(got, "²") {
		t.Errorf("the notes are %s", got)
	}
	body := part(t, noted, "word/document.xml")
	if n := strings.Count(body, "<w:footnoteReference"); n != 5 || strings.Contains(body, "____") || strings.Contains(body, "³") || !strings.Contains(body, "km²") {
		t.Errorf("%d references in %s", n, body)
	}
	// A note without a number stays what it is, and so does everything then.
	odd := strings.Replace(noted, "to report.⁴", "to report.", 1)
	if is := word(t, odd); is != odd || part(t, odd, "word/footnotes.xml") != "" {
		t.Errorf("came back as\n%s", is)
	}
}

// part is a part of the Word document of a text.
func part(t *testing.T, s, name string) string {
	t.Helper()
	var b bytes.Buffer
	if err := export.Word(&b, tree(s)); err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		return ""
	}
	data, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
