package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/reference"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

type parsed struct {
	Path       string     `json:"path"`
	House      string     `json:"house"`
	Language   string     `json:"language"`
	Resolution resolution `json:"resolution"`
	Blocks     []block    `json:"blocks"`
	Citations  []citation `json:"citations"`
}

type resolution struct {
	Symbol  string `json:"symbol"`
	Kind    string `json:"kind"`
	Number  string `json:"number"`
	Place   string `json:"place"`
	Year    int    `json:"year"`
	Revised bool   `json:"revised"`
	Title   string `json:"title"`
	Draft   bool   `json:"draft"`
}

type block struct {
	Line    int    `json:"line"`
	Kind    string `json:"kind"`
	Role    string `json:"role"`
	Level   int    `json:"level"`
	Label   string `json:"label"`
	Opener  string `json:"opener"`
	Section string `json:"section"`
	Path    string `json:"path"`
	Locked  bool   `json:"locked,omitempty"` // nothing renumbers it
}

type citation struct {
	Line    int    `json:"line"`
	Column  int    `json:"column"`
	Offset  int    `json:"offset"`
	Text    string `json:"text"`
	Kind    string `json:"kind"`
	Body    string `json:"body"`
	Number  string `json:"number"`
	Edition string `json:"edition"`
	Symbol  string `json:"symbol"`
	Status  string `json:"status"`
}

// kinds are the names of the contract; a kind that has none is "text".
var kinds = [...]string{
	syntax.Heading: "heading", syntax.Title: "title", syntax.Enacting: "enacting", syntax.OpenerLine: "opener",
	syntax.Paragraph: "paragraph", syntax.Item: "item", syntax.Chapeau: "chapeau", syntax.AnnexHead: "annex",
	syntax.Note: "note", syntax.Closing: "closing",
}

func kindName(k syntax.Kind) string {
	if int(k) < len(kinds) && kinds[k] != "" {
		return kinds[k]
	}
	return "text"
}

var roles = [...]string{
	house.FrontPart: "front", house.PreamblePart: "preamble", house.OperativePart: "operative",
	house.AnnexPart: "annex", house.BackPart: "back",
}

// TreeJSON prints a tree as one line of JSON, by the contract.
func TreeJSON(w io.Writer, path string, tree *syntax.Tree, known *catalogue.Catalogue) error {
	out := parsed{Path: path, Blocks: make([]block, 0, len(tree.Nodes)), Citations: []citation{}, Resolution: resolutionOf(tree)}
	if tree.House != nil {
		out.House = tree.House.ID
		out.Language = cmp.Or(house.Language(tree.Text.String()), tree.House.Language)
	}
	at := locatorOf(tree)
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Kind == syntax.Blank {
			continue
		}
		out.Blocks = append(out.Blocks, block{
			Line: lineOf(tree, n),
			Kind: kindName(n.Kind), Role: roles[n.Role], Level: n.Level,
			Label:   strings.TrimSpace(n.LabelAt.In(n.Raw)),
			Opener:  unwrap(n.OpenerAt.In(n.Raw)),
			Section: tree.SectionName(i), Path: tree.Path(i), Locked: n.Locked,
		})
		for _, c := range n.Cites {
			ref := tree.Ref(i, c)
			place := at.place(tree.Show(c.Span.Shift(n.Start)).Start)
			out.Citations = append(out.Citations, citation{
				Line: place.Line, Column: place.Column, Offset: place.Offset,
				Text: unwrap(c.Span.In(n.Raw)), Kind: ref.Kind, Body: ref.Body, Number: ref.Number, Edition: ref.Edition,
				Symbol: ref.Symbol(), Status: Status(tree, i, c, known),
			})
		}
	}
	return encode(w, out, "")
}

// Status is what is known of the citation c in node i, by the name that output
// has for it: of a paragraph of the text itself whether it is there, of an act
// what the catalogue says, as the text's own year sees it; whether it is unlinked.
func Status(tree *syntax.Tree, i int, c cite.Cite, known *catalogue.Catalogue) string {
	if tree.Unlinked(i, &c) {
		return reference.Ignored.String()
	}
	ref := tree.Ref(i, c)
	if ref.Body != "self" {
		return known.Status(ref, reference.YearOf(tree, i)).String()
	}
	if _, ok := tree.Resolve(i, c); ok {
		return "internal"
	}
	return "dangling"
}

