package repair_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"resolute/internal/compare"
	"resolute/internal/docx"
	"resolute/internal/export"
	"resolute/internal/marks"
	"resolute/internal/sharedtest"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// revisions are real ones, Dubai 2018 and Bucharest 2022, of which both texts lie
// beside the repository.
func revisions(t *testing.T) map[string][2]string {
	t.Helper()
	root := sharedtest.Path(t, "corpus/texts/ITU-PP") + "/"
	out := map[string][2]string{}
	for name, p := range map[string][2]string{
		"Resolution 2": {"Resolution_002_PP18", "ITU-PP-RES-002"}, "Resolution 21": {"Resolution_021_PP18", "ITU-PP-RES-021"}, "Decision 5": {"Decision_005_PP18", "ITU-PP-DEC-005"},
	} {
		var pair [2]string
		for i, file := range p {
			b, err := os.ReadFile(root + file + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			pair[i] = string(b)
		}
		out[name] = pair
	}
	return out
}

// flatten makes a Word document with tracked changes of two versions, reads it and
// runs the struck and the inserted words together, as converters do that know
// nothing of them.
func flatten(t *testing.T, old, now string) string {
	t.Helper()
	before := parse(old)
	marked := compare.Trees(before, parse(now)).Marked()
	var b bytes.Buffer
	if err := export.Word(&b, syntax.Parse(text.New(marked), before.House, nil)); err != nil {
		t.Fatal(err)
	}
	d, err := docx.Read(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	m := marks.Of(text.New(d.Text(docx.Options{})))
	if m.Original.Text.String() != old || m.Proposed.Text.String() != now {
		t.Fatal("the Word document is not of the two versions")
	}
	var flat strings.Builder
	for _, r := range m.Runs() {
		flat.WriteString(r.Text)
	}
	return flat.String()
}

// right is how many words of got are those of want, in order, and of how many: what
// is missing counts against it and so does what is too much.
func right(got, want string) (int, int) {
	a, b := strings.Fields(got), strings.Fields(want)
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			above := row[j+1]
			if a[i] == b[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return row[len(b)], max(len(a), len(b))
}

// TestRealRevisionsAreRestored tells what part of the words is right, of each version
// and of both together.
func TestRealRevisionsAreRestored(t *testing.T) {
	for _, c := range []struct {
		base           bool
		old, now, both float64 // least part of the words, over all texts
	}{{false, 0.90, 0.90, 0.90}, {true, 0.9999, 0.99, 0.995}} {
		var all, good [3]int
		for name, p := range revisions(t) {
			base := ""
			if c.base {
				base = p[0]
			}
			m := repaired(flatten(t, p[0], p[1]), base)
			for side, got := range []string{m.Original.Text.String(), m.Proposed.Text.String()} {
				n, of := right(got, p[side])
				for _, k := range []int{side, 2} {
					good[k], all[k] = good[k]+n, all[k]+of
				}
				t.Logf("base %t, %s, %s: %.1f %% of the words", c.base, name, []string{"old", "new"}[side], 100*float64(n)/float64(of))
				if n*10 < of*9 {
					t.Errorf("base %t, %s: %d of %d words of side %d are right, want 90 %%", c.base, name, n, of, side)
				}
			}
		}
		for side, least := range []float64{c.old, c.now, c.both} {
			of := []string{"old", "new", "both"}[side]
			if part := float64(good[side]) / float64(all[side]); part < least {
				t.Errorf("base %t, %s: %.2f %% of the words, want %.2f", c.base, of, 100*part, 100*least)
			} else {
				t.Logf("base %t, %s: %.2f %% of all words", c.base, of, 100*part)
			}
		}
	}
}

// TestWhatLeavesNoTrace holds how much of the new versions is right if all is decided
// right but what is struck within a line and has nothing put in beside it, no number
// and no abbreviation that is explained elsewhere, and that is kept: 99.2 % of their
// words. Such words stand in the flattened text as what is kept does. It is no bound: where
// the words went, or a year or a title that cannot stand tells, some of them are found.
func TestWhatLeavesNoTrace(t *testing.T) {
	good, all := 0, 0
	for name, p := range revisions(t) {
		var runs []marks.Run
		for _, r := range compare.Trees(parse(p[0]), parse(p[1])).Runs() {
			if k := len(runs) - 1; k >= 0 && runs[k].Old == r.Old && runs[k].New == r.New {
				runs[k].Text += r.Text
			} else if r.Text != "" {
				runs = append(runs, r)
			}
		}
		added := func(i int) bool { return i >= 0 && i < len(runs) && runs[i].New && !runs[i].Old }
		var best strings.Builder
		for i, r := range runs {
			body := strings.TrimSpace(r.Text)
			beside := added(i-1) || added(i+1)
			numbered := strings.ContainsAny(r.Text, "\t\n") || body != "" && strings.Trim(strings.Fields(body)[0], "0123456789)") == ""
			explained := strings.HasSuffix(body, "(") || body == ")"
			if r.New || r.Old && !beside && !numbered && !explained {
				best.WriteString(r.Text)
			}
		}
		n, of := right(best.String(), p[1])
		good, all = good+n, all+of
		t.Logf("%s: %.1f %%", name, 100*float64(n)/float64(of))
	}
	if part := float64(good) / float64(all); part < 0.990 || part >= 0.995 {
		t.Errorf("%.2f %%, not 99.2", 100*part)
	} else {
		t.Logf("%.2f %% of all words", 100*part)
	}
}

// TestBlanksBetweenOldAndNewHideLittle has a blank between what was struck and what was
// put in, as people leave it who strike and insert words with theirs.
func TestBlanksBetweenOldAndNewHideLittle(t *testing.T) {
	good, all := 0, 0
	for _, p := range revisions(t) {
		runs := marks.Of(text.New(compare.Trees(parse(p[0]), parse(p[1])).Marked())).Runs()
		var flat strings.Builder
		for i, r := range runs {
			flat.WriteString(r.Text)
			if i+2 < len(runs) && !r.New && !runs[i+1].Old && runs[i+2].Old && runs[i+2].New && strings.HasPrefix(runs[i+2].Text, " ") {
				flat.WriteString(" ")
			}
		}
		n, of := right(repaired(flat.String(), p[0]).Proposed.Text.String(), p[1])
		good, all = good+n, all+of
	}
	if part := float64(good) / float64(all); part < 0.96 {
		t.Errorf("%.1f %% of the words, want 96", 100*part)
	} else {
		t.Logf("%.1f %% of all words", 100*part)
	}
}

// TestAnotherHouseIsRestored has a resolution of the General Assembly and that of two
// years later, either way.
func TestAnotherHouseIsRestored(t *testing.T) {
	root := sharedtest.Path(t, "corpus/texts/UNGA") + "/A_RES_"
	old, err := os.ReadFile(root + "75_114.en.txt")
	if err != nil {
		t.Fatal(err)
	}
	now, err := os.ReadFile(root + "77_141.en.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range [][2]string{{string(old), string(now)}, {string(now), string(old)}} {
		flat := flatten(t, p[0], p[1])
		for side, got := range []string{repaired(flat, "").Original.Text.String(), repaired(flat, "").Proposed.Text.String()} {
			n, of := right(got, p[side])
			if part := float64(n) / float64(of); part < 0.95 {
				t.Errorf("without the former text %.1f %% of the words of side %d, want 95", 100*part, side)
			} else {
				t.Logf("without the former text %.1f %% of the words of side %d", 100*part, side)
			}
		}
		m := repaired(flat, p[0])
		n, of := right(m.Proposed.Text.String(), p[1])
		if part := float64(n) / float64(of); part < 0.97 || m.Original.Text.String() != p[0] {
			t.Errorf("%.1f %% of the words, want 97", 100*part)
		} else {
			t.Logf("%.1f %% of the words", 100*part)
		}
	}
}

// TestOtherPairsAreRestored has pairs by which no evidence was found: the revisions the
// other way round, which strike more than they put in, and decisions of the Seabed
// Authority on like matters, as a PDF gives them.
func TestOtherPairsAreRestored(t *testing.T) {
	root := "../../../shared/corpus/texts/ISA/ISBA_31_C_"
	pairs := map[string][][2]string{}
	for _, p := range revisions(t) {
		pairs["revisions turned round"] = append(pairs["revisions turned round"], [2]string{p[1], p[0]})
	}
	var isa []string
	for _, name := range []string{"16", "L.3", "L.6", "L.7"} {
		b, err := os.ReadFile(root + name + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, other := range isa {
			pairs["decisions of the Authority"] = append(pairs["decisions of the Authority"], [2]string{other, string(b)}, [2]string{string(b), other})
		}
		isa = append(isa, string(b))
	}
	for name, least := range map[string]float64{"revisions turned round": 0.91, "decisions of the Authority": 0.945} {
		good, all := 0, 0
		for _, p := range pairs[name] {
			var flat strings.Builder
			for _, r := range compare.Trees(parse(p[0]), parse(p[1])).Runs() {
				flat.WriteString(r.Text)
			}
			m := repaired(flat.String(), p[0])
			if m.Original.Text.String() != p[0] {
				t.Errorf("%s: the old version is not the former text", name)
			}
			n, of := right(m.Proposed.Text.String(), p[1])
			good, all = good+n, all+of
		}
		if part := float64(good) / float64(all); part < least {
			t.Errorf("%s: %.2f %% of the words of the new versions, want %.2f", name, 100*part, 100*least)
		} else {
			t.Logf("%s: %.2f %% of the words of the new versions", name, 100*part)
		}
	}
}
