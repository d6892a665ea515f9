package rules_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var allRules = lint.New(rules.All, lint.Options{})

func lintAll(src string) *lint.Result {
	h, _ := house.Detect(src)
	return allRules.Run(context.Background(), syntax.Parse(text.New(src), h, nil), nil)
}

// strayWord is a letter or figure that a safe repair of the finding puts in or
// takes away outside the places that the finding names; empty if there is none.
// A word that only changes places, with the blanks around it, is none.
func strayWord(src string, d lint.Diagnostic) string {
	named := []text.Span{d.Span}
	for _, rel := range d.Related {
		named = append(named, rel.Span)
	}
	for _, e := range d.Fixes[0].Edits {
		was, is := e.In(src), e.New
		head := len(commonHead(was, is))
		was, is = was[head:], is[head:]
		tail := len(commonTail(was, is))
		was, is = was[:len(was)-tail], is[:len(is)-tail]
		at := text.Span{Start: e.Start + head, End: e.Start + head + len(was)}
		within := slices.ContainsFunc(named, func(s text.Span) bool { return s.Start <= at.Start && at.End <= s.End })
		if !within && strings.ContainsFunc(was+is, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) {
			return was + "→" + is
		}
	}
	return ""
}

func commonHead(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	for n > 0 && n < len(a) && !utf8.RuneStart(a[n]) {
		n--
	}
	return a[:n]
}

func commonTail(a, b string) string {
	n := 0
	for n < len(a) && n < len(b) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return a[len(a)-n:]
}

// repairAll repairs a text as "resolute lint --fix" does and holds it to what is
// promised of that: no word is changed that no finding names, nothing is left
// that was said to be repaired, and a second time changes nothing.
func repairAll(t *testing.T, name, src string) string {
	t.Helper()
	first := lintAll(src)
	for _, d := range first.All() {
		if len(d.Fixes) > 0 && d.Fixes[0].Safe {
			if stray := strayWord(src, d); stray != "" {
				t.Errorf("%s: %s: “%s” changes %q, which the finding does not name", name, d.Rule.Name, d.Fixes[0].Title, stray)
			}
		}
	}
	last, did := allRules.Repair(context.Background(), first, lint.Safe, false)
	after := last.Tree.Shown().String()
	if did.AtOdds != "" {
		t.Errorf("%s: repairs undo each other: %s", name, did.AtOdds)
	}
	if left := lint.Safe(last.All()); len(left) > 0 {
		t.Errorf("%s: %d repairs are left, the first %q", name, len(left), left[0].Title)
	}
	if again, did := allRules.Repair(context.Background(), lintAll(after), lint.Safe, false); did.Made > 0 {
		t.Errorf("%s: repaired again it changes, %d times:\n%s", name, did.Made, firstDifference(after, again.Tree.Shown().String()))
	}
	return after
}

func firstDifference(a, b string) string {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return "- " + x[i] + "\n+ " + y[i]
		}
	}
	return "the length"
}

// copies is how many faulted texts are repaired.
const copies = 1000

func TestRepairsOfFaultedTextsKeepTheirPromise(t *testing.T) {
	needCorpus(t)
	texts := cleanTexts(t)
	names := slices.Sorted(maps(texts))
	rnd := rand.New(rand.NewPCG(6, 1000))
	n := copies
	if testing.Short() {
		n = 100
	}
	repaired := 0
	for range n {
		name := names[rnd.IntN(len(names))]
		src, faults := texts[name], []string{name}
		for range 1 + rnd.IntN(4) {
			h, _ := house.Detect(src)
			tree := syntax.Parse(text.New(src), h, nil)
			inj := injections[rnd.IntN(len(injections))]
			var places [][]text.Edit
			for i := range tree.Nodes {
				if edits, ok := inj.at(tree, i); ok && !tree.Nodes[i].Quoted {
					places = append(places, edits)
				}
			}
			if len(places) == 0 {
				continue
			}
			made, err := tree.Text.Apply(places[rnd.IntN(len(places))]...)
			if err != nil {
				t.Fatal(err)
			}
			src = made.String()
			faults = append(faults, inj.name)
		}
		if repairAll(t, strings.Join(faults, ", "), src) != src {
			repaired++
		}
	}
	t.Logf("%d texts, of which safe repairs change %d", n, repaired)
	if repaired < n/10 {
		t.Errorf("only %d of %d texts were changed: the test shows nothing", repaired, n)
	}
}

func TestTheSeedIsRepairedAsPromised(t *testing.T) {
	needCorpus(t)
	data, err := os.ReadFile(filepath.Join(corpus, "seed.txt"))
	if err != nil {
		t.Fatal(err)
	}
	repairAll(t, "seed.txt", string(data))
}

// judgedRepairs are the safe repairs of adopted texts that were looked at, by place
// and rule, with how many places of the text they change.
func judgedRepairs(t *testing.T) map[string]int {
	t.Helper()
	data, err := os.ReadFile("testdata/judged_repairs.tsv")
	if err != nil {
		t.Fatal(err)
	}
	judged := map[string]int{}
	for line := range strings.Lines(string(data)) {
		if line[0] == '#' {
			continue
		}
		f := strings.Split(strings.TrimSpace(line), "\t")
		n, err := strconv.Atoi(f[min(2, len(f)-1)])
		if len(f) != 4 || err != nil || n < 1 || judged[f[0]+"\t"+f[1]] > 0 {
			t.Fatalf("judged_repairs.tsv: %q", line)
		}
		judged[f[0]+"\t"+f[1]] = n
	}
	return judged
}

// Byte for byte: a blank counts as a letter does.
func TestAdoptedTextsAreLeftAloneBySafeRepairs(t *testing.T) {
	needCorpus(t)
	files, _ := filepath.Glob(filepath.Join(corpus, "texts", "*", "*.txt"))
	deeper, _ := filepath.Glob(filepath.Join(corpus, "texts", "*", "*", "*.txt"))
	more, _ := filepath.Glob("../../testdata/adopted/*.txt")
	files = append(files, deeper...)
	judged := judgedRepairs(t)
	changed := 0
	for _, file := range append(files, more...) {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		src, name := string(data), filepath.Base(filepath.Dir(file))+"/"+filepath.Base(file)
		known := false
		for _, d := range lintAll(src).All() {
			if len(d.Fixes) == 0 || !d.Fixes[0].Safe {
				continue
			}
			key := fmt.Sprintf("%s:%d\t%s", name, 1+strings.Count(src[:d.Span.Start], "\n"), d.Rule.Name)
			if n := len(d.Fixes[0].Edits); n != judged[key] {
				t.Errorf("not judged: %s\t%d\t%s", key, n, d.Message)
			}
			known = true
			delete(judged, key)
		}
		after := repairAll(t, name, src)
		if after != src {
			changed++
		}
		if (after != src) != known {
			t.Errorf("%s: repairs are judged: %v; it is changed: %v\n%s", name, known, after != src, firstDifference(src, after))
		}
	}
	for key := range judged {
		t.Errorf("judged, and not made: %s", key)
	}
	t.Logf("%d adopted texts, of which safe repairs change %d", len(files)+len(more), changed)
}
