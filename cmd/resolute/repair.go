package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"

	"github.com/rogpeppe/go-internal/diff"
	"github.com/spf13/cobra"

	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
	"resolute/internal/workspace"
)

// fixing is what the flags say of repairs.
type fixing struct {
	fix, unsafe, diff, failOnFix bool
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
	n       int    // repairs made
	atOdds  string // two rules that undo each other's repairs
	output  string // for standard output: a text, or a difference
	changed bool   // a file
}

// tell says what was done.
func (x *fixing) tell(a *app, path string, f *fixed) {
	if f.atOdds != "" {
		a.note("%s: %s", path, f.atOdds)
	}
	if f.n == 0 {
		return
	}
	would := ""
	if x.diff {
		would = "would be "
	}
	fmt.Fprintf(a.stderr, "resolute: %s: %d %srepaired\n", path, f.n, would)
	if x.diff || x.failOnFix {
		a.exit(exitFindings)
	}
}

// rounds bounds how often a text is repaired anew: repairs that stand side by
// side need a round each.
const rounds = 20

// repair makes the fixes that choose takes of a result, until none is left, and
// returns what remains. A text that comes back is where two rules are at odds:
// it is left as it was when it first came up. With track the repairs are written
// as revision marks.
func repair(engine *lint.Engine, r *lint.Result, choose func([]lint.Diagnostic) []lint.Fix, track bool) (*lint.Result, fixed) {
	did := fixed{}
	seen := map[string]bool{r.Tree.Shown().String(): true}
	for range rounds {
		after, applied, _ := lint.Apply(r.Tree.Shown(), choose(r.Shown(track)))
		if len(applied) == 0 {
			break
		}
		if seen[after.String()] {
			did.atOdds = "repairs undo each other: " + applied[0].Title
			break
		}
		seen[after.String()] = true
		did.n += len(applied)
		r = again(engine, r, after)
	}
	return r, did
}

func again(engine *lint.Engine, r *lint.Result, t *text.Text) *lint.Result {
	return engine.Run(context.Background(), syntax.Parse(t, r.Tree.House, r.Tree), r)
}

// write puts what was repaired where it belongs: in the file, or to standard
// output as a text or as a difference.
func (x *fixing) write(a *app, in workspace.Input, was, is *lint.Result, did *fixed) error {
	before, after := was.Tree.Shown().String(), is.Tree.Shown().String()
	switch {
	case x.diff:
		did.output = unified(in.Path, before, after)
	case in.Stdin:
		did.output = after
	case before != after:
		if err := replaceFile(in.Path, before, after); err != nil {
			return fmt.Errorf("cannot repair %s: %w", in.Path, err)
		}
		did.changed = true
	}
	return nil
}

// unified is the difference of two versions of a file as patch and git read it.
func unified(path, before, after string) string {
	name := filepath.ToSlash(path)
	d := diff.Diff("a/"+name, []byte(before), "b/"+name, []byte(after))
	_, d, _ = bytes.Cut(d, []byte("\n")) // "diff a/x b/x" is no line of the format
	return string(d)
}
