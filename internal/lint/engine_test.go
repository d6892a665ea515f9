package lint_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

var plain = &house.House{ID: "plain", Name: "No house in particular"}

// tree makes one paragraph of every line. Paragraphs that prev has are shared,
// as syntax.Parse shares them.
func tree(prev *syntax.Tree, lines ...string) *syntax.Tree {
	known := map[string]*syntax.Para{}
	if prev != nil {
		for _, n := range prev.Nodes {
			known[n.Raw] = n.Para
		}
	}
	t := &syntax.Tree{Text: text.New(strings.Join(lines, "\n") + "\n"), House: plain}
	at := 0
	for _, l := range lines {
		p := known[l+"\n"]
		if p == nil {
			p = &syntax.Para{Raw: l + "\n", Mark: text.Span{Start: 0, End: len(l)}, Opening: new(syntax.Opening), Sights: new(syntax.Sights)}
		}
		t.Nodes = append(t.Nodes, syntax.Node{Para: p, Start: at, Kind: syntax.Paragraph, Label: &p.Label, Parent: -1, Section: -1, Act: -1})
		at += len(p.Raw)
	}
	return t
}

// shout reports every "!" of a paragraph and counts how often it was asked.
func shout(runs *int) *lint.Rule {
	return &lint.Rule{ID: "RS9901", Name: "shout", Severity: lint.Error, Para: func(pass *lint.Pass, p *syntax.Para) {
		*runs++
		for i := range p.Raw {
			if p.Raw[i] == '!' {
				d := pass.Report(text.Span{Start: i, End: i + 1}, "too loud")
				d.Related = []lint.Related{{Span: text.Span{Start: 0, End: 1}, Message: "begins here"}}
				d.Fixes = []lint.Fix{{Title: "Speak softly", Safe: true, Edits: []text.Edit{{Span: d.Span, New: "."}}}}
			}
		}
	}}
}

// long reports a document of more than three paragraphs.
var long = &lint.Rule{ID: "RS9900", Name: "long", Severity: lint.Info, Tree: func(pass *lint.Pass, t *syntax.Tree) {
	if len(t.Nodes) > 3 {
		pass.Report(text.Span{}, fmt.Sprintf("%d paragraphs", len(t.Nodes)))
	}
}}

func show(r *lint.Result) string {
	var b strings.Builder
	for _, d := range r.All() {
		fmt.Fprintf(&b, "%s %s %q %s\n", d.Severity, d.Rule.Name, d.Span.In(r.Tree.Text.String()), d.Message)
		for _, rel := range d.Related {
			fmt.Fprintf(&b, "  %q\n", rel.Span.In(r.Tree.Text.String()))
		}
		for _, f := range d.Fixes {
			fmt.Fprintf(&b, "  %q\n", f.Edits[0].In(r.Tree.Text.String()))
		}
	}
	return b.String()
}

