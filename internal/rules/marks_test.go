package rules_test

import (
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/marks"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// markUp puts random marks into a text, which is what it then proposes: words
// and lines of it become insertions, others are struck between them.
func markUp(r *rand.Rand, s string) string {
	struck := []string{"the", "and the Council ", "2014", ";", "31", "d)\tthe views of Member States;\n", "resolves", "\n"}
	var runs []marks.Run
	for line := range strings.Lines(s) {
		whole := r.IntN(12) == 0
		for _, word := range strings.SplitAfter(line, " ") {
			runs = append(runs, marks.Run{Text: word, New: true, Old: !whole && r.IntN(15) > 0})
			if r.IntN(40) == 0 {
				runs = append(runs, marks.Run{Text: struck[r.IntN(len(struck))], Old: true})
			}
			if r.IntN(200) == 0 {
				runs = append(runs, marks.Run{Text: "why?", Comment: true})
			}
		}
	}
	return marks.Write(runs)
}

func TestFindingsOfAMarkedDraftAreThoseOfTheTextItProposes(t *testing.T) {
	files, err := filepath.Glob("../../testdata/*/*.txt")
	if err != nil || len(files) < 10 {
		t.Fatal(err, len(files))
	}
	engine := lint.New(rules.All, lint.Options{})
	r := rand.New(rand.NewPCG(2014, 2022))
	found := 0
	for range 2000 {
		data, err := os.ReadFile(files[r.IntN(len(files))])
		if err != nil {
			t.Fatal(err)
		}
		s := string(data)
		if len(s) > 8<<10 {
			continue
		}
		h, _ := house.Detect(s)
		want := engine.Run(context.Background(), syntax.Parse(text.New(s), h, nil), nil).All()
		marked := markUp(r, s)
		tree := syntax.Parse(text.New(marked), h, nil)
		result := engine.Run(context.Background(), tree, nil)
		got := result.All()
		if !slices.EqualFunc(got, want, func(a, b lint.Diagnostic) bool {
			return a.Rule == b.Rule && a.Span == b.Span && a.Message == b.Message
		}) {
			t.Fatalf("%d findings, %d without the marks, in\n%s", len(got), len(want), marked)
		}
		if tree.Marks == nil {
			continue
		}
		for i, d := range result.Shown(false) {
			found++
			if back := tree.Marks.Proposed.Read(d.Span); back != want[i].Span {
				t.Fatalf("%s is shown at %q, which is %q of the text; it is about %q", d.Rule.Name, d.Span.In(marked), back.In(s), want[i].Span.In(s))
			}
		}
		if r.IntN(8) == 0 {
			repairsThroughMarks(t, tree, result)
		}
	}
	t.Logf("%d findings in 2,000 mark-ups", found)
}

// repairsThroughMarks makes every repair in the marked text: the proposed text
// gets it, what was struck stays, and the original too if it is tracked.
func repairsThroughMarks(t *testing.T, tree *syntax.Tree, r *lint.Result) {
	t.Helper()
	struck := deleted(tree.Marks)
	all, offered, refused := r.All(), 0, 0
	for _, track := range []bool{false, true} {
		for i, d := range r.Shown(track) {
			refused += len(all[i].Fixes) - len(d.Fixes)
			for _, f := range d.Fixes {
				offered++
				shown, err := tree.Shown().Apply(f.Edits...)
				if err != nil {
					t.Fatalf("%q of %s cannot be made in the marked text: %v", f.Title, d.Rule.Name, err)
				}
				k := slices.IndexFunc(all[i].Fixes, func(p lint.Fix) bool { return p.Title == f.Title })
				want, err := tree.Text.Apply(all[i].Fixes[k].Edits...)
				if err != nil {
					t.Fatal(err)
				}
				after := marks.Of(shown)
				if after.Proposed.Text.String() != want.String() {
					t.Fatalf("%q of %s in\n%s\ngives\n%s", f.Title, d.Rule.Name, tree.Shown(), shown)
				}
				if track && after.Original.Text.String() != tree.Marks.Original.Text.String() {
					t.Fatalf("%q of %s, tracked, changes the original of\n%s\nin\n%s", f.Title, d.Rule.Name, tree.Shown(), shown)
				}
				if !track && deleted(after) != struck {
					t.Fatalf("%q of %s destroys a deletion of\n%s\nin\n%s", f.Title, d.Rule.Name, tree.Shown(), shown)
				}
			}
		}
	}
	if refused*10 > offered+10 {
		t.Errorf("%d repairs refused, %d offered, in\n%s", refused, offered, tree.Shown())
	}
}

// deleted is what the marks of a text strike, in order.
func deleted(m *marks.Text) string {
	var b strings.Builder
	for i := range m.Marks {
		if k := &m.Marks[i]; k.Within < 0 && !k.Old.Empty() {
			b.WriteString(m.Shown.Slice(k.Old) + "|")
		}
	}
	return b.String()
}

func TestProposalsAreHeldAgainstTheirMarks(t *testing.T) {
	const mod = "MOD EUR/45A12/1\nRESOLUTION 140 (Rev. Busan, 2014)\nReview of the {++regular ++}budget\nReasons: None.\n"
	for _, tt := range []struct{ name, draft, want string }{
		{"no marks at all: the changes cannot be seen", "MOD EUR/45A12/1\nRESOLUTION 140 (Rev. Busan, 2014)\nReview of the budget\n", ""},
		{"a comment is no change", mod + "MOD EUR/45A12/2\nRESOLUTION 101 (Rev. Busan, 2014)\nInternet{>>which?<<} networks\n", "a text to be modified is given without a change"},
		{"what is struck is one", mod + "MOD EUR/45A12/2\nRESOLUTION 101 (Rev. Busan, 2014)\nInternet{-- Protocol--} networks\n", ""},
		{"left as it is, and changed", mod + "NOC EUR/45A12/2\nRESOLUTION 101 (Rev. Busan, 2014)\nInternet{-- Protocol--} networks\n", "a text that is to stay as it is has changes"},
		{"left as it is", mod + "NOC EUR/45A12/2\nRESOLUTION 101 (Rev. Busan, 2014)\nInternet networks\n", ""},
	} {
		var told []string
		for _, d := range check(t, tt.draft, "itu-pp") {
			if d.Rule.Name == "proposal-change" {
				told = append(told, d.Message)
			}
		}
		if got := strings.Join(told, "; "); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}
