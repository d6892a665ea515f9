package lsp

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
	"resolute/internal/workspace"
)

// index knows the drafts and adopted texts of the workspace's folders by what
// they hold: their acts and their citations, not their texts. An open document
// hides what the disk has of it.
type index struct {
	s *server

	mu    sync.Mutex
	files map[uri.URI]*summary
	round int // a later round of reading makes what an earlier one finds obsolete
	refs  interner
	pulse chan struct{} // closed when something changes
	stop  context.CancelFunc
}

// summary is what is known of one text.
type summary struct {
	uri     uri.URI
	adopted bool
	folder  string // the workspace's folder that it was found in
	acts    []actSummary
	cites   []citeSummary
	found   *atomic.Pointer[string] // what findings it has, by their name; nothing until it is checked
}

// actSummary is an act that a text holds.
type actSummary struct {
	ref      refID // 0 if the text does not say its number
	name     string
	title    string
	edition  string
	at       protocol.Range // its heading, or what else it begins with
	whole    protocol.Range
	sections []sectionSummary
}

type sectionSummary struct {
	opener string
	items  int
	at     protocol.Range
}

// citeSummary is one citation; act is the place of the one that it stands in, -1
// outside all.
type citeSummary struct {
	ref refID
	act int32
	at  protocol.Range
}

func newIndex(s *server) *index {
	return &index{s: s, files: map[uri.URI]*summary{}, refs: interner{ids: map[actKey]refID{}, words: map[string]string{}}, pulse: make(chan struct{}), stop: func() {}}
}

// summarize reads a tree for the index.
func (x *index) summarize(u uri.URI, tree *syntax.Tree) *summary {
	out := &summary{uri: u, found: &atomic.Pointer[string]{}}
	find := tree.Shown().Finder(x.s.client.encoding)
	where := func(sp text.Span) protocol.Range {
		sp = tree.Show(sp)
		from, to := find.Pos(sp.Start), find.Pos(sp.End)
		return protocol.Range{
			Start: protocol.Position{Line: uint32(from.Line), Character: uint32(from.Col)},
			End:   protocol.Position{Line: uint32(to.Line), Character: uint32(to.Col)},
		}
	}
	for i := range tree.Acts {
		a := &tree.Acts[i]
		act := actSummary{name: actName(tree, a), title: strings.Clone(tree.ActTitle(a)), edition: editionOf(a)}
		first := a.First
		if a.Heading >= 0 {
			first = a.Heading
		} else if a.Enacting >= 0 {
			first = a.Enacting
		}
		act.at = where(whole(&tree.Nodes[first]))
		act.whole = where(text.Span{Start: whole(&tree.Nodes[a.First]).Start, End: whole(&tree.Nodes[a.Last]).End})
		if r, ok := actRef(a); ok {
			act.ref = x.refs.id(r)
		}
		for j := range tree.Sections {
			sec := &tree.Sections[j]
			if sec.Head < a.First || sec.Head > a.Last || sec.Opener.Phrase == "" {
				continue
			}
			items := 0
			for k := sec.First; k <= sec.Last; k++ {
				if tree.Nodes[k].Kind == syntax.Item || tree.Nodes[k].Kind == syntax.Paragraph {
					items++
				}
			}
			act.sections = append(act.sections, sectionSummary{x.refs.word(sec.Opener.Phrase), items, where(whole(&tree.Nodes[sec.Head]))})
		}
		act.sections = slices.Clip(act.sections)
		out.acts = append(out.acts, act)
	}
	most := 0
	for i := range tree.Nodes {
		most += len(tree.Nodes[i].Cites)
	}
	out.cites = make([]citeSummary, 0, most)
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if n.Head() {
			continue // what it names is the text itself
		}
		for _, c := range n.Cites {
			if r := tree.Ref(i, c); r.Body != "self" && r.Number != "" {
				out.cites = append(out.cites, citeSummary{x.refs.id(r), int32(n.Act), where(c.Span.Shift(n.Start))})
			}
		}
	}
	return out
}

// actRef is the act as citations name it; false for one that does not say its
// number.
func actRef(a *syntax.Act) (cite.Ref, bool) {
	if a.Number.Number == "" || a.House == nil || a.House.Body == "" {
		return cite.Ref{}, false
	}
	return cite.Ref{Body: a.House.Body, Kind: cmp.Or(a.Number.Kind, "resolution"), Number: a.Number.Number, Edition: editionOf(a)}, true
}

// editionOf is the place and the year in an act's heading, "Rev. Busan, 2014".
func editionOf(a *syntax.Act) string {
	if a.Number.Place == "" || a.Number.Year == 0 {
		return ""
	}
	e := fmt.Sprintf("%s, %d", a.Number.Place, a.Number.Year)
	if a.Number.Revised {
		e = "Rev. " + e
	}
	return e
}

func actName(tree *syntax.Tree, a *syntax.Act) string {
	if r, ok := actRef(a); ok {
		return strings.Clone(r.String())
	}
	for _, i := range []int{a.Heading, a.Title, a.Enacting, a.First} {
		if i >= 0 {
			return strings.Clone(symbolName(&tree.Nodes[i]))
		}
	}
	return "draft"
}

