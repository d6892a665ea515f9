package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"resolute/internal/config"
	"resolute/internal/rules"
	"resolute/internal/workspace"
)

func (a *app) settings() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Tell which settings hold, and what can be set",
	}
	cmd.AddCommand(a.checkSettings(), a.showSettings(), a.schema())
	family(cmd)
	return cmd
}

func (a *app) schema() *cobra.Command {
	return &cobra.Command{
		Use:   "schema",
		Short: "Print the JSON schema of resolute.toml, for editors that know TOML",
		Long: `Schema prints the JSON schema of settings files. With a first line

  #:schema ./resolute.schema.json

in resolute.toml, editors that know TOML complete and check it.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			e := json.NewEncoder(a.stdout)
			e.SetIndent("", "  ")
			return written(e.Encode(config.Schema(rules.All)))
		},
	}
}

func (a *app) checkSettings() *cobra.Command {
	return &cobra.Command{
		Use:   "check [FILE|FOLDER…]",
		Short: "Tell whether settings files are right, with all that they read",
		Long: `Check reads settings files, those that they extend, and the houses and
catalogues that they name. A folder stands for the file that holds for its
drafts; without one, the current folder is meant.

It exits with 0 if all is right, 2 if something is not.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				args = []string{"."}
			}
			for _, arg := range args {
				a.checkSettingsOf(arg)
			}
			return nil
		},
	}
}

func (a *app) checkSettingsOf(arg string) {
	var c *config.Config
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		c, err = config.NewSettings(rules.All).For(arg)
	default:
		c, err = config.Load(arg, rules.All)
	}
	switch {
	case err != nil:
		a.fail(err)
	case c.Path == "":
		a.fail(fmt.Errorf("there is no %s in %s or above it", config.FileName, arg))
	default:
		for _, p := range c.Problems {
			a.fail(p)
		}
		if len(c.Problems) == 0 {
			fmt.Fprintf(a.stdout, "%s is right\n", c.Path)
		}
	}
}

// shown is what "config show" says of one file.
type shown struct {
	File     string            `json:"file"`
	Settings []string          `json:"settings"` // the nearest file, and those that it reads
	House    string            `json:"house"`
	HouseBy  string            `json:"houseBy"` // where the house is set; "detected" if the text itself says it
	Read     bool              `json:"read"`
	Why      string            `json:"why"` // why it is read, or not
	Rules    map[string]string `json:"rules"`
	Places   map[string]string `json:"places"` // where a setting is made
	Suppress []string          `json:"suppress"`
	Locks    []string          `json:"locks"`
	Unlinks  []string          `json:"unlinks"`
}

func (a *app) showSettings() *cobra.Command {
	var r reading
	var format string
	cmd := &cobra.Command{
		Use:   "show FILE…",
		Short: "Tell which settings hold for a file, and which file decided what",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := oneOf("format", format, "text", "json"); err != nil {
				return err
			}
			if len(args) == 0 {
				return fmt.Errorf("show takes the name of a file: resolute config show draft.txt")
			}
			if err := r.load(); err != nil {
				return err
			}
			for i, arg := range args {
				s, err := r.show(a, arg)
				if err != nil {
					return err
				}
				if format == "json" {
					err = json.NewEncoder(a.stdout).Encode(s)
				} else {
					err = s.print(a, i > 0)
				}
				if err != nil {
					return written(err)
				}
			}
			return nil
		},
	}
	r.settingFlags(cmd)
	cmd.Flags().StringVar(&format, "format", "text", "`form` of the output: text or json")
	offers(cmd, "format", "text", "json")
	return cmd
}

// show finds out what holds for a file. The file may not be there yet.
func (r *reading) show(a *app, path string) (*shown, error) {
	c, err := r.settings.For(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	s := &shown{File: path, Settings: append([]string{}, c.Files...), House: c.House, HouseBy: c.Places["house"], Rules: map[string]string{}, Places: map[string]string{}, Suppress: []string{}, Locks: []string{}, Unlinks: []string{}}
	maps.Copy(s.Places, c.Places)
	for name, set := range c.Rules {
		s.Rules[name] = "off"
		if !set.Off {
			s.Rules[name] = set.Severity.String()
		}
	}
	for _, x := range workspace.Suppressions(c, path) {
		s.Suppress = append(s.Suppress, strings.TrimSpace(fmt.Sprintf("%s %s", x.Rule, x.Paragraph))+": "+x.Reason+" ("+x.Source+")")
	}
	for _, x := range workspace.Locks(c, path) {
		s.Locks = append(s.Locks, x.Paragraph+": "+x.Reason+" ("+x.Source+")")
	}
	for _, x := range workspace.Unlinks(c, path) {
		s.Unlinks = append(s.Unlinks, strings.TrimSpace(x.Reference+" "+x.Paragraph)+": "+x.Reason+" ("+x.Source+")")
	}
	found, err := workspace.Search{Settings: r.settings, NoExclude: r.noExclude}.Find([]string{path})
	switch {
	case err != nil:
		return nil, err
	case len(found.Excluded) > 0:
		s.Why = "the settings leave it out"
		return s, nil
	case len(found.Errors) > 0:
		s.Why = found.Errors[0].Error()
		return s, nil
	}
	d, err := r.open(a, found.Inputs[0])
	if err != nil {
		s.Why = err.Error()
		return s, nil
	}
	s.Read, s.Why = true, "it is named, or begins like a resolution"
	if c.House == "" {
		s.House, s.HouseBy = d.house.ID, "detected in the text"
		if r.house != "" {
			s.HouseBy = "--house"
		}
	}
	return s, nil
}

func (s *shown) print(a *app, again bool) error {
	var b strings.Builder
	if again {
		b.WriteByte('\n')
	}
	fmt.Fprintln(&b, s.File)
	line := func(what, value, where string) {
		if where != "" {
			where = "  " + where
		}
		fmt.Fprintf(&b, "  %-9s %s%s\n", what, value, where)
	}
	switch {
	case len(s.Settings) == 0:
		line("settings", "none: no resolute.toml here or above", "")
	default:
		for _, f := range slices.Backward(s.Settings) {
			line("settings", f, "")
		}
	}
	if s.House != "" {
		line("house", s.House, s.HouseBy)
	}
	if s.Read {
		line("checked", "yes", "")
	} else {
		line("checked", "no: "+s.Why, "")
	}
	for _, name := range slices.Sorted(maps.Keys(s.Rules)) {
		line("rule", name+" = "+s.Rules[name], s.Places["rules."+name])
	}
	for _, name := range []string{"adopted", "drafts", "exclude", "catalogues", "houses", "track"} {
		if place := s.Places[name]; place != "" {
			line(name, "set", place)
		}
	}
	for _, x := range s.Suppress {
		line("suppress", x, "")
	}
	for _, x := range s.Locks {
		line("lock", x, "")
	}
	for _, x := range s.Unlinks {
		line("unlink", x, "")
	}
	_, err := a.stdout.Write([]byte(b.String()))
	return err
}
