package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"resolute/internal/negotiation"
	"resolute/internal/syntax"
	"resolute/internal/text"
	"resolute/internal/workspace"
)

// bracketing is a call of brackets.
type bracketing struct {
	reading
	format, by string
}

// passage is what is not agreed, as it is printed.
type passage struct {
	Path      string   `json:"path"`
	Line      int      `json:"line"`
	Column    int      `json:"column"`
	Paragraph string   `json:"paragraph"`
	Kind      string   `json:"kind"`
	By        []string `json:"by"`
	Option    string   `json:"option,omitempty"`
	Words     string   `json:"words"`
	Closed    bool     `json:"closed"`
	Nested    bool     `json:"nested"`
}

func (a *app) brackets() *cobra.Command {
	var b bracketing
	cmd := &cobra.Command{
		Use:   "brackets PATH…",
		Short: "List what a draft has not agreed yet",
		Long: `Brackets lists the passages of drafts that are not agreed: text in square
brackets, with the delegations that are named ("[EU: delete]", "[text –
Japan]"), options ("[Option 1: …]") and alternatives of paragraphs ("OP2 alt").
It counts them by delegation, and says which brackets are not closed.

It exits with 0 if nothing is open, 1 if something is.`,
		RunE: func(cmd *cobra.Command, args []string) error { return b.run(a, args) },
	}
	b.manyFlags(cmd)
	cmd.Flags().StringVar(&b.format, "format", "text", "`form` of the output: text or json")
	offers(cmd, "format", "text", "json")
	cmd.Flags().StringVar(&b.by, "by", "", "only what this `delegation` has put in brackets")
	return cmd
}

func (b *bracketing) run(a *app, args []string) error {
	if err := oneOf("format", b.format, "text", "json"); err != nil {
		return err
	}
	inputs, err := b.find(a, b.paths(args))
	if err != nil {
		return err
	}
	all := []passage{}
	drafts, err := each(a, inputs, func(in workspace.Input) ([]passage, error) {
		d, err := b.open(a, in)
		if err != nil {
			return nil, err
		}
		return b.passages(in.Path, d.parse()), nil
	}, func(found []passage) error {
		all = append(all, found...)
		return nil
	})
	if err != nil {
		return err
	}
	if len(all) > 0 {
		a.exit(exitFindings)
	}
	if b.format == "json" {
		e := json.NewEncoder(a.stdout)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return written(e.Encode(all))
	}
	if drafts == 0 {
		return nil
	}
	_, err = a.stdout.Write(table(all))
	return written(err)
}

func (b *bracketing) passages(path string, tree *syntax.Tree) []passage {
	var out []passage
	for _, p := range negotiation.Open(tree) {
		if b.by != "" && !slices.ContainsFunc(p.By, func(s string) bool { return strings.EqualFold(s, b.by) }) {
			continue
		}
		at := tree.Shown().Pos(tree.Show(p.Span).Start, text.UTF32)
		by := p.By
		if by == nil {
			by = []string{}
		}
		out = append(out, passage{
			path, at.Line + 1, at.Col + 1, paragraph(tree, p.Node), p.Kind.String(), by, p.Option, p.Words, !p.Unclosed, p.Within,
		})
	}
	return out
}

// paragraph is the address of a paragraph with what sets it apart from the one that
// it was put beside: "OP2 alt".
func paragraph(tree *syntax.Tree, node int) string {
	s := tree.Path(node)
	if tree.Nodes[node].Label.IsAlternative() && !strings.HasSuffix(s, " alt") {
		s += " alt"
	}
	return s
}

// table prints passages by draft and paragraph, and a summary by delegation.
func table(all []passage) []byte {
	if len(all) == 0 {
		return []byte("nothing is open\n")
	}
	var out bytes.Buffer
	w := tabwriter.NewWriter(&out, 0, 8, 2, ' ', 0)
	by := map[string]int{}
	open, unclosed, path := 0, 0, ""
	for _, p := range all {
		if p.Path != path {
			if path != "" {
				fmt.Fprintln(w)
			}
			path = p.Path
			fmt.Fprintf(w, "%s\n", path)
		}
		fmt.Fprintf(w, "  %d:%d\t%s\t%s\t%s\n", p.Line, p.Column, p.Paragraph, strings.Join(p.By, ", "), p.said())
		open++
		if !p.Closed {
			unclosed++
		}
		for _, name := range p.By {
			by[name]++
		}
	}
	_ = w.Flush() // into memory
	fmt.Fprintf(&out, "\n%d open", open)
	if unclosed > 0 {
		fmt.Fprintf(&out, ", %d of them not closed", unclosed)
	}
	names := slices.SortedFunc(maps.Keys(by), func(a, b string) int {
		if by[a] != by[b] {
			return by[b] - by[a]
		}
		return strings.Compare(a, b)
	})
	for i, name := range names {
		sep := ", "
		if i == 0 {
			sep = " · "
		}
		fmt.Fprintf(&out, "%s%s %d", sep, name, by[name])
	}
	out.WriteByte('\n')
	var lines [][]byte // without the blanks that the columns leave at the ends
	for line := range bytes.Lines(out.Bytes()) {
		lines = append(lines, append(bytes.TrimRight(line, " \n"), '\n'))
	}
	return bytes.Join(lines, nil)
}

// said is what a passage says, cut to what a line has room for.
func (p *passage) said() string {
	const most = 60
	words := p.Words
	if len(words) > most {
		cut := strings.LastIndexByte(words[:most], ' ')
		words = strings.ToValidUTF8(words[:max(cut, most/2)], "") + "…"
	}
	switch {
	case p.Kind == "delete":
		words = strings.TrimSpace("delete " + words)
	case p.Kind == "alternative":
		words = "another text: " + words
	case p.Option != "":
		words = p.Option + ": " + words
	default:
		words = "[" + words + "]"
	}
	if !p.Closed {
		words = strings.TrimSuffix(words, "]") + " (not closed)"
	}
	return words
}
