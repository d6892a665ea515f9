// Package complete suggests what may come next at a place of a draft: openers by the
// part and the house, whom they address, citations, references to the draft's own
// paragraphs, labels. The same text gives the same suggestions; nothing is guessed.
package complete

import (
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Kind is what a suggestion is.
type Kind uint8

const (
	Opener    Kind = iota // "Recalling further"
	Citation              // of another act
	Reference             // to a paragraph of this text
	Label                 // the number that is due
	Name                  // of a body, or of somebody who is addressed
	Edition               // of a cited act
)

// Item is one suggestion.
type Item struct {
	Kind   Kind
	Label  string // what a person reads
	Detail string // beside it, in a few words
	Text   string // what is put in
	// Snippet is Text with the places to be filled in, in the form of LSP; empty
	// where there are none.
	Snippet string
	Filter  string      // what is typed is compared with this
	Gone    bool        // of a citation: the act is not in force any more
	Ref     cite.Ref    // of a citation: the act; its documentation is the catalogue's
	More    []text.Edit // elsewhere: the mark that ends the paragraph before
}

// List is what is suggested in the place of At, which ends at the caret.
type List struct {
	At    text.Span
	Items []Item
	// Partial tells that what is typed next may lead to others.
	Partial bool
}

// Most is how many suggestions are made at once.
const Most = 80

// place is where something is suggested.
type place struct {
	t      *syntax.Tree
	known  *catalogue.Catalogue
	off    int
	node   int    // the paragraph, -1 in an empty text
	line   int    // where the line begins
	before string // the line up to the caret
	after  string // and behind it
}

// At are the suggestions at off.
func At(t *syntax.Tree, known *catalogue.Catalogue, off int) List {
	off = max(0, min(off, t.Text.Len()))
	line := t.Text.Line(t.Text.LineAt(off))
	off = min(off, line.End)
	p := &place{
		t: t, known: known, off: off, node: lint.NodeAt(t, off), line: line.Start,
		before: t.Text.Slice(text.Span{Start: line.Start, End: off}), after: t.Text.Slice(text.Span{Start: off, End: line.End}),
	}
	for _, try := range []func(*place) (List, bool){editions, citations, references, labels, openers, enacting, names} {
		if l, ok := try(p); ok {
			if len(l.Items) > Most {
				l.Items, l.Partial = l.Items[:Most], true
			}
			return l
		}
	}
	return List{At: text.Span{Start: off, End: off}}
}

// from is the span from a place of the line to the caret.
func (p *place) from(at int) text.Span { return text.Span{Start: p.line + at, End: p.off} }

// part is the part of the resolution at the caret, as the paragraphs before it tell.
func (p *place) part() house.Part {
	t := p.t
	part, seen := house.FrontPart, false
	for i := range t.Nodes {
		n := &t.Nodes[i]
		if n.Start > p.off || i == p.node && n.Start >= p.line && seen {
			break
		}
		if n.Mark.Empty() || n.Kind == syntax.Note {
			continue
		}
		if n.Role != house.FrontPart || !seen {
			part = n.Role
		}
		if n.Kind == syntax.Enacting {
			part = house.PreamblePart
		}
		seen = true
	}
	if part == house.FrontPart && (len(t.Acts) == 0 || t.Acts[0].Enacting < 0 && t.Acts[0].Heading < 0) {
		return house.PreamblePart // a fragment
	}
	return part
}

// hasFolded tells that s begins with prefix, whatever the case of letters.
func hasFolded(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// gist is the beginning of a paragraph.
func gist(n *syntax.Node) string {
	const most = 60
	words := strings.Join(strings.Fields(n.Body.In(n.Raw)), " ")
	if len(words) <= most {
		return words
	}
	cut := strings.LastIndexByte(words[:most], ' ')
	if cut < most/2 {
		cut = most
	}
	return strings.ToValidUTF8(words[:cut], "") + "…"
}
