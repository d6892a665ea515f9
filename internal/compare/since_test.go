package compare_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/compare"
	"resolute/internal/house"
	"resolute/internal/sharedtest"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// A drafter types in an adopted text, letters, blanks, ends of lines, and takes words out:
// whatever becomes of openers and labels meanwhile, no reference is said to have changed.
func TestTypingTellsOfNoReference(t *testing.T) {
	files, err := filepath.Glob(sharedtest.Path(t, "corpus/texts") + "/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no texts")
	}
	r := rand.New(rand.NewPCG(3, 4))
	texts := 0
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		h, _ := house.Detect(string(b))
		now := text.New(string(b))
		base := syntax.Parse(now, h, nil)
		if len(b) > 200<<10 || !refers(base) {
			continue
		}
		texts++
		tree := base
		for range 60 {
			e := typed(r, now.String())
			if now, err = now.Apply(e); err != nil {
				t.Fatal(err)
			}
			tree = syntax.Parse(now, h, tree)
			stale, open := compare.Since(base, tree)
			for _, s := range stale {
				if s.Meant >= 0 || s.Now >= 0 {
					was := now.String()[max(0, e.Start-40):min(now.Len(), e.Start+40)]
					meant, leads := "nothing", "nothing"
					if s.Meant >= 0 {
						meant = tree.Path(s.Meant)
					}
					if s.Now >= 0 {
						leads = tree.Path(s.Now)
					}
					t.Fatalf("%s: behind %q %q, which was %s, is said to lead to %s and mean %s", filepath.Base(file), was, s.Words, s.WasAt, leads, meant)
				}
			}
			if !open {
				base = tree
			}
		}
	}
	if texts < 20 {
		t.Errorf("only %d texts refer to their own paragraphs", texts)
	}
}

func refers(tree *syntax.Tree) bool {
	for i := range tree.Nodes {
		for k := range tree.Nodes[i].Cites {
			if c := &tree.Nodes[i].Cites[k]; c.Ref.Body == "self" && c.Ref.Number != "" {
				return true
			}
		}
	}
	return false
}

// typed is a change of s as a key makes it, which breaks no character.
func typed(r *rand.Rand, s string) text.Edit {
	at := r.IntN(len(s))
	for at < len(s) && s[at]&0xC0 == 0x80 {
		at++
	}
	if r.IntN(4) == 0 {
		if n := strings.IndexAny(s[at:], " \n"); n >= 0 {
			return text.Edit{Span: text.Span{Start: at, End: at + n}}
		}
	}
	return text.Edit{Span: text.Span{Start: at, End: at}, New: []string{"x", " ", "\n"}[r.IntN(3)]}
}
