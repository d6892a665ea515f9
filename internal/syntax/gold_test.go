package syntax_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/sharedtest"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// corpus is where the real texts are; they are not part of the repository.
const corpus = "../../../shared/corpus"

// needCorpus skips the test where the corpus is not beside the repository, but
// not in continuous integration, where it must be.
func needCorpus(t testing.TB) {
	t.Helper()
	sharedtest.Path(t, "corpus")
}

type goldText struct {
	Symbol string
	Blocks []goldBlock
}

type goldBlock struct {
	Kind, Num, Lead, Role, Text, Section string
	Level, Line                          int
	moved                                int // where the line has gone in a changed text
	Annex                                bool
	Cites                                []struct {
		Text, Href string
		At         int
	}
}

// score counts what was read right of what the gold has.
type score struct{ right, all int }

func (s score) percent() float64 {
	if s.all == 0 {
		return 100
	}
	return 100 * float64(s.right) / float64(s.all)
}

func (s score) String() string { return fmt.Sprintf("%.2f %% (%d of %d)", s.percent(), s.right, s.all) }

type goldScores struct{ label, role, opener, cites, symbols score }

// The floors are those that the project set itself; the gold's own slips stand
// in testdata/gold-exceptions.txt with the reason.
var goldFloors = []struct {
	folder                              string
	label, role, opener, cites, symbols float64
}{
	{"ITU-PP", 99.5, 99.5, 99, 99, 0},
	{"UNGA", 99.5, 99, 98, 98, 98},
	{"UNSC", 99, 98, 97, 98, 98},
	{"ECOSOC", 99, 98, 97, 98, 98},
	{"HRC", 99.5, 99, 98, 0, 0},
}

func TestAdoptedTextsAreReadAsTheirOfficialMarkUpSays(t *testing.T) {
	needCorpus(t)
	slips := goldSlips(t)
	for _, f := range goldFloors {
		t.Run(f.folder, func(t *testing.T) {
			var s goldScores
			files, _ := filepath.Glob(filepath.Join(corpus, "texts", f.folder, "*.json"))
			for _, file := range files {
				s.add(t, file, slips)
			}
			t.Logf("label %v, role %v, opener %v, citations %v, symbols %v", s.label, s.role, s.opener, s.cites, s.symbols)
			for _, c := range []struct {
				what  string
				got   score
				floor float64
			}{{"labels", s.label, f.label}, {"roles", s.role, f.role}, {"openers", s.opener, f.opener}, {"citations", s.cites, f.cites}, {"symbols", s.symbols, f.symbols}} {
				if c.got.percent() < c.floor {
					t.Errorf("%s %v, floor %v %%", c.what, c.got, c.floor)
				}
			}
		})
	}
}

// goldSlips reads the list of places where the gold is wrong: "file:line what: reason".
func goldSlips(t *testing.T) map[string]bool {
	t.Helper()
	f, err := os.Open("testdata/gold-exceptions.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	slips := map[string]bool{}
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if place, _, ok := strings.Cut(sc.Text(), ": "); ok && !strings.HasPrefix(place, "#") {
			slips[place] = true
		}
	}
	return slips
}

func readGold(t *testing.T, file string) goldText {
	t.Helper()
	var gold goldText
	data, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(data, &gold)
	}
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	for i := range gold.Blocks {
		gold.Blocks[i].moved = gold.Blocks[i].Line
	}
	return gold
}

func (s *goldScores) add(t *testing.T, file string, slips map[string]bool) {
	t.Helper()
	src, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	s.read(t, filepath.Base(file), string(src), readGold(t, file), slips)
}

