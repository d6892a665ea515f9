package syntax_test

import (
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var update = flag.Bool("update", false, "rewrite the expected trees")

var kinds = [...]string{"text", "blank", "heading", "title", "enacting", "opener", "paragraph", "item", "chapeau", "annex", "note", "closing", "table", "rule"}

// dump draws a tree: a line a paragraph, indented by level, with what was read.
func dump(tree *syntax.Tree) string {
	var b strings.Builder
	fmt.Fprintf(&b, "house %s\n", tree.House.ID)
	act := -2
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Act != act {
			act = n.Act
			if act >= 0 {
				a := tree.Acts[act]
				fmt.Fprintf(&b, "act %s %q %q %d%s\n", a.House.ID, a.Number.Number, a.Number.Place, a.Number.Year, map[bool]string{true: " embedded"}[a.Embedded])
			}
		}
		fmt.Fprintf(&b, "%s%s/%s", strings.Repeat("  ", n.Level+1), roleOf(tree, i), kinds[n.Kind])
		if n.Label.Scheme != numbering.None {
			fmt.Fprintf(&b, " %s", n.LabelAt.In(n.Raw))
			if got := n.Label.String(); got != n.LabelAt.In(n.Raw) {
				fmt.Fprintf(&b, "=%s", got)
			}
		}
		if n.Opener.Role != house.NoRole {
			fmt.Fprintf(&b, " <%s>", openerOf(tree, i))
		}
		if path := tree.Path(i); path != "" {
			fmt.Fprintf(&b, " @%s", path)
		}
		if n.More {
			b.WriteString(" …")
		}
		words := strings.Join(strings.Fields(n.Raw[n.Body.Start:n.Body.End]), " ")
		fmt.Fprintf(&b, " %.28q %q\n", words, n.End.In(n.Raw))
	}
	return b.String()
}

func TestTreesOfDrafts(t *testing.T) {
	files, _ := filepath.Glob("testdata/trees/*.txtar")
	if len(files) == 0 {
		t.Fatal("no trees")
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			src := string(ar.Files[0].Data)
			if strings.HasSuffix(ar.Files[0].Name, ".crlf") {
				src = strings.ReplaceAll(src, "\n", "\r\n")
			}
			h, _ := house.Detect(src)
			tree := syntax.Parse(text.New(src), h, nil)
			lossless(t, tree)
			if got := dump(tree); *update {
				ar.Files = append(ar.Files[:1], txtar.File{Name: "tree", Data: []byte(got)})
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			} else if len(ar.Files) < 2 || got != string(ar.Files[1].Data) {
				t.Errorf("the tree is now\n%s", got)
			}
		})
	}
}

// lossless fails unless the paragraphs joined are the text.
func lossless(t testing.TB, tree *syntax.Tree) {
	t.Helper()
	at := 0
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Start != at || !strings.HasPrefix(tree.Text.String()[at:], n.Raw) || n.Raw == "" {
			t.Fatalf("paragraph %d at %d is %q", i, at, n.Raw)
		}
		for _, sp := range []text.Span{n.Mark, n.Body, n.LabelAt, n.OpenerAt, n.End} {
			if sp.Start < 0 || sp.End < sp.Start || sp.End > len(n.Raw) {
				t.Fatalf("paragraph %q has the span %v", n.Raw, sp)
			}
		}
		for _, s := range n.Signals {
			if s.Start < 0 || s.End < s.Start || s.End > len(n.Raw) {
				t.Fatalf("paragraph %q has the signal %v", n.Raw, s)
			}
		}
		if n.Parent >= i || n.Act >= len(tree.Acts) || n.Section >= len(tree.Sections) {
			t.Fatalf("paragraph %d is out of place: %+v", i, n)
		}
		at += len(n.Raw)
	}
	if at != tree.Text.Len() {
		t.Fatalf("%d bytes of %d are in paragraphs", at, tree.Text.Len())
	}
}

