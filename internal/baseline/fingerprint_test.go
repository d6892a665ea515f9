package baseline_test

import (
	"context"
	"strings"
	"testing"

	"resolute/internal/baseline"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// shout finds every exclamation mark.
var shout = &lint.Rule{ID: "RS9901", Name: "shout", Severity: lint.Error, Para: func(pass *lint.Pass, p *syntax.Para) {
	for i := range p.Raw {
		if p.Raw[i] == '!' {
			pass.Report(text.Span{Start: i, End: i + 1}, "too loud")
		}
	}
}}

func TestAFingerprintStaysWhenTheTextAroundMoves(t *testing.T) {
	f := prints("a", "b! b!", "c")
	g := prints("a longer", "b!   c  b!", "d!")
	if f[0] != g[0] || f[1] != g[1] {
		t.Errorf("%q became %q", f, g)
	}
	if f[0] == f[1] || g[2] == g[0] {
		t.Errorf("two findings share a fingerprint: %q, %q", f, g)
	}
}

func prints(lines ...string) []string {
	tree := syntax.Parse(text.New(strings.Join(lines, "\n")), house.ByID("unga"), nil)
	e := lint.New([]*lint.Rule{shout}, lint.Options{})
	return baseline.Fingerprints(tree, e.Run(context.Background(), tree, nil).All())
}
