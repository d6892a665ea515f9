package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"resolute/internal/lint"
	"resolute/internal/marks"
	"resolute/internal/repair"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
	"resolute/internal/workspace"
)

// repairing is a call of repair.
type repairing struct {
	reading
	base, output string
	write        bool
}

func (a *app) repair() *cobra.Command {
	var r repairing
	cmd := &cobra.Command{
		Use:   "repair DRAFT",
		Short: "Take a text apart in which tracked changes run together",
		Long: `Repair takes a flattened text apart: one from a Word file whose deleted and
inserted words came out one behind the other, "31" for 3 that became 1,
"2010Busan, 2014", "preparingtheir". It prints the text with revision marks:
what was struck and what was inserted, where the numbers that are due, known
conferences and the words of the text itself decide. With --base the former
text decides what the old version is. What is left undecided stays as it is,
for resolute lint to tell.`,
		Example: `  resolute repair draft.txt > marked.txt
  resolute repair --base 2018.txt draft.txt | resolute accept -`,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(a, cmd, args) },
	}
	r.flags(cmd)
	f := cmd.Flags()
	f.StringVar(&r.base, "base", "", "`file` with the former text, which is the old version")
	f.StringVarP(&r.output, "output", "o", "", "write to this `file` instead of standard output")
	f.BoolVarP(&r.write, "write", "w", false, "change the file instead of printing the text")
	return cmd
}

func (r *repairing) run(a *app, cmd *cobra.Command, args []string) error {
	d, err := r.one(a, cmd, args)
	if err != nil || d == nil {
		return err
	}
	if err := d.writable(); err != nil && r.write {
		return err
	}
	if r.write && (d.Stdin || r.output != "") {
		return fmt.Errorf("--write changes the file; leave it out to print the text")
	}
	if marks.Has(d.text.String()) {
		return fmt.Errorf("%s has revision marks already: accept or reject them first", d.Path)
	}
	base := ""
	if r.base != "" {
		b, err := r.open(a, workspace.Input{Path: r.base})
		if err != nil {
			return err
		}
		base = marks.Proposed(b.text.String())
	}
	out := repair.Text(d.text.String(), d.house, base)
	marked := out.Marked()
	if out.Decided == 0 {
		fmt.Fprintf(a.stderr, "resolute: nothing in %s looks like tracked changes run together\n", d.Path)
	} else {
		fmt.Fprintf(a.stderr, "resolute: %s: %d places told apart%s\n", d.Path, out.Decided, left(d, marked))
	}
	if r.write {
		return d.replace(d.text.String(), marked)
	}
	return a.output(r.output, []byte(marked))
}

// left tells how many places still hold both versions.
func left(d *draft, marked string) string {
	only := []string{"glued-label", "inline-label", "glued-conference", "glued-years", "glued-words", "double-mark"}
	engine := lint.New(rules.All, lint.Options{Only: only, Catalogue: d.settings.Catalogue})
	result := engine.Run(context.Background(), syntax.Parse(text.New(marked), d.house, nil), nil)
	switch n := len(result.All()); n {
	case 0:
		return ""
	case 1:
		return ", 1 left: resolute lint tells it"
	default:
		return fmt.Sprintf(", %d left: resolute lint tells them", n)
	}
}