// summarized is the summary of a document that is open.
func (x *index) summarized(d *document) *summary {
	tree := d.parsed()
	d.treeMu.Lock()
	defer d.treeMu.Unlock()
	if d.summary == nil {
		d.summary = x.summarize(d.uri, tree)
	}
	return d.summary
}

// all is every text of the workspace in the order of their names; the documents of
// v stand for what the disk has of them.
func (x *index) all(v view) []*summary {
	x.mu.Lock()
	files := maps.Clone(x.files)
	x.mu.Unlock()
	for u, d := range v {
		sum := x.summarized(d)
		if was := files[u]; was != nil && was.adopted {
			own := *sum
			own.adopted = true
			sum = &own
		}
		files[u] = sum
	}
	out := slices.Collect(maps.Values(files))
	slices.SortFunc(out, func(a, b *summary) int { return strings.Compare(string(a.uri), string(b.uri)) })
	return out
}

// citing are the citations of an act in the workspace, text by text.
func (x *index) citing(v view, r cite.Ref) []citation {
	id := x.refs.id(r)
	var out []citation
	x.each(v, func(sum *summary) {
		for i := range sum.cites {
			if c := &sum.cites[i]; c.ref == id {
				out = append(out, citation{sum, c})
			}
		}
	})
	slices.SortStableFunc(out, func(a, b citation) int { return strings.Compare(string(a.in.uri), string(b.in.uri)) })
	return out
}

// each yields what all gives, in no order: to bring twenty thousand texts in order
// takes longer than to look through them.
func (x *index) each(v view, yield func(*summary)) {
	open := make(map[uri.URI]*summary, len(v))
	for u, d := range v {
		open[u] = x.summarized(d)
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	for u, sum := range x.files {
		if now := open[u]; now == nil {
			yield(sum)
		} else if sum.adopted {
			own := *now
			own.adopted = true
			open[u] = &own
		}
	}
	for _, sum := range open {
		yield(sum)
	}
}

type citation struct {
	in *summary
	*citeSummary
}

// holding are the texts of the workspace that are the act: the adopted one and
// drafts of its next revision.
func (x *index) holding(v view, r cite.Ref) []holder {
	id := x.refs.id(r)
	var out []holder
	x.each(v, func(sum *summary) {
		for i := range sum.acts {
			if a := &sum.acts[i]; a.ref == id {
				out = append(out, holder{sum, a})
			}
		}
	})
	// The edition that is cited comes first, then what is adopted.
	slices.SortStableFunc(out, func(a, b holder) int {
		return cmp.Or(-cmp.Compare(fits(a, r), fits(b, r)), -cmp.Compare(adopted(a), adopted(b)), strings.Compare(string(a.in.uri), string(b.in.uri)))
	})
	return out
}

type holder struct {
	in *summary
	*actSummary
}

func fits(h holder, r cite.Ref) int {
	if h.edition == r.Edition {
		return 1
	}
	return 0
}

func adopted(h holder) int {
	if h.in.adopted {
		return 1
	}
	return 0
}

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

// changed reads one file again, or forgets it if it is gone.
func (x *index) changed(u uri.URI) {
	if !u.IsFile() {
		return
	}
	x.s.beside("index", func(context.Context) error {
		path := u.FsPath()
		folder := x.folderOf(path)
		if folder == "" {
			return nil
		}
		x.mu.Lock()
		was, round := x.files[u], x.round
		x.mu.Unlock()
		j := job{Input: workspace.Input{Path: path, Folder: folder}, folder: folder, adopted: was != nil && was.adopted}
		if was == nil {
			found, err := workspace.Find([]string{path}, "", x.s.currentSettings())
			if err != nil || len(found.Inputs) == 0 || !workspace.MayBeDraft(path) {
				return nil
			}
		}
		if _, err := os.Stat(path); err != nil {
			x.mu.Lock()
			delete(x.files, u)
			x.mu.Unlock()
		} else {
			x.take(j, round)
		}
		x.beat()
		return nil
	})
}

// folderOf is the folder of the workspace that a file lies in, "" if none.
func (x *index) folderOf(path string) string {
	for _, f := range *x.s.folders.Load() {
		if rest, ok := strings.CutPrefix(path, f); ok && (rest == "" || rest[0] == '/' || rest[0] == os.PathSeparator) {
			return f
		}
	}
	return ""
}

// beat wakes those who wait for a change.
func (x *index) beat() {
	x.mu.Lock()
	defer x.mu.Unlock()
	close(x.pulse)
	x.pulse = make(chan struct{})
}

// changes is closed at the next change of what is known of the workspace.
func (x *index) changes() <-chan struct{} {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.pulse
}

// onDisk is the version of a document that no editor has open.
const onDisk = -1 << 31

// document is a text that is not open, read from the disk; nil if it cannot be.
func (x *index) document(sum *summary) *document {
	tree := x.treeOf(job{Input: workspace.Input{Path: sum.uri.FsPath(), Folder: sum.folder}})
	if tree == nil {
		return nil
	}
	return &document{uri: sum.uri, version: onDisk, text: tree.Shown(), scope: x.s.scopeFor(sum.uri), draft: true, earlier: &earlier{}, tree: tree}
}
