package rules_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// What is typed at midnight, house by house: testdata/slips.txt has drafts full of
// slips, and under each the carets and the message that it gets. A draft begins
// with "== " and its house. -update writes anew what stands under the carets.
func TestSlipsOfDraftersAreTold(t *testing.T) { pictured(t, "testdata/slips.txt") }

// A locked number is taken as it is, and what comes after it is held against it.
func TestTheSeriesGoesOnFromALockedNumber(t *testing.T) { pictured(t, "testdata/locked.txt") }

func pictured(t *testing.T, path string) {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	engine := lint.New(rules.All, lint.Options{})
	var got strings.Builder
	for part := range strings.SplitSeq(strings.TrimPrefix(string(data), "== "), "\n== ") {
		id, picture, _ := strings.Cut(part, "\n")
		h := house.ByID(id)
		if h == nil {
			t.Fatalf("no house %q", id)
		}
		draft := withoutCarets(picture)
		found := engine.Run(t.Context(), syntax.Parse(text.New(draft), h, nil), nil).All()
		if got.Len() > 0 {
			got.WriteByte('\n')
		}
		got.WriteString("== " + id + "\n" + withCarets(draft, found))
	}
	if got.String() == string(data) {
		return
	}
	if *update {
		if err := os.WriteFile(path, []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want := strings.Split(string(data), "\n")
	for i, line := range strings.Split(got.String(), "\n") {
		if i >= len(want) || line != want[i] {
			t.Fatalf("%s:%d: is\n%s\nwant\n%s", path, i+1, line, strings.Join(want[min(i, len(want)):min(i+1, len(want))], ""))
		}
	}
	t.Fatalf("%s has more lines than are told", path)
}

// withoutCarets takes the lines with carets out of a picture.
func withoutCarets(picture string) string {
	var b strings.Builder
	for line := range strings.Lines(picture) {
		if !strings.HasPrefix(strings.TrimLeft(line, " \t"), "^") {
			b.WriteString(line)
		}
	}
	return b.String()
}

// withCarets puts the findings under the lines that they begin on.
func withCarets(draft string, found []lint.Diagnostic) string {
	var b strings.Builder
	at := 0
	for line := range strings.Lines(draft) {
		b.WriteString(line)
		for _, d := range found {
			if d.Severity < lint.Info || d.Span.Start < at || d.Span.Start >= at+len(line) {
				continue
			}
			from := d.Span.Start - at
			to := max(from+1, min(d.Span.End-at, len(line)-1))
			for _, r := range line[:from] {
				if r != '\t' {
					r = ' '
				}
				b.WriteRune(r)
			}
			b.WriteString(strings.Repeat("^", utf8.RuneCountInString(line[from:to])) + " " + d.Rule.Name + ": " + d.Message + "\n")
		}
		at += len(line)
	}
	return b.String()
}