func TestEveryTextThereIsIsKeptWhole(t *testing.T) {
	needCorpus(t)
	err := filepath.WalkDir(corpus, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txt" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, src := range []string{string(data), strings.ReplaceAll(string(data), "\n", "\r\n"), strings.ReplaceAll(string(data), "\n", "\r")} {
			h, _ := house.Detect(src)
			lossless(t, syntax.Parse(text.New(src), h, nil))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// Whatever was typed, the tree made from the last one is the tree made afresh,
// and paragraphs that stayed are the same ones.
func TestATreeMadeFromTheLastOneIsTheTreeMadeAfresh(t *testing.T) {
	typing(t, draftText, 2000)
	adopted, _ := filepath.Glob("../../testdata/adopted/*.txt")
	if len(adopted) == 0 {
		t.Fatal("no adopted texts")
	}
	for _, file := range adopted {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		// Many resolutions in one file, of which an edit concerns one or two.
		typing(t, strings.Repeat(string(data)+"\n", 8), 60)
	}
}

// typing makes random edits of src, one after the other.
func typing(t *testing.T, src string, edits int) {
	t.Helper()
	h, _ := house.Detect(src)
	rnd := rand.New(rand.NewPCG(1, 2))
	txt := text.New(src)
	tree := syntax.Parse(txt, h, nil)
	pieces := []string{"", "\n", "a)\t", ";", "resolves\n", "x", "31\t", "\r\n", "\u00a0", "The Plenipotentiary Conference,\n", "ANNEX 1\n", "“", "____\n",
		"RESOLUTION 7 (Busan, 2014)\n", "74/6. Title\n", "The General Assembly,\n", "1. Decides", ":\n", "”", "[Adopted without a vote.]\n", "II\n", "Recalling", "X", " "}
	for range edits {
		from := rnd.IntN(txt.Len() + 1)
		to := min(txt.Len(), from+rnd.IntN(12))
		next, err := txt.Apply(text.Edit{Span: text.Span{Start: from, End: to}, New: pieces[rnd.IntN(len(pieces))]})
		if err != nil {
			t.Fatal(err)
		}
		again, fresh := syntax.Parse(next, h, tree), syntax.Parse(next, h, nil)
		sameTree(t, again, fresh)
		txt, tree = next, again
		if txt.Len() > 4*len(src) {
			txt = text.New(src)
			tree = syntax.Parse(txt, h, nil)
		}
	}
}

func sameTree(t testing.TB, a, b *syntax.Tree) {
	t.Helper()
	lossless(t, a)
	if !reflect.DeepEqual(a.Nodes, b.Nodes) || !reflect.DeepEqual(a.Sections, b.Sections) || !reflect.DeepEqual(a.Acts, b.Acts) {
		t.Fatalf("of %q the tree from the last one is\n%sand afresh\n%s", a.Text.String(), dump(a), dump(b))
	}
}

func TestAKeystrokeReadsOneParagraph(t *testing.T) {
	h := house.ByID("itu-pp")
	txt := text.New(draftText)
	tree := syntax.Parse(txt, h, nil)
	at := strings.Index(draftText, "the coordinating role")
	next, _ := txt.Apply(text.Edit{Span: text.Span{Start: at, End: at}, New: "also "})
	again := syntax.Parse(next, h, tree)
	fresh := 0
	for i := range again.Nodes {
		if again.Nodes[i].Para != tree.Nodes[i].Para {
			fresh++
		}
	}
	if fresh != 1 {
		t.Errorf("%d paragraphs were read again, want 1", fresh)
	}
}

const draftText = `RESOLUTION 198 (Rev. Dubai, 2018)
Sharing of test results among laboratories
The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),
recalling
a)	Resolution 177 (Rev. Dubai, 2018) of this conference;
b)	the coordinating role of the Union in the matter,
considering
that small laboratories lack equipment,
resolves
1	to set up a list of laboratories:
i)	by region;
ii)	by field of work;
2	to keep the list up to date, as said in considering above,
instructs the Council
to consider the matter at its next session.
ANNEX 1
Form of the list
1	Name
`

func FuzzParseKeepsEveryByte(f *testing.F) {
	f.Add(draftText, "a)\t", 10, 3)
	f.Add("The General Assembly,\n\n1. Decides;\n\n%% lock: of the statute\n3A. Decides;\n%% lock\n4) Decides\n", "%% lock\n", 38, 0)
	f.Add("The General Assembly,\n\nRecalling its resolution 70/1,\n\n1. \nTakes note\nof the report;\n\n2. Decides\n", "\r", 5, 40)
	f.Add("\ufeff**1.** _Decides_ “The Security Council,\n\x00\xff[[[((", "“”", 0, 1)
	f.Add("Recalling Дécembre, la résolution 70/1, 第70/2号决议, COVID-19, S-30/1, Noé 5, ITUResolution 7 and 12Resolution 8\n", "é", 14, 2)
	var skimmer syntax.Skimmer
	f.Fuzz(func(t *testing.T, src, ins string, from, size int) {
		h, _ := house.Detect(src)
		txt := text.New(src)
		tree := syntax.Parse(txt, h, nil)
		lossless(t, tree)
		sameTree(t, skimmer.Parse(txt, h), tree)
		for i, n := range skimmer.Read(txt, h).Nodes { // which finds places for citations by itself
			if want := tree.Nodes[i].Cites; len(n.Cites)+len(want) > 0 && !reflect.DeepEqual(n.Cites, want) {
				t.Errorf("paragraph %q cites %v when skimmed, %v when parsed", n.Raw, n.Cites, want)
			}
		}
		from = max(0, min(from, len(src)))
		to := max(from, min(len(src), from+size%64))
		next, err := txt.Apply(text.Edit{Span: text.Span{Start: from, End: to}, New: ins})
		if err != nil {
			t.Fatal(err)
		}
		again, fresh := syntax.Parse(next, h, tree), syntax.Parse(next, h, nil)
		sameTree(t, again, fresh)
		for i := range fresh.Nodes {
			fresh.Path(i)
			fresh.SectionName(i)
			for _, c := range fresh.Nodes[i].Cites {
				fresh.Resolve(i, c)
				fresh.Ref(i, c).Symbol()
			}
		}
	})
}
