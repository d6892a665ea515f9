package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
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
	house      string
	configFile string
	noConfig   bool
	stdinFile  string
	noExclude  bool
	onlyDrafts bool
	allowEmpty bool
	filesFrom  string
	shard      string
	verbose    bool
	settings   *config.Settings
}

// offers has a shell offer the values of a flag.
func offers(cmd *cobra.Command, flag string, values ...string) {
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp))
}

// settingFlags are those that tell how drafts are read.
func (r *reading) settingFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&r.house, "house", "", "read the drafts as of this `house`, not as of the one detected (resolute houses lists them)")
	f.StringVar(&r.configFile, "config", "", "take the settings from this `file`, not from the nearest resolute.toml")
	f.BoolVar(&r.noConfig, "no-config", false, "ignore settings files")
	f.BoolVar(&r.noExclude, "no-exclude", false, "check files that are named although the settings exclude them")
	offers(cmd, "house", house.IDs()...)
}

// flags are those of the commands that read one draft.
func (r *reading) flags(cmd *cobra.Command) {
	r.settingFlags(cmd)
	f := cmd.Flags()
	f.StringVar(&r.stdinFile, "stdin-filename", "", "`name` of the draft that comes from standard input; settings and excludes hold for it")
	f.BoolVarP(&r.verbose, "verbose", "v", false, "say which files are skipped and why, and which settings hold")
}

// manyFlags are those of the commands that read any number of drafts.
func (r *reading) manyFlags(cmd *cobra.Command) {
	r.flags(cmd)
	f := cmd.Flags()
	f.BoolVar(&r.onlyDrafts, "only-drafts", false, "check files that are named only if they begin like a resolution, as in folders")
	f.BoolVar(&r.allowEmpty, "allow-empty", false, "it is no error if there is no draft to check")
	f.StringVar(&r.filesFrom, "files-from", "", "read more paths from this `file`, one a line; - for standard input")
	f.StringVar(&r.shard, "shard", "", "check the I-th of N parts of the drafts only, given as `I/N`: for several runners at once")
}

// paths are the arguments, or the folder we are in where nothing is named.
func (r *reading) paths(args []string) []string {
	if len(args) == 0 && r.filesFrom == "" {
		return []string{"."}
	}
	return args
}

// find looks up the arguments and tells of those that come to nothing.
func (r *reading) find(a *app, args []string) ([]workspace.Input, error) {
	a.verbose = verbose(r.verbose)
	a.allowEmpty = r.allowEmpty
	if err := r.load(); err != nil {
		return nil, err
	}
	more, err := r.listed(a)
	if err != nil {
		return nil, err
	}
	found, err := workspace.Search{
		Settings: r.settings, StdinName: r.stdinName(), NoExclude: r.noExclude, OnlyDrafts: r.onlyDrafts,
	}.Find(append(args, more...))
	if err != nil {
		return nil, err
	}
	for _, err := range found.Errors {
		if !r.allowEmpty || !errors.Is(err, workspace.ErrNothing) {
			a.fail(err)
		}
	}
	for _, path := range found.Excluded {
		fmt.Fprintf(a.stderr, "resolute: %s is left out by the settings; --no-exclude takes it all the same\n", path)
	}
	inputs, err := r.part(a, found.Inputs)
	if err != nil {
		return nil, err
	}
	r.takeCatalogues(a, inputs)
	return inputs, nil
}

// part is the inputs of this shard: every N-th, so that the parts are alike in
// size, and the same on every machine that has the same files.
func (r *reading) part(a *app, inputs []workspace.Input) ([]workspace.Input, error) {
	if r.shard == "" {
		return inputs, nil
	}
	one, all, _ := strings.Cut(r.shard, "/")
	i, err1 := strconv.Atoi(one)
	n, err2 := strconv.Atoi(all)
	if err1 != nil || err2 != nil || i < 1 || i > n {
		return nil, fmt.Errorf("--shard is I/N, from 1/N to N/N, not %q", r.shard)
	}
	a.allowEmpty = true // a part may have none of a folder's drafts
	var out []workspace.Input
	for k := i - 1; k < len(inputs); k += n {
		out = append(out, inputs[k])
	}
	return out, nil
}

// load makes the settings ready.
func (r *reading) load() error {
	switch {
	case r.noConfig && r.configFile != "":
		return errors.New("--config names settings and --no-config wants none: give one of them")
	case r.noConfig:
		r.settings = config.NoSettings()
	case r.configFile != "":
		var err error
		if r.settings, err = config.FixedSettings(r.configFile, rules.All); err != nil {
			return err
		}
	default:
		r.settings = config.NewSettings(rules.All)
	}
	if r.house == "" {
		return nil
	}
	here, err := r.settings.For(".")
	if err != nil {
		return err
	}
	_, err = here.HouseByID(r.house)
	return err
}