// read holds the tree of src against the gold of the text named.
func (s *goldScores) read(t *testing.T, name, src string, gold goldText, slips map[string]bool) {
	t.Helper()
	txt := text.New(src)
	h, _ := house.Detect(txt.String())
	tree := syntax.Parse(txt, h, nil)
	nodes := map[int]int{}
	for i, n := range tree.Nodes {
		line := txt.LineAt(n.Start+n.Mark.Start) + 1
		if _, seen := nodes[line]; !seen {
			nodes[line] = i
		}
	}
	count := func(sc *score, b goldBlock, what, got, want string) {
		if slips[fmt.Sprintf("%s:%d %s", name, b.Line, what)] {
			return
		}
		sc.all++
		if got == want || what == "opener" && strings.EqualFold(got, want) {
			sc.right++
		} else {
			t.Logf("%s:%d %s: %q, the gold has %q: %.60s", name, b.Line, what, got, want, b.Text)
		}
	}
	for _, b := range gold.Blocks {
		i, ok := nodes[b.moved]
		if !ok {
			i = -1
		}
		if b.Num != "" && b.Kind != "section" && b.Kind != "heading" {
			count(&s.label, b, "label", labelOf(tree, i), b.Num)
		}
		if want := goldRole(b); want != "" {
			count(&s.role, b, "role", roleOf(tree, i), want)
		}
		if want, ok := goldOpener(b); ok {
			count(&s.opener, b, "opener", openerOf(tree, i), want)
		}
		s.addCites(tree, i, b, count)
	}
}

func labelOf(tree *syntax.Tree, i int) string {
	if i < 0 || tree.Nodes[i].Label.Scheme == numbering.None {
		return ""
	}
	return tree.Nodes[i].LabelAt.In(tree.Nodes[i].Raw)
}

func roleOf(tree *syntax.Tree, i int) string {
	if i < 0 {
		return "missing"
	}
	return [...]string{"front", "preamble", "operative", "annex", "back"}[tree.Nodes[i].Role]
}

func openerOf(tree *syntax.Tree, i int) string {
	if i < 0 {
		return "missing"
	}
	n := &tree.Nodes[i]
	return strings.Join(strings.Fields(strings.NewReplacer("\u00a0", " ", "\u2011", "-").Replace(n.OpenerAt.In(n.Raw))), " ")
}

func goldRole(b goldBlock) string {
	switch {
	case b.Role != "" && b.Kind != "enacting":
		return b.Role
	case b.Kind == "preamb":
		return "preamble"
	case b.Kind == "operative":
		return "operative"
	case b.Annex && b.Kind != "note":
		return "annex"
	}
	return ""
}

func goldOpener(b goldBlock) (string, bool) {
	switch b.Kind {
	case "keyword":
		return strings.Trim(b.Text, " ,:"), true
	case "preamb", "operative":
		lead := strings.Join(strings.Fields(strings.ReplaceAll(b.Lead, "\u00a0", " ")), " ")
		return strings.Trim(lead, " ,:;"), lead != ""
	}
	return "", false
}

func (s *goldScores) addCites(tree *syntax.Tree, i int, b goldBlock, count func(*score, goldBlock, string, string, string)) {
	for _, g := range b.Cites {
		var hit *cite.Cite
		if i >= 0 {
			n := &tree.Nodes[i]
			for _, same := range []func(got, gold string) bool{sameText, overlapping} {
				if k := slices.IndexFunc(n.Cites, func(c cite.Cite) bool { return same(c.In(n.Raw), g.Text) }); k >= 0 {
					hit = &n.Cites[k]
					break
				}
			}
		}
		found := ""
		if hit != nil {
			found = g.Text
		}
		count(&s.cites, b, "cite "+g.Text, found, g.Text)
		if want := symbolOf(g.Href); hit != nil && want != "" {
			count(&s.symbols, b, "symbol "+g.Text, tree.Ref(i, *hit).Symbol(), want)
		}
	}
}

func sameText(got, gold string) bool { return squeeze(got) == squeeze(gold) }

// overlapping compares what was found with the gold's link text, which may be
// cut short or hold the noun too.
func overlapping(got, gold string) bool {
	got, gold = squeeze(got), squeeze(gold)
	return strings.Contains(got, gold) || strings.Contains(gold, got)
}

func squeeze(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u00a0", " ")), " ")
}

// symbolOf is the symbol that a link to the UN's documents leads to.
func symbolOf(href string) string {
	_, path, ok := strings.Cut(href, "undocs.org/")
	if !ok {
		return ""
	}
	path, _ = url.PathUnescape(path)
	if lang, rest, ok := strings.Cut(path, "/"); ok && len(lang) == 2 {
		path = rest
	}
	return strings.ReplaceAll(path, " ", "")
}
