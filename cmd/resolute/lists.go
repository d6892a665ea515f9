package main

import (
	"encoding/json"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"resolute/internal/house"
	"resolute/internal/report"
	"resolute/internal/rules"
)

func (a *app) rules() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			if format == "json" {
				return written(report.RulesJSON(a.stdout, rules.All))
			}
			return written(report.Rules(a.stdout, rules.All, style(a.stdout, "text", "auto")))
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}

func (a *app) houses() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "houses",
		Short: "List the houses whose drafting styles are built in",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			type line struct {
				ID       string `json:"id"`
				Name     string `json:"name"`
				Language string `json:"language"`
			}
			list := []line{}
			for _, h := range house.All() {
				list = append(list, line{h.ID, h.Name, h.Language})
			}
			if format == "json" {
				e := json.NewEncoder(a.stdout)
				e.SetIndent("", "  ")
				return written(e.Encode(list))
			}
			w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
			for _, h := range list {
				fmt.Fprintf(w, "%s\t%s\n", h.ID, h.Name)
			}
			return written(w.Flush())
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}

func (a *app) version() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Tell the version",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			_, err := fmt.Fprintf(a.stdout, "resolute %s\n", version)
			return written(err)
		},
	}
}
