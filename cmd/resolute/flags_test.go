package main

import (
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"resolute/internal/report"
)

// commands are all commands of the program, those that are not in the help too.
func commands() []*cobra.Command {
	root := (&app{stdout: io.Discard, stderr: io.Discard}).root()
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	all := []*cobra.Command{root}
	for i := 0; i < len(all); i++ {
		all[i].InitDefaultHelpFlag()
		all[i].InitDefaultVersionFlag()
		all = append(all, all[i].Commands()...)
	}
	return all
}

// called are the flags that scripts call each command with, "resolute lint --fix".
func called(t *testing.T) map[string]bool {
	t.Helper()
	scripts, _ := filepath.Glob("testdata/script/*.txt*")
	root := commands()[0]
	out := map[string]bool{}
	for _, path := range scripts {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		commands, _, _ := strings.Cut(string(data), "\n-- ")
		for line := range strings.Lines(commands) {
			for _, call := range calls(line) {
				cmd, args, err := root.Find(call)
				if err != nil {
					continue // a mistake, for the sake of its message
				}
				out[cmd.CommandPath()] = true
				for _, arg := range args {
					if f := flagOf(cmd, arg); f != "" {
						out[cmd.CommandPath()+" --"+f] = true
					}
				}
			}
		}
	}
	return out
}

// calls are the arguments that a line of a script calls the program with:
// "exits 2 lint x.txt", "exec sh -c 'resolute lint many | head -n 1'".
func calls(line string) [][]string {
	fields := strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t\r\n'\"", r) })
	var out [][]string
	for i, f := range fields {
		switch {
		case f == "exits" && i+1 < len(fields):
			out = append(out, fields[i+2:])
		case f == "resolute":
			out = append(out, fields[i+1:])
		}
	}
	return out
}

// flagOf is the name of the flag that an argument gives, in full.
func flagOf(cmd *cobra.Command, arg string) string {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	switch {
	case !strings.HasPrefix(arg, "-") || name == "":
		return ""
	case strings.HasPrefix(arg, "--"):
		return name
	}
	if f := cmd.Flags().ShorthandLookup(name[:1]); f != nil {
		return f.Name
	}
	return ""
}

func TestEveryFlagIsUsedByAScript(t *testing.T) {
	used := called(t)
	for _, cmd := range commands() {
		if cmd.Runnable() && !used[cmd.CommandPath()] {
			t.Errorf("no script calls %s", cmd.CommandPath())
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			// That help is there for every command is another test.
			if f.Name != "help" && !f.Hidden && !used[cmd.CommandPath()+" --"+f.Name] {
				t.Errorf("no script calls %s --%s", cmd.CommandPath(), f.Name)
			}
		})
	}
}

func TestEveryCommandHasHelpThatNamesItsFlags(t *testing.T) {
	for _, cmd := range commands() {
		path := strings.Fields(cmd.CommandPath())[1:]
		out, errs, code := call(append(slices.Clone(path), "--help")...)
		if code != exitClean || errs != "" {
			t.Errorf("%s --help: exit code %d, %s", cmd.CommandPath(), code, errs)
		}
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden && (!strings.Contains(out, "--"+f.Name) || f.Usage == "") {
				t.Errorf("%s --help does not say what --%s does", cmd.CommandPath(), f.Name)
			}
		})
		for line := range strings.Lines(out) {
			if n := len([]rune(line)); n > 200 {
				t.Errorf("%s --help has a line of %d characters", cmd.CommandPath(), n)
			}
		}
	}
}

func TestEveryFormIsPrintedByAScript(t *testing.T) {
	scripts, _ := filepath.Glob("testdata/script/*.txt*")
	var all strings.Builder
	for _, path := range scripts {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(data)
	}
	for _, name := range report.FormatNames() {
		if !strings.Contains(all.String(), "lint --format "+name+" ") {
			t.Errorf("no script prints the form %s", name)
		}
	}
}

func TestHelpFitsIntoATerminal(t *testing.T) {
	t.Setenv("COLUMNS", "80")
	for _, cmd := range commands() {
		if cmd.Hidden || cmd.Name() == "bash" || cmd.Name() == "zsh" || cmd.Name() == "fish" || cmd.Name() == "powershell" {
			continue // cobra's own words
		}
		var out strings.Builder
		a := &app{stdout: &out, stderr: &out}
		root := a.root()
		root.SetOut(&out)
		root.SetArgs(append(strings.Fields(cmd.CommandPath())[1:], "--help"))
		if err := root.Execute(); err != nil {
			t.Errorf("%s: %v", cmd.CommandPath(), err)
		}
		for line := range strings.Lines(out.String()) {
			if n := utf8.RuneCountInString(strings.TrimRight(line, "\n")); n > 80 {
				t.Errorf("%s --help: %d columns: %s", cmd.CommandPath(), n, line)
			}
		}
	}
}
