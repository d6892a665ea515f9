// Package export writes a draft in forms for reading: as the page that its house
// would print. What it writes is a function of the tree and the options; it knows
// nothing of files or of editors.
package export

import (
	_ "embed"
	"fmt"
	"html"
	"io"
	"strings"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Style is the style sheet of what HTML and Article write, for screen and print,
// light and dark.
//
//go:embed style.css
var Style string

// Options say what is shown besides the text. The zero value is the text alone.
type Options struct {
	// Findings are marked where they stand. Their spans are of the text that the
	// draft shows, as lint.Result.Shown gives them.
	Findings []lint.Diagnostic
	// Tell is what is known of a citation of node i, on lines of plain text, shown
	// when a reader points at it; nil: nothing.
	Tell func(i int, c *cite.Cite) string
	// Link is the address that a citation of node i leads to, empty for none; nil:
	// citations of the draft's own paragraphs lead there, others nowhere.
	Link func(i int, c *cite.Cite) string
}

// HTML writes the draft as a page of its own: it needs no other file and loads
// nothing.
func HTML(w io.Writer, tree *syntax.Tree, o Options) error {
	tree = tree.Clean()
	_, err := fmt.Fprintf(w, `<!DOCTYPE html>
<html lang="%s">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>%s</title>
<style>
%s</style>
</head>
<body>
%s</body>
</html>
`, html.EscapeString(tree.Language), html.EscapeString(Name(tree)), Style, Article(tree, o))
	return err
}

// Name is what to call the draft: its kind and number and its title, as far as it
// has them.
func Name(tree *syntax.Tree) string {
	for i := range tree.Acts {
		a := &tree.Acts[i]
		var words []string
		if a.Heading >= 0 && a.Number.Title == "" {
			words = append(words, strings.Join(strings.Fields(visible(tree, a.Heading)), " "))
		} else if a.Number.Number != "" {
			words = append(words, a.Number.Number)
		}
		if title := tree.ActTitle(a); title != "" {
			words = append(words, title)
		}
		if len(words) > 0 {
			return strings.Join(words, ": ")
		}
	}
	return tree.House.Name
}

func visible(tree *syntax.Tree, i int) string {
	n := &tree.Nodes[i]
	return n.Mark.In(n.Raw)
}

// Article is the draft as one HTML element, "article", to be shown with Style.
// Every block tells in data-line the line of the draft, from 0, that it begins on,
// so that a view of it can follow an editor.
func Article(tree *syntax.Tree, o Options) string {
	p := &page{tree: tree, Options: o, shown: tree.Shown()}
	p.inks = p.marked()
	h := tree.House
	dir := ""
	if tree.Language == "ar" {
		dir = ` dir="rtl"`
	}
	fmt.Fprintf(&p.out, "<article class=\"resolution house-%s %s\" lang=\"%s\"%s>\n", html.EscapeString(h.ID), manner(h), html.EscapeString(tree.Language), dir)
	end := 0
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Mark.Start == n.Mark.End {
			continue
		}
		at := tree.Show(n.Mark.Shift(n.Start))
		if tree.Marks != nil {
			// What is struck on its line is a part of it, an old label above all.
			at.Start = max(end, strings.LastIndexByte(p.shown.String()[:at.Start], '\n')+1)
		}
		p.between(text.Span{Start: end, End: at.Start})
		p.block(i, at)
		end = at.End
	}
	p.between(text.Span{Start: end, End: len(p.shown.String())})
	p.out.WriteString("</article>\n")
	return p.out.String()
}

// manner is how a house sets its openers, as classes.
func manner(h *house.House) string {
	words := "leading"
	if h.Placement == house.Alone {
		words = "alone"
	}
	if h.OperativeCase == house.Capitals {
		words += " capitals"
	}
	return words
}

// page is an article being written.
type page struct {
	Options
	tree  *syntax.Tree
	shown *text.Text
	inks  []ink // of marks and findings, which may run over several blocks
	out   strings.Builder
}

