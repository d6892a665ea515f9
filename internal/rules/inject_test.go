package rules_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// A fault is put into a clean text at a place that allows it; the linter must
// then say something new on that line or its neighbour.
type injection struct {
	name string
	// at gives the edits that put the fault at node i, or false where it does
	// not fit.
	at func(t *syntax.Tree, i int) ([]text.Edit, bool)
}

func replaceLabel(n *syntax.Node, label string) []text.Edit {
	return []text.Edit{{Span: n.LabelAt.Shift(n.Start), New: label}}
}

func insertAt(n *syntax.Node, off int, s string) []text.Edit {
	return []text.Edit{{Span: text.Span{Start: n.Start + off, End: n.Start + off}, New: s}}
}

// sibling is the node d places before or after i in the same list.
func sibling(t *syntax.Tree, i, d int) int {
	n := &t.Nodes[i]
	step := 1
	if d < 0 {
		step = -1
	}
	for j := i + step; j >= 0 && j < len(t.Nodes); j += step {
		m := &t.Nodes[j]
		if m.Section != n.Section || m.Label.Scheme != numbering.None && m.Level < n.Level {
			return -1
		}
		if m.Label.Scheme == n.Label.Scheme && m.Level == n.Level && m.Parent == n.Parent {
			if d -= step; d == 0 {
				return j
			}
		}
	}
	return -1
}

func inList(n *syntax.Node) bool {
	return (n.Role == house.PreamblePart || n.Role == house.OperativePart) && n.Label.Scheme != numbering.None && n.Label.Scheme != numbering.Bullet
}

func inBody(n *syntax.Node) bool {
	return (n.Role == house.PreamblePart || n.Role == house.OperativePart) && (n.Kind == syntax.Item || n.Kind == syntax.Paragraph)
}

var (
	conference = regexp.MustCompile(`\((?:Rev\. ?)?(Dubai, 2018|Busan, 2014|Guadalajara, 2010|Antalya, 2006|Marrakesh, 2002)\)`)
	council    = regexp.MustCompile(`\b(1[0-9]{3}|2[0-6][0-9]{2}) \((19[5-9][0-9]|20[0-2][0-9])\)`)
	assembly   = regexp.MustCompile(`\bresolutions? ((?:5[0-9]|6[0-9]|7[0-8])/[0-9]{1,3}) of [0-9]{1,2} [A-Z][a-z]+ ((?:19|20)[0-9]{2})`)
	titled     = regexp.MustCompile(`Resolution ([0-9]{1,3}) \([^)]*\)(?: of (?:this conference|the Plenipotentiary Conference))?, on [A-Za-z'/ ,-]{30,}`)
	provision  = regexp.MustCompile(`No\. ([0-9]{2,3}) of the (?:ITU )?Con(?:stitution|vention)`)
	balanced   = regexp.MustCompile(`\([A-Za-z][^()]{6,}\)`)
	words      = regexp.MustCompile(` ([a-z]{2,}) `)
)

