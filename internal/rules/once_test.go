package rules_test

import (
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// One slip is told once, by one rule and where it stands.
func TestOneSlipIsOneFinding(t *testing.T) {
	const head = "The General Assembly,\n\nRecalling its earlier work,\n\n"
	digits := strings.Repeat("9", 400)
	for _, c := range []struct{ what, house, text, rule, at string }{
		{"a label of 400 digits in a list", "unga",
			head + "1.\tDecides to begin;\n\n" + digits + ".\tDecides to go on;\n\n3.\tDecides to end.\n", "label-gap", digits},
		{"a label of 400 digits at the head of a list", "unga",
			head + digits + ".\tDecides to begin;\n\n2.\tDecides to end.\n", "label-gap", digits},
		{"an item that lost its line, and has no mark of its own at its end", "itu-pp",
			"instructs the Council\n1\tto begin the review;2\tto go on with it\n3\tto report on it.\n", "inline-label", "2"},
	} {
		t.Run(c.what, func(t *testing.T) {
			var told []string
			for _, d := range check(t, c.text, c.house) {
				if d.Severity >= lint.Warning {
					told = append(told, d.Rule.Name+" at "+strings.Trim(d.Span.In(c.text), ".\t"))
				}
			}
			if want := c.rule + " at " + c.at; len(told) != 1 || told[0] != want {
				t.Errorf("told %q, want %q once", told, want)
			}
		})
	}
}

// Blanks that nobody sees are not told line by line: one finding, where the first
// of them stands, and one repair for all.
func TestStrayBlanksAreToldOnce(t *testing.T) {
	const draft = "RESOLUTION  901  (Busan, 2014)\nReview of the budget\nThe Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\n" +
		"considering\nthat the review is late,\nresolves\nto begin the  review.\n"
	var told []string
	for _, d := range check(t, draft, "itu-pp") {
		told = append(told, d.Message)
		if len(d.Fixes) != 1 || len(d.Fixes[0].Edits) != 3 || !d.Fixes[0].Safe {
			t.Errorf("the repairs are %+v", d.Fixes)
		}
	}
	if want := "two blanks where one is due, the first of 3 stray blanks"; len(told) != 1 || told[0] != want {
		t.Errorf("told %q, want %q", told, want)
	}
}

// A page's own numbers and hyphens hide no slip, and are none: what is found stands
// where the page shows it.
func TestADraftCopiedFromAPageIsJudgedAsItsText(t *testing.T) {
	const page = "1   79/901. Review of the archives\n\n2   The General Assembly,\n\n3   Noting with concern the loss of records in mountain regions, and\n4   recog\u00adnizing that many cannot be restored,\n\n" +
		"5   1. Takes note of the report of the Secretary-General on the ar-\n6   chives;\n\n7   2. Encourages Member States to adopt plans for the preservation\n8   of records;\n\n9   4. Decides to go on.\n"
	const want = "item 4 follows item 2: 3 is missing"
	h := house.ByID("unga")
	tree := syntax.Parse(text.New(page), h, nil)
	found := lint.New(rules.All, lint.Options{}).Run(t.Context(), tree, nil).Shown(false)
	if len(found) != 1 || found[0].Message != want || found[0].Span.In(page) != "4." {
		t.Errorf("found %v, want %s at 4.", found, want)
	}
}
