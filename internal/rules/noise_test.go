package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// drafts are the folders of the corpus that do not hold adopted texts.
var drafts = []string{"UNGA-draft", "UNSC-not-adopted", "MUN"}

// Adopted texts are right until proved wrong. These are the findings per 1,000
// paragraphs that the project allows itself on them.
const (
	errorsAllowed   = 3.0
	warningsAllowed = 15.0 // errors included
)

func TestAdoptedTextsGiveFewFindings(t *testing.T) {
	needCorpus(t)
	judged := judgements(t)
	paragraphs, errors, warnings := 0, 0, 0
	count := map[string]int{}
	for _, file := range adopted(t) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		txt := text.New(string(data))
		h, _ := house.Detect(txt.String())
		tree := syntax.Parse(txt, h, nil)
		for i := range tree.Nodes {
			if k := tree.Nodes[i].Kind; k != syntax.Blank && k != syntax.Rule {
				paragraphs++
			}
		}
		for _, d := range check(t, txt.String(), h.ID) {
			count[fmt.Sprintf("%s %s", d.Severity, d.Rule.Name)]++
			if d.Severity < lint.Warning {
				continue
			}
			warnings++
			if d.Severity == lint.Error {
				errors++
			}
			rel, _ := filepath.Rel(filepath.Join(corpus, "texts"), file)
			place := fmt.Sprintf("%s:%d", filepath.ToSlash(rel), txt.LineAt(d.Span.Start)+1)
			if !judged[place+"\t"+d.Rule.Name] {
				t.Errorf("not judged: %s %s %s: %s", place, d.Severity, d.Rule.Name, d.Message)
			}
		}
	}
	for _, k := range slices.SortedFunc(maps(keysOf(count)), func(a, b string) int { return count[b] - count[a] }) {
		t.Logf("%5d %s", count[k], k)
	}
	per := func(n int) float64 { return 1000 * float64(n) / float64(paragraphs) }
	t.Logf("%d paragraphs: %d errors (%.2f per 1,000), %d errors and warnings (%.2f per 1,000)", paragraphs, errors, per(errors), warnings, per(warnings))
	if per(errors) > errorsAllowed || per(warnings) > warningsAllowed {
		t.Errorf("more than %.0f errors or %.0f errors and warnings per 1,000 paragraphs", errorsAllowed, warningsAllowed)
	}
}

// judgements are the findings that testdata/judged.tsv has, by place and rule.
func judgements(t *testing.T) map[string]bool {
	t.Helper()
	data, err := os.ReadFile("testdata/judged.tsv")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]bool{}
	for line := range strings.Lines(string(data)) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		if len(f) != 4 || f[2] != "slip" && f[2] != "false" {
			t.Fatalf("judged.tsv: %q", line)
		}
		all[f[0]+"\t"+f[1]] = true
	}
	return all
}

func keysOf(m map[string]int) map[string]string {
	out := map[string]string{}
	for k := range m {
		out[k] = ""
	}
	return out
}

// adopted are the files of the corpus that hold texts as their bodies adopted them.
func adopted(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, pattern := range []string{"*/*.txt", "*/*/*.txt"} {
		more, _ := filepath.Glob(filepath.Join(corpus, "texts", pattern))
		files = append(files, more...)
	}
	return slices.DeleteFunc(files, func(f string) bool {
		return slices.ContainsFunc(drafts, func(d string) bool { return strings.Contains(filepath.ToSlash(f), "/texts/"+d+"/") })
	})
}
