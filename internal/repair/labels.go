package repair

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"resolute/internal/numbering"
)

// choice is a way to read a label: the one of the old version and the one of the
// new, either of which may be missing.
type choice struct {
	old, new     numbering.Label
	oldAs, newAs string // as written
	cost         float64
}

// What a reading costs. A label that both have is free, two run together nearly
// so; a paragraph that one version has alone must be forced by the numbers; one
// whose number fits neither is the last resort.
const (
	costGlued     = 0.1
	costReversed  = 0.6
	costAlone     = 1
	costMisfit    = 4
	costAgainst   = 2.5  // a paragraph of both that cites what one cannot
	costAgainstIt = 4    // one that the evidence gives to the other version
	tie           = 0.02 // between readings as good; spread over the list, so that it never decides more
)

// readLabel is the length of the label that a line begins with and the ways to
// read it.
func readLabel(s string) (int, []choice) {
	n := strings.IndexAny(s, "\t ")
	if n < 0 || n > 12 || n == 0 {
		return 0, nil
	}
	word := s[:n]
	var out []choice
	if l, ok := whole(word); ok {
		out = append(out,
			choice{old: l, new: l, oldAs: word, newAs: word},
			choice{new: l, newAs: word, cost: costAlone},
			choice{old: l, oldAs: word, cost: costAlone})
	}
	// "1.2" is a label of its own; "13.11." may be 13. and 11.
	dotted := len(out) > 0 && out[0].new.Scheme == numbering.Dotted && (!strings.HasSuffix(word, ".") || strings.Count(word, ".") != 2)
	for i := 1; i < len(word) && !dotted; i++ {
		first, second := word[:i], word[i:]
		b, ok := whole(second)
		if !ok {
			continue
		}
		// The bracket that both have may stand but once: "de)".
		frame := strings.TrimLeft(second, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ(")
		a, ok := whole(first)
		if framed, is := whole(first + frame); is && frame != "" && (!ok || frame == ")") {
			a, ok = framed, true
			first += frame
		}
		if !ok {
			continue
		}
		out = append(out,
			choice{old: a, new: b, oldAs: first, newAs: second, cost: costGlued},
			choice{old: b, new: a, oldAs: second, newAs: first, cost: costReversed})
	}
	if len(out) == 0 {
		return 0, nil
	}
	return n, out
}

func whole(s string) (numbering.Label, bool) {
	l, ok := numbering.Parse(s)
	return l, ok && l.Len == len(s) && l.Scheme != numbering.Bullet && l.Suffix == "" && l.N > 0 && l.N < numbering.Huge
}

// series are the classes that a list has in the old and in the new version.
type series struct{ old, new class }

// class is the kind of numbers that a label may be of.
type class struct {
	scheme numbering.Scheme
	frame  numbering.Frame
	stem   string
}

func classOf(l numbering.Label) class { return class{l.Scheme, l.Frame, l.Stem} }

// lists reads the labels of every list so that the numbers of both versions run on.
func (w *work) lists() {
	for i := 0; i < len(w.lines); {
		if w.lines[i].head || len(w.lines[i].choices) == 0 {
			i++
			continue
		}
		j := i
		for ; j < len(w.lines) && !w.lines[j].head; j++ {
		}
		w.list(i, j)
		i = j
	}
	for i := range w.lines {
		l := &w.lines[i]
		if len(l.choices) == 0 {
			switch {
			case l.seamed:
			case l.fresh && !l.head:
				l.side = onlyNew
			case l.stale:
				l.side = onlyOld
			}
		}
	}
}

// list reads the labels from line i up to j: those of the class of the first one
// are the list, those of others between them are lists of their own.
func (w *work) list(i, j int) {
	var outer []int
	c := w.classAt(i)
	inner := -1
	flush := func(k int) {
		if inner >= 0 {
			w.list(inner, k)
			inner = -1
		}
	}
	for k := i; k < j; k++ {
		if len(w.lines[k].choices) == 0 {
			continue
		}
		if w.ofClass(k, c) {
			flush(k)
			outer = append(outer, k)
		} else if inner < 0 {
			inner = k
		}
	}
	w.read(outer, c)
	flush(j)
	// What stands under a paragraph that one version has alone is that version's.
	for k, i := range outer {
		if w.lines[i].side == both {
			continue
		}
		end := j
		if k+1 < len(outer) {
			end = outer[k+1]
		}
		for under := i + 1; under < end; under++ {
			if l := &w.lines[under]; l.under(&w.lines[i]) && !l.seamed {
				l.side = w.lines[i].side
				l.chosen = l.alone()
			}
		}
	}
}

func (w *work) classAt(i int) series {
	ch := w.lines[i].choices[0]
	first := func(l, or numbering.Label) class {
		if l.Scheme == numbering.None {
			l = or
		}
		if l.Scheme == numbering.Lower && l.N == 9 { // a list does not begin with the ninth letter
			l.Scheme = numbering.RomanLower
		}
		return classOf(l)
	}
	return series{first(ch.old, ch.new), first(ch.new, ch.old)}
}

// numberIn is the number of a label in a list of the class. A letter may be a roman
// number as well.
func numberIn(l numbering.Label, c class) (int, bool) {
	if l.Scheme == numbering.None {
		return 0, false
	}
	if classOf(l) == c {
		return l.N, true
	}
	if c.scheme == numbering.RomanLower && l.Scheme == numbering.Lower && l.Frame == c.frame {
		as := l.String()
		if r, ok := l.Reread(as); ok && r.Scheme == numbering.RomanLower {
			return r.N, true
		}
	}
	return 0, false
}

// ofClass tells that a reading of line k is of the class.
func (w *work) ofClass(k int, c series) bool {
	for _, ch := range w.lines[k].choices {
		_, inOld := numberIn(ch.old, c.old)
		_, inNew := numberIn(ch.new, c.new)
		if inOld || inNew {
			return true
		}
	}
	return false
}

// state is the numbers that the two versions have come to.
type state struct{ old, new int }

type step struct {
	cost float64
	from state
	pick int
}

// before tells which of two ways to a state is taken: the cheaper one, and of equal
// ones always the same.
func (a step) before(b step) bool {
	return cmp.Or(cmp.Compare(a.cost, b.cost), cmp.Compare(a.from.old, b.from.old), cmp.Compare(a.from.new, b.from.new), cmp.Compare(a.pick, b.pick)) < 0
}

// mostStates is how many states are followed at once. A list of the ITU has a few
// dozen that are worth it; without a bound they grow with the square of its length.
const mostStates = 64

// likeliest are the cheapest of states.
func likeliest(all map[state]step) map[state]step {
	if len(all) <= mostStates {
		return all
	}
	keys := slices.SortedFunc(maps.Keys(all), func(a, b state) int {
		return cmp.Or(cmp.Compare(all[a].cost, all[b].cost), cmp.Compare(a.old, b.old), cmp.Compare(a.new, b.new))
	})
	for _, k := range keys[mostStates:] {
		delete(all, k)
	}
	return all
}

// read picks for every line of a list the reading that makes the whole cheapest.
func (w *work) read(items []int, c series) {
	table := make([]map[state]step, len(items)+1)
	table[0] = map[state]step{{}: {}}
	ended := side(both) // a list that one version has ended: what follows is the other's
	for k, i := range items {
		next := map[state]step{}
		l := &w.lines[i]
		for s, st := range table[k] {
			for p, ch := range l.choices {
				to, cost := advance(s, ch, c)
				cost += st.cost + w.against(l, ch, ended) + tie*float64(k)/float64(len(items))*float64(order(ch))
				if was, ok := next[to]; !ok || (step{cost, s, p}).before(was) {
					next[to] = step{cost, s, p}
				}
			}
		}
		table[k+1] = likeliest(next)
		if e := endOf(l.text); e != both {
			ended = e
		}
	}
	var at state
	best := -1.0
	for s, st := range table[len(items)] {
		if best < 0 || st.cost < best || st.cost == best && (s.new > at.new || s.new == at.new && s.old > at.old) {
			best, at = st.cost, s
		}
	}
	for k := len(items) - 1; k >= 0; k-- {
		st := table[k+1][at]
		l := &w.lines[items[k]]
		l.chosen = l.choices[st.pick]
		switch {
		case l.chosen.old.Scheme == numbering.None:
			l.side = onlyNew
		case l.chosen.new.Scheme == numbering.None:
			l.side = onlyOld
		}
		at = st.from
	}
}

// order prefers what is struck before what is put in its place.
func order(ch choice) int {
	switch {
	case ch.old.Scheme == numbering.None:
		return -1
	case ch.new.Scheme == numbering.None:
		return 1
	}
	return 0
}

// advance is where a reading leads and what it costs. Of two run together only the
// one that is of the list's class counts there.
func advance(s state, ch choice, c series) (state, float64) {
	cost := ch.cost
	take := func(n *int, l numbering.Label, c class) {
		at, ok := numberIn(l, c)
		if !ok {
			if l.Scheme != numbering.None && c != classOf(l) {
				cost += costMisfit
			}
			return
		}
		if at != *n+1 {
			cost += costMisfit
		}
		*n = at
	}
	take(&s.old, ch.old, c.old)
	take(&s.new, ch.new, c.new)
	return s, cost
}

// against is what a reading costs that the words of the line speak against.
func (w *work) against(l *line, ch choice, ended side) float64 {
	hasOld, hasNew := ch.old.Scheme != numbering.None, ch.new.Scheme != numbering.None
	cost := 0.0
	if l.fresh || ended == onlyOld { // it can only be new
		switch {
		case hasOld && hasNew:
			cost += costAgainst
		case hasOld:
			cost += costAgainstIt
		}
	}
	if l.seamed && hasOld != hasNew {
		cost += costAgainst // its words were changed, so both have it
	}
	if l.stale || ended == onlyNew {
		switch {
		case hasOld && hasNew:
			cost += costAgainst
		case hasNew:
			cost += costAgainstIt
		}
	}
	return cost
}

// endOf tells which version has ended its list with the line: two marks stand at
// its end, the one that closes a list and the one that does not.
func endOf(s string) side {
	s = strings.TrimRight(s, " \t\u00a0")
	switch {
	case strings.HasSuffix(s, ",;"), strings.HasSuffix(s, ".;"):
		return onlyOld
	case strings.HasSuffix(s, ";,"), strings.HasSuffix(s, ";."):
		return onlyNew
	}
	return both
}

// under tells that a line is numbered below another: 1.1 below 1.
func (l *line) under(up *line) bool {
	if len(l.choices) == 0 || len(up.choices) == 0 {
		return false
	}
	a, b := l.choices[0].new, up.choices[0].new
	return a.Scheme == numbering.Dotted && strings.TrimSuffix(a.Stem, ".") == strings.TrimSuffix(up.chosen.oldAs+up.chosen.newAs, ".") ||
		b.Scheme == numbering.Decimal && a.Scheme != numbering.Decimal && a.Scheme != numbering.Dotted
}

// alone is the line's label as its only version has it.
func (l *line) alone() choice {
	for _, ch := range l.choices {
		if ch.oldAs == ch.newAs {
			return ch
		}
	}
	return l.chosen
}
