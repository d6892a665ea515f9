package main

import (
	"strings"

	"github.com/spf13/cobra"

	"resolute/internal/report"
	"resolute/internal/workspace"
)

func (a *app) parse() *cobra.Command {
	var r reading
	var format, color string
	cmd := &cobra.Command{
		Use:   "parse PATH…",
		Short: "Show how drafts are read",
		Long: `Parse shows the paragraphs of drafts as resolute reads them, with their part,
label and opener: as an indented tree, or as JSON, one line a draft.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("format", format, "tree", "json"); err != nil {
				return err
			}
			if err := oneOf("color", color, "auto", "always", "never"); err != nil {
				return err
			}
			inputs, err := r.find(a, r.paths(args))
			if err != nil {
				return err
			}
			st := style(a.stdout, "text", color)
			_, err = each(a, inputs, func(in workspace.Input) (string, error) {
				d, err := r.open(a, in)
				if err != nil {
					return "", err
				}
				var b strings.Builder
				if format == "json" {
					err = report.TreeJSON(&b, in.Path, d.parse(), d.settings.Catalogue)
				} else {
					err = report.Tree(&b, in.Path, d.parse(), st)
					b.WriteByte('\n')
				}
				return b.String(), err
			}, func(s string) error {
				_, err := a.stdout.Write([]byte(s))
				return written(err)
			})
			return err
		},
	}
	r.manyFlags(cmd)
	cmd.Flags().StringVar(&format, "format", "tree", "`form` of the output: tree or json")
	offers(cmd, "format", "tree", "json")
	cmd.Flags().StringVar(&color, "color", "auto", "`when` to colour: auto, always or never")
	offers(cmd, "color", "auto", "always", "never")
	return cmd
}
