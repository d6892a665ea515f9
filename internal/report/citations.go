package report

import (
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/syntax"
)

// Citation is a citation of a draft with what is known of the act.
type Citation struct {
	Path   string   `json:"path"`
	Line   int      `json:"line"`   // from 1
	Column int      `json:"column"` // from 1, in characters
	Text   string   `json:"text"`   // as written, on one line
	Act    string   `json:"act"`    // in one form, whatever the text has
	Symbol string   `json:"symbol"`
	Status string   `json:"status"` // as in the output of parse
	Title  string   `json:"title"`
	Near   []string `json:"near,omitempty"` // what is likely to be meant, of a dangling one
	From   string   `json:"paragraph"`      // the address of the paragraph that cites

	ref cite.Ref
	as  int // the year of the text, 0 if it has none
}

// Citations are those of a text in order, without the numbers of the text itself.
func Citations(path string, tree *syntax.Tree, known *catalogue.Catalogue) []Citation {
	var out []Citation
	at := locatorOf(tree)
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Kind == syntax.Heading {
			continue // what it names is the text itself
		}
		for _, c := range n.Cites {
			ref := tree.Ref(i, c)
			if ref.Kind == "text" || c.Phrase == n.Mark {
				continue
			}
			place := at.place(tree.Show(c.Span.Shift(n.Start)).Start)
			line := Citation{
				Path: path, Line: place.Line, Column: place.Column, Text: strings.Join(strings.Fields(c.In(n.Raw)), " "),
				Act: ref.String(), Symbol: ref.Symbol(), Status: Status(tree, i, c, known), From: tree.Path(i), ref: ref,
			}
			if n.Act >= 0 {
				line.as = tree.Acts[n.Act].Number.Year
			}
			if act, ok := known.Find(ref); ok {
				line.Title = act.Title
			}
			if line.Status == catalogue.Dangling.String() && ref.Body != "self" {
				for _, a := range known.Near(ref, catalogue.TitleBeside(n.Raw[:n.Mark.End], c.Phrase.End)) {
					line.Near = append(line.Near, a.Name())
				}
			}
			out = append(out, line)
		}
	}
	return out
}

// Know tells of citations that only the drafts of the workspace have: they can be
// cited before they are adopted.
func Know(all []Citation, drafts *catalogue.Catalogue) {
	for i := range all {
		c := &all[i]
		if c.Status != catalogue.Unknown.String() && c.Status != catalogue.Dangling.String() {
			continue
		}
		if act, ok := drafts.Own(c.ref); ok && drafts.Status(c.ref, c.as) == catalogue.Known {
			c.Status, c.Title, c.Near = catalogue.Known.String(), act.Title, nil
		}
	}
}

// WriteCitations writes citations as text, json, csv, or who cites whom as dot or
// graphml.
func WriteCitations(w io.Writer, format string, all []Citation) error {
	switch format {
	case "json":
		if all == nil {
			all = []Citation{}
		}
		e := json.NewEncoder(w)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(all)
	case "csv":
		out := csv.NewWriter(w)
		_ = out.Write([]string{"path", "line", "column", "text", "act", "symbol", "status", "title", "near", "paragraph"}) // Flush tells of it
		for _, c := range all {
			_ = out.Write([]string{c.Path, strconv.Itoa(c.Line), strconv.Itoa(c.Column), c.Text, c.Act, c.Symbol, c.Status, c.Title, strings.Join(c.Near, "; "), c.From})
		}
		out.Flush()
		return out.Error()
	case "dot":
		return graphOf(all).dot(w)
	case "graphml":
		return graphOf(all).graphML(w)
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, c := range all {
		about := c.Title
		if len(c.Near) > 0 {
			about = "did you mean " + c.Near[0] + "?"
		}
		fmt.Fprintf(t, "%s:%d:%d\t%s\t%s\t%s\n", c.Path, c.Line, c.Column, c.Status, c.Act, about)
	}
	return t.Flush()
}

// graph is who cites whom: drafts by their paths, acts by their names.
type graph struct {
	nodes []node
	edges []edge
}

type node struct{ id, kind, title string }

type edge struct {
	from, to, status string
	times            int
}

func graphOf(all []Citation) *graph {
	g := &graph{}
	known := map[string]bool{}
	add := func(n node) {
		if !known[n.id] {
			known[n.id] = true
			g.nodes = append(g.nodes, n)
		}
	}
	at := map[[2]string]int{}
	for _, c := range all {
		if c.ref.Body == "self" {
			continue // a paragraph of the draft itself
		}
		add(node{c.Path, "draft", ""})
		add(node{c.Act, "act", c.Title})
		k := [2]string{c.Path, c.Act}
		if i, again := at[k]; again {
			g.edges[i].times++
			continue
		}
		at[k] = len(g.edges)
		g.edges = append(g.edges, edge{c.Path, c.Act, c.Status, 1})
	}
	return g
}

// wrong are the colours of edges that lead to nothing, or to what is over.
var wrong = map[string]string{"dangling": "red", "outdated": "orange", "abrogated": "orange"}

func (g *graph) dot(w io.Writer) error {
	var b strings.Builder
	b.WriteString("digraph citations {\n  rankdir=LR;\n")
	for _, n := range g.nodes {
		switch {
		case n.kind == "draft":
			fmt.Fprintf(&b, "  %s [shape=box];\n", dotQuote(n.id))
		case n.title != "":
			fmt.Fprintf(&b, "  %s [tooltip=%s];\n", dotQuote(n.id), dotQuote(n.title))
		}
	}
	for _, e := range g.edges {
		fmt.Fprintf(&b, "  %s -> %s", dotQuote(e.from), dotQuote(e.to))
		if colour := wrong[e.status]; colour != "" {
			fmt.Fprintf(&b, " [color=%s, label=%s]", colour, e.status)
		}
		b.WriteString(";\n")
	}
	b.WriteString("}\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// dotQuote is a string of the language of Graphviz, which has one escape.
func dotQuote(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", " ").Replace(s) + `"`
}

func (g *graph) graphML(w io.Writer) error {
	var b strings.Builder
	b.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="title" for="node" attr.name="title" attr.type="string"/>
  <key id="status" for="edge" attr.name="status" attr.type="string"/>
  <key id="times" for="edge" attr.name="times" attr.type="int"/>
  <graph edgedefault="directed">
`)
	for _, n := range g.nodes {
		fmt.Fprintf(&b, "    <node id=\"%s\"><data key=\"kind\">%s</data>", xmlQuote(n.id), n.kind)
		if n.title != "" {
			fmt.Fprintf(&b, "<data key=\"title\">%s</data>", xmlQuote(n.title))
		}
		b.WriteString("</node>\n")
	}
	for _, e := range g.edges {
		fmt.Fprintf(&b, "    <edge source=\"%s\" target=\"%s\"><data key=\"status\">%s</data><data key=\"times\">%d</data></edge>\n", xmlQuote(e.from), xmlQuote(e.to), e.status, e.times)
	}
	b.WriteString("  </graph>\n</graphml>\n")
	_, err := io.WriteString(w, b.String())
	return err
}

// xmlQuote makes a string fit for an attribute; what XML cannot say becomes �.
func xmlQuote(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes all
	return b.String()
}
