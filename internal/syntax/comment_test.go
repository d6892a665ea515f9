package syntax_test

import (
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

const commented = `%% For the second reading.
The General Assembly,

Recalling its earlier work,
%% allow label-gap: item 2 was withdrawn
1.	Decides to build one;

	%% indented
3.	Decides to 100%% end.
%% the end
`

func TestACommentIsNoPartOfTheResolution(t *testing.T) {
	h := house.ByID("unga")
	for name, src := range map[string]string{"as it is": commented, "with CR LF": strings.ReplaceAll(commented, "\n", "\r\n"), "with a BOM": "\ufeff" + commented} {
		with := syntax.Parse(text.New(src), h, nil)
		without := syntax.Parse(text.New(syntax.WithoutComments(src)), h, nil)
		visible := func(tree *syntax.Tree) string {
			var b strings.Builder
			for i := range tree.Nodes {
				if n := &tree.Nodes[i]; !n.Mark.Empty() {
					b.WriteString(tree.Path(i) + " " + n.Mark.In(n.Raw) + "\n")
				}
			}
			return b.String()
		}
		if visible(with) != visible(without) {
			t.Errorf("%s: with comments\n%s\nwithout\n%s", name, visible(with), visible(without))
		}
		var got []string
		for _, c := range with.Comments() {
			next := "the end"
			if c.Before < len(with.Nodes) {
				next = with.Path(c.Before) + with.Nodes[c.Before].OpenerAt.In(with.Nodes[c.Before].Raw)
			}
			got = append(got, c.In(src)+" | "+next)
		}
		want := "For the second reading. | \nallow label-gap: item 2 was withdrawn | OP1Decides\nindented | OP3Decides\nthe end | the end"
		if s := strings.Join(got, "\n"); s != want {
			t.Errorf("%s: %s\nwant %s", name, s, want)
		}
	}
}