var injections = []injection{
	{"an item is dropped", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		ok := inList(n) && sibling(t, i, 1) == i+1 && sibling(t, i, -1) >= 0
		return []text.Edit{{Span: text.Span{Start: n.Start, End: n.Start + len(n.Raw)}}}, ok
	}},
	{"a label is repeated", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n, before := &t.Nodes[i], sibling(t, i, -1)
		if !inList(n) || before < 0 {
			return nil, false
		}
		return replaceLabel(n, t.Nodes[before].LabelAt.In(t.Nodes[before].Raw)), true
	}},
	{"two labels are swapped", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n, next := &t.Nodes[i], sibling(t, i, 1)
		if !inList(n) || next < 0 {
			return nil, false
		}
		m := &t.Nodes[next]
		return append(replaceLabel(n, m.LabelAt.In(m.Raw)), replaceLabel(m, n.LabelAt.In(n.Raw))...), true
	}},
	{"an old and a new number are glued", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		if !inList(n) || n.Label.Scheme != numbering.Decimal || n.Label.N > 9 || sibling(t, i, 1) < 0 && sibling(t, i, -1) < 0 {
			return nil, false
		}
		other := n.Label.With(1 + (n.Label.N+1)%9).String()
		return insertAt(n, n.LabelAt.Start, strings.Trim(other, "().")), n.Label.Frame != numbering.Paired
	}},
	{"two items are fused", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		if !inList(n) || sibling(t, i, 1) != i+1 || n.End.In(n.Raw) != ";" {
			return nil, false
		}
		return []text.Edit{{Span: text.Span{Start: n.Start + n.Mark.End, End: n.Start + len(n.Raw)}}}, true
	}},
	{"a mark is doubled", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		end := n.End.In(n.Raw)
		return insertAt(n, n.End.Start, map[string]string{";": ",", ",": ";"}[end]), inBody(n) && (end == ";" || end == ",")
	}},
	{"a full stop ends an item in mid-list", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		return []text.Edit{{Span: n.End.Shift(n.Start), New: "."}}, inList(n) && n.End.In(n.Raw) == ";" && sibling(t, i, 1) == i+1
	}},
	{"a closing mark is lost", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		return []text.Edit{{Span: n.End.Shift(n.Start)}}, inList(n) && n.End.In(n.Raw) == ";" && sibling(t, i, 1) == i+1
	}},
	{"a reference dangles", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		ref := ", as said in paragraph 99 above"
		if t.House.Placement == house.Alone {
			ref = ", as said in resolves 99 above"
		}
		return insertAt(n, n.End.Start, ref), inBody(n) && n.Role == house.OperativePart && n.End.Len() == 1 && numberedActs(t, n)
	}},
	{"two conferences are glued", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		m := conference.FindStringSubmatchIndex(n.Raw)
		if m == nil || !inBody(n) {
			return nil, false
		}
		return insertAt(n, m[3], "Bucharest, 2022"), true
	}},
	{"a conference has the wrong year", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		m := conference.FindStringSubmatchIndex(n.Raw)
		if m == nil || !inBody(n) {
			return nil, false
		}
		return []text.Edit{{Span: text.Span{Start: m[3] - 1, End: m[3]}.Shift(n.Start), New: "7"}}, true
	}},
	{"a Security Council number has the wrong year", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		m := council.FindStringSubmatchIndex(n.Raw)
		if m == nil || !inBody(n) || t.House.ID == "itu-pp" {
			return nil, false
		}
		return []text.Edit{{Span: text.Span{Start: m[4] + 2, End: m[5]}.Shift(n.Start), New: "49"}}, n.Raw[m[4]:m[4]+2] == "19" || n.Raw[m[4]:m[4]+2] == "20"
	}},
	{"a General Assembly number has a date of another session", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		m := assembly.FindStringSubmatchIndex(n.Raw)
		if m == nil || !inBody(n) || t.House.ID != "unga" {
			return nil, false
		}
		return []text.Edit{{Span: text.Span{Start: m[4], End: m[5]}.Shift(n.Start), New: "1985"}}, true
	}},
	{"a General Assembly number lies beyond its session", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		m := assembly.FindStringSubmatchIndex(n.Raw)
		if m == nil || !inBody(n) || t.House.ID != "unga" {
			return nil, false
		}
		return []text.Edit{{Span: text.Span{Start: m[2] + 3, End: m[3]}.Shift(n.Start), New: "987"}}, true
	}},
	{"a title stands beside another number", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		m := titled.FindStringSubmatchIndex(n.Raw)
		if m == nil || !inBody(n) || t.House.ID != "itu-pp" || !knownTitle(n.Raw[m[0]:m[1]], n.Raw[m[2]:m[3]]) {
			return nil, false
		}
		return []text.Edit{{Span: text.Span{Start: m[2], End: m[3]}.Shift(n.Start), New: map[bool]string{true: "21", false: "16"}[n.Raw[m[2]:m[3]] != "21"]}}, true
	}},
	{"a provision has a number beyond the last", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		m := provision.FindStringSubmatchIndex(n.Raw)
		if m == nil || !inBody(n) || t.House.ID != "itu-pp" {
			return nil, false
		}
		return []text.Edit{{Span: text.Span{Start: m[2], End: m[3]}.Shift(n.Start), New: "987"}}, true
	}},
	{"a verb becomes a participle", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		if !inList(n) || n.Level > 0 || n.Role != house.OperativePart || t.House.Placement == house.Alone || n.Opener.Role != house.Operative {
			return nil, false
		}
		verb := strings.Fields(n.OpenerAt.In(n.Raw))[0]
		to, ok := map[string]string{"Requests": "Requesting", "Welcomes": "Welcoming", "Recalls": "Recalling", "Stresses": "Stressing", "Notes": "Noting",
			"Encourages": "Encouraging", "Recognizes": "Recognizing", "Reaffirms": "Reaffirming", "Urges": "Urging", "Invites": "Inviting", "Emphasizes": "Emphasizing"}[verb]
		return []text.Edit{{Span: text.Span{Start: n.OpenerAt.Start, End: n.OpenerAt.Start + len(verb)}.Shift(n.Start), New: to}}, ok
	}},
	{"a bracket is lost", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		m := balanced.FindStringIndex(n.Raw)
		if m == nil || !inBody(n) {
			return nil, false
		}
		return []text.Edit{{Span: text.Span{Start: m[1] - 1, End: m[1]}.Shift(n.Start)}}, true
	}},
	{"a word is doubled", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		m := words.FindStringSubmatchIndex(n.Raw[n.Body.Start:])
		if m == nil || !inBody(n) {
			return nil, false
		}
		word := n.Raw[n.Body.Start+m[2] : n.Body.Start+m[3]]
		return insertAt(n, n.Body.Start+m[3], " "+word), true
	}},
	{"a label lost its tab", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		return []text.Edit{{Span: text.Span{Start: n.LabelAt.End, End: n.Body.Start}.Shift(n.Start)}}, inList(n) && n.Body.Start > n.LabelAt.End
	}},
	{"a label has another form", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		if !inList(n) || n.Label.Scheme == numbering.Dotted || sibling(t, i, -1) < 0 {
			return nil, false
		}
		l := *n.Label
		l.Frame = map[numbering.Frame]numbering.Frame{numbering.Bare: numbering.Stop, numbering.Stop: numbering.Bracket, numbering.Bracket: numbering.Paired, numbering.Paired: numbering.Bracket}[l.Frame]
		return replaceLabel(n, l.String()), true
	}},
	{"a preambular paragraph ends with a semicolon", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		ok := inBody(n) && n.Role == house.PreamblePart && n.Level == 0 && n.End.In(n.Raw) == "," && t.House.Placement == house.Leading && t.House.ID != "who"
		return []text.Edit{{Span: n.End.Shift(n.Start), New: ";"}}, ok
	}},
	{"a sentence is glued to a number", func(t *syntax.Tree, i int) ([]text.Edit, bool) {
		n := &t.Nodes[i]
		ok := inList(n) && n.Role == house.OperativePart && n.Label.Scheme == numbering.Decimal && sibling(t, i, 1) == i+1 && n.End.In(n.Raw) == ";" && n.Level == 0
		next := n.Label.Next().String()
		return insertAt(n, n.Mark.End, next+"\tto report"), ok
	}},
}

