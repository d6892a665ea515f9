package repair_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/compare"
	"resolute/internal/docx"
	"resolute/internal/export"
	"resolute/internal/house"
	"resolute/internal/marks"
	"resolute/internal/repair"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

func parse(s string) *syntax.Tree {
	h, _ := house.Detect(s)
	return syntax.Parse(text.New(s), h, nil)
}

func repaired(s, base string) *marks.Text {
	h, _ := house.Detect(s)
	return marks.Of(text.New(repair.Text(s, h, base).Marked()))
}

const flat = `RESOLUTION 172 (Rev. Dubai, 2018Bucharest, 2022)
Review of the budget
The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018Bucharest, 2022),
considering
a)	the report of the Secretary-General;
b)	Resolution 140 (Rev. Bucharest, 2022) of this conference;
b)c)	the views of Member States,;
d)	the needs of developing countries,
resolves
1	to end the review of 20182022;
21	to begin preparingplanning the budget;
32	to report to the Council.
`

func TestAFlattenedTextIsTakenApart(t *testing.T) {
	want := `RESOLUTION 172 (Rev. {~~Dubai, 2018~>Bucharest, 2022~~})
Review of the budget
The Plenipotentiary Conference of the International Telecommunication Union ({~~Dubai, 2018~>Bucharest, 2022~~}),
considering
a)	the report of the Secretary-General;
{++b)	Resolution 140 (Rev. Bucharest, 2022) of this conference;++}
{~~b)~>c)~~}	the views of Member States{~~,~>;~~}
{++d)	the needs of developing countries,++}
resolves
{--1	to end the review of 20182022;--}
{~~2~>1~~}	to begin {~~preparing~>planning~~} the budget;
{~~3~>2~~}	to report to the Council.
`
	want = strings.Replace(want, "{--1	to end the review of 20182022;--}\n{~~2", "{--1	to end the review of 20182022;--}\n{~~2", 1)
	if got := repaired(flat, "").Shown.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// TestFiguresAndWordsAreTakenApart has what the General Assembly's texts bring.
func TestFiguresAndWordsAreTakenApart(t *testing.T) {
	const flat = `The General Assembly,

Recalling the Seventy-fifthSeventy-seventh session, the ImplementationAdvancement of the objectivesthematic priorities and the objectivesthematic plan,

Noting the plan for 20182022,

Noting also the 41st52nd meeting on 1012 December 20202022,

1.	Decides to begin;

2.	Approves the conclusions;

3.1.	Commends the plan;

4.2.	Decides to meet from 413 to 211 May.
`
	for side, want := range [][]string{
		{"the Seventy-fifth session", "the Implementation of the objectives priorities", "41st meeting on 10 December 2020", "1.\tDecides", "2.\tApproves", "3.\tCommends", "4.\tDecides", "from 4 to 211 May"},
		{"the Seventy-seventh session", "the Advancement of the thematic priorities", "52nd meeting on 12 December 2022", "\n1.\tCommends", "\n2.\tDecides", "from 13 to 211 May"},
	} {
		m := repaired(flat, "")
		got := []string{m.Original.Text.String(), m.Proposed.Text.String()}[side]
		for _, s := range want {
			if !strings.Contains(got, s) {
				t.Errorf("side %d has no %q:\n%s", side, s, got)
			}
		}
	}
}

func TestTheFormerTextDecides(t *testing.T) {
	base := `RESOLUTION 172 (Rev. Dubai, 2018)
Review of the budget
The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),
considering
a)	the report of the Secretary-General;
b)	the views of Member States,
resolves
1	to end the review of 2018;
2	to begin preparing the budget;
3	to report to the Council.
`
	m := repaired(flat, base)
	if m.Original.Text.String() != base {
		t.Errorf("the old version is\n%s", m.Original.Text)
	}
	if got := m.Proposed.Text.String(); !strings.Contains(got, "b)\tResolution 140") || !strings.Contains(got, "planning the budget") || strings.Contains(got, "preparing") {
		t.Errorf("the new version is\n%s", got)
	}
}

// TestTheFormerTextIsEnough has one change in a text, which nothing but the former
// one can tell.
func TestTheFormerTextIsEnough(t *testing.T) {
	base := "The Council,\nresolves\n1\tto review the budget of the Union;\n2\tto report to the Conference.\n"
	for _, c := range []struct{ flat, want string }{
		{strings.Replace(base, "the budget", "the draft budget", 1), "to review the {++draft ++}budget"},
		{strings.Replace(base, "review", "reviewexamine", 1), "to {~~review~>examine~~} the budget"},
	} {
		if got := repaired(c.flat, "").Shown.String(); got != c.flat {
			t.Errorf("without the former text:\n%s", got)
		}
		if got := repaired(c.flat, base).Shown.String(); !strings.Contains(got, c.want) {
			t.Errorf("got\n%s\nwant %s", got, c.want)
		}
	}
	// What lacks words of the former text was not flattened.
	for _, s := range []string{base, strings.Replace(base, "to review the budget of the Union", "to examine it", 1)} {
		if got := repaired(s, base).Shown.String(); got != s {
			t.Errorf("got\n%s", got)
		}
	}
}

func TestAdoptedTextsAreLeftAlone(t *testing.T) {
	files, err := filepath.Glob("../../testdata/adopted/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	more, _ := filepath.Glob("../../../shared/corpus/texts/*/*.txt")
	changed := 0
	for _, file := range append(files, more...) {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		h, _ := house.Detect(string(b))
		r := repair.Text(string(b), h, "")
		if r.Decided == 0 {
			continue
		}
		if !strings.Contains(file, "shared") {
			t.Errorf("%s is no flattened text:\n%s", file, r.Marked())
		}
		changed++
		t.Logf("%s: %d", filepath.Base(file), r.Decided)
	}
	if changed*20 > len(more) {
		t.Errorf("%d of %d adopted texts were taken for flattened", changed, len(more))
	}
}

// revisions are real ones, Dubai 2018 and Bucharest 2022, of which both texts lie
// beside the repository.
func revisions(t *testing.T) map[string][2]string {
	t.Helper()
	root := "../../../shared/corpus/texts/ITU-PP/"
	if _, err := os.Stat(root); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("the corpus is not beside the repository")
	}
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
	root := "../../../shared/corpus/texts/UNGA/A_RES_"
	old, err := os.ReadFile(root + "75_114.en.txt")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("the corpus is not beside the repository")
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
	for name, least := range map[string]float64{"revisions turned round": 0.91, "decisions of the Authority": 0.94} {
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

// TestTheSeedIsTwoVersions repairs a real text that was flattened on its way.
func TestTheSeedIsTwoVersions(t *testing.T) {
	b, err := os.ReadFile("../../../shared/corpus/seed.txt")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("the seed is not beside the repository")
	}
	m := repaired(string(b), "")
	for side, want := range []string{"1 2 3 4 | 1 2 3 4 5", "1 2 | 1 2"} {
		tree := parse([]string{m.Original.Text.String(), m.Proposed.Text.String()}[side])
		var got []string
		for i := range tree.Nodes {
			n := &tree.Nodes[i]
			switch s := n.LabelAt.In(n.Raw); {
			case n.Kind == syntax.OpenerLine && len(got) > 0:
				got = append(got, "|")
			case s != "" && s[0] >= '1' && s[0] <= '9':
				got = append(got, s)
			}
		}
		if s := strings.Join(got, " "); s != want {
			t.Errorf("side %d has the numbers %s, want %s", side, s, want)
		}
	}
	now := m.Proposed.Text.String()
	if !strings.Contains(now, "(Rev. Busan, 2014)\nOverall") {
		t.Errorf("the heading is no revision's: %.80q", now)
	}
	for _, bad := range []string{"2010Busan", ",;", "preparingtheir", "stakeholderstake", "mechanismscommunications", "2011 session", "Guadalajara"} {
		if strings.Contains(now, bad) {
			t.Errorf("the new version still has %q", bad)
		}
	}
}

// FuzzText takes any bytes apart: whatever they are, it ends, and what is not decided
// stays as it is.
func FuzzText(f *testing.F) {
	f.Add(flat, "")
	f.Add(flat, "resolves\n1\tto end;\n")
	f.Add(flat, strings.NewReplacer("Bucharest, 2022", "", "21\t", "2\t", "32\t", "3\t", "b)c)", "b)", ",;", ",").Replace(flat))
	f.Add("1)2)\ta,;3)\tb\n12)c (A, 20102014B, 2014)\n", "")
	f.Fuzz(func(t *testing.T, s, base string) {
		if marks.Has(s) || marks.Has(base) {
			t.Skip()
		}
		h, _ := house.Detect(s)
		r := repair.Text(s, h, base)
		m := marks.Of(text.New(r.Marked()))
		if r.Decided == 0 && m.Proposed.Text.String() != s {
			t.Fatalf("%q became %q though nothing was decided", s, m.Shown)
		}
		if base != "" && r.Decided > 0 && m.Original.Text.String() != base {
			t.Fatalf("%q with the base %q has the old version %q", s, base, m.Original.Text)
		}
	})
}
