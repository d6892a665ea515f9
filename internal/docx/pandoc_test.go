package docx

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"resolute/internal/marks"
	"resolute/internal/sharedtest"
	"resolute/internal/text"
)

// corpus are the Word files with tracked changes that lie beside the repository.
func corpus(t testing.TB) []string {
	t.Helper()
	root := sharedtest.Path(t, "corpus/docx-tracked")
	files, err := filepath.Glob(root + "/*/*.docx")
	if err != nil || len(files) == 0 {
		t.Fatal("no Word files", err)
	}
	return files
}

// bareLines are the paragraphs of one of the two texts, without labels and notes,
// and the cells of tables, as pandoc has them; empty ones are left out.
func bareLines(d *Document, view int) []string {
	w := &writer{counter: [2]*counter{newCounter(d.defs), newCounter(d.defs)}, bare: true}
	var out []string
	add := func(runs []marks.Run) {
		m := marks.Of(text.New(marks.Write(runs)))
		s := m.Original.Text.String()
		if view == 1 {
			s = m.Proposed.Text.String()
		}
		for line := range strings.Lines(s) {
			if line = squeeze(line); line != "" {
				out = append(out, line)
			}
		}
	}
	w.count(d.body)
	var paras []line
	flush := func() {
		add(w.lines(nil, paras))
		paras = nil
	}
	for _, l := range d.body {
		switch {
		case l.para != nil:
			paras = append(paras, l)
		case l.row.in(view):
			flush()
			for _, c := range l.cells {
				if c.in(view) {
					add(append(oneLine(w.lines(nil, c.lines)), marks.Run{Text: "\n", Old: true, New: true}))
				}
			}
		}
	}
	flush()
	return out
}

// squeeze is s with single blanks, without optional hyphens and with raised and
// lowered figures as pandoc has them: in a format of their own.
func squeeze(s string) string {
	s = strings.Map(func(r rune) rune {
		if i := strings.IndexRune(raisedFigures+loweredFigures, r); i >= 0 {
			return rune("0123456789"[utf8.RuneCountInString((raisedFigures + loweredFigures)[:i])%10])
		}
		return r
	}, s)
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00ad", "")), " ")
}

// pandocLines are the same as pandoc reads them.
func pandocLines(t *testing.T, file string, view int) []string {
	t.Helper()
	out, err := exec.Command("pandoc", "-f", "docx", "-t", "json", "--track-changes="+[]string{"reject", "accept"}[view], file).Output()
	if err != nil {
		t.Fatalf("pandoc %s: %v", file, err)
	}
	var doc struct {
		Blocks []any
		Meta   map[string]any
	}
	if err := json.Unmarshal(out, &doc); err != nil {
		t.Fatal(err)
	}
	var lines []string
	var blocks func(any)
	var inline func(any) string
	inline = func(v any) string {
		var b strings.Builder
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				b.WriteString(inline(x))
			}
		case map[string]any:
			switch v["t"] {
			case "Str":
				return v["c"].(string)
			case "Space", "SoftBreak", "LineBreak":
				return " "
			case "Note", "Image":
				return ""
			case "Math", "Code":
				return v["c"].([]any)[1].(string)
			case "Quoted":
				return "“" + inline(v["c"].([]any)[1]) + "”"
			default:
				return inline(v["c"])
			}
		}
		return b.String()
	}
	cellText := func(v any) string {
		was := lines
		lines = nil
		blocks(v)
		s := squeeze(strings.Join(lines, " "))
		lines = was
		return s
	}
	var rows func(any)
	rows = func(v any) {
		switch v := v.(type) {
		case []any:
			// A cell is [attr, alignment, rowspan, colspan, blocks].
			if len(v) == 5 {
				if a, ok := v[1].(map[string]any); ok && strings.HasPrefix(a["t"].(string), "Align") {
					if s := cellText(v[4]); s != "" {
						lines = append(lines, s)
					}
					return
				}
			}
			for _, x := range v {
				rows(x)
			}
		}
	}
	blocks = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, x := range v {
				blocks(x)
			}
		case map[string]any:
			switch v["t"] {
			case "Para", "Plain":
				if s := squeeze(inline(v["c"])); s != "" {
					lines = append(lines, s)
				}
			case "Header":
				if s := squeeze(inline(v["c"].([]any)[2])); s != "" {
					lines = append(lines, s)
				}
			case "CodeBlock":
				lines = append(lines, squeeze(v["c"].([]any)[1].(string)))
			case "Table":
				rows(v["c"])
			default:
				blocks(v["c"])
			}
		}
	}
	for _, key := range []string{"title", "subtitle", "author", "date"} {
		if s := squeeze(inline(doc.Meta[key])); s != "" { // where pandoc puts paragraphs of those styles
			lines = append(lines, s)
		}
	}
	blocks(doc.Blocks)
	return lines
}

// exception is why pandoc reads a file otherwise, and what is compared of it all
// the same.
type exception struct {
	why  string
	view int                         // that it is about; -1 both
	fold func(lines []string) string // what must be alike; nil: nothing
}

