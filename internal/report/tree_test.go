package report_test

import (
	"strings"
	"testing"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/report"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// small is a draft as a parser would read it: a title, a paragraph with its
// opener, one with a label, blank lines before.
func small() *syntax.Tree {
	t := lines("\nOn bridges\nRecalling its\nresolution 5/6,\n1.\tDecides so.")
	t.Nodes[0].Kind = syntax.Blank
	t.Nodes[1].Kind, t.Nodes[1].Role = syntax.Title, house.FrontPart
	p := t.Nodes[2].Para
	p.Raw += t.Nodes[3].Raw
	p.Mark, p.Body = text.Span{Start: 0, End: 29}, text.Span{Start: 0, End: 29}
	p.OpenerAt = text.Span{Start: 0, End: 9}
	p.Cites = []cite.Cite{{Span: text.Span{Start: 25, End: 28}, Ref: cite.Ref{Body: "unga", Kind: "resolution", Number: "5/6"}}}
	t.Nodes[2].Role = house.PreamblePart
	q := t.Nodes[4].Para
	q.LabelAt, q.Body, q.OpenerAt = text.Span{Start: 0, End: 2}, text.Span{Start: 3, End: 14}, text.Span{Start: 3, End: 10}
	t.Nodes = append(t.Nodes[:3], t.Nodes[4])
	t.Acts = []syntax.Act{{First: 0, Last: 3, Heading: -1, Title: 1, Enacting: -1, Number: house.Number{Kind: "resolution", Number: "7/8", Year: 1999}}}
	return t
}

func TestATreeForPeopleHasALineAParagraph(t *testing.T) {
	var b strings.Builder
	report.Tree(&b, "a.txt", small(), report.Style{Width: 40})
	equal(t, b.String(), `a.txt · Some Assembly · Resolution 7/8
    2  title      On bridges

preamble
    3  paragraph  Recalling its resolu…

operative
    5  paragraph  1. Decides so.
`)
}

func TestATreeForProgramsIsOneLineByTheContract(t *testing.T) {
	var b strings.Builder
	if err := report.TreeJSON(&b, "a.txt", small(), nil); err != nil {
		t.Fatal(err)
	}
	got := b.String()
	if strings.Count(got, "\n") != 1 || !strings.HasSuffix(got, "\n") {
		t.Errorf("not one line: %q", got)
	}
	for _, want := range []string{
		`"path":"a.txt","house":"plain","language":"en"`,
		`"kind":"resolution","number":"7/8","place":"","year":1999,"revised":false,"title":"On bridges","draft":false}`,
		`"blocks":[{"line":2,"kind":"title","role":"front","level":0,"label":"","opener":""`,
		`{"line":3,"kind":"paragraph","role":"preamble","level":0,"label":"","opener":"Recalling"`,
		`{"line":5,"kind":"paragraph","role":"operative","level":0,"label":"1.","opener":"Decides"`,
		`"citations":[{"line":4,"column":12,"offset":37,"text":"5/6","kind":"resolution","body":"unga","number":"5/6","edition":""`,
		`"status":"unknown"}]`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
}
