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

// collection is a file of several resolutions: the drafts that match the
// patterns, one after the other.
func collection(t *testing.T, patterns ...string) string {
	t.Helper()
	var s strings.Builder
	for _, p := range patterns {
		files, _ := filepath.Glob("../../testdata/" + p)
		if len(files) == 0 {
			t.Fatalf("no %s in testdata", p)
		}
		for _, f := range files {
			data, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			s.Write(data)
			s.WriteString("\n")
		}
	}
	return s.String()
}

// Every resolution of a file is judged as if it were alone.
func TestAResolutionOfAFileIsJudgedAlone(t *testing.T) {
	h := house.ByID("itu-pp")
	engine := lint.New(rules.All, lint.Options{})
	found := func(src string) []lint.Diagnostic {
		return engine.Run(context.Background(), syntax.Parse(text.New(src), h, nil), nil).All()
	}
	one := "RESOLUTION 901 (Dubai, 2018)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),\nrecalling\nUNGA resolution 70/125,\nresolves\n1\tto begin the review;\n3\tto report on the review.\n"
	other := "RESOLUTION 902 (Kigali, 2022)\nReview of the plan\nThe World Telecommunication Development Conference (Kigali, 2022),\nrecalling\nUNGA Resolution 70/125,\nresolves\n1\tto begin the review mentioned in resolves 4 above;\n2\tto report on the review.\n"
	want := append(found(one), found(other)...)
	got := found(one + "\n" + other)
	if len(got) != len(want) || len(got) < 2 {
		t.Fatalf("together\n%v\nalone\n%v", got, want)
	}
	for i := range got {
		if got[i].Rule != want[i].Rule || got[i].Message != want[i].Message {
			t.Errorf("finding %d is %s: %s, want %s: %s", i, got[i].Rule.Name, got[i].Message, want[i].Rule.Name, want[i].Message)
		}
	}
}

// Whatever is typed into a file of several resolutions, the findings are those
// of a run that knows nothing of the version before.
func TestAnyEditOfAFileOfResolutionsGivesTheFindingsOfAColdRun(t *testing.T) {
	engine := lint.New(rules.All, lint.Options{})
	pieces := []string{"", "", "\n", "a)\t", ";", "resolves\n", "x", "31\t", "(", "”", "“", ":\n", "\nThe Plenipotentiary Conference,\n", "\nRESOLUTION 5 (Busan, 2014)\n", "\nANNEX 1\n", "\n1.\tDecides so;\n", "\n____\n"}
	for _, c := range []struct {
		house    string
		patterns []string
	}{
		{"itu-pp", []string{"adopted/itu*.txt", "drafts/itu*.txt"}},
		{"unga", []string{"adopted/[ehu]n*.txt", "adopted/ecosoc*.txt", "drafts/un*.txt"}},
	} {
		h, src := house.ByID(c.house), collection(t, c.patterns...)
		rnd := rand.New(rand.NewPCG(5, 6))
		txt := text.New(src)
		tree := syntax.Parse(txt, h, nil)
		result := engine.Run(context.Background(), tree, nil)
		for range 400 {
			from := rnd.IntN(txt.Len() + 1)
			to := min(txt.Len(), from+rnd.IntN(12))
			next, err := txt.Apply(text.Edit{Span: text.Span{Start: from, End: to}, New: pieces[rnd.IntN(len(pieces))]})
			if err != nil {
				t.Fatal(err)
			}
			txt, tree = next, syntax.Parse(next, h, tree)
			result = engine.Run(context.Background(), tree, result)
			cold := engine.Run(context.Background(), tree, nil)
			if !reflect.DeepEqual(result.All(), cold.All()) {
				t.Fatalf("of %s, with the version before\n%v\nwithout\n%v", txt.String(), result.All(), cold.All())
			}
			if txt.Len() > 2*len(src) {
				txt = text.New(src)
				tree = syntax.Parse(txt, h, nil)
				result = engine.Run(context.Background(), tree, nil)
			}
		}
	}
}
