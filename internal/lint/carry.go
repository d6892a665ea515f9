package lint

import (
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Most keystrokes change the words of one paragraph and nothing of the outline. Few
// rules about a whole resolution depend on those words, and of the others what they
// found before is carried over: a long resolution is not judged anew by all of them
// for a letter.

// edit is a stretch of paragraphs in which a tree differs from the version before,
// whose outline it has.
type edit struct {
	first, end int         // nodes
	seen       syntax.Seen // of any of them, before or now
}

// compare finds out what was edited since prev.
func (r *run) compare(prev *Result) {
	if prev == nil {
		return
	}
	if first, end, seen, ok := r.tree.Retouched(prev.Tree); ok && first < end {
		r.since = &edit{first, end, seen}
	}
}

// before is what was found in a part of the version before that has been edited
// since.
type before struct {
	found      []*Diagnostic
	first, end int         // the nodes that were edited, in that part
	at         text.Span   // these paragraphs as they were
	by         int         // how much longer they are now
	seen       syntax.Seen // as of edit
}

// fate is what becomes of a rule's findings of the version before.
type fate uint8

const (
	dropped  fate = iota // the rule runs again
	carried              // all stay, and the rule need not run
	narrowed             // those outside what was edited stay, and the rule runs for that
)

// before is what was found in the nodes from first up to end, nil where that says
// nothing of them now.
func (r *run) before(prev *Result, first, end int, found []*Diagnostic) *before {
	e := r.since
	if e == nil || e.first < first || e.end > end {
		return nil
	}
	was, now := &prev.Tree.Nodes[e.end-1], &r.tree.Nodes[e.end-1]
	stop := was.Start + len(was.Raw)
	at := text.Span{Start: prev.Tree.Nodes[e.first].Start, End: stop}
	return &before{found, e.first - first, e.end - first, at.Shift(-prev.Tree.Nodes[first].Start), now.Start + len(now.Raw) - stop, e.seen}
}

func (r *run) fileBefore(prev *Result) *before {
	if prev == nil {
		return nil
	}
	return r.before(prev, 0, len(r.tree.Nodes), prev.file)
}

// partBefore is before of part k, which is the nodes from first up to end: with the
// outline, the parts are those of the version before.
func (r *run) partBefore(prev *Result, k, first, end int) *before {
	if r.since == nil || k >= len(prev.parts) || prev.parts[k].node != first {
		return nil
	}
	return r.before(prev, first, end, prev.parts[k].found)
}

// carry adds the findings that stay, where they stand now, and gives the fate of
// each rule's.
func (r *run) carry(rules []active, was *before) map[*Rule]fate {
	if was == nil {
		return nil
	}
	kept := make(map[*Rule]fate, len(rules))
	for _, a := range rules {
		switch {
		case a.Reads != 0 && a.Reads&was.seen == 0:
			kept[a.Rule] = carried
		case a.Local:
			kept[a.Rule] = narrowed
		}
	}
	for _, d := range was.found {
		switch kept[d.Rule] {
		case carried:
			if !was.outside(d) {
				delete(kept, d.Rule) // it speaks of the paragraphs that were edited
			}
		case narrowed:
			if !was.inside(d.Span) && !was.outside(d) {
				delete(kept, d.Rule) // it stands elsewhere and speaks of them
			}
		}
	}
	stays := func(d *Diagnostic) bool {
		f := kept[d.Rule]
		return f == carried || f == narrowed && !was.inside(d.Span)
	}
	var s sizes
	count := 0
	for _, d := range was.found {
		if stays(d) {
			s.add(d)
			count++
		}
	}
	all, room := make([]Diagnostic, 0, count), s.room()
	for _, d := range was.found {
		if stays(d) {
			all = append(all, room.shift(d, was.at.End, was.by))
			r.pass.found = append(r.pass.found, &all[len(all)-1])
		}
	}
	return kept
}

// outside tells that all places of a finding are outside the paragraphs that were
// edited, so that they are where they were, counted from the start or the end.
func (b *before) outside(d *Diagnostic) bool {
	if !b.clear(d.Span) {
		return false
	}
	for i := range d.Related {
		if !b.clear(d.Related[i].Span) {
			return false
		}
	}
	for i := range d.Fixes {
		for k := range d.Fixes[i].Edits {
			if !b.clear(d.Fixes[i].Edits[k].Span) {
				return false
			}
		}
	}
	return true
}

// inside tells that a span is within the paragraphs that were edited.
func (b *before) inside(s text.Span) bool {
	return !b.clear(s) && s.Start >= b.at.Start && s.End <= b.at.End
}

// clear tells that a span has nothing of the paragraphs that were edited. An empty
// one at their limits may be theirs.
func (b *before) clear(s text.Span) bool {
	return s.End < b.at.Start || s.Start > b.at.End || !s.Empty() && (s.End == b.at.Start || s.Start == b.at.End)
}
