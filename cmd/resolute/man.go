package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"resolute/internal/workspace"
)

// man writes the manual for those who make packages; it is not in the help.
//
// cobra has a generator of its own. It takes help for Markdown, where 'a/**/*.txt' is
// bold, and three libraries with it, which every session would carry: 0.6 MB of the
// program and a third of the time that it takes to begin.
func (a *app) man() *cobra.Command {
	return &cobra.Command{
		Use:    "man FOLDER",
		Short:  "Write the manual pages into a folder",
		Hidden: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) != 1 {
				return errors.New("man takes the folder that the pages are written to")
			}
			err := os.MkdirAll(args[0], 0o755)
			if err == nil {
				err = writePages(cmd.Root(), args[0])
			}
			if err != nil {
				return workspace.Cannot("write", args[0], err)
			}
			return nil
		},
	}
}

// writePages writes the page of a command, and those of the ones below it.
func writePages(cmd *cobra.Command, dir string) error {
	for _, c := range below(cmd) {
		if err := writePages(c, dir); err != nil {
			return err
		}
	}
	cmd.InitDefaultHelpFlag()
	return os.WriteFile(filepath.Join(dir, pageName(cmd)+".1"), []byte(manPage(cmd)), 0o644)
}

// below are the commands of cmd that have a page.
func below(cmd *cobra.Command) []*cobra.Command {
	var out []*cobra.Command
	for _, c := range cmd.Commands() {
		if c.IsAvailableCommand() && !c.IsAdditionalHelpTopicCommand() {
			out = append(out, c)
		}
	}
	return out
}

func pageName(cmd *cobra.Command) string { return strings.ReplaceAll(cmd.CommandPath(), " ", "-") }

// manPage is the page in the macros that man(7) describes. It holds no date: pages of
// one version are the same whenever they are made.
func manPage(cmd *cobra.Command) string {
	var b strings.Builder
	section := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, ".SH %s\n%s", name, text)
		}
	}
	fmt.Fprintf(&b, ".TH %q 1 \"\" \"resolute %s\" Resolute\n", strings.ToUpper(pageName(cmd)), version)
	b.WriteString(".nh\n")
	section("NAME", roff(pageName(cmd)+" - "+cmd.Short))
	section("SYNOPSIS", bold(cmd.UseLine())+"\n")
	long := cmd.Long
	if long == "" {
		long = cmd.Short
	}
	section("DESCRIPTION", prose(long))
	section("OPTIONS", options(cmd.NonInheritedFlags()))
	section("OPTIONS OF ALL COMMANDS", options(cmd.InheritedFlags()))
	if cmd.Example != "" {
		section("EXAMPLES", ".EX\n"+roff(cmd.Example)+".EE\n")
	}
	var also []string
	if cmd.HasParent() {
		also = append(also, bold(pageName(cmd.Parent()))+"(1)")
	}
	for _, c := range below(cmd) {
		also = append(also, bold(pageName(c))+"(1)")
	}
	section("SEE ALSO", strings.Join(also, ",\n")+"\n")
	return b.String()
}

// options is a tagged paragraph a flag.
func options(flags *pflag.FlagSet) string {
	var b strings.Builder
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Deprecated != "" {
			return
		}
		kind, usage := pflag.UnquoteUsage(f)
		name := bold("--" + f.Name)
		if f.Shorthand != "" {
			name = bold("-"+f.Shorthand) + ", " + name
		}
		if kind != "" {
			name += " \\fI" + escape(kind) + "\\fR"
		}
		switch f.DefValue {
		case "", "false", "0", "[]":
		default:
			usage += " (default " + f.DefValue + ")"
		}
		b.WriteString(".TP\n" + name + "\n" + roff(usage))
	})
	return b.String()
}

// prose is a text of paragraphs, of which indented lines stand as they are.
func prose(s string) string {
	var b strings.Builder
	shown := false
	show := func(want bool) {
		if want != shown {
			b.WriteString(map[bool]string{true: ".PP\n.EX\n", false: ".EE\n"}[want])
		}
		shown = want
	}
	for line := range strings.SplitSeq(strings.TrimRight(s, "\n"), "\n") {
		if line == "" {
			show(false)
			b.WriteString(".PP\n")
			continue
		}
		show(strings.HasPrefix(line, " ") || strings.HasPrefix(line, "\t"))
		b.WriteString(roff(line))
	}
	show(false)
	return b.String()
}

// roff is s with the end of a line, as text.
func roff(s string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimRight(s, "\n"), "\n") {
		if strings.HasPrefix(line, ".") || strings.HasPrefix(line, "'") {
			b.WriteString(`\&`) // else it is a request
		}
		b.WriteString(escape(line) + "\n")
	}
	return b.String()
}

func bold(s string) string { return `\fB` + escape(s) + `\fR` }

// escape has s printed as it is: a hyphen, too, which else cannot be copied as a minus.
func escape(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "~", `\(ti`, "^", `\(ha`).Replace(s)
	var b strings.Builder
	for _, r := range s {
		if r < utf8.RuneSelf {
			b.WriteRune(r)
		} else {
			fmt.Fprintf(&b, `\[u%04X]`, r)
		}
	}
	return b.String()
}