// knownTitle tells a citation whose title is the one that the catalogue has: only
// there can another number be told to be wrong.
func knownTitle(s, number string) bool {
	_, title, _ := strings.Cut(s, ", on ")
	m, ok := catalogue.Titled(title, cite.Ref{Body: "itu-pp", Kind: "resolution", Number: number})
	return ok && m.Share >= 0.8 && m.Best.Ref.Number == number
}

func numberedActs(t *syntax.Tree, n *syntax.Node) bool {
	if t.House.Placement == house.Leading {
		return n.Label.Scheme != numbering.None && sibling(t, n2i(t, n), 1) >= 0
	}
	for _, s := range t.Sections {
		if s.Opener.Phrase == "resolves" {
			return true
		}
	}
	return false
}

func n2i(t *syntax.Tree, n *syntax.Node) int {
	return slices.IndexFunc(t.Nodes, func(m syntax.Node) bool { return m.Start == n.Start })
}

// cleanTexts are the drafts of the repository and, where it is there, the
// adopted texts of the corpus.
func cleanTexts(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	files, _ := filepath.Glob("../../testdata/adopted/*.txt")
	for _, house := range []string{"ITU-PP", "UNGA", "UNSC", "ECOSOC", "HRC"} {
		more, _ := filepath.Glob(filepath.Join(corpus, "texts", house, "*.txt"))
		files = append(files, more...)
	}
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(f)] = string(data)
	}
	return out
}

