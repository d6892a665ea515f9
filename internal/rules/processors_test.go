package rules_test

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// TestAVolumeIsJudgedAlikeOnAnyNumberOfProcessors reads long texts full of faults, of
// many resolutions and of one, on one processor and on several.
func TestAVolumeIsJudgedAlikeOnAnyNumberOfProcessors(t *testing.T) {
	files, err := filepath.Glob("../../testdata/drafts/*.*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no drafts: %v", err)
	}
	var drafts strings.Builder
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		drafts.WriteString(strings.ToValidUTF8(string(data), "?") + "\n\n")
	}
	one := "considering\n" + strings.Repeat("a)\tthat that preparingtheir work in in 20104,; and (so on;\n", 5000)
	broken := &lint.Rule{ID: "RS9902", Name: "broken", Severity: lint.Error, Para: func(_ *lint.Pass, p *syntax.Para) {
		if strings.Contains(p.Raw, "the") {
			panic("broken")
		}
	}}
	for name, c := range map[string]struct {
		src   string
		rules []*lint.Rule
	}{
		"many resolutions":       {strings.Repeat(drafts.String(), 32), rules.All},
		"one resolution":         {one, rules.All},
		"with a rule that fails": {strings.Repeat(drafts.String(), 32), append([]*lint.Rule{broken}, rules.All...)},
	} {
		if len(c.src) < 4*64<<10 {
			t.Fatalf("%s: %d bytes are too few to be divided", name, len(c.src))
		}
		tell := func(processors int) string {
			defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
			tree := syntax.Parse(text.New(c.src), house.ByID("itu-pp"), nil)
			r := lint.New(c.rules, lint.Options{}).Run(context.Background(), tree, nil)
			var b strings.Builder
			for _, d := range r.All() {
				b.WriteString(d.Rule.Name + " " + d.Severity.String() + " " + d.Message + "\n")
			}
			return b.String() + strings.Join(r.Internal, "\n")
		}
		if got, want := tell(4), tell(1); got != want {
			t.Errorf("%s: on four processors\n%.2000s\non one\n%.2000s", name, got, want)
		}
	}
}
