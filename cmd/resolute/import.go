package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"resolute/internal/docx"
	"resolute/internal/marks"
	"resolute/internal/text"
	"resolute/internal/workspace"
)

// importing is a call of import.
type importing struct {
	view, output string
	docx.Options
}

func (a *app) importWord() *cobra.Command {
	var i importing
	cmd := &cobra.Command{
		Use:   "import FILE.docx",
		Short: "Print a Word document as a text with revision marks",
		Long: `Import reads a Word document with its tracked changes: a paragraph a line, with
the labels that Word displays, tables, footnotes, text boxes, comments, and the
document symbol of its header. What was inserted, struck or moved is marked:

  {++inserted++}   {--struck--}   {~~old~>new~~}   {>>comment<<}

Nothing outside the file is opened.`,
		Example: `  resolute import draft.docx > draft.txt
  resolute import --view proposed draft.docx | resolute lint -`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return fmt.Errorf("import takes one Word document; see %s --help", cmd.CommandPath())
			}
			return i.run(a, args[0])
		},
	}
	f := cmd.Flags()
	f.StringVar(&i.view, "view", "marked", "`state` of the text: marked, proposed (the changes accepted) or original (the changes rejected)")
	f.StringVarP(&i.output, "output", "o", "", "write to this `file` instead of standard output")
	f.BoolVar(&i.Authors, "authors", false, "tell behind every mark who made it and when")
	f.BoolVar(&i.Italics, "italics", false, "keep the italics that paragraphs begin with, as *…*")
	offers(cmd, "view", "marked", "proposed", "original")
	return cmd
}

func (i *importing) run(a *app, path string) error {
	if err := oneOf("view", i.view, "marked", "proposed", "original"); err != nil {
		return err
	}
	data, err := a.load(nil, workspace.Input{Path: path, Stdin: path == workspace.Stdin})
	if err != nil {
		return err
	}
	if !docx.Is(data) {
		return fmt.Errorf("%s is no Word document (.docx); a text needs no import", path)
	}
	doc, err := docx.Read(data)
	if err != nil {
		return fmt.Errorf("%s %w", path, err)
	}
	s := doc.Text(i.Options)
	if i.view != "marked" {
		m := marks.Of(text.New(s))
		if s = m.Original.Text.String(); i.view == "proposed" {
			s = m.Proposed.Text.String()
		}
	}
	return a.output(i.output, []byte(s))
}

// output writes to a file, or to standard output where none is named.
func (a *app) output(path string, data []byte) error {
	if path == "" || path == "-" {
		_, err := a.stdout.Write(data)
		return written(err)
	}
	f, err := createOutput(path)
	if err == nil {
		_, err = f.Write(data)
		err = f.finish(err)
	}
	if err != nil {
		return workspace.Cannot("write", path, err)
	}
	return nil
}
