package rules_test

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// check lints s as a draft of the house, which is detected when id is empty.
func check(t testing.TB, s, id string, only ...*lint.Rule) []lint.Diagnostic {
	t.Helper()
	h, _ := house.Detect(s)
	if id != "" {
		if h = house.ByID(id); h == nil {
			t.Fatalf("no house %q", id)
		}
	}
	run := only
	// The rules about suppressions speak of what the others find.
	about := func(r *lint.Rule) bool { return r == lint.SuppressionForm || r == lint.UnusedSuppression }
	if only == nil || slices.ContainsFunc(only, about) {
		run = rules.All
	}
	r := lint.New(run, lint.Options{}).Run(context.Background(), syntax.Parse(text.New(s), h, nil), nil)
	for _, e := range r.Internal {
		t.Error(e)
	}
	return slices.DeleteFunc(r.Shown(false), func(d lint.Diagnostic) bool { return only != nil && !slices.Contains(only, d.Rule) })
}

func TestEveryRuleReportsItsBadExampleOnceAndItsGoodOneNever(t *testing.T) {
	for _, r := range rules.All {
		t.Run(r.Name, func(t *testing.T) {
			found := check(t, r.Bad, r.House, r)
			if len(found) != 1 {
				t.Fatalf("%d findings in the bad example, want 1: %v", len(found), messages(found))
			}
			if len(found[0].Fixes) > 0 {
				fixed, err := text.New(r.Bad).Apply(found[0].Fixes[0].Edits...)
				if err != nil {
					t.Fatal(err)
				}
				if fixed.String() != r.Good {
					t.Errorf("the fix gives\n%s\nwant the good example\n%s", fixed.String(), r.Good)
				}
			}
			if found := check(t, r.Good, r.House, r); len(found) > 0 {
				t.Errorf("findings in the good example: %v", messages(found))
			}
		})
	}
}

// A good example shows good drafting, not only the absence of one slip.
// TestFindingsAreTheSameWithSafeRepairsAlone: what is not looked for because nobody will
// see it changes no finding, and no repair that is made without asking.
func TestFindingsAreTheSameWithSafeRepairsAlone(t *testing.T) {
	for _, r := range rules.All {
		h, _ := house.Detect(r.Bad)
		if r.House != "" {
			h = house.ByID(r.House)
		}
		tree := syntax.Parse(text.New(r.Bad), h, nil)
		var said [2][]string
		for i := range said {
			engine := lint.New(rules.All, lint.Options{SafeOnly: i == 1})
			for _, d := range engine.Run(context.Background(), tree, nil).All() {
				safe := len(d.Fixes) > 0 && d.Fixes[0].Safe
				said[i] = append(said[i], fmt.Sprint(d.Rule.ID, d.Severity, d.Span, d.Message, d.Related, safe))
			}
		}
		if !slices.Equal(said[0], said[1]) {
			t.Errorf("%s: found %q, with safe repairs alone %q", r.Name, said[0], said[1])
		}
	}
}

func TestGoodExamplesAreGoodInTheirWholeGroup(t *testing.T) {
	for _, r := range rules.All {
		var group []*lint.Rule
		for _, o := range rules.All {
			if o.ID[:4] == r.ID[:4] && o.Severity >= lint.Warning {
				group = append(group, o)
			}
		}
		if found := check(t, r.Good, r.House, group...); len(found) > 0 {
			t.Errorf("%s: %v", r.Name, messages(found))
		}
	}
}

func TestEveryRuleIsDocumented(t *testing.T) {
	name := regexp.MustCompile(`^[a-z]+(-[a-z]+)*$`)
	ids, names := map[string]bool{}, map[string]bool{}
	for i, r := range rules.All {
		switch {
		case !regexp.MustCompile(`^RS0[1-8]\d\d$`).MatchString(r.ID) || ids[r.ID]:
			t.Errorf("%s: the ID %s is malformed or taken", r.Name, r.ID)
		case i > 0 && r.ID < rules.All[i-1].ID:
			t.Errorf("%s (%s) stands after %s", r.Name, r.ID, rules.All[i-1].ID)
		case !name.MatchString(r.Name) || names[r.Name]:
			t.Errorf("%s: the name is malformed or taken", r.Name)
		case !strings.HasSuffix(r.Summary, ".") || strings.Contains(r.Summary, "\n"):
			t.Errorf("%s: the summary is not one sentence", r.Name)
		case !strings.Contains(r.Why, "Source: "):
			t.Errorf("%s: no source", r.Name)
		case (r.Para == nil) == (r.Tree == nil) && r.ID < "RS08":
			t.Errorf("%s: one of Para and Tree", r.Name)
		}
		for _, h := range r.Houses {
			if house.ByID(h) == nil {
				t.Errorf("%s: no house %s", r.Name, h)
			}
		}
		ids[r.ID], names[r.Name] = true, true
	}
}

func messages(found []lint.Diagnostic) string {
	var b strings.Builder
	for _, d := range found {
		fmt.Fprintf(&b, "\n  %d–%d %s: %s", d.Span.Start, d.Span.End, d.Rule.Name, d.Message)
	}
	return b.String()
}