// listed are the paths that --files-from names.
func (r *reading) listed(a *app) ([]string, error) {
	if r.filesFrom == "" {
		return nil, nil
	}
	var data []byte
	var err error
	if r.filesFrom == workspace.Stdin {
		data, err = io.ReadAll(a.stdin)
	} else {
		data, err = os.ReadFile(r.filesFrom)
	}
	if err != nil {
		return nil, workspace.Cannot("read", r.filesFrom, err)
	}
	var paths []string
	for line := range strings.SplitSeq(string(data), "\n") {
		if line = strings.TrimRight(line, "\r"); line != "" {
			paths = append(paths, line)
		}
	}
	return paths, nil
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
		if c.Path != "" {
			a.note("%s holds for drafts in %s", c.Path, in.Dir())
		}
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
	word     bool // it is a Word document: nothing is written to it
}

// open reads an input and tells its house.
func (r *reading) open(a *app, in workspace.Input) (*draft, error) {
	settings, err := r.settings.For(in.Dir())
	if err != nil {
		return nil, err
	}
	data, err := a.load(nil, in)
	if err != nil {
		return nil, err
	}
	return r.understand(in, data, settings)
}

// understand reads an input whose bytes are known.
func (r *reading) understand(in workspace.Input, data []byte, settings *config.Config) (*draft, error) {
	read, err := workspace.Of(in, data, settings)
	if err != nil {
		return nil, err
	}
	d := &draft{Input: in, settings: settings, text: text.New(read.Text), word: read.Word}
	if id := cmp.Or(r.house, d.settings.House); id != "" {
		d.house, err = d.settings.HouseByID(id)
		return d, err
	}
	if d.house = read.House; d.house == nil {
		d.house, _ = settings.Detect(read.Text)
	}
	return d, nil
}

// writable is the error for a draft whose file is not a text.
func (d *draft) writable() error {
	if d.word {
		return fmt.Errorf("%s is a Word document, which is not changed in place: resolute import %s > draft.txt", d.Path, d.Path)
	}
	return nil
}

// replace writes the draft's file anew.
func (d *draft) replace(before, after string) error {
	if err := replaceFile(d.Path, before, after); err != nil {
		return workspace.Cannot("change", d.Path, err)
	}
	return nil
}

func (d *draft) parse() *syntax.Tree { return d.settled(syntax.Parse(d.text, d.house, nil)) }

// settled is a tree of the draft with what the settings say of it.
func (d *draft) settled(t *syntax.Tree) *syntax.Tree {
	return t.WithLocks(workspace.Locks(d.settings, d.Path)).WithUnlinks(workspace.Unlinks(d.settings, d.Path))
}

// outcome is what became of one input.
type outcome[T any] struct {
	value T
	err   error
	crash string // what the program itself did wrong
	stack []byte // and where
}

// each does work on every input, on all processors, and hands the outcomes to
// take in the order of the inputs. It tells what could not be read, and which
// folders held no draft. It returns the number of drafts.
func each[T any](a *app, inputs []workspace.Input, work func(workspace.Input) (T, error), take func(T) error) (int, error) {
	drafts, skipped, byFolder := 0, 0, map[string]int{}
	var folders []string
	var broken error
	a.bar = a.progress(len(inputs))
	a.total.Store(int64(len(inputs)))
	defer func() {
		a.bar.clear()
		a.bar = nil
	}()
	inOrder(len(inputs), func(i int) (o outcome[T]) {
		defer func() {
			if v := recover(); v != nil {
				o.crash, o.stack = fmt.Sprintf("internal error: %v", v), debug.Stack()
			}
		}()
		o.value, o.err = work(inputs[i])
		return o
	}, func(i int, o outcome[T]) {
		in := inputs[i]
		a.bar.step(i + 1)
		a.done.Store(int64(i + 1))
		if n, ok := byFolder[in.Folder]; !ok && in.Folder != "" {
			folders = append(folders, in.Folder)
			byFolder[in.Folder] = n
		}
		if errors.Is(o.err, workspace.ErrNotDraft) {
			a.note("%s is skipped: it does not begin like a resolution", in.Path)
			if in.Folder == "" {
				skipped++
			}
			return
		}
		byFolder[in.Folder]++
		switch {
		case o.crash != "":
			a.internal(in.Path, o.crash, o.stack)
		case o.err != nil:
			a.fail(o.err)
		default:
			drafts++
			if broken == nil {
				broken = take(o.value)
			}
		}
	})
	if a.allowEmpty {
		return drafts, broken
	}
	for _, f := range folders {
		if byFolder[f] == 0 {
			a.fail(workspace.NoDrafts(f))
		}
	}
	if drafts == 0 && skipped > 0 && a.code == exitClean {
		a.fail(errors.New("nothing to check: no file that was named begins like a resolution"))
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
	results := make(chan result, cap(ahead)) // a worker goes on to the next at once
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
