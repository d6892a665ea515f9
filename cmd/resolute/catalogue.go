package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/config"
	"resolute/internal/report"
	"resolute/internal/rules"
	"resolute/internal/workspace"
)

// show prints what is known of an act, or the acts whose titles have the words.
func (a *app) show() *cobra.Command {
	var at int
	var whole bool
	cmd := &cobra.Command{
		Use:   "show CITATION|WORDS",
		Short: "Tell what is known of a resolution, or find one by its title",
		Long: `Show tells what the catalogue knows of a cited act and where the fact comes
from. Words that cite nothing are looked for in titles. It is all offline: what
is not in the catalogue may exist all the same. With --at a citation is judged
as it stood in that year.`,
		Example: `  resolute show "Resolution 140"
  resolute show "resolution 2161 (2015)"
  resolute show --at 2014 "Resolution 140 (Rev. Guadalajara, 2010)"
  resolute show wsis review`,
		RunE: func(cmd *cobra.Command, args []string) error {
			query := strings.Join(args, " ")
			if strings.TrimSpace(query) == "" {
				return fmt.Errorf("show takes a citation, such as \"Resolution 140\", or words of a title")
			}
			known, err := a.known()
			if err != nil {
				return err
			}
			out, columns := &strings.Builder{}, terminalWidth(a.stdout)
			seen := map[string]bool{}
			for _, body := range []string{"itu-pp", "unga", "unsc"} { // whose it is the words may leave open
				for _, c := range cite.Find(query, body) {
					d, ok := known.Describe(c.Ref, at, "")
					if key := c.Ref.String(); ok && !seen[key] {
						seen[key] = true
						out.WriteString(report.Hang(d.String(), columns))
						if s := workspace.Text(&d.Act); whole && s != "" {
							out.WriteString("\n" + s)
						}
					}
				}
			}
			if out.Len() == 0 {
				acts := known.Search(query, 10)
				if len(acts) == 0 {
					return fmt.Errorf("nothing is known of %q: resolute catalogue tells what is", query)
				}
				out.WriteString(foundActs(acts, columns))
			}
			_, err = a.stdout.Write([]byte(out.String()))
			return written(err)
		},
	}
	cmd.Flags().IntVar(&at, "at", 0, "judge as a text of this `year` would")
	cmd.Flags().BoolVar(&whole, "text", false, "print the text too, of an act that the workspace has")
	return cmd
}

// known is the catalogue that the settings of the working folder name, with the
// drafts of the folder that they stand in.
func (a *app) known() (*catalogue.Catalogue, error) {
	settings := config.NewSettings(rules.All)
	c, err := settings.For(".")
	if err != nil {
		return nil, err
	}
	a.takeCatalogue(c)
	if c.Path == "" {
		return c.Catalogue, nil
	}
	return c.Catalogue.With("drafts", workspace.Drafts(filepath.Dir(c.Path), settings)), nil
}

// catalogue lists what the catalogue is made of.
func (a *app) catalogue() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "catalogue",
		Short: "List the series of acts that are known, and how completely",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			known, err := a.known()
			if err != nil {
				return err
			}
			if format == "json" {
				e := json.NewEncoder(a.stdout)
				e.SetIndent("", "  ")
				return written(e.Encode(known.Sources()))
			}
			_, err = a.stdout.Write([]byte(series(known.Sources(), terminalWidth(a.stdout))))
			return written(err)
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "`form` of the output: text or json")
	offers(cmd, "format", "text", "json")
	return cmd
}

// series is the table of what the catalogue is made of.
func series(sources []catalogue.Source, columns int) string {
	var table, list strings.Builder
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "series\tacts\twith date\twith title\tcoverage\tas of\tsource")
	for _, s := range sources {
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%s\t%s\t%s\n", s.Name, s.Acts, s.Dates, s.Titles, s.Coverage, s.Last, s.Note)
		fmt.Fprintf(&list, "%s\n  %d acts, %d with date, %d with title; %s", s.Name, s.Acts, s.Dates, s.Titles, s.Coverage)
		if s.Last != "" {
			fmt.Fprintf(&list, ", as of %s", s.Last)
		}
		fmt.Fprintf(&list, "\n  %s\n", s.Note)
	}
	w.Flush()
	return tableOrList(table.String(), list.String(), columns)
}

// foundActs is the table of acts with their titles.
func foundActs(acts []catalogue.Act, columns int) string {
	var table, list strings.Builder
	w := tabwriter.NewWriter(&table, 0, 0, 2, ' ', 0)
	for i := range acts {
		act := &acts[i]
		fmt.Fprintf(w, "%s\t%s\n", act.Name(), act.Title)
		fmt.Fprintf(&list, "%s\n  %s\n", act.Name(), act.Title)
	}
	w.Flush()
	return tableOrList(table.String(), list.String(), columns)
}

// tableOrList is the table if a terminal of so many columns, 0 if that is not known,
// has room for it, and else the list that says the same in lines of their own.
func tableOrList(table, list string, columns int) string {
	if report.Hang(table, columns) == table {
		return table
	}
	return report.Hang(list, columns)
}

// cite lists the citations of drafts with what is known of each.
func (a *app) cite() *cobra.Command {
	var r reading
	var format string
	cmd := &cobra.Command{
		Use:   "cite PATH…",
		Short: "List the citations of drafts with what is known of each",
		Long: `Cite lists every act that drafts cite, with its status: known, outdated (a later
revision is known), abrogated, unknown (of a series that is known in part),
dangling (it does not exist), internal (a paragraph of the text itself).`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json", "csv", "dot", "graphml"); err != nil {
				return err
			}
			inputs, err := r.find(a, r.paths(args))
			if err != nil {
				return err
			}
			type read struct {
				cited []report.Citation
				acts  []catalogue.Act
			}
			var all read
			_, err = each(a, inputs, func(in workspace.Input) (read, error) {
				d, err := r.open(a, in)
				if err != nil {
					return read{}, err
				}
				tree := d.parse()
				return read{report.Citations(in.Path, tree, d.settings.Catalogue), workspace.AsDrafts(workspace.Acts(tree, in.Path))}, nil
			}, func(r read) error {
				all.cited = append(all.cited, r.cited...)
				all.acts = append(all.acts, r.acts...)
				return nil
			})
			if err != nil {
				return err
			}
			var none *catalogue.Catalogue
			report.Know(all.cited, none.With("drafts", all.acts))
			return written(report.WriteCitations(a.stdout, format, all.cited))
		},
	}
	r.manyFlags(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "`form` of the output: text, json, csv, or who cites whom as dot or graphml")
	offers(cmd, "format", "text", "json", "csv", "dot", "graphml")
	return cmd
}
