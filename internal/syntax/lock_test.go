package syntax_test

import (
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// lockedOf are the paths of the locked paragraphs of a tree, with the reasons.
func lockedOf(t *syntax.Tree) string {
	var out []string
	for i := range t.Nodes {
		if l, ok := t.LockOf(i); ok {
			out = append(out, l.Paragraph+" "+l.Reason)
		}
	}
	return strings.Join(out, "; ")
}

func TestACommentLocksTheNumberAfterIt(t *testing.T) {
	const head = "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to begin;\n\n"
	for _, c := range []struct{ in, want string }{
		{"%% lock: of the statute\n3A.\tDecides to end.\n", "OP3A of the statute"},
		{"\t%%lock : of the statute \t\r\n\r\n%% another note\r\n3.\tDecides to end.\r\n", "OP3 of the statute"},
		{"%% lock\n2.\tDecides:\n%% lock: say why\n(b)\tto begin;\n(c)\tto end.\n", "OP2 ; OP2(b) "},
		{"%% lock: one\n%% lock: two\n2.\tDecides to end.\n", "OP2 two"},
		{"%% locked: a note\n2.\tDecides to end.\n", ""},
		{"%% lock: no number\nDecides to end.\n", ""},
		{"%% lock: no number\n–\tDecides to end.\n", ""},
		{"2.\tDecides to end.\n%% lock: behind the end\n", ""},
		{"> %% lock: no comment\n2.\tDecides to end.\n", ""},
	} {
		if got := lockedOf(syntax.Parse(text.New(head+c.in), house.ByID("unga"), nil)); got != c.want {
			t.Errorf("%q locks %q, want %q", c.in, got, c.want)
		}
	}
	if got := lockedOf(syntax.Parse(text.New("%% lock: at the head\na)\tthe outcomes;\nb)\tthe role,\n"), house.ByID("itu-pp"), nil)); got != "PPa) at the head" {
		t.Errorf("at the head of a text %q", got)
	}
}

// The settings lock beside the comments; the next version takes that over, whatever was
// typed, and other settings take its place.
func TestSettingsLockNumbersOfEveryVersion(t *testing.T) {
	const draft = "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to begin;\n\n%% lock: of the statute\n3A.\tDecides to go on;\n\n7.\tDecides to end;\n\n7.\tDecides otherwise.\n"
	h := house.ByID("unga")
	tree := syntax.Parse(text.New(draft), h, nil)
	if tree.WithLocks(nil) != tree {
		t.Error("a tree without locks is made anew")
	}
	first := tree.WithLocks([]syntax.Lock{{Paragraph: "OP7", Reason: "as adopted", Source: "a:1:1"}, {Paragraph: "OP9", Source: "a:2:1"}})
	const want = "OP3A of the statute; OP7 as adopted"
	if got := lockedOf(first); got != want || lockedOf(tree) != "OP3A of the statute" {
		t.Errorf("locked are %q; without settings %q", got, lockedOf(tree))
	}
	if got := strings.Join(first.Holds(), " "); got != "a:1:1" {
		t.Errorf("%q lock something", got)
	}
	for before, after := range map[string]string{"begin": "begins", "1.\t": "0.\t\n1.\t", "Recalling": "3.\tRecalling", "\n\n7.\tDecides otherwise.\n": ""} {
		now := syntax.Parse(text.New(strings.Replace(draft, before, after, 1)), h, first)
		if got := lockedOf(now); got != want {
			t.Errorf("with %q for %q locked are %q", after, before, got)
		}
		if got := lockedOf(now.WithLocks(nil)); got != "OP3A of the statute" {
			t.Errorf("without the settings locked are %q", got)
		}
	}
}

// What is typed before a comment that locks, or of it, tells at once.
func TestALockComesAndGoesWithItsComment(t *testing.T) {
	const draft = "The General Assembly,\n\nRecalling its earlier work,\n\n1.\tDecides to begin;\n\n%% lock: of the statute\n3A.\tDecides to go on;\n\n7.\tDecides to end.\n"
	h, s := house.ByID("unga"), draft
	tree := syntax.Parse(text.New(s), h, nil)
	for _, step := range []struct{ before, after, want string }{
		{"%% lock", "%% loc", ""},
		{"%% loc:", "%% lock:", "OP3A of the statute"},
		{"%% lock: of the statute\n", "", ""},
		{"7.", "%% lock: as well\n7.", "OP7 as well"},
		{"to go on;\n\n%% lock: as well\n", "to go on;\n\n", ""},
		{"1.\tDecides to begin;\n", "1.\tDecides to begin;\n%% lock: again\n", "OP3A again"},
	} {
		s = strings.Replace(s, step.before, step.after, 1)
		tree = syntax.Parse(text.New(s), h, tree)
		if got := lockedOf(tree); got != step.want || got != lockedOf(syntax.Parse(text.New(s), h, nil)) {
			t.Errorf("%q for %q locks %q, want %q", step.after, step.before, got, step.want)
		}
	}
}
