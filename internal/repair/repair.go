// Package repair takes a flattened text apart: one in which the deleted and the
// inserted words of tracked changes stand one behind the other, "31" for 3 that
// became 1. It writes what it can decide as a deletion and an insertion and leaves
// the rest as it is, for the rules to tell.
//
// What decides: the numbers that are due in both versions of a list, conferences
// and sessions that an old text cannot cite, words that are two of the text's own,
// marks that close a list; and the former text itself, where there is one: it is found
// in the flattened one, and what is not of it was put in. What of it was struck is told by
// what stuck to it, by words that were put in elsewhere, by what cannot stand in the new
// version: a number given twice, an edition, a year, a title that are past. Words struck
// with nothing in their place and none of that are kept.
package repair

import (
	"strings"

	"resolute/internal/compare"
	"resolute/internal/house"
	"resolute/internal/marks"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// Result is a text taken apart.
type Result struct {
	Runs []marks.Run
	// Decided counts the places where an old and a new version were told apart.
	Decided int
}

// Marked is the text with revision marks.
func (r *Result) Marked() string { return marks.Write(r.Runs) }

// proposed is the new version.
func (r *Result) proposed() string { return marks.Of(text.New(r.Marked())).Proposed.Text.String() }

// Text takes a flattened text apart. With base, the former text, the old version is
// what that says.
func Text(flat string, h *house.House, base string) *Result {
	tree := syntax.Parse(text.New(flat), h, nil)
	w := &work{tree: tree, own: ownWords(flat)}
	if base != "" {
		for word, n := range ownWords(base) {
			w.own[word] += n
		}
	}
	w.cut()
	w.years()
	w.evidence()
	out := &Result{}
	now, found := "", false
	if base != "" {
		now, found = w.withFormer(base)
	}
	if !found && !w.flattened() {
		out.Runs = []marks.Run{{Text: flat, Old: true, New: true}}
		return out
	}
	if !found {
		w.lists()
		if w.returned() {
			w.lists()
		}
		w.join()
		w.tails()
		for i := range w.lines {
			out.Runs = append(out.Runs, w.runs(i)...)
		}
		now = out.proposed()
	}
	if base != "" {
		now = w.revised(now, base)
		// The old version is known to the letter; what was found is the new one.
		out.Runs = compare.Trees(syntax.Parse(text.New(base), h, nil), syntax.Parse(text.New(now), h, nil)).Runs()
	}
	for _, r := range out.Runs {
		if r.Old != r.New {
			out.Decided++
		}
	}
	if out.Decided == 0 {
		out.Runs = []marks.Run{{Text: flat, Old: true, New: true}} // old and new would be the same: "11" is no 1 that became 1
	}
	return out
}

// side is in which versions something stands.
type side uint8

const (
	both side = iota
	onlyOld
	onlyNew
)

func (s side) run(text string) marks.Run {
	return marks.Run{Text: text, Old: s != onlyNew, New: s != onlyOld}
}

// work is a text being taken apart.
type work struct {
	tree     *syntax.Tree
	lines    []line
	own      map[string]int // how often each word stands in the text
	pairs    map[[2]string]int
	old, new int // years of the two versions; 0 if they are not known
}

// line is a paragraph of the flattened text, or a part of one that a lost line
// break begins.
type line struct {
	text    string
	at      int    // where it begins; only with the former text
	end     string // its ending; empty for the last one and before a lost break
	head    bool   // an opener, a heading: lists begin anew behind it
	heading bool   // it names the act
	locked  bool   // its label is read as it stands
	label   int    // length of its label
	choices []choice
	side    side
	chosen  choice
	goesOn  bool // it has no mark at its end: what follows belongs to it
	inline  bool // it goes on in the line before
	lost    bool // the break before it is lost
	fresh   bool // it cites what the old version cannot
	sure    bool // a seam of it is of a kind that no other text has
	telling bool // and is no double mark
	seamed  bool // an old and a new version of its words run together in it
	tail    int  // where the clause begins that the next line says anew; 0 if none does
	stale   bool // it asks for what the new version cannot
}

// traces is how many places must show that a text is flattened, as for the rule that
// tells of it: an adopted text may have one or two that look like it.
const traces = 3

// flattened tells that the text shows places where two versions run together.
func (w *work) flattened() bool {
	n, telling := 0, false // double marks alone may be slips
	for i := range w.lines {
		l := &w.lines[i]
		if l.sure {
			n++
		}
		telling = telling || l.telling
		if l.lost {
			n, telling = n+1, true
		}
		if len(l.choices) > 0 && l.choices[0].oldAs != l.choices[0].newAs && l.choices[0].cost == costGlued {
			n, telling = n+1, true // no label but two: "d)e)"
		}
	}
	return n >= traces && telling
}

// cut makes the lines.
func (w *work) cut() {
	heads, headings, locked := map[int]bool{}, map[int]bool{}, map[int]bool{}
	for i := range w.tree.Nodes {
		n := &w.tree.Nodes[i]
		locked[n.Start] = n.Locked
		switch n.Kind {
		case syntax.OpenerLine, syntax.Heading, syntax.Enacting, syntax.AnnexHead, syntax.Title:
			heads[n.Start] = true
			headings[n.Start] = n.Kind == syntax.Heading
		}
	}
	at := 0
	for raw := range strings.Lines(w.tree.Text.String()) {
		body := strings.TrimRight(raw, "\r\n")
		l := line{text: body, end: raw[len(body):], head: heads[at], heading: headings[at], locked: locked[at]}
		if k := annexHead(body); isAnnex(body) && k < len(body) {
			// What goes on behind the heading of an annex is not of it.
			w.lines = append(w.lines, line{text: body[:k], head: l.head, heading: l.heading})
			l = line{text: body[k:], end: l.end, inline: true}
		}
		for {
			i := lostBreak(l.text)
			if i < 0 {
				break
			}
			first := l
			first.text, first.end = l.text[:i], ""
			w.lines = append(w.lines, first)
			l = line{text: l.text[i:], end: l.end, lost: true}
		}
		for _, at := range inlineLabels(l.text) {
			first := l
			first.text, first.end = l.text[:len(l.text)-at], ""
			w.lines = append(w.lines, first)
			l = line{text: l.text[len(l.text)-at:], end: l.end, inline: true}
		}
		w.lines = append(w.lines, l)
		at += len(raw)
	}
	for i := range w.lines {
		l := &w.lines[i]
		if !l.head && !l.locked {
			l.label, l.choices = readLabel(l.text)
		}
		trimmed := strings.TrimRight(l.text, " \t\u00a0")
		l.goesOn = trimmed != "" && strings.IndexByte(";,.:)”\"", trimmed[len(trimmed)-1]) < 0 && !l.head
	}
}

// inlineLabels are the places, from the end of s, where the numbers of a list stand
// that runs on in one line; none unless there are several.
func inlineLabels(s string) []int {
	var out []int
	open := false // a bracket is, "(Rev. Marrakesh, 2002) "
	for i := 1; i < len(s); i++ {
		switch s[i-1] {
		case '(':
			open = true
		case ')':
			open = false
		}
		if open || s[i-1] != ' ' || s[i] < '0' || s[i] > '9' {
			continue
		}
		n := 1
		for n < 5 && i+n < len(s) && s[i+n] >= '0' && s[i+n] <= '9' {
			n++
		}
		if strings.HasPrefix(s[i+n:], ") ") && n < 5 {
			out = append(out, len(s)-i)
		}
	}
	if len(out) < 4 {
		return nil
	}
	return out
}

// lostBreak is where a label stands in a line right behind a semicolon, with a tab
// after it; -1 if none does.
func lostBreak(s string) int {
	for i := 1; i < len(s); i++ {
		if s[i-1] != ';' {
			continue
		}
		if tab := strings.IndexByte(s[i:], '\t'); tab > 0 && tab <= 4 && strings.Trim(s[i:i+tab], "0123456789abcdefghijklmnopqrstuvwxyz)") == "" {
			return i
		}
	}
	return -1
}
