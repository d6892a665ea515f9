package report_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/report"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var assembly = &house.House{ID: "plain", Name: "Some Assembly", Language: "en"}

// lines is a tree of one paragraph a line.
func lines(s string) *syntax.Tree {
	t := &syntax.Tree{Text: text.New(s), House: assembly}
	at := 0
	for _, l := range strings.SplitAfter(s, "\n") {
		p := &syntax.Para{Raw: l, Mark: text.Span{Start: 0, End: len(strings.TrimRight(l, "\n"))}, Opening: new(syntax.Opening), Sights: new(syntax.Sights)}
		p.Body = p.Mark
		t.Nodes = append(t.Nodes, syntax.Node{Para: p, Start: at, Kind: syntax.Paragraph, Role: house.OperativePart, Label: &p.Label, Parent: -1, Section: -1, Act: -1})
		at += len(l)
	}
	return t
}

// loud finds fault with every run of "!" and offers to make it a stop.
var loud = &lint.Rule{ID: "RS9901", Name: "loud", Severity: lint.Error, Tree: func(pass *lint.Pass, t *syntax.Tree) {
	s := t.Text.String()
	for i := 0; i < len(s); i++ {
		if s[i] != '!' {
			continue
		}
		end := i
		for end < len(s) && s[end] == '!' {
			end++
		}
		d := pass.Report(text.Span{Start: i, End: end}, "too loud")
		d.Fixes = []lint.Fix{
			{Title: "Put a stop", Safe: true, Edits: []text.Edit{{Span: d.Span, New: "."}}},
			{Title: "WHO style: nothing", Edits: []text.Edit{{Span: d.Span}}},
		}
		i = end
	}
}}

// faint finds fault with "?", mildly, and points at the first letter.
var faint = &lint.Rule{ID: "RS9902", Name: "faint", Severity: lint.Info, Tree: func(pass *lint.Pass, t *syntax.Tree) {
	if i := strings.IndexByte(t.Text.String(), '?'); i >= 0 {
		d := pass.Report(text.Span{Start: i, End: i}, "unsure\x1b[31m of\nitself")
		d.Related = []lint.Related{{Span: text.Span{Start: 0, End: 1}, Message: "begins here"}}
	}
}}

func file(path, s string, style report.Style) report.File {
	e := lint.New([]*lint.Rule{loud, faint}, lint.Options{})
	return report.Of(path, e.Run(context.Background(), lines(s), nil), report.Detail{Excerpts: style.Full, Width: style.Width, Paths: true, Repairs: true, Fingerprints: true})
}

