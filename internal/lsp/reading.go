package lsp

import (
	"context"
	"maps"
	"runtime"
	"sync"
	"sync/atomic"

	"go.lsp.dev/uri"

	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
	"resolute/internal/workspace"
)

// again reads the folders of the workspace, beside everything else, with a bar
// that can be cancelled. What was read before stands until it is read again.
func (x *index) again() {
	x.mu.Lock()
	x.stop()
	x.round++
	round := x.round
	ctx, stop := context.WithCancel(x.s.ctx)
	x.stop = stop
	x.mu.Unlock()
	folders := *x.s.folders.Load()
	if len(folders) == 0 {
		return
	}
	x.s.beside("index", func(context.Context) error {
		defer stop()
		bar := x.s.newBar("Reading the drafts", stop)
		x.read(ctx, folders, round, bar)
		bar.end()
		x.beat()
		x.s.refresh()
		return nil
	})
}

// job is one file to be read.
type job struct {
	workspace.Input
	adopted bool
	folder  string
}

func (x *index) read(ctx context.Context, folders []string, round int, bar *bar) {
	var jobs []job
	settings := x.s.currentSettings()
	for _, folder := range folders {
		found, err := workspace.Find([]string{folder}, "", settings)
		if err != nil {
			continue // the settings file has its finding
		}
		for _, in := range found.Inputs {
			jobs = append(jobs, job{Input: in, folder: folder})
		}
		if c, err := settings.For(folder); err == nil {
			for _, path := range workspace.AdoptedTexts(c) {
				jobs = append(jobs, job{workspace.Input{Path: path, Folder: folder}, true, folder})
			}
		}
	}
	var next, done atomic.Int64
	var workers sync.WaitGroup
	defer thrift()()
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(jobs) {
					return
				}
				x.take(jobs[i], round)
				bar.report(int(done.Add(1)), len(jobs))
				runtime.Gosched() // a keystroke comes first
			}
		})
	}
	workers.Wait()
	if ctx.Err() != nil {
		return
	}
	there := make(map[uri.URI]bool, len(jobs))
	for _, j := range jobs {
		there[uri.File(j.Path)] = true
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.round == round {
		maps.DeleteFunc(x.files, func(u uri.URI, _ *summary) bool { return !there[u] })
	}
}

// take reads one file into the index. One that cannot be read is not in it.
func (x *index) take(j job, round int) {
	sum := x.summaryOf(j)
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.round != round {
		return
	}
	u := uri.File(j.Path)
	if sum == nil {
		delete(x.files, u)
	} else {
		x.files[u] = sum
	}
}

// summaryOf is the summary of a file, nil if it is no draft or cannot be read. A
// text on which reading fails is one that the index does not have.
func (x *index) summaryOf(j job) (sum *summary) {
	defer func() {
		if v := recover(); v != nil {
			x.s.bug("index", v)
			sum = nil
		}
	}()
	tree := x.treeOf(j)
	if tree == nil {
		return nil
	}
	sum = x.summarize(uri.File(j.Path), tree)
	sum.adopted, sum.folder = j.adopted, j.folder
	return sum
}

// treeOf reads a file as the command does.
func (x *index) treeOf(j job) *syntax.Tree {
	c := x.s.scopeFor(uri.File(j.Path)).settings().config
	read, err := workspace.Read(j.Input, nil, c)
	if err != nil {
		return nil
	}
	s := read.Text
	var h *house.House
	if c.House != "" {
		h, _ = c.HouseByID(c.House)
	}
	if h == nil {
		h, _ = c.Detect(s)
	}
	return syntax.Parse(text.New(s), h, nil)
}
