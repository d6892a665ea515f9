package lsp

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"go.lsp.dev/protocol"
	"go.lsp.dev/uri"

	"resolute/internal/cite"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

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

// summarize reads a tree for the index, and keeps nothing of it.
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
	others := 0
	eachOther(tree, func(int, *cite.Cite) { others++ })
	out.cites = make([]citeSummary, 0, others)
	eachOther(tree, func(i int, c *cite.Cite) {
		n := &tree.Nodes[i]
		out.cites = append(out.cites, citeSummary{x.refs.id(tree.Ref(i, *c)), int32(n.Act), where(c.Span.Shift(n.Start))})
	})
	return out
}

// eachOther yields the citations of other texts, each with its node. What a heading
// names is the text itself.
func eachOther(tree *syntax.Tree, yield func(node int, c *cite.Cite)) {
	for i := range tree.Nodes {
		n := &tree.Nodes[i]
		if len(n.Cites) == 0 || n.Head() {
			continue
		}
		for k := range n.Cites {
			if c := &n.Cites[k]; c.Ref.Body != "self" && c.Ref.Number != "" && !tree.Unlinked(i, c) {
				yield(i, c)
			}
		}
	}
}

// actRef is the act as citations name it; false for one that does not say its
// number.
func actRef(a *syntax.Act) (cite.Ref, bool) {
	if a.Number.Number == "" || a.House == nil || a.House.Body == "" {
		return cite.Ref{}, false
	}
	if a.Number.Draft && a.House.PlaceYear && a.Number.Number[0] > '9' { // "[PLEN-1]", which has no edition yet
		return cite.Ref{Body: a.House.Body, Kind: "draft", Number: a.Number.Number}, true
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
