package lint_test

import (
	"slices"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// What an editor puts in for a reason silences nothing until somebody writes one.
func TestAReasonThatIsDueIsNone(t *testing.T) {
	for reason, want := range map[string][]string{
		syntax.ReasonDue:         {"label-gap", "suppression-form"},
		"item 2 was withdrawn":   nil,
		"they will not say why ": nil,
	} {
		s := "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to build one;\n\n%% allow label-gap: " + reason + "\n3.\tDecides to remain seized of the matter.\n"
		engine := lint.New(rules.All, lint.Options{})
		var got []string
		for _, f := range engine.Run(t.Context(), syntax.Parse(text.New(s), house.ByID("unga"), nil), nil).Shown(false) {
			got = append(got, f.Rule.Name)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", reason, got, want)
		}
	}
}
