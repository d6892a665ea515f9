package format_test

import (
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"resolute/internal/format"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/sharedtest"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var update = flag.Bool("update", false, "write the formatted texts anew")

var formatter = format.New(lint.Options{})

func parse(s, id string) *syntax.Tree {
	h := house.ByID(id)
	if h == nil {
		h, _ = house.Detect(s)
	}
	return syntax.Parse(text.New(s), h, nil)
}

// Every file of testdata has a draft and the same draft formatted. Blanks that
// matter are drawn: · a blank at the end of a line, → a tab, ⍽ a no-break space.
func TestDraftsAreLaidOut(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txtar")
	if len(files) == 0 {
		t.Fatal("no drafts")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			id := strings.TrimSpace(string(ar.Files[0].Data))
			got := drawn(formatter.Shown(t.Context(), parse(undrawn(string(ar.Files[1].Data)), id)))
			if *update {
				ar.Files = append(ar.Files[:2], txtar.File{Name: "formatted", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(ar.Files) < 3 || got != string(ar.Files[2].Data) {
				t.Errorf("formatted it is\n%s", got)
			}
		})
	}
}

var (
	draw   = strings.NewReplacer("\t", "→", "\u00a0", "⍽", " \n", "·\n")
	undraw = strings.NewReplacer("→", "\t", "⍽", "\u00a0", "·", " ")
)

func drawn(s string) string   { return draw.Replace(s) }
func undrawn(s string) string { return undraw.Replace(s) }

// words is what formatting may not touch: all but blanks and closing marks.
func words(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n\u00a0\u202f;,.:", r) {
			return -1
		}
		return r
	}, s)
}

func check(t *testing.T, s, id string) string {
	t.Helper()
	tree := parse(s, id)
	edits := formatter.Document(t.Context(), tree)
	out, err := tree.Text.Apply(edits...)
	if err != nil {
		t.Fatalf("the edits do not fit: %v\n%q", err, s)
	}
	for i := 1; i < len(edits); i++ {
		if edits[i].Start < edits[i-1].End {
			t.Fatalf("edit %v after %v\n%q", edits[i], edits[i-1], s)
		}
	}
	if words(out.String()) != words(tree.Text.String()) { // which is s without what a page added to it, such as soft hyphens
		t.Fatalf("words changed:\n%q\n%q", s, out)
	}
	again := syntax.Parse(out, tree.House, nil)
	if more := formatter.Document(t.Context(), again); len(more) > 0 {
		t.Fatalf("formatted twice it changes again: %q at %d\n%q", more[0].New, more[0].Start, out)
	}
	return out.String()
}

func FuzzNothingIsLost(f *testing.F) {
	for _, s := range []string{
		"", "\n", " ", "a)", "\ufeffThe General Assembly,\r\n\r\nNoting it ;\r\n1.  Decides  to begin\r\n",
		"recalling\na) the outcomes,;\nb)\u00a0the role ; \n\n\nc)\tthe § 111\nresolves\n1  to begin;3 to end\n\n",
		"The Council,\n\n  (a) one;\n\t(b)  two\n(i)three\r2.x", "one\u00ad",
	} {
		f.Add(s, uint8(0))
	}
	ids := []string{"itu-pp", "unga", "unsc", "who", "mun", "us-whereas", "other", "unesco"}
	f.Fuzz(func(t *testing.T, s string, h uint8) {
		if len(s) > 4<<10 {
			return
		}
		check(t, s, ids[int(h)%len(ids)])
		tree := parse(s, ids[int(h)%len(ids)])
		for _, typed := range []string{"\n", ";"} {
			for off := 0; off <= len(s); off++ {
				edits := format.OnType(tree, off, typed)
				if _, err := tree.Text.Apply(edits...); err != nil {
					t.Fatalf("%q typed at %d: %v", typed, off, err)
				}
			}
		}
	})
}

// An adopted text is laid out as it should be: what formatting changes in one is
// counted, and may not grow.
func TestAdoptedTextsStayAsTheyAre(t *testing.T) {
	corpus := sharedtest.Path(t, "corpus")
	texts, lines, changed := 0, 0, 0
	err := filepath.WalkDir(filepath.Join(corpus, "texts"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		out := check(t, string(data), "")
		if folder := filepath.Base(filepath.Dir(path)); folder == "UNGA-draft" || folder == "UNGA-pdftext" || folder == "ISA" || folder == "OECD" || folder == "MUN" {
			return nil // drafts, and texts drawn from pages
		}
		texts++
		was, now := visibleLines(string(data)), visibleLines(out)
		lines += len(was)
		for i := range was {
			if i >= len(now) || was[i] != now[i] {
				changed++
				if testing.Verbose() {
					t.Logf("%s\n- %q\n+ %q", path, was[i], now[i])
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d of %d lines in %d texts", changed, lines, texts)
	if changed*1000 > 10*lines {
		t.Errorf("%d of %d lines would change", changed, lines)
	}
}

// visibleLines are the lines that hold something, without the blanks at their ends.
func visibleLines(s string) []string {
	var out []string
	for line := range strings.Lines(s) {
		if line = strings.TrimRight(line, " \t\r\n\u00a0"); line != "" {
			out = append(out, line)
		}
	}
	return out
}

func BenchmarkDocument(b *testing.B) {
	s := strings.Repeat("recalling\na)\tthe outcomes of the World Summit on the Information Society and the role that the Union has in them;\nb)\tResolution 140 (Rev. Busan, 2014) of this conference,\n", 600)
	for name, s := range map[string]string{"clean": s, "untidy": strings.ReplaceAll(s, ";\n", " ; \n")} {
		tree := parse("The Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\n"+s, "itu-pp")
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			for b.Loop() {
				formatter.Document(b.Context(), tree)
			}
		})
	}
}
