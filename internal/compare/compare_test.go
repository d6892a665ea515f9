package compare_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"resolute/internal/compare"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/marks"
	"resolute/internal/rules"
	"resolute/internal/sharedtest"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

func parse(s string) *syntax.Tree {
	h, _ := house.Detect(s)
	return syntax.Parse(text.New(s), h, nil)
}

const was = `RESOLUTION 172 (Rev. Dubai, 2018)
Review of the budget
The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),
considering
a)	the report of the Secretary-General on the budget of the Union;
b)	the views of Member States,
resolves
1	to begin the review of the contributions of all Member States;
2	to ask the Council for a plan, having regard to resolves 1 above;
3	to end the publication of printed copies;
4	to report on the matters in resolves 2 above,
instructs the Council
to report.
`

const now = `RESOLUTION 172 (Rev. Bucharest, 2022)
Review of the budget
The Plenipotentiary Conference of the International Telecommunication Union (Bucharest, 2022),
considering
a)	the report of the Secretary-General on the budget of the Union;
b)	the plan of the Council for the years from 2024 to 2027;
c)	the views of Member States,
resolves
1	to thank the Secretary-General for the savings;
2	to begin the review of the contributions of all Members;
3	to ask the Council for a plan, having regard to resolves 1 above;
4	to report on the matters in resolves 3 above,
instructs the Council
to report.
`

