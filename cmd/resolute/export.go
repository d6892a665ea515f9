package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"resolute/internal/export"
	"resolute/internal/marks"
	"resolute/internal/text"
)

// exporting is a call of export.
type exporting struct {
	reading
	to, view, output string
	akn              export.Identity
}

func (a *app) export() *cobra.Command {
	var x exporting
	cmd := &cobra.Command{
		Use:   "export DRAFT",
		Short: "Write a draft as a Word document, a page of HTML or Akoma Ntoso",
		Long: `Export writes a draft in the style of its house: as a Word document, whose lists
number themselves and whose tracked changes are the revision marks of the draft,
as a page of HTML that needs no other file, or as Akoma Ntoso (AKN4UN), with
every citation linked.

The form is told by the name of the output, or by --to.`,
		Example: `  resolute export draft.txt -o draft.docx
  resolute export --to html draft.txt > draft.html
  resolute export --view proposed draft.txt -o draft.xml`,
		RunE: func(cmd *cobra.Command, args []string) error { return x.run(a, cmd, args) },
	}
	x.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&x.to, "to", "", "`form` of the output: docx, html or akn; without it, as the output is named (.docx, .html, .xml)")
	f.StringVar(&x.view, "view", "marked", "`state` of the text: marked, proposed (the changes accepted) or original (the changes rejected)")
	f.StringVarP(&x.output, "output", "o", "", "write to this `file` instead of standard output")
	f.StringVar(&x.akn.Date, "date", "", "`day` of adoption for the identifiers of Akoma Ntoso, 2018-10-26; without it, what the text says")
	offers(cmd, "to", "docx", "html", "akn")
	offers(cmd, "view", "marked", "proposed", "original")
	return cmd
}

// forms are the names of files and the forms that they ask for.
var forms = map[string]string{".docx": "docx", ".html": "html", ".htm": "html", ".xml": "akn", ".akn": "akn"}

// formless says that nothing tells the form, which ones there are, and how each is
// asked for.
func (x *exporting) formless() error {
	const ask = "add --to docx (Word), --to html or --to akn (Akoma Ntoso), or name the output by its form: -o draft.docx, draft.html, draft.xml"
	if x.output == "" || x.output == "-" {
		return fmt.Errorf("in which form? %s", ask)
	}
	return fmt.Errorf("the name %s tells no form: %s", x.output, ask)
}

func (x *exporting) run(a *app, cmd *cobra.Command, args []string) error {
	to := x.to
	if to == "" {
		if to = forms[strings.ToLower(filepath.Ext(x.output))]; to == "" {
			return x.formless()
		}
	}
	if err := oneOf("to", to, "docx", "html", "akn"); err != nil {
		return err
	}
	if err := oneOf("view", x.view, "marked", "proposed", "original"); err != nil {
		return err
	}
	if _, err := time.Parse(time.DateOnly, x.akn.Date); err != nil && x.akn.Date != "" {
		return fmt.Errorf("--date is a day, 2018-10-26, not %q", x.akn.Date)
	}
	if to == "docx" && (x.output == "" || x.output == "-") && isTerminal(a.stdout) {
		return fmt.Errorf("a Word document is nothing for a terminal: name a file with -o")
	}
	d, err := x.one(a, cmd, args)
	if err != nil || d == nil {
		return err
	}
	if x.view != "marked" {
		m := marks.Of(d.text)
		d.text = text.New(m.Original.Text.String())
		if x.view == "proposed" {
			d.text = text.New(m.Proposed.Text.String())
		}
	}
	var b bytes.Buffer
	switch tree := d.parse(); to {
	case "docx":
		err = export.Word(&b, tree)
	case "html":
		err = export.HTML(&b, tree, export.Options{})
	case "akn":
		err = export.AkomaNtoso(&b, tree, d.settings.Catalogue, x.akn)
	}
	if err != nil {
		return fmt.Errorf("exporting %s: %w", d.Path, err)
	}
	return a.output(x.output, b.Bytes())
}
