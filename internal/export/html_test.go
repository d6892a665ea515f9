package export_test

import (
	"flag"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/cite"
	"resolute/internal/export"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/marks"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var update = flag.Bool("update", false, "rewrite the goldens")

func tree(s string) *syntax.Tree {
	h, _ := house.Detect(marks.Proposed(s))
	return syntax.Parse(text.New(s), h, nil)
}

func findings(t *testing.T, tree *syntax.Tree) []lint.Diagnostic {
	t.Helper()
	return lint.New(rules.All, lint.Options{}).Run(t.Context(), tree, nil).Shown(false)
}

func TestDraftsAreSetAsTheirHousesPrintThem(t *testing.T) {
	for _, name := range []string{"itu-pp-flattened", "unga-rivers", "us-whereas-bridge", "unsc-monitoring"} {
		t.Run(name, func(t *testing.T) {
			tree := tree(read(t, filepath.Join("../../testdata/drafts", name+".txt")))
			got := export.Article(tree, export.Options{Findings: findings(t, tree)})
			golden := filepath.Join("testdata", name+".html")
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := read(t, golden); got != want {
				t.Errorf("%s differs; -update rewrites it\n%s", golden, got)
			}
		})
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// Every word of a draft is on its page, once and in order.
func TestNoWordIsLost(t *testing.T) {
	files, _ := filepath.Glob("../../testdata/*/*.txt")
	if len(files) == 0 {
		t.Fatal("no drafts found")
	}
	for _, file := range files {
		raw := strings.TrimPrefix(read(t, file), "\ufeff")
		if strings.Contains(raw, "\ufffd") || marks.Has(raw) {
			continue
		}
		tree := tree(raw)
		var want strings.Builder
		for i := range tree.Nodes {
			if n := &tree.Nodes[i]; n.Kind != syntax.Rule {
				want.WriteString(n.Raw)
			}
		}
		if got := plain(export.Article(tree, export.Options{Findings: findings(t, tree)})); got != squeezed(want.String()) {
			t.Errorf("%s: the page says\n%s\nand the draft\n%s", file, got, squeezed(want.String()))
		}
	}
}

// plain is what a page says: its text without the elements.
func plain(page string) string {
	var out strings.Builder
	for part := range strings.SplitSeq(page, "<") {
		if _, words, ok := strings.Cut(part, ">"); ok {
			out.WriteString(words)
		}
	}
	return squeezed(html.UnescapeString(out.String()))
}

// squeezed has no blanks: elements do not keep those around a label.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }

func TestMarksOfARevisionAreShown(t *testing.T) {
	const head = "The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n"
	for _, c := range []struct{ draft, want string }{
		{"1. Requests the {~~Council~>Secretary-General~~} to report;\n", "the <del>Council</del><ins>Secretary-General</ins> to"},
		{"1. Requests the Secretary-General {++urgently ++}to report;\n", "<ins>urgently </ins>to report"},
		{"1. Requests {--, again,--} the Secretary-General to report;\n", "<del>, again,</del>"},
		{"1. Requests{>>who? & when?<<} the Secretary-General to report;\n", `<span class="comment" title="who? &amp; when?">who? &amp; when?</span>`},
		{"1. Requests a report;\n\n{--2. Decides to meet;--}\n\n2. Decides to rest.\n", `<p class="struck" data-line="6"><del>2. Decides to meet;</del></p>`},
	} {
		if got := export.Article(tree(head+c.draft), export.Options{}); !strings.Contains(got, c.want) {
			t.Errorf("%s\ngives\n%s\nwithout\n%s", c.draft, got, c.want)
		}
	}
}

func TestCitationsTellWhatIsKnownOfThem(t *testing.T) {
	draft := tree("The General Assembly,\n\nRecalling its resolution 70/1 of 25 September 2015,\n\n1. Decides to meet;\n\n2. Requests a report on the meeting referred to in paragraph 1 above.\n")
	got := export.Article(draft, export.Options{
		Tell: func(_ int, c *cite.Cite) string { return "known: " + c.Ref.Number },
		Link: func(_ int, c *cite.Cite) string { return "https://example.org/?a=1&b=" + c.Ref.Number },
	})
	for _, want := range []string{
		`<a class="cite" href="https://example.org/?a=1&amp;b=70/1" title="known: 70/1">70/1</a>`,
		`<a class="cite internal" href="#n2" title="known: 1">paragraph 1</a> above`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no\n%s\nin\n%s", want, got)
		}
	}
}

// Nothing of a draft is taken for an element, and a page asks for no other file.
func TestAPageIsComplete(t *testing.T) {
	var out strings.Builder
	draft := tree("RESOLUTION 1 (Busan, 2014)\n<script>alert(1)</script> & Co\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nresolves\n1\tto meet.\n")
	if err := export.HTML(&out, draft, export.Options{Findings: findings(t, draft)}); err != nil {
		t.Fatal(err)
	}
	page := out.String()
	for _, never := range []string{"<script", "<link", "src=", "url(", "@import"} {
		if strings.Contains(page, never) {
			t.Errorf("the page has %q", never)
		}
	}
	if want := "<title>RESOLUTION 1 (Busan, 2014): &lt;script&gt;alert(1)&lt;/script&gt; &amp; Co</title>"; !strings.Contains(page, want) {
		t.Errorf("no %s in\n%s", want, page)
	}
}

// TestStruckLabelsStandBesideTheNewOnes shows a renumbered and a struck paragraph.
func TestStruckLabelsStandBesideTheNewOnes(t *testing.T) {
	got := export.Article(tree("considering\na)\tthe budget;\n{--b)\tthe report;--}\n{~~c)~>b)~~}\tthe views;\n{++c)\tthe plan,++}\n"), export.Options{})
	for _, want := range []string{
		`<p class="item level-0 struck" data-line="2"><span class="label letter"><del>b)</del> </span><del>the report;</del></p>`,
		`<span class="label letter"><del>c)</del><ins>b)</ins> </span>`,
		`<span class="label letter"><ins>c)</ins> </span><ins>the plan,</ins></p>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}