func TestParagraphsAreComparedAsDraftersDo(t *testing.T) {
	c := compare.Trees(parse(was), parse(now))
	want := `RESOLUTION 172 (Rev. {~~Dubai, 2018~>Bucharest, 2022~~})
Review of the budget
The Plenipotentiary Conference of the International Telecommunication Union ({~~Dubai, 2018~>Bucharest, 2022~~}),
considering
a)	the report of the Secretary-General on the budget of the Union;
{++b)	the plan of the Council for the years from 2024 to 2027;++}
{~~b)~>c)~~}	the views of Member States,
resolves
{++1	to thank the Secretary-General for the savings;++}
{~~1~>2~~}	to begin the review of the contributions of all {~~Member States~>Members~~};
{~~2~>3~~}	to ask the Council for a plan, having regard to resolves 1 above;
{--3	to end the publication of printed copies;--}
4	to report on the matters in resolves {~~2~>3~~} above,
instructs the Council
to report.
`
	if got := c.Marked(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestAProposalHasASymbolAtEveryProvision(t *testing.T) {
	want := `MOD	RESOLUTION 172 (Rev. {~~Dubai, 2018~>Bucharest, 2022~~})
NOC	Review of the budget
MOD	The Plenipotentiary Conference of the International Telecommunication Union ({~~Dubai, 2018~>Bucharest, 2022~~}),
NOC	considering … considering/a)
ADD	b)	the plan of the Council for the years from 2024 to 2027;
(MOD)	{~~b)~>c)~~}	the views of Member States,
NOC	resolves
ADD	1	to thank the Secretary-General for the savings;
MOD	{~~1~>2~~}	to begin the review of the contributions of all {~~Member States~>Members~~};
(MOD)	{~~2~>3~~}	to ask the Council for a plan, having regard to resolves 1 above;
SUP	3	to end the publication of printed copies;
MOD	4	to report on the matters in resolves {~~2~>3~~} above,
NOC	instructs the Council … instructs the Council/¶1
`
	if got := compare.Trees(parse(was), parse(now)).Proposal(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestReferencesThatWereNotBroughtUpToDateAreFound(t *testing.T) {
	c := compare.Trees(parse(was), parse(now))
	stale := c.Stale()
	if len(stale) != 1 {
		t.Fatalf("%d references, want the one in resolves 3: %+v", len(stale), stale)
	}
	s := stale[0]
	if s.Words != "resolves 1" || c.New.Path(s.Node) != "resolves/3" || c.New.Path(s.Meant) != "resolves/2" || c.New.Path(s.Now) != "resolves/1" {
		t.Errorf("%q in %s means %s and leads to %s", s.Words, c.New.Path(s.Node), c.New.Path(s.Meant), c.New.Path(s.Now))
	}
}

func TestAMovedParagraphIsToldAsMoved(t *testing.T) {
	before := "resolves\n1\tto begin the long review of the whole budget;\n2\tto thank the Secretary-General;\n3\tto ask the Council for its views;\n4\tto report.\n"
	after := "resolves\n1\tto thank the Secretary-General;\n2\tto ask the Council for its views;\n3\tto report;\n4\tto begin the long review of the whole budget.\n"
	c := compare.Trees(parse(before), parse(after))
	got := c.Marked()
	if !strings.Contains(got, "{--1\tto begin the long review of the whole budget;--}{>>moved<<}") || !strings.Contains(got, "{++4\tto begin the long review of the whole budget.++}{>>moved<<}") {
		t.Error(got)
	}
	holds(t, got, before, after)
}

// holds fails unless a marked text has the two versions as its readings.
func holds(t *testing.T, marked, before, after string) {
	t.Helper()
	m := marks.Of(text.New(marked))
	if m.Original.Text.String() != before {
		t.Fatalf("rejected:\n%s\nwant\n%s\nof\n%s", m.Original.Text, before, marked)
	}
	if m.Proposed.Text.String() != after {
		t.Fatalf("accepted:\n%s\nwant\n%s\nof\n%s", m.Proposed.Text, after, marked)
	}
}

// pairs are the real revisions beside the repository, Dubai 2018 and Bucharest
// 2022, of which it has both.
func pairs(t testing.TB) [][2]string {
	t.Helper()
	root := sharedtest.Path(t, "corpus/texts/ITU-PP") + "/"
	var out [][2]string
	for _, p := range [][2]string{{"Resolution_002_PP18", "ITU-PP-RES-002"}, {"Resolution_021_PP18", "ITU-PP-RES-021"}, {"Decision_005_PP18", "ITU-PP-DEC-005"}} {
		var pair [2]string
		for i, name := range p {
			b, err := os.ReadFile(root + name + ".txt")
			if err != nil {
				t.Fatal(err)
			}
			pair[i] = string(b)
		}
		out = append(out, pair)
	}
	return out
}

func TestRealRevisionsReadBothWays(t *testing.T) {
	for _, p := range pairs(t) {
		for _, turn := range []bool{false, true} {
			if turn {
				p[0], p[1] = p[1], p[0]
			}
			holds(t, compare.Trees(parse(p[0]), parse(p[1])).Marked(), p[0], p[1])
		}
	}
}

func TestRandomVersionsReadBothWays(t *testing.T) {
	files, err := filepath.Glob("../../testdata/[ad]*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 5))
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for range 30 {
			var after strings.Builder
			lines := strings.SplitAfter(string(b), "\n")
			for range r.IntN(4) { // some lines move
				i, j := r.IntN(len(lines)), r.IntN(len(lines))
				lines[i], lines[j] = lines[j], lines[i]
			}
			for _, line := range lines {
				switch r.IntN(12) {
				case 0:
				case 1:
					after.WriteString("a new line\n" + line)
				case 2:
					after.WriteString(strings.Replace(line, " the ", " a ", 2))
				default:
					after.WriteString(line)
				}
			}
			holds(t, compare.Trees(parse(string(b)), parse(after.String())).Marked(), string(b), after.String())
		}
	}
}

func BenchmarkRevision(b *testing.B) {
	p := pairs(b)[2]
	old, now := parse(p[0]), parse(p[1])
	for b.Loop() {
		compare.Trees(old, now).Marked()
	}
}

func TestFindingsOfARevisionAreThoseOfTheNewText(t *testing.T) {
	engine := lint.New(rules.All, lint.Options{})
	for _, p := range pairs(t) {
		now := parse(p[1])
		want := engine.Run(t.Context(), now, nil).All()
		tree := syntax.Parse(text.New(compare.Trees(parse(p[0]), now).Marked()), now.House, nil)
		result := engine.Run(t.Context(), tree, nil)
		got := result.All()
		if len(got) != len(want) {
			t.Fatalf("%d findings, %d of the new text", len(got), len(want))
		}
		for i, d := range result.Shown(false) {
			if got[i].Message != want[i].Message || got[i].Span != want[i].Span {
				t.Errorf("%s at %v, want %s at %v", got[i].Message, got[i].Span, want[i].Message, want[i].Span)
			}
			if back := tree.Marks.Proposed.Read(d.Span); back != want[i].Span {
				t.Errorf("%s is shown at %v, which is %v of the text", d.Message, d.Span, back)
			}
		}
	}
}

// FuzzVersions compares any two texts: what is marked leads back to both.
func FuzzVersions(f *testing.F) {
	f.Add(was, now)
	f.Add("a\n\nb\n", "b\n\na")
	f.Add("{+", "+}\r\n~>")
	f.Fuzz(func(t *testing.T, old, new string) {
		before, after := parse(old), parse(new)
		marked := compare.Trees(before, after).Marked()
		for _, open := range []string{"{+", "{-", "{~", "{>", "+}", "-}", "~}", "<}", "~>", "++", "--", "~~", ">>", "<<"} {
			if strings.Contains(old+new, open) {
				t.Skip() // what looks like a delimiter cannot be told from one
			}
		}
		// As they are read: what a page added to them, such as soft hyphens, is left out.
		holds(t, marked, before.Text.String(), after.Text.String())
	})
}
