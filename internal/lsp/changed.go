package lsp

import (
	"resolute/internal/compare"
	"resolute/internal/syntax"
)

// base is the version of a draft that its references are held against: the one that was
// opened, and then every later one in which all references lead where they led. While
// one does not it stays, so that what is undone, brought up to date or confirmed is told
// no more, and what is typed meanwhile does not hide it.
type base struct {
	version int32
	tree    *syntax.Tree
}

// changed are the references that name other paragraphs than they did, in the newest
// version that was looked at; nothing of an older one. As long as words are typed this
// costs nothing: the outline is the one of before, and all numbers with it.
func (d *document) changed() []syntax.Stale {
	tree := d.parsed()
	d.treeMu.Lock()
	defer d.treeMu.Unlock()
	if d.settled {
		return d.stale
	}
	d.settled = true
	was := d.earlier.base.Load()
	if was != nil && (was.version > d.version || was.tree.House != tree.House) {
		if was.version <= d.version {
			d.earlier.base.CompareAndSwap(was, &base{d.version, tree}) // it is read anew
		}
		return nil
	}
	open := false
	if was != nil {
		d.stale, open = compare.Since(was.tree, tree)
	}
	if !open {
		d.earlier.base.CompareAndSwap(was, &base{d.version, tree})
	}
	return d.stale
}
