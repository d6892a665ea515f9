package export

import (
	"fmt"
	"html"
	"strings"
	"unicode/utf8"
)

// Citing is a text of a folder, and Cites the acts that it cites, by their places
// in the list of those.
type Citing struct {
	Name, Address string
	Cites         []int
}

// Cited is an act that texts of a folder cite. Address is that of a text of the
// folder that is the act; empty if there is none.
type Cited struct {
	Name, Title, Address string
}

// Figures of the drawing, in units of the picture.
const (
	graphGap    = 200 // between names of texts and of acts
	graphRow    = 24
	graphLetter = 8  // as wide as a letter is at most on average
	longName    = 46 // letters that have room
)

// Graph draws who cites whom as an SVG element: texts on the left, acts on the
// right, in the order given. It has no style of its own but classes and
// currentColor.
func Graph(texts []Citing, acts []Cited) string {
	rows := max(len(texts), len(acts), 1)
	before, behind := 0, 0 // the widths of names
	for _, t := range texts {
		before = max(before, min(utf8.RuneCountInString(t.Name), longName)*graphLetter)
	}
	for _, a := range acts {
		behind = max(behind, min(utf8.RuneCountInString(a.Name), longName)*graphLetter)
	}
	toTexts, toActs := before, before+graphGap
	var b strings.Builder
	fmt.Fprintf(&b, "<svg class=\"citations\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" role=\"img\" aria-label=\"%d texts cite %d acts\" font-family=\"system-ui, sans-serif\" font-size=\"13\">\n",
		toActs+behind, (rows+1)*graphRow, toActs+behind, len(texts), len(acts))
	left, right := spread(len(texts), rows), spread(len(acts), rows)
	b.WriteString("<g fill=\"none\" stroke=\"currentColor\">\n")
	for i, t := range texts {
		for _, to := range t.Cites {
			from, end := toTexts+8, toActs-8
			fmt.Fprintf(&b, "<path class=\"edge from-%d to-%d\" opacity=\".35\" d=\"M%d %dC%d %d %d %d %d %d\"/>\n",
				i, to, from, left(i), (from+end)/2, left(i), (from+end)/2, right(to), end, right(to))
		}
	}
	b.WriteString("</g>\n<g fill=\"currentColor\" dominant-baseline=\"middle\">\n")
	for i, t := range texts {
		graphName(&b, "text", toTexts, left(i), "end", t.Name, "", t.Address)
	}
	for i, a := range acts {
		graphName(&b, "act", toActs, right(i), "start", a.Name, a.Title, a.Address)
	}
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// spread gives the heights of n rows within a drawing of all rows.
func spread(n, all int) func(i int) int {
	return func(i int) int { return graphRow + (2*i+1)*(all-1)*graphRow/(2*max(n, 1)) }
}

func graphName(b *strings.Builder, class string, x, y int, anchor, name, title, address string) {
	short := name
	if letters := []rune(name); len(letters) > longName {
		short = string(letters[:longName-1]) + "…"
	}
	whole := name
	if title != "" {
		whole += ": " + title
	}
	words := fmt.Sprintf("<text class=\"%s\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s<title>%s</title></text>",
		class, x, y, anchor, html.EscapeString(short), html.EscapeString(whole))
	if address != "" {
		words = "<a href=\"" + html.EscapeString(address) + "\">" + words + "</a>"
	}
	b.WriteString(words + "\n")
}
