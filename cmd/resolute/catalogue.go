package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/config"
	"resolute/internal/report"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/workspace"
)

// show prints what is known of an act, or the acts whose titles have the words.
func (a *app) show() *cobra.Command {
	var at int
	cmd := &cobra.Command{
		Use:   "show CITATION|WORDS",
		Short: "Tell what is known of a resolution, or find one by words of its title",
		Long: `Show tells what the catalogue knows of a cited act and where the fact comes from.
Words that cite nothing are looked for in titles. It is all offline: what is not
in the catalogue may exist all the same. With --at a citation is judged as it stood
in that year.`,
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
			out := &strings.Builder{}
			seen := map[string]bool{}
			for _, body := range []string{"itu-pp", "unga", "unsc"} { // whose it is the words may leave open
				for _, c := range cite.Find(query, body) {
					d, ok := known.Describe(c.Ref, at, "")
					if key := c.Ref.String(); ok && !seen[key] {
						seen[key] = true
						out.WriteString(d.String())
					}
				}
			}
			if out.Len() == 0 {
				acts := known.Search(query, 10)
				if len(acts) == 0 {
					return fmt.Errorf("nothing is known of %q: resolute catalogue tells what is", query)
				}
				w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
				for i := range acts {
					fmt.Fprintf(w, "%s\t%s\n", acts[i].Name(), acts[i].Title)
				}
				w.Flush()
			}
			_, err = a.stdout.Write([]byte(out.String()))
			return written(err)
		},
	}
	cmd.Flags().IntVar(&at, "at", 0, "judge as a text of this year would")
	return cmd
}

// known is the catalogue that the settings of the working folder name.
func (a *app) known() (*catalogue.Catalogue, error) {
	c, err := config.NewSettings(rules.All).For(".")
	if err != nil {
		return nil, err
	}
	a.takeCatalogue(c)
	return c.Catalogue, nil
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
			w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
			fmt.Fprintln(w, "series\tacts\twith date\twith title\tcoverage\tnewest\tsource")
			for _, s := range known.Sources() {
				fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%s\t%s\t%s\n", s.Name, s.Acts, s.Dates, s.Titles, s.Coverage, s.Last, s.Note)
			}
			return written(w.Flush())
		},
	}
	cmd.Flags().StringVar(&format, "format", "text", "text or json")
	return cmd
}

// cited is a citation of a draft, as resolute cite lists it.
type cited struct {
	Path   string `json:"path"`
	Line   int    `json:"line"`
	Text   string `json:"text"`
	Act    string `json:"act"` // in one form, whatever the text has
	Symbol string `json:"symbol"`
	Status string `json:"status"`
	Title  string `json:"title"`
	From   string `json:"paragraph"` // the address of the paragraph that cites
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
			if len(args) == 0 {
				args = []string{"."}
			}
			inputs, err := r.find(a, args)
			if err != nil {
				return err
			}
			var all []cited
			_, err = each(a, inputs, func(in workspace.Input) ([]cited, error) {
				d, err := r.open(a, in)
				if err != nil {
					return nil, err
				}
				return citedIn(in.Path, d), nil
			}, func(c []cited) error {
				all = append(all, c...)
				return nil
			})
			if err != nil {
				return err
			}
			return written(writeCited(a, format, all))
		},
	}
	r.flags(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "text, json, csv, or who cites whom as dot or graphml")
	return cmd
}

// citedIn are the citations of one draft in order.
func citedIn(path string, d *draft) []cited {
	tree := d.parse()
	known := d.settings.Catalogue
	var out []cited
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Kind == syntax.Heading {
			continue // what it names is the text itself
		}
		for _, c := range n.Cites {
			ref := tree.Ref(i, c)
			if ref.Kind == "text" {
				continue
			}
			line := cited{
				Path: path, Line: tree.Shown().LineAt(tree.Show(c.Span.Shift(n.Start)).Start) + 1, Text: strings.Join(strings.Fields(c.In(n.Raw)), " "),
				Act: ref.String(), Symbol: ref.Symbol(), Status: report.Status(tree, i, c, known), From: tree.Path(i),
			}
			if act, ok := known.Find(ref); ok {
				line.Title = act.Title
			}
			out = append(out, line)
		}
	}
	return out
}

func writeCited(a *app, format string, all []cited) error {
	switch format {
	case "json":
		if all == nil {
			all = []cited{}
		}
		e := json.NewEncoder(a.stdout)
		e.SetIndent("", "  ")
		e.SetEscapeHTML(false)
		return e.Encode(all)
	case "csv":
		w := csv.NewWriter(a.stdout)
		_ = w.Write([]string{"path", "line", "text", "act", "symbol", "status", "title", "paragraph"}) // Flush tells of it
		for _, c := range all {
			_ = w.Write([]string{c.Path, strconv.Itoa(c.Line), c.Text, c.Act, c.Symbol, c.Status, c.Title, c.From})
		}
		w.Flush()
		return w.Error()
	case "dot":
		return graph(a, all, "digraph citations {\n  rankdir=LR;\n", func(from, to string) string {
			return "  " + strconv.Quote(from) + " -> " + strconv.Quote(to) + ";\n"
		}, nil, "}\n")
	case "graphml":
		return graph(a, all, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n<graph edgedefault=\"directed\">\n",
			func(from, to string) string {
				return "<edge source=\"" + escape(from) + "\" target=\"" + escape(to) + "\"/>\n"
			}, func(node string) string { return "<node id=\"" + escape(node) + "\"/>\n" }, "</graph>\n</graphml>\n")
	}
	w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	for _, c := range all {
		fmt.Fprintf(w, "%s:%d\t%s\t%s\t%s\n", c.Path, c.Line, c.Status, c.Act, c.Title)
	}
	return w.Flush()
}

// graph writes every act that a draft cites once.
func graph(a *app, all []cited, head string, edge func(from, to string) string, node func(string) string, tail string) error {
	var nodes, edges strings.Builder
	seen := map[string]bool{}
	once := func(key string, b *strings.Builder, s string) {
		if !seen[key] {
			seen[key] = true
			b.WriteString(s)
		}
	}
	for _, c := range all {
		if c.Status == "internal" || c.Symbol == "" && c.Status == "dangling" {
			continue
		}
		for _, n := range []string{c.Path, c.Act} {
			if node != nil {
				once("node "+n, &nodes, node(n))
			}
		}
		once("edge "+c.Path+"\x00"+c.Act, &edges, edge(c.Path, c.Act))
	}
	_, err := fmt.Fprint(a.stdout, head, nodes.String(), edges.String(), tail)
	return err
}

// escape makes a string fit for an attribute of XML.
func escape(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\"", "&quot;").Replace(s)
}
