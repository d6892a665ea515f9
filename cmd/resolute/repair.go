package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"resolute/internal/lint"
	"resolute/internal/workspace"
)

// fixing is what the flags say of repairs.
type fixing struct {
	fix, unsafe, diff, failOnFix bool

	drafts, made int // so far
}

func (x *fixing) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.BoolVar(&x.fix, "fix", false, "repair in the files what is certain, and tell the rest; of standard input, print the text repaired")
	f.BoolVar(&x.unsafe, "unsafe-fixes", false, "with --fix or --diff, make the likeliest repair of every finding, also where it may change the meaning")
	f.BoolVar(&x.diff, "diff", false, "change no file; print what --fix would change, and exit with 1 if there is something")
	f.BoolVar(&x.failOnFix, "exit-non-zero-on-fix", false, "exit with 1 if --fix has changed a file")
}

func (x *fixing) check() error {
	switch {
	case x.unsafe && !x.fix && !x.diff:
		return fmt.Errorf("--unsafe-fixes goes with --fix or --diff")
	case x.failOnFix && !x.fix:
		return fmt.Errorf("--exit-non-zero-on-fix goes with --fix")
	case x.fix && x.diff:
		return fmt.Errorf("--fix changes files and --diff does not: give one of them")
	}
	return nil
}

// choose is which repairs are made.
func (x *fixing) choose() func([]lint.Diagnostic) []lint.Fix {
	if x.unsafe {
		return lint.Likeliest
	}
	return lint.Safe
}

// fixed is what was done to a draft.
type fixed struct {
	lint.Repaired
	output string // for standard output: a text, or a difference
}

// tell says what was done.
func (x *fixing) tell(a *app, path string, f *fixed) {
	if f.AtOdds != "" {
		a.note("%s: two repairs undo each other: %s", path, f.AtOdds)
	}
	if f.Made == 0 {
		return
	}
	x.drafts++
	x.made += f.Made
	if x.drafts <= mostTold {
		fmt.Fprintf(a.stderr, "resolute: %s: %d %s\n", path, f.Made, x.repaired())
	}
	if x.diff || x.failOnFix {
		a.exit(exitFindings)
	}
}

// mostTold is how many repaired drafts are told by name.
const mostTold = 10

func (x *fixing) repaired() string {
	if x.diff {
		return "would be repaired"
	}
	return "repaired"
}

// total says what was done to all drafts, where it was done to several.
func (x *fixing) total(a *app) {
	if x.drafts > 1 {
		fmt.Fprintf(a.stderr, "resolute: %d %s in %d drafts\n", x.made, x.repaired(), x.drafts)
	}
}

// write puts what was repaired where it belongs: in the file, or to standard
// output as a text or as a difference.
func (x *fixing) write(in workspace.Input, was, is *lint.Result, did *fixed) error {
	before, after := was.Tree.Shown().String(), is.Tree.Shown().String()
	switch {
	case x.diff:
		did.output = unified(in.Path, before, after)
	case in.Stdin:
		did.output = after
	case before != after:
		if err := replaceFile(in.Path, before, after); err != nil {
			return workspace.Cannot("repair", in.Path, err)
		}
	}
	return nil
}

// unified is the difference of two versions of a file as patch -p1 and git apply
// read it in the folder that we are in.
func unified(path, before, after string) string {
	name := patchName(path)
	d := diff.Diff("a", []byte(before), "b", []byte(after))
	// "diff a b", which is no line of the format, and the two names.
	for range 3 {
		_, d, _ = bytes.Cut(d, []byte("\n"))
	}
	if len(d) == 0 {
		return ""
	}
	return "--- " + quoted("a/"+name) + "\n+++ " + quoted("b/"+name) + "\n" + string(d)
}

// patchName is a path as seen from the folder that we are in; from the root, where
// it lies elsewhere, because patch leaves it.
func patchName(path string) string {
	abs, err1 := filepath.Abs(path)
	cwd, err2 := os.Getwd()
	if err1 != nil || err2 != nil {
		return filepath.ToSlash(path)
	}
	if rel, err := filepath.Rel(cwd, abs); err == nil && filepath.IsLocal(rel) {
		return filepath.ToSlash(rel)
	}
	return strings.TrimLeft(filepath.ToSlash(abs), "/")
}

// quoted is a name as GNU's diff and git write it: a tab ends one with blanks, and
// what would end a line is written as in C.
func quoted(name string) string {
	switch {
	case strings.ContainsAny(name, "\n\t\""):
		return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(name) + `"`
	case strings.Contains(name, " "):
		return name + "\t"
	}
	return name
}
