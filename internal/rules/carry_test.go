package rules_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// What rules are said to read of a paragraph is what they read: whatever words are
// typed into the paragraphs of a text and taken away again, the findings are those of
// a run that knows nothing of the version before.
func TestWordsTypedIntoAParagraphGiveTheFindingsOfAColdRun(t *testing.T) {
	words := []string{
		"x", "X", " ", "  ", "\t", "\n", "\r\n", "e", "the the ", ";", ",", ",;", ":", ".", " ;", " ,", "(", ")", "[", "]", "“", "”", "\"", "\xff",
		"1", "2", "31", "20102014", "2010Busan, 2014", ";3 to ", ";3\tto ", "ii)", "Option 2: ", "[Alt. 1] ", "to ", "that ", "and", "or", "further ", "also ",
		" at its 2001 session", " above", " below", " see annex 2", " considering b) above", " resolves 7 above", " paragraph 3 above", " operative paragraph 90",
		" Resolution 140 (Rev. Guadalajara, 2010) of this conference", " Resolution 101 (Rev. Busan, 2014)", " Resolution 130", " Resolution 130 (Rev. Guadalajara, 2010)", " resolution 77/266 of 30 December 2021", " General Assembly resolution 70/1 of 26 September 2015", " General Assembly resolution 70/1 of 27 September 2015", " resolution 77/266",
		" Res. 68/302", " UNGA resolution 68/302", " General Assembly resolution 70/1 of 25 September 2015", " Security Council resolution 1325", " Security Council resolution 1325 (2001)", " A/RES/70/1",
		"multistakeholder ", "multi-stakeholder ", "organisation ", "policyprogramme ", "implementationframework ", " (WSIS)", " WSIS ", " World Summit on the Information Society (WSIS)", " 5% ", " December 24, 1991", "¹", "[^1]", "Requests ", "recalling ", "Recalling further ",
	}
	files, err := filepath.Glob("../../testdata/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	engine := lint.New(rules.All, lint.Options{})
	rnd := rand.New(rand.NewPCG(7, 8))
	edits := 6000 / len(files)
	if testing.Short() {
		edits /= 10
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		h, _ := house.Detect(string(data))
		// Faults of its own, so that there is something to be carried over.
		src := strings.Replace(string(data), ";\n", ",\n", 1)
		txt := text.New(src)
		tree := syntax.Parse(txt, h, nil)
		result := engine.Run(context.Background(), tree, nil)
		for k := range edits {
			if k%40 == 39 || txt.Len() > 2*len(src)+200 {
				txt = text.New(src)
			} else {
				from := rnd.IntN(txt.Len() + 1)
				if k%2 == 0 && len(tree.Nodes) > 0 { // some rules look at the first words
					n := &tree.Nodes[rnd.IntN(len(tree.Nodes))]
					from = min(tree.Show(text.Span{Start: n.Start + n.Body.Start}).Start, txt.Len())
				}
				edit := text.Edit{Span: text.Span{Start: from, End: from}, New: words[rnd.IntN(len(words))]}
				if k%3 == 2 {
					edit = text.Edit{Span: text.Span{Start: from, End: min(txt.Len(), from+1+rnd.IntN(6))}}
				}
				if txt, err = txt.Apply(edit); err != nil {
					t.Fatal(err)
				}
			}
			was := tree.Text
			tree = syntax.Parse(txt, h, tree)
			result = engine.Run(context.Background(), tree, result)
			cold := engine.Run(context.Background(), tree, nil)
			if got, want := result.All(), cold.All(); !reflect.DeepEqual(got, want) {
				t.Fatalf("%s: of\n%s\nfrom\n%s\nwith the version before\n%v\nwithout\n%v", file, txt.String(), was.String(), got, want)
			}
		}
	}
}
