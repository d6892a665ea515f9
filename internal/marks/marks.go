// Package marks reads the revision marks of a draft, in the notation of
// CriticMarkup (https://criticmarkup.com/spec.php):
//
//	{++inserted++}   {--deleted--}   {~~old~>new~~}   {>>comment<<}
//
// A text with marks is two texts at once: the one proposed, with the insertions
// and without the deletions, and the original, the other way round. Both are
// kept with the way back to the marked text, so that what is found in one of
// them is shown, and mended, in the other.
//
// Two rules go beyond CriticMarkup, which is silent there. A line that holds
// nothing but marks is not in a reading to which they give nothing: the line
// "{--c) the report;--}" leaves no empty line behind. And an insertion may hold
// deletions, a deletion insertions: words that one delegation inserted and
// another struck are in neither reading.
package marks

import (
	"sort"
	"strings"

	"resolute/internal/text"
)

// Kind is what a mark does.
type Kind uint8

const (
	Insertion    Kind = iota // {++ ++}
	Deletion                 // {-- --}
	Substitution             // {~~ ~> ~~}
	Comment                  // {>> <<}
)

var kinds = [...]string{"insertion", "deletion", "substitution", "comment"}

// String is the word for it.
func (k Kind) String() string { return kinds[k] }

// open, close are the delimiters of a mark; all are of the same length.
var (
	open  = [...]string{"{++", "{--", "{~~", "{>>"}
	close = [...]string{"++}", "--}", "~~}", "<<}"}
)

const (
	delimiter = 3
	arrow     = "~>"
)

// Mark is one mark; its spans are of the marked text.
type Mark struct {
	text.Span           // with its delimiters
	Kind      Kind      //
	Old, New  text.Span // what the original and the proposed text have of it; empty, at the content's end or start, if nothing
	Within    int       // the mark that it stands in, -1 if none
}

// Text is a marked text and its two readings. It is never changed once made.
type Text struct {
	Shown    *text.Text // with the marks
	Marks    []Mark     // in order; one that stands in another follows it; empty if only the page is read past
	Proposed *Reading
	Original *Reading
}

// Has tells that s may hold a mark. It costs a pass at the speed of memory.
func Has(s string) bool {
	for {
		i := strings.IndexByte(s, '{')
		if i < 0 || i+2*delimiter > len(s) {
			return false
		}
		if _, ok := opens(s, i); ok {
			return true
		}
		s = s[i+1:]
	}
}

// Read reads the marks of a text; nil if it has none. What looks like a
// delimiter and has no partner is a part of the text. A text without marks that was
// copied from a page is read without what the page added; then Marks is empty.
func Read(shown *text.Text) *Text {
	if Has(shown.String()) {
		if t := Of(shown); len(t.Marks) > 0 {
			return t
		}
	}
	if added := furniture(shown.String()); len(added) > 0 {
		return without(shown, added)
	}
	return nil
}

// Of is Read for a text that will be given marks: one without any is its own
// reading.
func Of(shown *text.Text) *Text {
	s := scanner{s: shown.String()}
	s.scan(0, len(s.s), -1, inBoth)
	t := &Text{Shown: shown, Marks: s.marks}
	t.Proposed, t.Original = s.readings(shown)
	return t
}

// Proposed is the proposed reading of s, which is s where there are no marks.
func Proposed(s string) string {
	if t := Read(text.New(s)); t != nil {
		return t.Proposed.Text.String()
	}
	return s
}

// At is the index of the innermost mark around a place of the marked text, its
// delimiters counted; -1 if none is there.
func (t *Text) At(off int) int {
	i := sort.Search(len(t.Marks), func(i int) bool { return t.Marks[i].Start > off }) - 1
	for i >= 0 && off >= t.Marks[i].End {
		if t.Marks[i].Within < 0 {
			return -1
		}
		i = t.Marks[i].Within
	}
	return i
}

// Content is what stands between the delimiters of a mark.
func (m *Mark) Content() text.Span {
	return text.Span{Start: m.Start + delimiter, End: m.End - delimiter}
}
