package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"resolute/internal/marks"
	"resolute/internal/text"
)

func (a *app) marks() *cobra.Command {
	var r reading
	cmd := &cobra.Command{
		Use:   "marks DRAFT",
		Short: "List the revision marks of a draft",
		Long: `Marks lists what a draft with revision marks inserts, strikes and comments:

  {++inserted++}   {--struck--}   {~~old~>new~~}   {>>comment<<}

Every command reads such a draft as the text that it proposes. Accept and reject
print the text with the marks resolved.`,
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := r.one(a, cmd, args)
			if err != nil || d == nil {
				return err
			}
			m := marks.Of(d.text)
			for i := range m.Marks {
				k := &m.Marks[i]
				at := m.Shown.Pos(k.Start, text.UTF32)
				if _, err := fmt.Fprintf(a.stdout, "%s:%d:%d: %s: %s\n", d.Path, at.Line+1, at.Col+1, k.Kind, m.Describe(i)); err != nil {
					return written(err)
				}
			}
			if len(m.Marks) == 0 {
				fmt.Fprintf(a.stderr, "resolute: %s has no revision marks\n", d.Path)
			}
			return nil
		},
	}
	r.flags(cmd)
	return cmd
}

// resolving is a call of accept or reject.
type resolving struct {
	reading
	at     []string
	write  bool
	accept bool
}

func (a *app) accept() *cobra.Command {
	return a.resolve(&resolving{accept: true}, "accept", "Print a draft with its revision marks accepted",
		`Accept prints the text that a draft with revision marks proposes. With --at only
some of the marks are accepted: those on a line (12), on lines (12-20) or the
one at a place (12:30).`)
}

func (a *app) reject() *cobra.Command {
	return a.resolve(&resolving{}, "reject", "Print a draft with its revision marks rejected",
		`Reject prints the text as it was before the changes that its revision marks
propose. With --at only some of the marks are rejected: those on a line (12), on
lines (12-20) or the one at a place (12:30).`)
}

func (a *app) resolve(r *resolving, name, short, long string) *cobra.Command {
	cmd := &cobra.Command{
		Use: name + " DRAFT", Short: short, Long: long,
		RunE: func(cmd *cobra.Command, args []string) error { return r.run(a, cmd, args) },
	}
	r.flags(cmd)
	cmd.Flags().StringSliceVar(&r.at, "at", nil, "only the marks at these `places`: LINE, LINE-LINE or LINE:COLUMN")
	cmd.Flags().BoolVarP(&r.write, "write", "w", false, "change the file instead of printing the text")
	return cmd
}

func (r *resolving) run(a *app, cmd *cobra.Command, args []string) error {
	d, err := r.one(a, cmd, args)
	if err != nil || d == nil {
		return err
	}
	if err := d.writable(); err != nil && r.write {
		return err
	}
	if r.write && d.Stdin {
		return fmt.Errorf("--write changes a file; standard input is none")
	}
	m := marks.Of(d.text)
	chosen := m.All()
	if len(r.at) > 0 {
		chosen = nil
		for _, at := range r.at {
			sp, err := placeOf(m.Shown, at)
			if err != nil {
				return err
			}
			some := m.In(sp)
			if len(some) == 0 {
				return fmt.Errorf("%s has no revision mark at %s", d.Path, at)
			}
			chosen = append(chosen, some...)
		}
		slices.Sort(chosen)
		chosen = slices.Compact(chosen)
	}
	after, err := m.Shown.Apply(m.Resolve(chosen, r.accept)...)
	if err != nil {
		return fmt.Errorf("resolving the marks of %s: %w", d.Path, err)
	}
	if r.write {
		return d.replace(m.Shown.String(), after.String())
	}
	_, err = a.stdout.Write([]byte(after.String()))
	return written(err)
}

// placeOf reads "12", "12-20" and "12:30", counted from one.
func placeOf(t *text.Text, s string) (text.Span, error) {
	first, second, isRange := strings.Cut(s, "-")
	line, column, isPlace := strings.Cut(first, ":")
	from, err := strconv.Atoi(line)
	to := from
	if err == nil && isRange {
		to, err = strconv.Atoi(second)
	}
	col := 1
	if err == nil && isPlace && !isRange {
		col, err = strconv.Atoi(column)
	}
	if err != nil || from < 1 || to < from || col < 1 || isRange && isPlace {
		return text.Span{}, fmt.Errorf("--at %q is no place: 12 is a line, 12-20 are lines, 12:30 is a line and a column", s)
	}
	lines := t.Lines()
	if strings.HasSuffix(t.String(), "\n") {
		lines-- // the last one is empty and no one's
	}
	if to > lines {
		return text.Span{}, fmt.Errorf("--at %s: there are %d lines", s, lines)
	}
	if isPlace {
		off := t.Offset(text.Pos{Line: from - 1, Col: col - 1}, text.UTF32)
		return text.Span{Start: off, End: off}, nil
	}
	return text.Span{Start: t.Line(from - 1).Start, End: t.Line(to - 1).End}, nil
}

// one reads the only draft that a command takes; nil if what was named is none,
// which is told already.
func (r *reading) one(a *app, cmd *cobra.Command, args []string) (*draft, error) {
	if len(args) != 1 {
		return nil, fmt.Errorf("%s takes one draft; see %s --help", cmd.Name(), cmd.CommandPath())
	}
	inputs, err := r.find(a, args)
	if err != nil {
		return nil, err
	}
	if len(inputs) == 0 {
		a.exit(exitUnable) // an empty output must not pass for the text; why was told
		return nil, nil
	}
	if len(inputs) > 1 || inputs[0].Folder != "" {
		return nil, fmt.Errorf("%s is a folder; %s takes one draft", args[0], cmd.Name())
	}
	return r.open(a, inputs[0])
}
