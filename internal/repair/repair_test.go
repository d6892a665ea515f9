package repair_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/marks"
	"resolute/internal/repair"
	"resolute/internal/sharedtest"
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
	// A number that is locked is no two run together.
	const lock = "%% lock: number of the plan\n32\t"
	if got := repaired(strings.Replace(flat, "32\t", lock, 1), "").Shown.String(); !strings.Contains(got, "\n"+lock+"to report") {
		t.Errorf("the locked number is taken apart:\n%s", got)
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

// TestTheSeedIsTwoVersions repairs a real text that was flattened on its way.
func TestTheSeedIsTwoVersions(t *testing.T) {
	b, err := os.ReadFile(sharedtest.Path(t, "corpus/seed.txt"))
	if err != nil {
		t.Fatal(err)
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
	f.Add(flat, "resolves\n1\tto e\u00adnd;\n")
	f.Add(flat, strings.NewReplacer("Bucharest, 2022", "", "21\t", "2\t", "32\t", "3\t", "b)c)", "b)", ",;", ",").Replace(flat))
	f.Add("1)2)\ta,;3)\tb\n12)c (A, 20102014B, 2014)\n", "")
	f.Add("11", "1") // old and new alike
	f.Fuzz(func(t *testing.T, s, base string) {
		if marks.Has(s) || marks.Has(base) {
			t.Skip()
		}
		for _, sign := range []string{"++}", "--}", "~~}", "<<}", "~>"} {
			if strings.Contains(s+base, sign) {
				t.Skip() // within a mark it cannot be told from the sign that ends it
			}
		}
		h, _ := house.Detect(s)
		r := repair.Text(s, h, base)
		m := marks.Of(text.New(r.Marked()))
		if r.Decided == 0 && m.Proposed.Text.String() != s {
			t.Fatalf("%q became %q though nothing was decided", s, m.Shown)
		}
		// As it is read: what a page added to it, such as soft hyphens, is left out.
		if base != "" && r.Decided > 0 && m.Original.Text.String() != parse(base).Text.String() {
			t.Fatalf("%q with the base %q has the old version %q", s, base, m.Original.Text)
		}
	})
}
