package main

import (
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"sync"
	"sync/atomic"

	"github.com/spf13/cobra"

	"resolute/internal/config"
	"resolute/internal/house"
	"resolute/internal/rules"
	"resolute/internal/syntax"
	"resolute/internal/text"
	"resolute/internal/workspace"
)

// reading is what the commands that read drafts have in common.
type reading struct {
	house     string
	noConfig  bool
	stdinName string
	settings  *config.Settings
}

func (r *reading) flags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&r.house, "house", "", "read the drafts as of this house, not as of the one detected (resolute houses lists them)")
	f.BoolVar(&r.noConfig, "no-config", false, "ignore settings files")
	f.StringVar(&r.stdinName, "stdin-filename", "", "name of the draft that comes from standard input")
}

// find looks up the arguments and tells of those that come to nothing.
func (r *reading) find(a *app, args []string) ([]workspace.Input, error) {
	r.settings = config.NewSettings(rules.All)
	if r.noConfig {
		r.settings = config.NoSettings()
	}
	if r.house != "" {
		here, err := r.settings.For(".")
		if err != nil {
			return nil, err
		}
		if _, err := here.HouseByID(r.house); err != nil {
			return nil, err
		}
	}
	found, err := workspace.Find(args, cmp.Or(r.stdinName, "stdin"), r.settings)
	if err != nil {
		return nil, err
	}
	for _, err := range found.Errors {
		a.fail(err)
	}
	for _, path := range found.Excluded {
		fmt.Fprintf(a.stderr, "resolute: %s is left out by the settings\n", path)
	}
	r.takeCatalogues(a, found.Inputs)
	return found.Inputs, nil
}

// takeCatalogues reads the adopted texts that the settings name into the
// catalogue, and tells once what of the users' own files could not be read.
func (r *reading) takeCatalogues(a *app, inputs []workspace.Input) {
	told := map[*config.Config]bool{}
	for _, in := range inputs {
		c, err := r.settings.For(in.Dir())
		if err != nil || told[c] {
			continue // the draft's own outcome tells of settings that cannot be read
		}
		told[c] = true
		a.takeCatalogue(c)
	}
}

func (a *app) takeCatalogue(c *config.Config) {
	for _, p := range c.Problems {
		a.fail(p)
	}
	if len(c.Adopted) > 0 {
		c.Catalogue = c.Catalogue.With("adopted texts", workspace.Adopted(c))
	}
}

// draft is one input read and parsed.
type draft struct {
	workspace.Input
	settings *config.Config
	house    *house.House
	text     *text.Text
}

// open reads an input and tells its house.
func (r *reading) open(a *app, in workspace.Input) (*draft, error) {
	settings, err := r.settings.For(in.Dir())
	if err != nil {
		return nil, err
	}
	s, err := workspace.Read(in, a.stdin, settings)
	if err != nil {
		return nil, err
	}
	d := &draft{Input: in, settings: settings, text: text.New(s)}
	if id := cmp.Or(r.house, d.settings.House); id != "" {
		d.house, err = d.settings.HouseByID(id)
		return d, err
	}
	d.house, _ = settings.Detect(s)
	return d, nil
}

func (d *draft) parse() *syntax.Tree { return syntax.Parse(d.text, d.house, nil) }

// outcome is what became of one input.
type outcome[T any] struct {
	value T
	err   error
	crash string // what the program itself did wrong
}

// each does work on every input, on all processors, and hands the outcomes to
// take in the order of the inputs. It tells what could not be read, and which
// folders held no draft. It returns the number of drafts.
func each[T any](a *app, inputs []workspace.Input, work func(workspace.Input) (T, error), take func(T) error) (int, error) {
	drafts, byFolder := 0, map[string]int{}
	var folders []string
	var broken error
	inOrder(len(inputs), func(i int) (o outcome[T]) {
		defer func() {
			if v := recover(); v != nil {
				o.crash = fmt.Sprintf("internal error: %v\n%s", v, debug.Stack())
			}
		}()
		o.value, o.err = work(inputs[i])
		return o
	}, func(i int, o outcome[T]) {
		in := inputs[i]
		if n, ok := byFolder[in.Folder]; !ok {
			folders = append(folders, in.Folder)
			byFolder[in.Folder] = n
		}
		if errors.Is(o.err, workspace.ErrNotDraft) {
			return
		}
		byFolder[in.Folder]++
		switch {
		case o.crash != "":
			a.internal(in.Path, o.crash)
		case o.err != nil:
			a.fail(o.err)
		default:
			drafts++
			if broken == nil {
				broken = take(o.value)
			}
		}
	})
	for _, f := range folders {
		if byFolder[f] == 0 {
			a.fail(workspace.NoDrafts(f))
		}
	}
	return drafts, broken
}

// inOrder calls work for 0 to n-1 on all processors and done with what it
// returns, in order and on the caller's goroutine. Work runs ahead of done by
// some dozens at most, so that memory does not grow with n.
func inOrder[T any](n int, work func(int) T, done func(int, T)) {
	workers := min(n, runtime.GOMAXPROCS(0))
	if workers <= 1 {
		for i := range n {
			done(i, work(i))
		}
		return
	}
	type result struct {
		i     int
		value T
	}
	var next atomic.Int64
	ahead := make(chan struct{}, 16*workers)
	results := make(chan result)
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for {
				ahead <- struct{}{} // before the number, so that the lowest one always has its place
				i := int(next.Add(1)) - 1
				if i >= n {
					<-ahead
					return
				}
				results <- result{i, work(i)}
			}
		})
	}
	go func() {
		group.Wait()
		close(results)
	}()
	waiting := map[int]T{}
	due := 0
	for r := range results {
		waiting[r.i] = r.value
		for v, ok := waiting[due]; ok; v, ok = waiting[due] {
			delete(waiting, due)
			done(due, v)
			due++
			<-ahead
		}
	}
}
