package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"runtime"
	"runtime/debug"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"resolute/internal/catalogue"
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
	cmd.Flags().StringVar(&format, "format", "text", "`form` of the output: text or json")
	offers(cmd, "format", "text", "json")
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
	cmd.Flags().StringVar(&format, "format", "text", "`form` of the output: text or json")
	offers(cmd, "format", "text", "json")
	return cmd
}

// versionInfo is what the program says of itself to other programs.
type versionInfo struct {
	Version   string `json:"version"`
	Commit    string `json:"commit"` // empty in a build outside a repository
	Modified  bool   `json:"modified"`
	Go        string `json:"go"`
	System    string `json:"system"` // "linux/amd64"
	Rules     int    `json:"rules"`
	RulesHash string `json:"rulesHash"` // differs where the rules do
	Houses    int    `json:"houses"`
	// Catalogue is what of acts is built in.
	Catalogue []versionSeries `json:"catalogue"`
}

type versionSeries struct {
	Series string `json:"series"`
	Acts   int    `json:"acts"`
	Newest string `json:"newest"`
}

func (a *app) version() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Tell the version",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if asJSON {
				e := json.NewEncoder(a.stdout)
				e.SetIndent("", "  ")
				return written(e.Encode(aboutThis()))
			}
			_, err := fmt.Fprintf(a.stdout, "resolute %s\n", version)
			return written(err)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "say more, as JSON")
	return cmd
}

func aboutThis() versionInfo {
	v := versionInfo{
		Version: version, Go: runtime.Version(), System: runtime.GOOS + "/" + runtime.GOARCH,
		Rules: len(rules.All), Houses: len(house.All()),
	}
	for _, s := range (*catalogue.Catalogue)(nil).Sources() {
		v.Catalogue = append(v.Catalogue, versionSeries{s.Name, s.Acts, s.Last})
	}
	h := sha256.New()
	for _, r := range rules.All {
		fmt.Fprintln(h, r.ID, r.Name, r.Severity, r.Houses, r.Summary)
	}
	v.RulesHash = hex.EncodeToString(h.Sum(nil)[:8])
	if build, ok := debug.ReadBuildInfo(); ok {
		for _, s := range build.Settings {
			switch s.Key {
			case "vcs.revision":
				v.Commit = s.Value
			case "vcs.modified":
				v.Modified = s.Value == "true"
			}
		}
	}
	return v
}