func TestFindingsComeByPlaceThenByRuleWithTheirSpansInTheText(t *testing.T) {
	var runs int
	got := show(lint.New([]*lint.Rule{shout(&runs), long}, lint.Options{}).Run(context.Background(), tree(nil, "one", "two!", "three", "!four"), nil))
	want := `info long "" 4 paragraphs
error shout "!" too loud
  "t"
  "!"
error shout "!" too loud
  "!"
  "!"
`
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestParagraphsThatAVersionSharesAreNotLookedAtAgain(t *testing.T) {
	for _, c := range []struct {
		name       string
		was, is    string
		looked     int
		everything int
	}{
		{"a letter typed", "a b! c d! e", "a b! cc d! e", 1, 5},
		{"the first", "a b! c", "aa b! c", 1, 3},
		{"the last", "a b! c", "a b! cc", 1, 3},
		{"one added", "a b! c", "a b! x! c", 1, 4},
		{"one taken away", "a b! c d!", "a b! d!", 0, 3},
		{"one moved up", "a b! c d!", "d! a b! c", 0, 4},
		{"two swapped in the middle", "a b! c d! e", "a d! c b! e", 0, 5},
		{"nothing changed", "a b! c", "a b! c", 0, 3},
		{"all taken away", "a! b!", "", 1, 1},
		{"all new", "", "x! y z!", 3, 3},
		{"two changed, far apart", "a b! c d! e", "aa b! c d! ee", 2, 5},
	} {
		var runs int
		e := lint.New([]*lint.Rule{shout(&runs), long}, lint.Options{})
		was := tree(nil, strings.Fields(c.was)...)
		is := tree(was, strings.Fields(c.is)...)
		if c.is == "" {
			is = tree(was, "")
		}
		first := e.Run(context.Background(), was, nil)
		runs = 0
		next := e.Run(context.Background(), is, first)
		if runs != c.looked {
			t.Errorf("%s: %d paragraphs were looked at, want %d", c.name, runs, c.looked)
		}
		runs = 0
		full := e.Run(context.Background(), is, nil)
		if runs != c.everything {
			t.Errorf("%s: a cold run looked at %d paragraphs, want %d", c.name, runs, c.everything)
		}
		if show(next) != show(full) {
			t.Errorf("%s: with the former version\n%swithout\n%s", c.name, show(next), show(full))
		}
	}
}

func TestAnyEditGivesTheSameFindingsAsAColdRun(t *testing.T) {
	var runs int
	e := lint.New([]*lint.Rule{shout(&runs), long}, lint.Options{})
	rnd := rand.New(rand.NewPCG(1, 2))
	words := []string{"a", "b!", "c", "!d!", "e", ""}
	lines := []string{"a"}
	was := tree(nil, lines...)
	result := e.Run(context.Background(), was, nil)
	for range 3000 {
		lines = slices.Clone(lines)
		for range 1 + rnd.IntN(3) {
			from := rnd.IntN(len(lines) + 1)
			to := from + rnd.IntN(min(4, len(lines)+1-from))
			var put []string
			for range rnd.IntN(4) {
				put = append(put, words[rnd.IntN(len(words))])
			}
			lines = slices.Replace(lines, from, to, put...)
		}
		was = tree(was, lines...)
		result = e.Run(context.Background(), was, result)
		if got, want := show(result), show(e.Run(context.Background(), was, nil)); got != want {
			t.Fatalf("after %q: with the former version\n%swithout\n%s", lines, got, want)
		}
	}
}

func TestAResultOfOtherOptionsIsNotTakenOver(t *testing.T) {
	var runs int
	rules := []*lint.Rule{shout(&runs)}
	draft := tree(nil, "a", "b!")
	loud := lint.New(rules, lint.Options{}).Run(context.Background(), draft, nil)
	runs = 0
	soft := lint.New(rules, lint.Options{Rules: map[string]lint.Setting{"shout": {Severity: lint.Hint}}})
	got := soft.Run(context.Background(), draft, loud)
	if runs != 2 {
		t.Errorf("%d paragraphs were looked at, want both", runs)
	}
	if got.All()[0].Severity != lint.Hint {
		t.Errorf("severity %s, want the one the options say", got.All()[0].Severity)
	}
	runs = 0
	lint.New(rules, lint.Options{Rules: map[string]lint.Setting{"RS9901": {Severity: lint.Hint}}}).Run(context.Background(), draft, got)
	if runs != 0 {
		t.Errorf("the same options under the rule's id: %d paragraphs were looked at, want none", runs)
	}
}

func TestOptionsSwitchRulesOffAndChooseThem(t *testing.T) {
	var runs int
	rules := []*lint.Rule{shout(&runs), long}
	draft := tree(nil, "a", "b!", "c", "d")
	for _, c := range []struct {
		name string
		opts lint.Options
		want string
	}{
		{"all", lint.Options{}, "long shout"},
		{"off by name", lint.Options{Rules: map[string]lint.Setting{"shout": {Off: true}}}, "long"},
		{"off by id", lint.Options{Rules: map[string]lint.Setting{"RS9900": {Off: true}}}, "shout"},
		{"only one", lint.Options{Only: []string{"RS9901"}}, "shout"},
	} {
		var names []string
		for _, d := range lint.New(rules, c.opts).Run(context.Background(), draft, nil).All() {
			names = append(names, d.Rule.Name)
		}
		if got := strings.Join(names, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

func TestARuleForOtherHousesIsSilent(t *testing.T) {
	var runs int
	r := shout(&runs)
	r.Houses = []string{"unga"}
	if lint.New([]*lint.Rule{r}, lint.Options{}).Run(context.Background(), tree(nil, "a!"), nil); runs != 0 {
		t.Errorf("it was asked %d times", runs)
	}
}

func TestARuleThatFailsLeavesTheOthersAtWork(t *testing.T) {
	var runs int
	frail := &lint.Rule{ID: "RS9902", Name: "frail", Para: func(pass *lint.Pass, p *syntax.Para) {
		if p.Raw == "b!\n" {
			panic("no such paragraph")
		}
		pass.Report(text.Span{}, "seen")
	}}
	broken := &lint.Rule{ID: "RS9903", Name: "broken", Tree: func(*lint.Pass, *syntax.Tree) { panic("no tree") }}
	e := lint.New([]*lint.Rule{frail, broken, shout(&runs), long}, lint.Options{})
	was := tree(nil, "a", "c", "d", "e!")
	first := e.Run(context.Background(), was, nil)
	is := tree(was, "a", "b!", "d", "e!")
	got := e.Run(context.Background(), is, e.Run(context.Background(), was, first))
	want := []string{"internal error in rule frail: no such paragraph", "internal error in rule broken: no tree"}
	if !slices.Equal(got.Internal, want) {
		t.Errorf("internal errors %q, want %q", got.Internal, want)
	}
	if n := strings.Count(show(got), "too loud"); n != 2 {
		t.Errorf("the rule after the broken one found %d, want 2", n)
	}
	if full := e.Run(context.Background(), is, nil); !reflect.DeepEqual(full.All(), got.All()) {
		t.Errorf("with the former version\n%swithout\n%s", show(got), show(full))
	}
}

func TestARunThatIsCalledOffGivesNothing(t *testing.T) {
	var runs int
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if r := lint.New([]*lint.Rule{shout(&runs)}, lint.Options{}).Run(ctx, tree(nil, "a!"), nil); r != nil {
		t.Errorf("a result: %s", show(r))
	}
}

func TestAFindingHeldByARuleStaysTheOneReported(t *testing.T) {
	r := &lint.Rule{ID: "RS9904", Name: "held", Para: func(pass *lint.Pass, p *syntax.Para) {
		first := pass.Report(text.Span{}, "first")
		for range 10 {
			pass.Report(text.Span{Start: 1, End: 1}, "more")
		}
		first.Message = "changed later"
	}}
	got := lint.New([]*lint.Rule{r}, lint.Options{}).Run(context.Background(), tree(nil, "a!"), nil).All()
	if got[0].Message != "changed later" {
		t.Errorf("message %q", got[0].Message)
	}
}

func TestAColdRunWithoutFindingsAllocatesOnceADocument(t *testing.T) {
	var runs int
	e := lint.New([]*lint.Rule{shout(&runs)}, lint.Options{})
	lines := make([]string, 1000)
	for i := range lines {
		lines[i] = fmt.Sprint("paragraph ", i)
	}
	draft := tree(nil, lines...)
	if n := testing.AllocsPerRun(10, func() { e.Run(context.Background(), draft, nil) }); n > 8 {
		t.Errorf("%v allocations for 1000 paragraphs", n)
	}
}

func BenchmarkKeystrokeIn5000Paragraphs(b *testing.B) {
	var runs int
	e := lint.New([]*lint.Rule{shout(&runs)}, lint.Options{})
	lines := make([]string, 5000)
	for i := range lines {
		lines[i] = strings.Repeat("x", 200) + fmt.Sprint(i)
		if i%3 == 0 {
			lines[i] += "!"
		}
	}
	was := tree(nil, lines...)
	first := e.Run(context.Background(), was, nil)
	lines[2500] += "y"
	is := tree(was, lines...)
	b.ReportAllocs()
	for b.Loop() {
		e.Run(context.Background(), is, first)
	}
}

func BenchmarkAllOf1700Findings(b *testing.B) {
	var runs int
	lines := make([]string, 5000)
	for i := range lines {
		lines[i] = fmt.Sprint(i)
		if i%3 == 0 {
			lines[i] += "!"
		}
	}
	r := lint.New([]*lint.Rule{shout(&runs)}, lint.Options{}).Run(context.Background(), tree(nil, lines...), nil)
	b.ReportAllocs()
	for b.Loop() {
		r.All()
	}
}
