package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"resolute/internal/compare"
	"resolute/internal/export"
	"resolute/internal/marks"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// comparing is a call of compare.
type comparing struct {
	reading
	to, output string
}

func (a *app) compare() *cobra.Command {
	var c comparing
	cmd := &cobra.Command{
		Use:   "compare OLD NEW",
		Short: "Show what a new version changes, paragraph by paragraph",
		Long: `Compare matches the paragraphs of two versions of a text, drafts or Word
documents: those that were moved, renumbered, reworded, added and dropped. It
prints the new version with revision marks that lead back to the old one, a
page of HTML or a Word document of it, or a proposal to the ITU with ADD, MOD,
SUP or NOC at every provision (a Word document of it, too). The summary goes to
standard error, and so do references that were not brought up to date after
paragraphs were inserted or moved.

It exits with 0 if there is no such reference, 1 if there is.`,
		Example: `  resolute compare 2018.txt 2022.txt > marked.txt
  resolute compare 2018.txt 2022.txt -o changes.docx
  resolute compare --to itu 2018.docx draft.txt`,
		RunE: func(cmd *cobra.Command, args []string) error { return c.run(a, cmd, args) },
	}
	c.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&c.to, "to", "", "`form` of the output: marked, itu, html, docx or summary (default by the name of the output, or marked)")
	f.StringVarP(&c.output, "output", "o", "", "write to this `file` instead of standard output")
	offers(cmd, "to", "marked", "itu", "html", "docx", "summary")
	return cmd
}

func (c *comparing) run(a *app, cmd *cobra.Command, args []string) error {
	if c.to == "" {
		c.to = "marked"
		if ext := strings.TrimPrefix(strings.ToLower(filepath.Ext(c.output)), "."); ext == "html" || ext == "docx" {
			c.to = ext
		}
	}
	if err := oneOf("to", c.to, "marked", "itu", "html", "docx", "summary"); err != nil {
		return err
	}
	if len(args) != 2 {
		return fmt.Errorf("compare takes two versions of a text, the old one first; see %s --help", cmd.CommandPath())
	}
	var trees [2]*syntax.Tree
	for i, arg := range args {
		d, err := c.one(a, cmd, []string{arg})
		if err != nil || d == nil {
			return err
		}
		d.text = text.New(marks.Proposed(d.text.String()))
		if i == 1 && trees[0] != nil && c.house == "" && d.settings.House == "" {
			d.house = trees[0].House // both are of one house
		}
		trees[i] = d.parse()
	}
	x := compare.Trees(trees[0], trees[1])
	out, err := c.form(x)
	if err != nil {
		return fmt.Errorf("comparing %s with %s: %w", args[0], args[1], err)
	}
	if c.to != "summary" {
		if err := a.output(c.output, out); err != nil {
			return err
		}
		fmt.Fprint(a.stderr, summary(x))
	} else if err := a.output(c.output, []byte(summary(x))); err != nil {
		return err
	}
	c.stale(a, args[1], x)
	return nil
}

func (c *comparing) form(x *compare.Comparison) ([]byte, error) {
	var b bytes.Buffer
	switch marked := x.Marked(); c.to {
	case "itu":
		if strings.EqualFold(filepath.Ext(c.output), ".docx") {
			err := export.Word(&b, syntax.Parse(text.New(x.Proposal()), x.New.House, nil))
			return b.Bytes(), err
		}
		b.WriteString(x.Proposal())
	case "marked":
		b.WriteString(marked)
	case "html":
		err := export.HTML(&b, syntax.Parse(text.New(marked), x.New.House, nil), export.Options{})
		return b.Bytes(), err
	case "docx":
		err := export.Word(&b, syntax.Parse(text.New(marked), x.New.House, nil))
		return b.Bytes(), err
	}
	return b.Bytes(), nil
}

// summary says what became of the paragraphs.
func summary(x *compare.Comparison) string {
	if s := x.Summary(); s != "" {
		return "paragraphs: " + s + "\n"
	}
	return "the two texts are the same\n"
}

// stale tells of references that were not brought up to date.
func (c *comparing) stale(a *app, path string, x *compare.Comparison) {
	for _, s := range x.Stale() {
		at := x.New.Text.Pos(s.At.Start, text.UTF32)
		what := "meant " + s.WasAt + ", which is gone"
		if s.Meant >= 0 {
			what = "means what is now " + x.New.Path(s.Meant)
		}
		leads := ""
		if s.Now >= 0 {
			leads = " and leads to another paragraph, " + x.New.Path(s.Now)
		}
		fmt.Fprintf(a.stderr, "%s:%d:%d: %q %s%s\n", path, at.Line+1, at.Col+1, s.Words, what, leads)
		a.exit(exitFindings)
	}
}
