package main

import (
	"context"
	"fmt"
	"sync"

	"github.com/spf13/cobra"

	"resolute/internal/config"
	"resolute/internal/format"
	"resolute/internal/workspace"
)

// formatting is a call of "resolute fmt".
type formatting struct {
	reading
	check, diff bool
	laidOut     int // drafts, so far

	mu   sync.Mutex
	made map[*config.Config]*format.Formatter
}

func (a *app) fmt() *cobra.Command {
	m := &formatting{made: map[*config.Config]*format.Formatter{}}
	cmd := &cobra.Command{
		Use:   "fmt [PATH…]",
		Short: "Lay drafts out as their house does",
		Long: `Fmt lays drafts out as their house does, and as they themselves do in most
places: blanks behind labels and at the ends of lines, blank lines, closing
marks. It changes no word and no number. Files are changed in place; of
standard input, the text is printed. It does what formatting does in an editor.

It exits with 0 when it is done, 1 if --check or --diff found something to do, 2
if something could not be read or written.`,
		RunE: func(cmd *cobra.Command, args []string) error { return m.run(a, args) },
	}
	m.manyFlags(cmd)
	f := cmd.Flags()
	f.BoolVar(&m.check, "check", false, "change no file; name those that are not laid out, and exit with 1 if there are any")
	f.BoolVar(&m.diff, "diff", false, "change no file; print what would be changed, and exit with 1 if there is something")
	return cmd
}

// formatted is what became of a draft.
type formatted struct {
	path          string
	before, after string
	stdin         bool
}

func (m *formatting) run(a *app, args []string) error {
	if m.check && m.diff {
		return fmt.Errorf("--check names files and --diff shows what is to be changed: give one of them")
	}
	args = m.paths(args)
	defer a.interruptible()()
	inputs, err := m.find(a, args)
	if err != nil {
		return err
	}
	_, err = each(a, inputs, func(in workspace.Input) (formatted, error) { return m.draft(a, in) }, func(d formatted) error {
		return m.tell(a, &d)
	})
	if m.laidOut > 1 {
		fmt.Fprintf(a.stderr, "resolute: %d drafts are laid out\n", m.laidOut)
	}
	return err
}

func (m *formatting) draft(a *app, in workspace.Input) (formatted, error) {
	d, err := m.open(a, in)
	if err != nil {
		return formatted{}, err
	}
	if err := d.writable(); err != nil {
		return formatted{}, err
	}
	tree := d.parse()
	out := formatted{path: in.Path, before: d.text.String(), after: d.text.String(), stdin: in.Stdin}
	edits, ok := tree.Edits(m.formatter(d.settings).Document(context.Background(), tree), d.settings.Track)
	if !ok {
		return out, nil // it cannot be done without losing a revision mark
	}
	after, err := d.text.Apply(edits...)
	if err != nil {
		return out, fmt.Errorf("laying out %s: %w", in.Path, err)
	}
	out.after = after.String()
	if out.after != out.before && !in.Stdin && !m.check && !m.diff {
		if err := replaceFile(in.Path, out.before, out.after); err != nil {
			return out, workspace.Cannot("lay out", in.Path, err)
		}
	}
	return out, nil
}

// formatter is the one for some settings; most drafts share one.
func (m *formatting) formatter(c *config.Config) *format.Formatter {
	m.mu.Lock()
	defer m.mu.Unlock()
	f := m.made[c]
	if f == nil {
		f = format.New(c.Options())
		m.made[c] = f
	}
	return f
}

func (m *formatting) tell(a *app, d *formatted) error {
	out := ""
	changed := d.after != d.before
	switch {
	case m.diff && changed:
		a.exit(exitFindings)
		out = unified(d.path, d.before, d.after)
	case m.check && changed:
		a.exit(exitFindings)
		out = d.path + "\n"
	case m.diff || m.check:
	case d.stdin:
		out = d.after
	case changed:
		if m.laidOut++; m.laidOut <= mostTold {
			fmt.Fprintf(a.stderr, "resolute: %s is laid out\n", d.path)
		}
	}
	_, err := a.stdout.Write([]byte(out))
	return written(err)
}