// between writes what the draft shows between two paragraphs of the text that it
// proposes: paragraphs that are struck.
func (p *page) between(s text.Span) {
	if p.tree.Marks == nil || s.Start >= s.End {
		return
	}
	for start := s.Start; start < s.End; {
		end := s.End
		if i := strings.IndexByte(p.shown.String()[start:s.End], '\n'); i >= 0 {
			end = start + i + 1
		}
		class, label := "struck", ""
		if tab, l := p.struckLabel(start, end); tab > 0 {
			class, label = "item level-0 struck", `<span class="`+labelClass(l)+`">`+p.paint(text.Span{Start: start, End: tab}, nil)+" </span>"
			start = tab + 1
		}
		if line := p.paint(text.Span{Start: start, End: end}, nil); strings.TrimSpace(label+line) != "" {
			fmt.Fprintf(&p.out, "<p class=\"%s\" data-line=\"%d\">%s</p>\n", class, p.line(start), label+strings.TrimSpace(line))
		}
		start = end
	}
}

// struckLabel is the label of a struck paragraph, and where the tab stands behind it; 0
// if it has none.
func (p *page) struckLabel(start, end int) (int, numbering.Label) {
	line := p.shown.String()[start:end]
	tab := strings.IndexByte(line[:min(len(line), 16)], '\t')
	if tab < 0 {
		return 0, numbering.Label{}
	}
	word := strings.TrimPrefix(line[:tab], "{--")
	l, ok := numbering.Parse(word)
	if !ok || l.Len != len(word) {
		return 0, l
	}
	return start + tab, l
}

// labelClass is how a label is set: letters in italics.
func labelClass(l numbering.Label) string {
	if l.Scheme == numbering.Lower || l.Scheme == numbering.RomanLower {
		return "label letter"
	}
	return "label"
}

func (p *page) line(off int) int { return p.shown.Pos(off, text.UTF8).Line }

// block writes node i, which is shown at s.
func (p *page) block(i int, s text.Span) {
	n := &p.tree.Nodes[i]
	if n.Kind == syntax.Rule {
		fmt.Fprintf(&p.out, "<hr data-line=\"%d\">\n", p.line(s.Start))
		return
	}
	tag, class := p.element(i)
	if n.Quoted {
		class += " quoted"
	}
	if n.More {
		class += " more"
	}
	fmt.Fprintf(&p.out, "<%s id=\"n%d\" class=\"%s\" data-line=\"%d\"", tag, i, class, p.line(s.Start))
	if path := p.tree.Path(i); path != "" {
		fmt.Fprintf(&p.out, " data-path=\"%s\"", html.EscapeString(path))
	}
	p.out.WriteString(">")
	inks := p.words(i)
	body := s.Start
	if n.Label.Scheme != numbering.None {
		at := p.tree.Show(n.LabelAt.Shift(n.Start))
		at.Start = s.Start
		p.out.WriteString(`<span class="` + labelClass(*n.Label) + `">` + strings.TrimSpace(p.paint(at, inks)) + " </span>")
		for body = at.End; body < s.End && (p.shown.String()[body] == ' ' || p.shown.String()[body] == '\t'); {
			body++
		}
	}
	p.out.WriteString(strings.TrimSpace(p.paint(text.Span{Start: body, End: s.End}, inks)))
	fmt.Fprintf(&p.out, "</%s>\n", tag)
}

// element is how node i is set.
func (p *page) element(i int) (tag, class string) {
	n := &p.tree.Nodes[i]
	switch n.Kind {
	case syntax.Heading:
		if n.Act >= 0 && p.tree.Acts[n.Act].Heading == i {
			return "h1", "heading"
		}
		return "h3", "inner"
	case syntax.Title:
		return "h2", "title"
	case syntax.Enacting:
		return "p", "enacting"
	case syntax.OpenerLine:
		return "p", "opener-line"
	case syntax.AnnexHead:
		return "h2", "annex"
	case syntax.Note:
		return "p", "note"
	case syntax.Closing:
		return "p", "closing"
	case syntax.Table:
		return "p", "table"
	}
	if n.Label.Scheme != numbering.None {
		// An item stands a step further in than what it is an item of. Deeper than
		// five steps nothing is left of a line.
		return "p", fmt.Sprintf("item level-%d", min(max(n.Level, 0), 5))
	}
	return "p", "paragraph"
}
