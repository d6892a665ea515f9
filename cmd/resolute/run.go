package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"resolute/internal/cache"
	"resolute/internal/text"
)

// version is what the program says it is; a release sets it when it is linked.
var version = "0.1.0"

// The exit codes are part of the contract; the highest that applies is given.
const (
	exitClean    = 0
	exitFindings = 1
	exitUnable   = 2 // bad usage, bad settings, unreadable or missing input
	exitInternal = 3
)

// app is one call of the program.
type app struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	code           int

	verbose    bool // say what else goes on
	allowEmpty bool // it is no error if there is nothing to check

	room room // the memory that is used

	bar         *progress    // of what is going on; nil if nothing is
	done, total atomic.Int64 // drafts
	cache       atomic.Pointer[cache.Store]
	interrupt   chan os.Signal // ends --watch; nil: what the system sends
}

// run is main without the process: what it reads, writes and exits with.
func run(args []string, stdin io.Reader, stdout, stderr io.Writer) (code int) {
	a := &app{stdin: stdin}
	a.stdout, a.stderr = &console{stdout, a, isTerminal(stdout)}, &console{stderr, a, isTerminal(stderr)}
	cmd := a.root()
	cmd.SetArgs(args)
	cmd.SetIn(stdin)
	cmd.SetOut(stdout)
	cmd.SetErr(stderr)
	defer func() {
		if v := recover(); v != nil {
			a.internal("", fmt.Sprintf("internal error: %v", v), debug.Stack())
			code = a.code
		}
	}()
	if err := cmd.Execute(); err != nil {
		a.fail(err)
	}
	return a.code
}

func (a *app) root() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "resolute",
		Short: "Check formal resolutions in plain text",
		Long: `Resolute reads a resolution as a drafter does and tells what is broken in it:
numbering, references, openers, punctuation, and the traces of tracked changes
run together. It works offline and changes nothing unless asked to.`,
		Example: `  resolute lint draft.txt         tell what is wrong
  resolute lint --fix draft.txt   and repair what is certain
  resolute explain label-gap      tell why`,
		Version: version,

		SilenceErrors: true,
		SilenceUsage:  true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return a.noCommand(cmd, args[0])
			}
			return cmd.Help()
		},
	}
	if columns := terminalWidth(a.stdout); columns > 0 {
		cmd.SetUsageTemplate(strings.ReplaceAll(cmd.UsageTemplate(), ".FlagUsages", fmt.Sprintf(".FlagUsagesWrapped %d", max(columns, 50))))
	}
	cmd.SetVersionTemplate("resolute {{.Version}}\n")
	cmd.SetFlagErrorFunc(noFlag)
	cmd.AddCommand(
		a.lint(), a.fmt(), a.settings(), a.init(), a.parse(),
		a.explain(), a.rules(), a.houses(),
		a.importWord(), a.export(), a.marks(), a.accept(), a.reject(), a.compare(), a.repair(), a.brackets(),
		a.cite(), a.show(), a.catalogue(),
		a.lsp(), a.version(), a.man(),
	)
	cmd.InitDefaultCompletionCmd()
	cmd.InitDefaultHelpCmd()
	for _, c := range cmd.Commands() {
		switch c.Name() {
		case "completion":
			family(c)
		case "help":
			c.RunE = a.help
		}
	}
	return cmd
}

// namesBelow are the names of the commands below cmd, and the one of them that was
// likely meant by word, if any.
func namesBelow(cmd *cobra.Command, word string) (names []string, meant string) {
	for _, c := range below(cmd) {
		names = append(names, c.Name())
	}
	if near, ok := text.Nearest(word, names); ok {
		return names, near
	}
	if i := slices.IndexFunc(names, func(name string) bool { return strings.HasPrefix(name, word) }); i >= 0 && len(word) > 1 {
		return names, names[i]
	}
	return names, ""
}

// help prints the help of a command. A word that is none is an error here, too.
func (a *app) help(cmd *cobra.Command, args []string) error {
	of, rest, err := cmd.Root().Find(args)
	switch {
	case err != nil || len(rest) > 0 && of == cmd.Root():
		return a.noCommand(cmd.Root(), args[0])
	case len(rest) > 0 && of.HasSubCommands():
		return of.RunE(of, rest)
	}
	of.InitDefaultHelpFlag()
	return of.Help()
}

// family is a command that does nothing but have others below it: it tells of those,
// and that there is no other.
func family(cmd *cobra.Command) {
	cmd.Args = cobra.ArbitraryArgs
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return cmd.Help()
		}
		names, meant := namesBelow(cmd, args[0])
		if meant != "" {
			return fmt.Errorf("%s has no command %q; did you mean %s?", cmd.Name(), args[0], meant)
		}
		last := len(names) - 1
		return fmt.Errorf("%s has no command %q; there are %s and %s", cmd.Name(), args[0], strings.Join(names[:last], ", "), names[last])
	}
}

// noCommand is the error for a word that is no command. A draft named without
// "lint" is the commonest of them.
func (a *app) noCommand(cmd *cobra.Command, word string) error {
	if _, meant := namesBelow(cmd, word); meant != "" {
		return fmt.Errorf("there is no command %q; did you mean %s?", word, meant)
	}
	if strings.ContainsAny(word, "./*-") {
		return fmt.Errorf("there is no command %q; to check a draft: resolute lint %s", word, word)
	}
	return fmt.Errorf("there is no command %q; see resolute --help", word)
}

// noFlag is the error for a flag that is not there, or whose value is no good, with
// the flag that may have been meant.
func noFlag(cmd *cobra.Command, err error) error {
	if unknown, ok := errors.AsType[*pflag.NotExistError](err); ok {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden {
				names = append(names, f.Name)
			}
		})
		if near, ok := text.Nearest(unknown.GetSpecifiedName(), names); ok {
			return fmt.Errorf("%w; did you mean --%s?", err, near)
		}
	}
	return fmt.Errorf("%w; see %s --help", err, cmd.CommandPath())
}

// fail tells what could not be done.
func (a *app) fail(err error) {
	if hungUp(err) {
		a.leave(exitHungUp) // who has seen enough need not be told
	}
	a.exit(exitUnable)
	fmt.Fprintf(a.stderr, "resolute: %v\n", err)
}

// internal tells that the program itself is at fault, of which no draft is lost. Where
// it came to grief is for those who mend it: stack is printed with -v alone.
func (a *app) internal(path, what string, stack []byte) {
	a.exit(exitInternal)
	if path != "" {
		path += ": "
	}
	more := ""
	switch {
	case len(stack) > 0 && a.verbose:
		more = ":\n" + strings.TrimSpace(string(stack))
	case len(stack) > 0:
		more = " with what -v prints"
	}
	fmt.Fprintf(a.stderr, "resolute: %s%s; this is a fault of Resolute %s, not of the draft: please report it%s\n", path, what, version, more)
}

func (a *app) exit(code int) { a.code = max(a.code, code) }

// written turns the error of printing the output into one that says so.
func written(err error) error {
	if err != nil {
		return fmt.Errorf("cannot write the output: %w", err)
	}
	return nil
}

// oneOf is the error for a flag's value that is not in the list.
func oneOf(flag, value string, allowed ...string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	if near, ok := text.Nearest(value, allowed); ok {
		return fmt.Errorf("--%s cannot be %q; did you mean %s?", flag, value, near)
	}
	last := len(allowed) - 1
	return fmt.Errorf("--%s is %s or %s, not %q", flag, strings.Join(allowed[:last], ", "), allowed[last], value)
}
