package lsp

import (
	"cmp"
	"context"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"

	"go.lsp.dev/uri"

	"resolute/internal/cite"
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
	refs  *interner
	pulse chan struct{} // closed when something changes
	stop  context.CancelFunc
}

func newIndex(s *server) *index {
	return &index{s: s, files: map[uri.URI]*summary{}, refs: newInterner(), pulse: make(chan struct{}), stop: func() {}}
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
	slices.SortStableFunc(out, nearest(r))
	return out
}

// nearest orders texts of an act: the edition that is cited comes first, then what is
// adopted.
func nearest(r cite.Ref) func(a, b holder) int {
	return func(a, b holder) int {
		return cmp.Or(-cmp.Compare(fits(a, r), fits(b, r)), -cmp.Compare(adopted(a), adopted(b)), strings.Compare(string(a.in.uri), string(b.in.uri)))
	}
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

// changed reads one file again, or forgets it if it is gone.
func (x *index) changed(u uri.URI) {
	if !u.IsFile() {
		return
	}
	x.s.beside("index", func(context.Context) error {
		path := u.FsPath()
		folder := x.folderOf(path)
		if folder == "" || x.s.switches.isOff("index") {
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
			h := hand{index: x}
			x.take(path, h.summaryOf(j), round)
		}
		x.beat()
		x.mu.Lock()
		now := x.files[u]
		x.mu.Unlock()
		if (was == nil) != (now == nil) && x.s.client.refreshes.lenses && x.s.state.Load() == running {
			return x.s.client.CodeLensRefresh(x.s.ctx) // who cites whom is told over headings
		}
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