// The reasons. Each was looked at in the file.
var (
	joins = exception{"pandoc puts a blank where the mark of a paragraph was struck; Word and LibreOffice put none", -1, func(lines []string) string {
		return strings.ReplaceAll(strings.Join(lines, "\n"), " ", "")
	}}
	formulas = exception{"pandoc writes formulas in TeX and leaves out their tracked signs", -1, func(lines []string) string {
		var out []string
		for _, l := range lines {
			if strings.Contains(l, "=") {
				l = "formula"
			}
			if l != "Here is a text box." {
				out = append(out, l)
			}
		}
		return strings.Join(out, "\n")
	}}
	simpleFields = exception{"pandoc leaves out what a simple field shows, here a date and the number of a figure", -1, func(lines []string) string {
		s := strings.Join(lines, "\n")
		return strings.NewReplacer("Video 2/7/2020 provides", "Video provides", "Figure 1 Jupiter", "Figure Jupiter").Replace(s)
	}}
	nested = exception{"pandoc loses from the original what one author moved or struck and another struck again, here a table, of which it keeps a number, and the line over it", 0, func(lines []string) string {
		var out []string
		lost := false
		for _, l := range lines {
			lost = strings.HasPrefix(l, "Order of injectio") || lost && l != "Reporting:"
			if !lost && l != "21" {
				out = append(out, l)
			}
		}
		return strings.Join(out, "\n")
	}}
	signs = exception{"pandoc drops the signs of Wingdings", -1, func(lines []string) string {
		return strings.NewReplacer("\uf028", "", "\uf021", "").Replace(strings.Join(lines, "\n"))
	}}
	boxes = exception{"pandoc leaves out text boxes", 1, func(lines []string) string {
		return strings.TrimSuffix(strings.Join(lines, "\n"), "\nThis is a test.")
	}}
)

// exceptions are the files that pandoc reads otherwise.
var exceptions = map[string]exception{
	"CZ_CZ002-Multi-Paragraphs-Mod.docx":                         joins,
	"RP_RP005-Deleted-Paragraph-Mark.docx":                       joins,
	"RP_RP025-Paragraph-Props-Change.docx":                       joins,
	"paragraph_insertion_deletion.docx":                          joins,
	"FA_RevTracking_011-InsertedMathChar.docx":                   formulas,
	"FA_RevTracking_012-DeletedMathChar.docx":                    formulas,
	"RP_RP013-Deleted-Math-Control-Char.docx":                    formulas,
	"RP_RP014-Inserted-Math-Control-Char.docx":                   formulas,
	"WC_WC012-Math-After.docx":                                   formulas,
	"HC031-Complicated-Document.docx":                            formulas,
	"FA_RevTracking_008-InsertedFieldCode.docx":                  simpleFields,
	"OpenXmlPowerToolsExamples_DocumentBuilder04_Jupiter.docx":   simpleFields,
	"OpenXmlPowerToolsExamples_OpenXmlRegex01_TestDocument.docx": signs,
	"RA001-Tracked-Revisions-01.docx":                            nested,
	"RA001-Tracked-Revisions-02.docx":                            nested,
	"RP_RP001-Tracked-Revisions-01.docx":                         nested,
	"RP_RP001-Tracked-Revisions-02.docx":                         nested,
	"WC_WC066-Textbox-Before-Ins-Mod.docx":                       boxes,
}

// pandocSums has the sums of what pandoc reads, by file and view: running it for
// all takes a minute. -pandoc runs it and rewrites them.
const pandocSums = "testdata/pandoc.tsv"

var runPandoc = flag.Bool("pandoc", false, "run pandoc over the corpus instead of comparing with what it gave last")

func sum(s string) string {
	h := sha256.Sum256([]byte(s))
	return hex.EncodeToString(h[:8])
}

// TestTheTextsAreThosePandocReads compares the accepted and the rejected text of
// every file with what pandoc 2.17 prints for it, paragraph by paragraph.
func TestTheTextsAreThosePandocReads(t *testing.T) {
	files, known := corpus(t), map[string]string{}
	b, err := os.ReadFile(pandocSums)
	if err != nil && !*runPandoc {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		key, sums, _ := strings.Cut(strings.TrimSpace(line), "\t")
		known[key] = sums
	}
	if _, err := exec.LookPath("pandoc"); err != nil && *runPandoc {
		t.Skip("pandoc is not installed")
	}
	var lines []string
	alike := 0
	for _, file := range files {
		name := filepath.Base(file)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(data)
		if err != nil {
			t.Errorf("%s %v", name, err)
			continue
		}
		ex, excepted := exceptions[name]
		whole := true
		for view, title := range []string{"reject", "accept"} {
			key, got := name+" "+title, bareLines(d, view)
			here := excepted && (ex.view < 0 || ex.view == view)
			fold := ex.fold
			if !here || fold == nil {
				fold = func([]string) string { return "" }
			}
			if *runPandoc {
				want := pandocLines(t, file, view)
				known[key] = sum(strings.Join(want, "\n")) + "\t" + sum(fold(want))
				lines = append(lines, key+"\t"+known[key]+"\n")
				if !here && !slices.Equal(got, want) {
					t.Logf("%s: pandoc has %.300q", key, want)
				}
			}
			all, folded, _ := strings.Cut(known[key], "\t")
			if sum(strings.Join(got, "\n")) == all {
				continue
			}
			whole = false
			if !here || sum(fold(got)) != folded {
				t.Errorf("%s is not what pandoc reads, which -pandoc -v shows: %.300q", key, got)
			}
		}
		if whole {
			alike++
			if excepted {
				t.Errorf("%s is no exception any more: %s", name, ex.why)
			}
		}
	}
	if *runPandoc {
		if err := os.WriteFile(pandocSums, []byte(strings.Join(lines, "")), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("%d of %d files alike in both texts, %d with exceptions", alike, len(files), len(exceptions))
}
