package lsp

import (
	"context"
	"maps"
	"runtime"
	"sync"
	"sync/atomic"

	"go.lsp.dev/uri"
	"go.uber.org/zap"

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
	if x.s.switches.isOff("index") {
		x.forget()
		return
	}
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

// forget leaves the index with nothing but what is open.
func (x *index) forget() {
	x.mu.Lock()
	clear(x.files)
	x.mu.Unlock()
	x.beat()
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
	defer setUp()()
	for k := range max(runtime.GOMAXPROCS(0)-1, 1) { // WebAssembly has one processor
		workers.Go(func() {
			h := hand{index: x}
			for {
				x.s.busy.wait(ctx, k == 0)
				i := int(next.Add(1)) - 1
				if i >= len(jobs) || ctx.Err() != nil {
					return
				}
				x.take(jobs[i].Path, h.summaryOf(jobs[i]), round)
				bar.report(int(done.Add(1)), len(jobs))
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

// take puts what is known of a file into the index. One that cannot be read is not
// in it.
func (x *index) take(path string, sum *summary, round int) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.round != round {
		return
	}
	if sum == nil {
		delete(x.files, uri.File(path))
	} else {
		x.files[sum.uri] = sum
	}
}

// hand reads one file after another for the index.
type hand struct {
	*index
	reader  workspace.Reader
	skimmer syntax.Skimmer
}

// summaryOf is the summary of a file, nil if it is no draft or cannot be read. A
// text on which reading fails is one that the index does not have.
func (h *hand) summaryOf(j job) (sum *summary) {
	defer func() {
		if v := recover(); v != nil {
			h.s.bug("index", v, zap.String("file", j.Path))
			sum = nil
		}
	}()
	u := uri.File(j.Path)
	draft, house := h.s.draftOf(&h.reader, u, j.Input)
	if house == nil {
		return nil
	}
	sum = h.summarize(u, h.skimmer.Read(draft, house))
	sum.adopted, sum.folder = j.adopted, j.folder
	return sum
}

// treeOf reads a file as the command does; nil if that cannot be.
func (x *index) treeOf(j job) *syntax.Tree {
	draft, house := x.s.draftOf(&workspace.Reader{}, uri.File(j.Path), j.Input)
	if house == nil {
		return nil
	}
	return syntax.Parse(draft, house, nil)
}

// draftOf is the text of a file and whose it is; nil if it is no draft or cannot be
// read.
func (s *server) draftOf(r *workspace.Reader, u uri.URI, in workspace.Input) (*text.Text, *house.House) {
	c := s.scopeFor(u).settings().config
	read, err := r.Read(in, c)
	if err != nil {
		return nil, nil
	}
	h := read.House
	if c.House != "" {
		h, _ = c.HouseByID(c.House)
	}
	if h == nil {
		h, _ = c.Detect(read.Text)
	}
	return text.New(read.Text), h
}
