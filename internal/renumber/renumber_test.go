package renumber_test

import (
	"errors"
	"strings"
	"testing"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/renumber"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

const (
	ga  = "The General Assembly,\n\nNoting the report,\n\n"
	itu = "The Plenipotentiary Conference of the International Telecommunication Union (Busan, 2014),\nconsidering\na)\tone;\nb)\ttwo,\n"
)

func parse(s, id string) *syntax.Tree { return syntax.Parse(text.New(s), house.ByID(id), nil) }

// drawn is the text with the changes made: a reference that follows for certain
// stands in brackets, one that a person should look at with a question mark.
func drawn(t *testing.T, s string, changes []renumber.Change) string {
	t.Helper()
	var edits []text.Edit
	for _, c := range changes {
		switch c.Class {
		case renumber.Certain:
			c.New = "[" + c.New + "]"
		case renumber.ByPosition:
			c.New = "[" + c.New + "?]"
		}
		edits = append(edits, c.Edit)
	}
	out, err := text.New(s).Apply(edits...)
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// nodeAt is the paragraph that holds a place.
func nodeAt(tree *syntax.Tree, off int) int {
	node := 0
	for i := range tree.Nodes {
		if tree.Nodes[i].Start <= off {
			node = i
		}
	}
	return node
}

// The bar stands before the label that is renamed.
func TestRename(t *testing.T) {
	for _, c := range []struct{ what, house, to, before, after string }{
		{
			"a paragraph moves to the place of its new number", "unga", "3",
			ga + "|1.\tDecides one;\n\n2.\tDecides two, as in paragraph 1 above;\n\n3.\tDecides three, as in paragraphs 1 and 2;\n\n4.\tDecides four.\n",
			ga + "1.\tDecides two, as in paragraph [3?] above;\n\n2.\tDecides three, as in paragraphs [3] and [1];\n\n3.\tDecides one;\n\n4.\tDecides four.\n",
		},
		{
			"and up again", "unga", "1",
			ga + "1.\tDecides one;\n\n2.\tDecides two;\n\n|3.\tDecides three, as in paragraph 1.\n",
			ga + "1.\tDecides three, as in paragraph 2;\n\n2.\tDecides one;\n\n3.\tDecides two.\n",
		},
		{
			"items come along", "unga", "2",
			ga + "|1.\tDecides:\n(a)\tone;\n(b)\ttwo;\n\n2.\tDecides three, as in paragraph 1 (b).\n",
			ga + "1.\tDecides three, as in paragraph [2] (b);\n\n2.\tDecides:\n(a)\tone;\n(b)\ttwo.\n",
		},
		{
			"a hole is filled, and the rest follows", "unga", "2",
			ga + "1.\tDecides one;\n\n|3.\tDecides two;\n\n4.\tDecides, as in paragraph 3 above and paragraphs 1 to 4.\n",
			ga + "1.\tDecides one;\n\n2.\tDecides two;\n\n3.\tDecides, as in paragraph [2] above and paragraphs 1 to [3?].\n",
		},
		{
			"one that stands twice goes on, and what means either is asked about", "unga", "3",
			ga + "1.\tDecides one;\n\n2.\tDecides two;\n\n|2.\tDecides new;\n\n3.\tDecides, as in paragraphs 3 and 2.\n",
			ga + "1.\tDecides one;\n\n2.\tDecides two;\n\n3.\tDecides new;\n\n4.\tDecides, as in paragraphs [4] and [3?].\n",
		},
		{
			"beyond the end of the list", "unga", "12",
			ga + "1.\tDecides one;\n\n|2.\tDecides two;\n\n3.\tDecides, as in paragraph 2.\n",
			ga + "1.\tDecides one;\n\n12.\tDecides two;\n\n13.\tDecides, as in paragraph [12].\n",
		},
		{
			"a number under an opener", "itu-pp", "2",
			itu + "resolves\n|1\tone;\n3\tthree, as in resolves 1 above and considering b),\ninstructs the Council\n1\tto act on resolves 3 and 1;\n2\tto end.\n",
			itu + "resolves\n2\tone;\n3\tthree, as in resolves [2] above and considering b),\ninstructs the Council\n1\tto act on resolves 3 and [2];\n2\tto end.\n",
		},
		{
			"a number alone means the one in its own section", "itu-pp", "4",
			itu + "resolves\n1\tone;\n|3\tthree, as in paragraph 3,\ninstructs the Council\n1\tto act;\n2\tto act;\n3\tto end.\n",
			itu + "resolves\n1\tone;\n4\tthree, as in paragraph [4?],\ninstructs the Council\n1\tto act;\n2\tto act;\n3\tto end.\n",
		},
		{
			"a letter", "itu-pp", "a",
			strings.Replace(itu, "b)", "|b)", 1) + "resolves\nto act on considering a) and b).\n",
			strings.Replace(strings.Replace(strings.Replace(itu, "one;", "@", 1), "two,", "one,", 1), "@", "two;", 1) + "resolves\nto act on considering [b]) and [a]).\n",
		},
		{
			"what stands under a dotted number", "itu-pp", "3",
			itu + "resolves\n1\tone;\n|2\ttwo:\n2.1\tthree;\n2.2\tfour, as in resolves 2.1.\n",
			itu + "resolves\n1\tone;\n3\ttwo:\n3.1\tthree;\n3.2\tfour, as in resolves [3.1].\n",
		},
		{
			"what stands behind a locked number stays", "unga", "2",
			ga + "1.\tDecides one;\n\n|3.\tDecides two;\n\n4.\tDecides three;\n\n%% lock: of the statute\n7A.\tDecides four;\n\n9.\tDecides, as in paragraphs 3, 7A and 9.\n",
			ga + "1.\tDecides one;\n\n2.\tDecides two;\n\n3.\tDecides three;\n\n%% lock: of the statute\n7A.\tDecides four;\n\n9.\tDecides, as in paragraphs [2], 7A and 9.\n",
		},
		{
			"a paragraph moves on its own side of a locked number", "unga", "9",
			ga + "1.\tDecides one;\n\n%% lock: of the statute\n7.\tDecides two;\n\n|8.\tDecides three;\n\n9.\tDecides, as in paragraphs 7 and 8.\n",
			ga + "1.\tDecides one;\n\n%% lock: of the statute\n7.\tDecides two;\n\n8.\tDecides, as in paragraphs 7 and [9];\n\n9.\tDecides three.\n",
		},
		{
			"a lettered one gets a number", "unga", "4",
			ga + "1.\tDecides one;\n\n|3A.\tDecides two, as in paragraphs 3A (a) and 3B;\n\n3B.\tDecides to end.\n",
			ga + "1.\tDecides one;\n\n4.\tDecides two, as in paragraphs [4] (a) and [4B];\n\n4B.\tDecides to end.\n",
		},
	} {
		t.Run(c.what, func(t *testing.T) {
			off := strings.IndexByte(c.before, '|')
			s := c.before[:off] + c.before[off+1:]
			tree := parse(s, c.house)
			plan, err := renumber.Rename(tree, nodeAt(tree, off), c.to)
			if err != nil {
				t.Fatal(err)
			}
			if got := drawn(t, s, plan.Changes); got != c.after {
				t.Errorf("it became\n%s\nwant\n%s", got, c.after)
			}
		})
	}
}

func TestWhatCannotBeRenumberedSaysWhy(t *testing.T) {
	for _, c := range []struct {
		text, to string
		want     error
	}{
		{"1.\tDecides;\n", "1", renumber.ErrSame},
		{"1.\tDecides;\n", "(1)", renumber.ErrSame},
		{"1.\tDecides;\n", "b", renumber.ErrUnfit},
		{"1.\tDecides;\n", "", renumber.ErrUnfit},
		{"1.\tDecides;\n", "two", renumber.ErrUnfit},
		{"1.\tDecides;\n", "99999999", renumber.ErrUnfit},
		{"Decides;\n", "1", renumber.ErrNoLabel},
		{"–\tDecides;\n", "1", renumber.ErrNoLabel},
		{"1.\tDecides;\n%% lock: of the statute\n2.\tEnds.\n", "1", renumber.ErrLocked},
		{"%% lock: of the statute\n1.\tDecides;\n2.\tEnds.\n", "1", renumber.ErrTaken},
		{"1.\tDecides;\n%% lock\n2.\tDecides;\n3.\tEnds.\n", "1", renumber.ErrBetween},
		{"%% lock: of the statute\n2A.\tDecides;\n7.\tEnds.\n", "2A", renumber.ErrTaken},
	} {
		tree := parse(ga+c.text, "unga")
		if _, err := renumber.Rename(tree, len(tree.Nodes)-1, c.to); !errors.Is(err, c.want) {
			t.Errorf("%q to %q: %v, want %v", c.text, c.to, err, c.want)
		}
	}
}

func TestTextsThatCiteTheParagraphsFollow(t *testing.T) {
	own := parse("RESOLUTION 172 (Rev. Busan, 2014)\n"+itu+"resolves\n1\tone;\n3\ttwo;\n4\tthree.\n", "itu-pp")
	node := 0
	for i := range own.Nodes {
		if own.Nodes[i].Label.N == 3 {
			node = i
		}
	}
	plan, err := renumber.Rename(own, node, "2")
	if err != nil {
		t.Fatal(err)
	}
	const s = "The Plenipotentiary Conference of the International Telecommunication Union (Dubai, 2018),\nrecalling\n" +
		"a)\tresolves 3 and 4 of Resolution 172 (Rev. Busan, 2014);\nb)\tresolves 3 of Resolution 172 (Rev. Guadalajara, 2010);\nc)\tresolves 3 of Resolution 101 (Rev. Busan, 2014);\nd)\tconsidering a) of Resolution 172 (Rev. Busan, 2014),\n"
	other := parse(s, "itu-pp")
	got := drawn(t, s, plan.In(other, cite.Ref{Body: "itu-pp", Kind: "resolution", Number: "172", Edition: "Rev. Busan, 2014"}))
	if want := strings.Replace(s, "resolves 3 and 4", "resolves [2] and [3]", 1); got != want {
		t.Errorf("it became\n%s\nwant\n%s", got, want)
	}
}

func TestListsAreNumberedInOrder(t *testing.T) {
	const s = ga + "1.\tDecides:\n(a)\tone;\n(c)\ttwo;\n\n3.\tDecides, as in paragraph 3;\n\n3 bis.\tDecides, as in paragraph 1 (c);\n\n7.\tEnds.\n"
	const want = ga + "1.\tDecides:\n(a)\tone;\n(b)\ttwo;\n\n2.\tDecides, as in paragraph [2];\n\n2 bis.\tDecides, as in paragraph 1 ([b]);\n\n3.\tEnds.\n"
	tree := parse(s, "unga")
	plan := renumber.All(tree)
	if got := drawn(t, s, plan.Changes); got != want {
		t.Errorf("it became\n%s\nwant\n%s", got, want)
	}
	again, _ := tree.Text.Apply(edits(plan)...)
	if more := renumber.All(syntax.Parse(again, tree.House, nil)).Changes; len(more) > 0 {
		t.Errorf("numbered twice it changes again: %v", more)
	}
}

// A locked number is passed by, and the list goes on from it; where it would meet its
// like it is left.
func TestListsAreNumberedAroundWhatIsLocked(t *testing.T) {
	const lock = "%% lock: of the statute\n"
	for before, after := range map[string]string{
		"1.\tOne;\n3.\tTwo;\n" + lock + "7A.\tThree;\n3.\tFour;\n9.\tFive, as in paragraphs 7A and 9.\n":                  "1.\tOne;\n2.\tTwo;\n" + lock + "7A.\tThree;\n7B.\tFour;\n7C.\tFive, as in paragraphs 7A and [7C].\n",
		"1.\tOne;\n" + lock + "3 bis.\tTwo;\n4.\tThree;\n6.\tFour.\n":                                                     "1.\tOne;\n" + lock + "3 bis.\tTwo;\n4.\tThree;\n5.\tFour.\n",
		lock + "4.\tOne;\n4 bis.\tTwo;\n4.\tThree;\n" + lock + "2.\tFour;\n2.\tFive.\n":                                   lock + "4.\tOne;\n4 bis.\tTwo;\n5.\tThree;\n" + lock + "2.\tFour;\n3.\tFive.\n",
		"1.\tOne;\n1.\tTwo;\n" + lock + "2.\tThree;\n3.\tFour.\n":                                                         "1.\tOne;\n1.\tTwo;\n" + lock + "2.\tThree;\n3.\tFour.\n",
		"1.\tOne:\n" + lock + "1.3\tTwo;\n1.5\tThree;\n3.\tFour:\n3.1\tFive;\n" + lock + "3.2\tSix, as in paragraph 3.\n": "1.\tOne:\n" + lock + "1.3\tTwo;\n1.4\tThree;\n2.\tFour:\n2.1\tFive;\n" + lock + "3.2\tSix, as in paragraph [2].\n",
	} {
		tree := parse(ga+before, "unga")
		plan := renumber.All(tree)
		if got := drawn(t, ga+before, plan.Changes); got != ga+after {
			t.Errorf("it became\n%s\nwant\n%s", got, ga+after)
		}
		again, _ := tree.Text.Apply(edits(plan)...)
		if more := renumber.All(syntax.Parse(again, tree.House, nil)).Changes; len(more) > 0 {
			t.Errorf("numbered twice it changes again: %v", more)
		}
	}
	tree := parse(ga+"(a)\tOne;\n"+lock+"(b)\tTwo.\n", "itu-pp")
	for _, l := range renumber.Restyle(tree, len(tree.Nodes)-2, house.Form{Scheme: numbering.Decimal, Frame: numbering.Stop}).Labels {
		if l.N != 1 {
			t.Errorf("a locked label gets another form: %s", l)
		}
	}
}

func edits(p *renumber.Plan) []text.Edit {
	var out []text.Edit
	for _, c := range p.Changes {
		out = append(out, c.Edit)
	}
	return out
}

func FuzzPlansFitTheirText(f *testing.F) {
	f.Add(ga+"1.\tDecides paragraph 2 (a):\n(a)\tone;\n2.1\tx;\n2 bis.\tDecides, as in paragraphs 1 to 3 above.\n", "2", uint8(0))
	f.Add(itu+"resolves\n1\tone, see resolves 2;\n2\ttwo of considering a) below.", "3", uint8(1))
	f.Add(ga+"1.\tDecides;\n%% lock: x\n3A.\tDecides, as in paragraphs 1 and 3A;\n2.\tDecides;\n%% lock: x\n7.\tEnds.\n", "3B", uint8(0))
	f.Fuzz(func(t *testing.T, s, to string, h uint8) {
		if len(s) > 2<<10 || len(to) > 20 {
			return
		}
		tree := parse(s, []string{"unga", "itu-pp", "who", "other"}[int(h)%4])
		for i := range tree.Nodes {
			plan, err := renumber.Rename(tree, i, to)
			if err != nil {
				continue
			}
			if _, err := tree.Text.Apply(edits(plan)...); err != nil {
				t.Fatalf("node %d of %q to %q: %v", i, s, to, err)
			}
			plan.In(tree, cite.Ref{Body: "unga", Kind: "resolution", Number: "1"})
		}
		if _, err := tree.Text.Apply(edits(renumber.All(tree))...); err != nil {
			t.Fatalf("all of %q: %v", s, err)
		}
	})
}

// The bar stands before the label that is renamed; what nothing has then is told.
func TestRenameTellsOfAGap(t *testing.T) {
	for _, c := range []struct{ draft, to, want string }{
		{ga + "1.\tDecides one;\n\n|2.\tDecides two.\n", "99", "2 to 98"},
		{ga + "1.\tDecides one;\n\n|2.\tDecides two.\n", "3", "2"},
		{ga + "|1.\tDecides one;\n\n2.\tDecides two.\n", "4", "1 to 3"},
		{ga + "|4.\tDecides one;\n\n5.\tDecides two.\n", "7", "4 to 6"},
		{ga + "|4.\tDecides one;\n\n5.\tDecides two.\n", "1", ""},
		{ga + "1.\tDecides one;\n\n|5.\tDecides two.\n", "2", ""},
		{ga + "1.\tDecides one;\n\n|5.\tDecides two.\n", "3", ""},
		{ga + "1.\tDecides:\n(a)\tone;\n|(b)\ttwo;\n(c)\tthree.\n", "(f)", "b to e"},
		{ga + "1.\tDecides one;\n\n|2.\tDecides two;\n\n2.\tDecides three.\n", "3", "2"},
	} {
		before, after, _ := strings.Cut(c.draft, "|")
		tree := parse(before+after, "unga")
		p, err := renumber.Rename(tree, nodeAt(tree, len(before)), c.to)
		if err != nil || p.Gap != c.want {
			t.Errorf("%q to %s leaves %q out, not %q; %v", after, c.to, p.Gap, c.want, err)
		}
	}
}