// perKind is how many places of a kind are tried in one text.
const perKind = 3

func TestInjectedFaultsAreFoundOnTheirLine(t *testing.T) {
	needCorpus(t)
	rnd := rand.New(rand.NewPCG(17, 2))
	texts := cleanTexts(t)
	found, tried := 0, 0
	for _, inj := range injections {
		hit, all := 0, 0
		for _, file := range slices.Sorted(maps(texts)) {
			src := texts[file]
			h, _ := house.Detect(src)
			tree := syntax.Parse(text.New(src), h, nil)
			var places []int
			for i := range tree.Nodes {
				if _, ok := inj.at(tree, i); ok && !tree.Nodes[i].Quoted {
					places = append(places, i)
				}
			}
			rnd.Shuffle(len(places), func(a, b int) { places[a], places[b] = places[b], places[a] })
			for _, i := range places[:min(perKind, len(places))] {
				edits, _ := inj.at(tree, i)
				all++
				if seen(t, tree, h, edits) {
					hit++
				} else {
					t.Logf("missed: %s: %s:%d %.60q", inj.name, file, tree.Text.LineAt(tree.Nodes[i].Start)+1, tree.Nodes[i].Raw)
				}
			}
		}
		t.Logf("%5.1f %%  %4d of %4d  %s", 100*float64(hit)/float64(max(all, 1)), hit, all, inj.name)
		found, tried = found+hit, tried+all
	}
	t.Logf("%5.1f %%  %4d of %4d  in all", 100*float64(found)/float64(tried), found, tried)
	if float64(found) < 0.97*float64(tried) {
		t.Errorf("%d of %d faults found, floor 97 %%", found, tried)
	}
}

func maps(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// seen tells that the edits give a finding on their line, or beside it, that
// was not there before.
func seen(t *testing.T, tree *syntax.Tree, h *house.House, edits []text.Edit) bool {
	t.Helper()
	next, err := tree.Text.Apply(edits...)
	if err != nil {
		t.Fatal(err)
	}
	had := map[string]int{}
	for _, d := range check(t, tree.Text.String(), h.ID) {
		had[key(tree.Text, d)]++
	}
	first, last := edits[0].Start, edits[0].Start
	for _, e := range edits {
		first, last = min(first, e.Start), max(last, e.Start)
	}
	for _, d := range check(t, next.String(), h.ID) {
		k := key(next, d)
		if had[k] > 0 {
			had[k]--
			continue
		}
		// A neighbour is the next line with words; blank lines do not count.
		for _, line := range []int{near(next, d.Span.Start, first), near(next, d.Span.Start, last)} {
			if line <= 1 {
				return true
			}
		}
	}
	return false
}

// key tells findings apart without their place, which an edit moves.
func key(txt *text.Text, d lint.Diagnostic) string {
	return fmt.Sprintf("%s %s %s", d.Rule.ID, d.Message, txt.Slice(d.Span))
}

// near counts the lines with words between two places.
func near(txt *text.Text, a, b int) int {
	from, to := txt.LineAt(min(a, txt.Len())), txt.LineAt(min(b, txt.Len()))
	if from > to {
		from, to = to, from
	}
	n := 0
	for line := from + 1; line <= to; line++ {
		if strings.TrimSpace(txt.Slice(txt.Line(line))) != "" {
			n++
		}
	}
	return n
}