// unwrap is s on one line, as written where it is on one already.
func unwrap(s string) string {
	if !strings.ContainsAny(s, "\r\n") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// resolutionOf is what a text says of itself: its first act that is not a draft
// embedded in another.
func resolutionOf(tree *syntax.Tree) resolution {
	for i := range tree.Acts {
		act := &tree.Acts[i]
		if act.Embedded {
			continue
		}
		n := act.Number
		return resolution{
			Symbol: symbol(tree, n), Kind: n.Kind, Number: n.Number, Place: n.Place, Year: n.Year,
			Revised: n.Revised, Title: tree.ActTitle(act), Draft: n.Draft,
		}
	}
	return resolution{}
}

// symbol is that of the citation which names the act.
func symbol(tree *syntax.Tree, n house.Number) string {
	if n.Number == "" || tree.House == nil {
		return ""
	}
	ref := cite.Ref{Body: tree.House.Body, Kind: n.Kind, Number: n.Number}
	switch {
	case n.Place != "" && n.Year > 0 && tree.House.PlaceYear:
		ref.Edition = n.Place + ", " + strconv.Itoa(n.Year)
		if n.Revised {
			ref.Edition = "Rev. " + ref.Edition
		}
	case n.Place != "" && tree.House.PlaceYear:
		ref.Edition = n.Place // "WRC-15"
	case n.Year > 0 && tree.House.Body == "unsc":
		ref.Edition = strconv.Itoa(n.Year)
	}
	return ref.Symbol()
}

// Tree prints a tree for people: a line a paragraph, indented by its level.
func Tree(w io.Writer, path string, tree *syntax.Tree, style Style) error {
	p := &printer{w: bufio.NewWriter(w), Style: style}
	head := p.paint(bold, oneLine(path))
	if tree.House != nil {
		head += " · " + tree.House.Name
	}
	if act := actName(tree); act != "" {
		head += " · " + oneLine(act)
	}
	fmt.Fprintln(p.w, head)
	role := house.FrontPart
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Kind == syntax.Blank {
			continue
		}
		if n.Role != role {
			role = n.Role
			fmt.Fprintf(p.w, "\n%s\n", p.paint(bold, roles[role]))
		}
		p.node(tree, n)
	}
	return p.w.Flush()
}

func (p *printer) node(tree *syntax.Tree, n *syntax.Node) {
	line := lineOf(tree, n)
	indent := strings.Repeat("  ", min(n.Level, 8))
	before := fmt.Sprintf("%5d  %-9s  %s", line, kindName(n.Kind), indent)
	rest := text.Span{Start: n.Body.Start, End: n.Mark.End}
	label := strings.TrimSpace(n.LabelAt.In(n.Raw))
	if n.Body.Start > n.Mark.Start && n.Raw[n.Mark.Start] == '[' && !strings.HasPrefix(label, "[") {
		before += "[" // the paragraph is disputed as a whole
	}
	if label != "" {
		before += label + " "
	}
	opener := ""
	if n.OpenerAt.Len() > 0 && n.OpenerAt.Start >= rest.Start {
		opener = strings.Join(strings.Fields(oneLine(n.OpenerAt.In(n.Raw))), " ")
		rest.Start = n.OpenerAt.End
	}
	if rest.Empty() {
		rest.End = rest.Start
	}
	room := p.width() - columns(before) - columns(opener)
	words := firstWords(rest.In(n.Raw), room)
	fmt.Fprintf(p.w, "%s%s%s\n", before, p.paint(bold, opener), words)
}

// lineOf is the line, from one, on which the draft shows the words of a node.
func lineOf(tree *syntax.Tree, n *syntax.Node) int {
	return tree.Shown().LineAt(tree.Show(n.Mark.Shift(n.Start)).Start) + 1
}

// firstWords is as much of s as fits into room columns, on one line.
func firstWords(s string, room int) string {
	cut := false
	if len(s) > 8*usual {
		s, cut = strings.ToValidUTF8(s[:8*usual], ""), true
	}
	s = oneLine(s)
	lead := ""
	if s != "" && (s[0] == ' ') {
		lead = " "
	}
	s = lead + strings.Join(strings.Fields(s), " ")
	if !cut && columns(s) <= room {
		return strings.TrimRight(s, " ")
	}
	n, end := 0, 0
	for i, r := range s {
		if n += runeWidth(r); n > room-1 {
			break
		}
		end = i
	}
	return strings.TrimRight(s[:end], " ") + "…"
}