// printed is what a form makes of files.
func printed(t *testing.T, form string, o report.Options, files ...report.File) string {
	t.Helper()
	f, ok := report.FormatNamed(form)
	if !ok {
		t.Fatalf("there is no form %s", form)
	}
	var b strings.Builder
	r := f.New(&b, o)
	var sum report.Summary
	for i := range files {
		sum.Add(&files[i])
		if err := r.File(&files[i]); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Close(&sum); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func render(t *testing.T, style report.Style, files ...report.File) string {
	t.Helper()
	return printed(t, "text", report.Options{Style: style}, files...)
}

func equal(t *testing.T, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestInAPipeAFindingIsOneLine(t *testing.T) {
	var s report.Style
	equal(t, render(t, s, file("a.txt", "One!\nzwei ö? drei\n", s), file("b.txt", "quiet\n", s)), `a.txt:1:4: error: too loud [loud]
a.txt:2:7: info: unsure�[31m of itself [faint]
2 findings in 1 of 2 drafts: 1 error, 1 info · 1 can be fixed: resolute lint --fix a.txt · why: resolute explain loud
`)
}

func TestCleanDraftsAreCounted(t *testing.T) {
	var s report.Style
	equal(t, render(t, s, file("a", "x\n", s), file("b", "", s), file("c", "", s)), "3 drafts, no findings\n")
	equal(t, render(t, s, file("a", "x\n", s)), "1 draft, no findings\n")
}

func TestOnATerminalTheLineStandsUnderTheFinding(t *testing.T) {
	s := report.Style{Full: true, Width: 60}
	equal(t, render(t, s, file("a.txt", "a)\tOne!! two\nWhy?\n", s)), `a.txt · Some Assembly

  1:7   error    too loud                               loud
        │ a)  One!! two
        │        ^^
        fix: put a stop  ·  or WHO style: nothing

  2:4   info     unsure�[31m of itself                 faint
        │ Why?
        │    ^
        1:1  begins here

2 findings: 1 error, 1 info
1 can be fixed: resolute lint --fix a.txt
why: resolute explain loud
`)
}

func TestANarrowTerminalGetsNoLineThatIsWider(t *testing.T) {
	files := drafts(t)
	for _, width := range []int{48, 60, 80, 100, 132} {
		s := report.Style{Full: true, Width: width}
		for i := range files {
			files[i].House, files[i].Act, files[i].Path = "", "", "a.txt"
		}
		for line := range strings.Lines(render(t, s, files...)) {
			line = strings.TrimSuffix(line, "\n")
			if n := utf8.RuneCountInString(line); n > width && strings.Contains(strings.TrimSpace(line), " ") {
				t.Errorf("%d columns of %d: %s", n, width, line)
			}
		}
	}
}

func TestWhatIsLongGoesOnUnderItsBeginning(t *testing.T) {
	rule := &lint.Rule{ID: "X1", Name: "a-name-of-a-rule", Severity: lint.Error, Tree: func(pass *lint.Pass, t *syntax.Tree) {
		d := pass.Report(text.Span{End: 3}, "a message of so many words that no terminal of this width has them all in one line")
		for _, title := range []string{"Put a stop", "Take the last word of the line away", "Change it"} {
			d.Fixes = append(d.Fixes, lint.Fix{Title: title, Edits: []text.Edit{{Span: text.Span{End: 1}, New: title}}})
		}
	}}
	of := func(width int) string {
		s := report.Style{Full: true, Width: width}
		r := lint.New([]*lint.Rule{rule}, lint.Options{}).Run(context.Background(), lines("One two.\n"), nil)
		f := report.Of("a.txt", r, report.Detail{Excerpts: true, Repairs: true, Width: width})
		f.House = ""
		return printed(t, "text", report.Options{Style: s, Named: []string{"a folder", "a.txt"}}, f)
	}
	equal(t, of(78), `a.txt

  1:1   error    a message of so many words that no terminal  a-name-of-a-rule
                 of this width has them all in one line
        │ One two.
        │ ^^^
        fix: put a stop  ·  or take the last word of the line away  ·
             or change it

1 finding: 1 error · why: resolute explain a-name-of-a-rule
`)
	equal(t, of(44), `a.txt

  1:1   error    a message of so many words
                 that no terminal of this
                 width has them all in one
                 line
                 a-name-of-a-rule
        │ One two.
        │ ^^^
        fix: put a stop  ·  or take the last
             word of the line away  ·
             or change it

1 finding: 1 error
why: resolute explain a-name-of-a-rule
`)
}

func TestTheCaretStandsUnderWhatItMeans(t *testing.T) {
	s := report.Style{Full: true, Width: 50}
	for _, c := range []struct{ name, in, want string }{
		{"tab after a long label", "viii)\tx!", "viii)   x!\n         ^"},
		{"wide characters", "大会决议!", "大会决议!\n        ^"},
		{"combining marks", "e\u0301e\u0301!", "e\u0301e\u0301!\n  ^"},
		{"bytes that are not UTF-8", "a\xff\xfe!", "a\uFFFD\uFFFD!\n   ^"},
		{"a command to the terminal", "a\x1b[2J!", "a\uFFFD[2J!\n     ^"},
		{"a long line, the end", strings.Repeat("word ", 30) + "end!", "…ord word word word word word word end!\n                                      ^"},
		{"a long line, the start", "a! " + strings.Repeat("word ", 30), "a! word word word word word word word …\n ^"},
		{"a long line, the middle", strings.Repeat("word ", 30) + "a! " + strings.Repeat("word ", 30), "…d word word a! word word word word wor…\n              ^"},
		{"a finding wider than the line", strings.Repeat("!", 300), strings.Repeat("!", 38) + "…\n" + strings.Repeat("^", 38)},
	} {
		out := render(t, s, file("a", c.in+"\n", s))
		var got []string
		for l := range strings.Lines(out) {
			if _, after, ok := strings.Cut(l, "│ "); ok {
				got = append(got, strings.TrimRight(after, "\n"))
			}
		}
		if g := strings.Join(got, "\n"); g != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, g, c.want)
		}
	}
}

func TestColourIsThereWhenAskedFor(t *testing.T) {
	plain, colour := report.Style{}, report.Style{Color: true}
	out := render(t, colour, file("a", "x!\n", colour))
	if !strings.Contains(out, "\x1b[1;31merror\x1b[0m") {
		t.Errorf("no red error in %q", out)
	}
	if out := render(t, plain, file("a", "x!\n", plain)); strings.Contains(out, "\x1b") {
		t.Errorf("colour in %q", out)
	}
}

func TestJSONIsWhatTheContractSays(t *testing.T) {
	out := printed(t, "json", report.Options{Version: "0.1.0"}, file("a<b>.txt", "ö\nSo ö!\n", report.Style{}), file("b", "", report.Style{}))
	if !strings.Contains(out, `"a<b>.txt"`) {
		t.Error("the path is not as given")
	}
	var got map[string]any
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	f := got["findings"].([]any)[0].(map[string]any)
	if len(f["fingerprint"].(string)) != 16 {
		t.Errorf("fingerprint %v", f["fingerprint"])
	}
	delete(f, "fingerprint")
	delete(f, "paragraph") // the outline's, tested there
	delete(f, "section")
	equal(t, fmt.Sprint(got), "map[files:2 findings:[map[fixes:[map[safe:true title:Put a stop] map[safe:false title:WHO style: nothing]] "+
		"help:resolute explain loud id:RS9901 message:too loud path:a<b>.txt "+
		"range:map[end:map[column:6 line:2 offset:9] start:map[column:5 line:2 offset:8]] related:[] rule:loud severity:error]] known:0 "+
		"summary:map[error:1 hint:0 info:0 warning:0] version:0.1.0]")
}

func TestJSONWithoutFindingsHasAnEmptyList(t *testing.T) {
	if out := printed(t, "json", report.Options{}); !strings.Contains(out, `"findings": []`) || !json.Valid([]byte(out)) {
		t.Error(out)
	}
}

func TestColumnsInALongLineAreThoseOfAShortOne(t *testing.T) {
	// Characters of one to four bytes and stray ones, so that no stride ends between two.
	s := strings.Repeat("aö大𝄞\xff", 4000) + "!\n"
	f := file("a", s, report.Style{})
	if got, want := f.Findings[0].Range.Start.Column, 5*4000+1; got != want {
		t.Errorf("column %d, want %d", got, want)
	}
}

func TestATenMegabyteLineIsCountedOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("slow for -short")
	}
	s := strings.Repeat(strings.Repeat("word ", 30)+"word! ", 64_000)
	if f := file("a", s, report.Style{Full: true}); len(f.Findings) != 64_000 {
		t.Errorf("%d findings", len(f.Findings))
	}
}

func TestFindingsBelowTheLeastSeverityAreLeftOut(t *testing.T) {
	r := lint.New([]*lint.Rule{loud, faint}, lint.Options{}).Run(context.Background(), lines("a! b?\n"), nil)
	if f := report.Of("a", r, report.Detail{Least: lint.Warning}); len(f.Findings) != 1 || f.Findings[0].Rule != "loud" {
		t.Errorf("%+v", f.Findings)
	}
}
