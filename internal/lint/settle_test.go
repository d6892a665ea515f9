package lint_test

import (
	"context"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// A comment that comes or goes changes what is found in the paragraph behind it, which
// is itself as it was.
func TestACommentAboutAReferenceHoldsAtOnce(t *testing.T) {
	h := house.ByID("unga")
	engine := lint.New(rules.All, lint.Options{})
	const head, tail = "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to build one;\n", "\n2.\tDecides to act on paragraph 9 above and on resolution 68/720 of 9 June 2014.\n"
	var tree *syntax.Tree
	var result *lint.Result
	for _, step := range []struct {
		comment string
		want    int // findings about the two citations
	}{
		{"", 2},
		{"%% unlink paragraph 9: so", 1},
		{"%% unlink paragraph 9 and resolution 68/720: so", 0},
		{"%% unlink paragraph 9 and resolution 68/720: say why", 2},
		{"%% unlink resolution 68/720: so", 1},
		{"", 2},
		{"%% unlink paragraph 9 in this text: so", 1},
	} {
		s := head + step.comment + tail
		tree = syntax.Parse(text.New(s), h, tree)
		result = engine.Run(context.Background(), tree, result)
		afresh := engine.Run(context.Background(), syntax.Parse(text.New(s), h, nil), nil)
		got := 0
		for _, d := range result.All() {
			if lint.AboutCitation(d.Rule) {
				got++
			}
		}
		if got != step.want || len(result.All()) != len(afresh.All()) {
			t.Errorf("%q: %d findings, want %d; %d in all, %d afresh", step.comment, got, step.want, len(result.All()), len(afresh.All()))
		}
	}
}
