// Package lint runs rules over a tree and applies their fixes. It knows no rule
// and no editor, but for the rules about its own suppressions.
package lint

import (
	"slices"
	"sync/atomic"

	"resolute/internal/catalogue"
	"resolute/internal/house"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Severity says how sure and how grave a finding is.
type Severity uint8

const (
	Hint    Severity = iota // style, for those who want it
	Info                    // style
	Warning                 // against the house's rule
	Error                   // certainly broken
)

var severities = [...]string{Hint: "hint", Info: "info", Warning: "warning", Error: "error"}

// String is the name used in settings, flags and output.
func (s Severity) String() string {
	if int(s) < len(severities) {
		return severities[s]
	}
	return "unknown"
}

// ParseSeverity is the severity of a name that String gives.
func ParseSeverity(name string) (Severity, bool) {
	for s, n := range severities {
		if n == name {
			return Severity(s), true
		}
	}
	return 0, false
}

// Rule is one checkable mistake with its documentation. Exactly one of Para and
// Tree is set.
type Rule struct {
	ID      string // "RS0201": the group and a number, never reused
	Name    string // "label-gap": reads well after "allow"
	Summary string // one sentence
	// Why tells, in Markdown, the reason, the source and the exceptions.
	Why      string
	Severity Severity
	Houses   []string // ids of the houses it is for; none: all
	// Bad is a text that the rule reports once, Good one that no rule of its
	// group reports; where the rule has a fix, the first fix of Bad gives Good.
	Bad, Good string
	// House is the one that Bad and Good are read as; empty: detected.
	House string

	// Para sees one paragraph and reports spans relative to it. Its findings live
	// as long as the paragraph does, so it may look at nothing else.
	Para func(*Pass, *syntax.Para)
	// Needs are the signals, or syntax.Citations, of which a paragraph must have one
	// to be shown to Para, and a text in one of its paragraphs to be shown to Tree;
	// none: it sees all.
	Needs syntax.Seen
	// Tree sees a resolution with its annexes and notes and reports spans of its
	// text. Of a file that holds several it sees one after the other, each as if it
	// were alone, and again only those that have changed; with File set it sees the
	// whole file at every keystroke. It must be cheap.
	Tree func(*Pass, *syntax.Tree)
	File bool
	// Local tells that what Tree finds in a paragraph depends on no other paragraph's
	// words, so that after an edit it is asked for those alone that were edited. It
	// has to look at Pass.Stretch only.
	Local bool
	// Reads is what Tree looks at of an ordinary paragraph of the preamble, the
	// operative part or an annex, beside its shape: the words of those only that have
	// one of these signals, or citations. Of a rule for which that is told, or
	// syntax.Shape where it is nothing, the findings stay after an edit in other
	// paragraphs. None: it may look at all words.
	Reads syntax.Seen
}

// Diagnostic is one finding.
type Diagnostic struct {
	Rule     *Rule
	Severity Severity
	Span     text.Span
	Message  string // what was found, then what was due; no full stop
	Related  []Related
	Fixes    []Fix // the likeliest first
}

// Related is another place that explains a finding.
type Related struct {
	Span    text.Span
	Message string
}

// Fix is a repair. All its edits are made, or none.
type Fix struct {
	Title string
	Edits []text.Edit
	// Safe tells that the repair cannot change the meaning, so that it may be
	// made without asking.
	Safe bool
}

// Pass is what a rule is given besides its subject.
type Pass struct {
	House     *house.House
	Catalogue *catalogue.Catalogue // may be nil, which is the built-in one
	SafeOnly  bool                 // repairs that are not safe are not wanted: see Options
	Stale     []syntax.Stale       // for a rule with File: references that changed since an earlier version; see Engine.Since

	rules []active // those at work on the subject
	rule  int      // and the one of them that is
	// Findings are pointers so that one that a rule holds on to stays the one
	// reported when the next makes the list grow.
	found    []*Diagnostic
	room     []Diagnostic // for those to come: a draft has a dozen
	part     syntax.Tree  // room for the one at work; findings do not refer to it
	tree     *syntax.Tree // that readings are of, and seen
	seen     syntax.Seen
	readings []reading
	edited   *before // of a Local rule that runs for what was edited only; nil: for all
}

// take is what was found so far, and leaves nothing.
func (p *Pass) take() []*Diagnostic {
	found := slices.Clone(p.found)
	clear(p.found)
	p.found = p.found[:0]
	return found
}

// free makes the pass one that is over: it keeps its room for another.
func (p *Pass) free() {
	for i := range p.readings {
		p.readings[i].done = false
	}
	clear(p.found)
	*p = Pass{found: p.found[:0], room: p.room, part: p.part, readings: p.readings}
}

// of makes the pass one over tree, with nothing read of it.
func (p *Pass) of(tree *syntax.Tree) {
	p.tree, p.seen = tree, 0
	for i := range tree.Nodes {
		p.seen |= tree.Nodes[i].Seen
	}
	for i := range p.readings {
		p.readings[i].done = false
	}
}

// Has tells that a paragraph of the tree has one of these signals, or citations.
func (p *Pass) Has(t *syntax.Tree, some syntax.Seen) bool {
	if p.tree != t {
		p.of(t)
	}
	return p.seen&some != 0
}

// Reading is something that several Tree rules read out of the same tree: it is read
// once a run, whichever rule asks first.
type Reading[T any] struct {
	// Read reads it; room is what was read of another tree, which nobody looks at any
	// more, or the zero value.
	Read func(pass *Pass, t *syntax.Tree, room T) T

	seat seat
}

// seat is where a reading stands among those of a pass, most likely: passes make the
// same ones in the same order. Every reading is known by its own.
type seat struct{ at atomic.Int32 }

// reading is a Reading and what it gave.
type reading struct {
	of    *seat
	value any
	done  bool // of the tree at work
}

// Of is what the reading gives of t.
func (r *Reading[T]) Of(p *Pass, t *syntax.Tree) T {
	if p.tree != t {
		p.of(t)
	}
	i := int(r.seat.at.Load())
	if i >= len(p.readings) || p.readings[i].of != &r.seat {
		if i = slices.IndexFunc(p.readings, func(x reading) bool { return x.of == &r.seat }); i < 0 {
			i = len(p.readings)
			p.readings = append(p.readings, reading{of: &r.seat, value: new(T)})
		}
		r.seat.at.Store(int32(i))
	}
	value := p.readings[i].value.(*T)
	if !p.readings[i].done {
		*value = r.Read(p, t, *value)
		p.readings[i].done = true // not of one that failed
	}
	return *value
}

// Stretch is what a Local rule has to look at, the nodes from first up to end, and
// whether that is all of the tree.
func (p *Pass) Stretch(t *syntax.Tree) (first, end int, whole bool) {
	if p.edited == nil {
		return 0, len(t.Nodes), true
	}
	return p.edited.first, p.edited.end, false
}

// Report adds a finding of the pass's rule and returns it, to be completed.
func (p *Pass) Report(at text.Span, message string) *Diagnostic {
	if len(p.room) == 0 {
		p.room = make([]Diagnostic, 8)
	}
	a, d := &p.rules[p.rule], &p.room[0]
	p.room = p.room[1:]
	*d = Diagnostic{Rule: a.Rule, Severity: a.level, Span: at, Message: message}
	p.found = append(p.found, d)
	return d
}
