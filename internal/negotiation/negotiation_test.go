package negotiation_test

import (
	"fmt"
	"strings"
	"testing"

	"resolute/internal/house"
	"resolute/internal/negotiation"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

const head = "The General Assembly,\n\n"

// told is a passage as one line: where, what, by whom, and its words.
func told(tree *syntax.Tree, p *negotiation.Passage) string {
	s := tree.Path(p.Node) + " " + p.Kind.String()
	if p.Option != "" {
		s += " (" + p.Option + ")"
	}
	if len(p.By) > 0 {
		s += " by " + strings.Join(p.By, "+")
	}
	if p.Last != p.Node {
		s += " to " + tree.Path(p.Last)
	}
	if p.Unclosed {
		s += " unclosed"
	}
	if p.Within {
		s += " within"
	}
	return s + fmt.Sprintf(" %q", p.Words)
}

func TestWhatIsOpenIsListedByParagraphAndDelegation(t *testing.T) {
	for _, c := range []struct {
		draft string
		want  []string
	}{
		{"1.\tDecides to begin;\n", nil},
		{"1.\tDecides [to begin] the review;\n", []string{`OP1 disputed "to begin"`}},
		{"1.\tDecides [EU: delete] the review;\n", []string{`OP1 delete by EU ""`}},
		{"1.\tDecides [EU, G77 and China: to begin] the review;\n", []string{`OP1 disputed by EU+G77+China "to begin"`}},
		{"1.\tDecides [Option 1: to begin] [Option 2: US/Russian Federation: to end] the review;\n", []string{`OP1 option (Option 1) "to begin"`, `OP1 option (Option 2) by US+Russian Federation "to end"`}},
		{"1.\tDecides [to begin – Switzerland] the review;\n", []string{`OP1 disputed by Switzerland "to begin"`}},
		{"1.\tDecides [to begin (US)] the review;\n", []string{`OP1 disputed by US "to begin"`}},
		{"1.\tDecides [Japan to delete: to begin] the review;\n", []string{`OP1 delete by Japan "to begin"`}},
		{"OP1\tDecides to begin;\n\nOP1 alt\tDecides to end;\n", []string{`OP1 alternative "Decides to end;"`}},
		{"1.\tDecides to begin;\n\n1 bis.\tDecides to go on;\n\n1 bis alt.\tDecides to end;\n", []string{`OP1 bis alt alternative "Decides to end;"`}},
		{"1.\tDecides [to begin [at once] the review];\n", []string{`OP1 disputed "to begin [at once] the review"`, `OP1 disputed within "at once"`}},
		{"1.\tDecides [to begin;\n\n2.\tRequests a report];\n", []string{`OP1 disputed to OP2 "to begin;"`}},
		{"1.\tDecides [to begin;\n", []string{`OP1 disputed unclosed "to begin;"`}},
		{"1.\t[Decides to begin;]\n", []string{`OP1 disputed "Decides to begin;"`}},
		{"[Recalling its resolution 70/1,]\n\n1.\tDecides to begin;\n\n[2.\tRequests [EU: the] Secretary-General to report;]\n", []string{
			`PP1 disputed "Recalling its resolution 70/1,"`, `OP2 disputed "2. Requests [EU: the] Secretary-General to report;"`, `OP2 disputed by EU within "the"`}},
		{"[On the report of the Committee]\n\n1.\tDecides to begin;\n", nil},
		{"1.\tDecides, in the words of the report [sic], to [i]dentify needs[1];\n", nil},
		{"1.\tDecides [the following: a plan] to begin;\n", []string{`OP1 disputed "the following: a plan"`}},
	} {
		tree := syntax.Parse(text.New(head+c.draft), house.ByID("unga"), nil)
		var got []string
		for _, p := range negotiation.Open(tree) {
			got = append(got, told(tree, &p))
		}
		if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
			t.Errorf("%q:\n got %s\nwant %s", c.draft, strings.Join(got, "\n     "), strings.Join(c.want, "\n     "))
		}
	}
}
