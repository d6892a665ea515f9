package rules

import (
	"slices"
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lexicon"
	"resolute/internal/lint"
	"resolute/internal/numbering"
	"resolute/internal/syntax"
	"resolute/internal/text"
)

// gluedEdition is a pair of brackets in which two conferences run together.
type gluedEdition struct {
	node     int
	at       text.Span // of what stands in the brackets
	old, new catalogue.Edition
}

// twoEditions are the document's, in order. Digits run into letters or to more than
// four are what gives them away.
var twoEditions = &lint.Reading[[]gluedEdition]{Read: func(pass *lint.Pass, t *syntax.Tree, room []gluedEdition) []gluedEdition {
	all := room[:0]
	last, end := -1, 0 // of the last bracket taken
	for _, s := range sightings(pass, t, syntax.LongNumber) {
		n := &t.Nodes[s.node]
		if s.node == last && s.Start < end {
			continue
		}
		inside, ok := bracketAround(n.Raw, s.Span)
		if !ok {
			continue
		}
		if old, new, ok := catalogue.SplitGlued(inside.In(n.Raw)); ok {
			last, end = s.node, inside.End
			all = append(all, gluedEdition{s.node, inside.Shift(n.Start), old, new})
		}
	}
	return all
}}

// gluedEditions are those, none where nothing gives one away.
func gluedEditions(pass *lint.Pass, t *syntax.Tree) []gluedEdition {
	if !pass.Has(t, syntax.LongNumber.Bit()) {
		return nil
	}
	return twoEditions.Of(pass, t)
}

// bracketAround is what stands in the brackets around at, or to the end of the
// line where the closing one is lost.
func bracketAround(s string, at text.Span) (text.Span, bool) {
	const far = 96
	open := strings.LastIndexByte(s[max(0, at.Start-far):at.Start], '(')
	if open < 0 {
		return text.Span{}, false
	}
	start := max(0, at.Start-far) + open + 1
	end := strings.IndexAny(s[at.End:min(len(s), at.End+far)], ")\n;")
	if end < 0 || strings.ContainsAny(s[start:at.Start], ")\n") {
		return text.Span{}, false
	}
	return text.Span{Start: start, End: at.End + end}, true
}

// gluedWord is a word that is two run together.
type gluedWord struct {
	at            text.Span
	first, second string
}

// twoWords are the document's, in order. A word that stands more than once in a text
// is one that the lexicon lacks.
var twoWords = &lint.Reading[[]gluedWord]{Read: func(pass *lint.Pass, t *syntax.Tree, room []gluedWord) []gluedWord {
	all := room[:0]
	for _, u := range unknownWords(pass, t) {
		if u.times > 1 {
			continue
		}
		if first, second, ok := lexicon.Split(u.text(t), nil); ok {
			all = append(all, gluedWord{u.at(t), first, second})
		}
	}
	return all
}}

// wordPairs are those, none where every word is known.
func wordPairs(pass *lint.Pass, t *syntax.Tree) []gluedWord {
	if !pass.Has(t, syntax.UnknownWord.Bit()) {
		return nil
	}
	return twoWords.Of(pass, t)
}

// unknown is a word that no list has, in its place, and how often the text has it.
type unknown struct {
	sighting
	times int
}

// eachUnknown are the document's, in order, and times how often it has each. A text in
// another language than its house's has none.
var eachUnknown = &lint.Reading[unknownOnes]{Read: func(pass *lint.Pass, t *syntax.Tree, room unknownOnes) unknownOnes {
	clear(room.times)
	room.all = room.all[:0]
	seen := sightings(pass, t, syntax.UnknownWord)
	if len(seen) == 0 || otherLanguage(pass, t) != "" {
		return room
	}
	if room.times == nil {
		room.times = make(map[string]int, len(seen))
	}
	for _, s := range seen {
		room.times[s.text(t)]++
	}
	for _, s := range seen {
		room.all = append(room.all, unknown{s, room.times[s.text(t)]})
	}
	return room
}}

type unknownOnes struct {
	all   []unknown
	times map[string]int
}

// unknownWords are those of a pass.
func unknownWords(pass *lint.Pass, t *syntax.Tree) []unknown { return eachUnknown.Of(pass, t).all }

// trace is a place where an old and a new version of the text run together.
type trace struct {
	at   text.Span
	what func() string // asked only of those that are shown
	slip bool          // by itself it may as well be a slip of the pen
}

// mayHaveTraces tells that there may be three traces or more, which is sooner seen than
// where they are: the numbering has to be judged for those of labels, of which each has
// its signal, or two letters or digits.
func mayHaveTraces(pass *lint.Pass, t *syntax.Tree) bool {
	some := len(gluedEditions(pass, t)) + len(wordPairs(pass, t)) + len(sightings(pass, t, syntax.DoubleMark)) + len(sightings(pass, t, syntax.InlineNumber))
	for i := 0; i < len(t.Nodes) && some < 3; i++ {
		if l := t.Nodes[i].Label; l.N > 1 && l.Len > oneLong[l.Frame] {
			some++
		}
	}
	return some >= 3
}

// oneLong is how long a label of one letter or digit is in its frame.
var oneLong = [...]int{numbering.Bare: 1, numbering.Stop: 2, numbering.Bracket: 2, numbering.Paired: 3}

// traces are the document's, in order.
func traces(pass *lint.Pass, t *syntax.Tree) []trace {
	var all []trace
	for _, g := range gluedEditions(pass, t) {
		all = append(all, trace{at: g.at, what: func() string { return "two conferences: " + g.old.String() + " and " + g.new.String() }})
	}
	for _, x := range slips(pass, t) {
		switch x.fault {
		case faultGlued:
			all = append(all, trace{at: x.at, what: func() string { return "two labels: " + name(x.first) + " and " + name(x.second) }})
		case faultInline:
			if x.at.Start > 0 && t.Text.String()[x.at.Start-1] == ';' {
				all = append(all, trace{at: x.at, what: func() string { return "label " + name(x.was) + " within a line" }})
			}
		}
	}
	for _, g := range wordPairs(pass, t) {
		all = append(all, trace{at: g.at, what: func() string { return "two words: " + g.first + " and " + g.second }})
	}
	for _, s := range sightings(pass, t, syntax.DoubleMark) {
		if m := s.text(t); m[0] != m[len(m)-1] {
			all = append(all, trace{at: s.at(t), what: func() string { return "two marks: " + strconv.Quote(m) }, slip: true})
		}
	}
	slices.SortStableFunc(all, func(a, b trace) int { return a.at.Start - b.at.Start })
	return all
}
