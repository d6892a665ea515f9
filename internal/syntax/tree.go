// Package syntax reads the text of a draft into a lossless tree: paragraphs, in
// the drafter's sense, and the outline that they make. Reading never fails, and
// the paragraphs joined are the text. A paragraph is a pure function of its
// bytes and the house, so versions of a text share the ones they have in common.
package syntax

import (
	"slices"
	"strings"

	"resolute/internal/cite"
	"resolute/internal/house"
	"resolute/internal/marks"
	"resolute/internal/numbering"
	"resolute/internal/text"
)

// Para is what can be known from a paragraph alone. Its spans are relative to it.
type Para struct {
	Raw     string          // its lines, with their endings, and the blank lines after it
	Mark    text.Span       // the first byte that is no blank to the last: what a reader sees
	Label   numbering.Label // Scheme None if there is none
	LabelAt text.Span
	Body    text.Span // what follows the label; without it, Mark
	End     text.Span // the marks that close it: ";", ",", ".", ":", ",;"; empty, at the end, if none
	// Most paragraphs have no opener, and many nothing that was seen in passing:
	// those share an empty one. Neither is nil.
	*Opening
	*Sights
	Seen  Seen // the kinds of Signals, whether there are Cites, and what else is seen
	Glued bool // nothing stands between the label and the first word: "1that"
	form  form // what the paragraph looks like on its own: see form.go
}

// Opening is the opener that a paragraph's Body begins with; the zero value stands
// for none.
type Opening struct {
	Opener house.Opener // Role NoRole if there is none
	// OpenerAt covers the opener's words as written. Under a house whose openers
	// stand alone it is the whole line, and Alone tells that it is one.
	OpenerAt text.Span
	Alone    bool
}

// Sights are what was seen in passing over a paragraph.
type Sights struct {
	Cites   []cite.Cite
	Signals []Signal
}

// Seen is a set of what a paragraph has: a bit for every kind of signal, one for
// citations, and a few more. It lets a rule pass over most paragraphs without looking.
type Seen uint32

// Citations is the bit of a paragraph that cites something.
const Citations Seen = 1 << SignalKinds

// Shape stands for what every ordinary paragraph shows of itself without its words:
// its place in the outline, its label, its opener and its closing mark.
const Shape Seen = Citations << 1

// What is seen without a place of its own to be told: a round bracket that opens, the
// mark “, a label that touches the first word, a comment behind the
// paragraph that locks the number of the next one.
const (
	Parenthesis Seen = Shape << (1 + iota)
	Quotation
	Tight
	Locking
)

// Bit is the bit of signals of that kind.
func (k SignalKind) Bit() Seen { return 1 << k }

// Signal is something seen in passing that a rule may want to look at. Most
// paragraphs have none, which is what makes most rules cost nothing.
type Signal struct {
	Kind SignalKind
	text.Span
	Word int32 // the watched word, of WatchedWord
}

// SignalKind is what was seen.
type SignalKind uint8

const (
	DoubleMark    SignalKind = iota // two of , ; : . in a row: ",;"
	SpaceMark                       // a blank before , ; : or .
	DoubleBlank                     // two blanks or more within a line
	TrailingBlank                   // blanks at the end of a line
	InlineNumber                    // a number right after a semicolon, as of an item that lost its line: ";3 to"
	LongNumber                      // five digits or more in a row, or digits run into letters: "20104", "2010Busan"
	RepeatedWord                    // "the the"; the span is the second one with the blank before it
	UnknownWord                     // a long word that no list has
	WatchedWord                     // a word in the lexicon's table of watched words
	OpenBracket                     // ( [ or { without its partner in this paragraph
	CloseBracket                    // ) ] or } without its partner
	SquareBracket                   // a balanced pair [ … ]: disputed text
	OpenQuote                       // “ without ”, or the last of an odd number of "
	PercentSign                     // % after a number
	DayOfMonth                      // a day that may be written in another form than "24 December 1991"
	ImpossibleDay                   // a day with its month, which has not so many: "31 June"
	OddOrdinal                      // an ordinal with the ending of another number: "43th"
	LoneLetter                      // a small letter alone between blanks, "e" in "th e"
	Acronym                         // three to eight capitals in brackets: "(WSIS)"
	InvalidByte                     // bytes that are not UTF-8; the first of them

	SignalKinds // how many there are
)

// Kind is what a paragraph is in its document.
type Kind uint8

const (
	Text       Kind = iota // nothing in particular
	Blank                  // blank lines before the first paragraph
	Heading                // the number of the act, a section's head, an inner heading
	Title                  // what the act is about
	Enacting               // "The General Assembly,"
	OpenerLine             // a clause opener alone on its line
	Paragraph              // a paragraph of the preamble or of the operative part
	Item                   // a labelled paragraph under another or under an opener line
	Chapeau                // words between an opener line and its items
	AnnexHead              // "Annex 2"
	Note                   // a footnote
	Closing                // meeting and date, "[Adopted without a vote.]", signatures
	Table                  // a row of a table
	Rule                   // a line of dashes or stars
)

// Node is a paragraph in its place. A node's Label is the paragraph's as its
// neighbours show it: "i)" after "h)" is the ninth letter, else a roman one.
type Node struct {
	*Para
	Start   int // offset of the paragraph in the text
	Kind    Kind
	Role    house.Part
	More    bool             // goes on with the node before: a title over several lines
	Quoted  bool             // within an embedded draft or another quotation
	Locked  bool             // its number is another text's, say, and stays: see NextLabel
	Level   int              // 0 for a paragraph, 1 for its items, and so on
	Label   *numbering.Label // hides Para.Label, which it mostly is; never nil, and never changed
	Parent  int              // node that it stands under: an item's paragraph, a paragraph's opener line; -1 if none
	Section int              // index into Sections, -1 outside
	Act     int              // index into Acts, -1 outside
	Nth     int              // of a paragraph of the preamble or operative part without a label: its place among them, from 1
}

// Section is a run of nodes that numbering treats as one: what stands under an
// opener line, a roman section, a preamble, an operative part, an annex.
type Section struct {
	First, Last int // nodes, Last included
	Head        int // the opener line, heading or annex head over it; -1 if none
	Opener      house.Opener
	Role        house.Part
	items       []int32 // its labelled paragraphs of level 0, in order
}

// Act is one resolution, decision or embedded draft in the text.
type Act struct {
	First, Last int // nodes, Last included
	Heading     int // -1 where there is none, and so for the others
	Title       int // first node of the title
	Enacting    int
	House       *house.House // of an embedded draft its own
	Embedded    bool
	Number      house.Number // what the heading says
}

// Tree is a text as its house reads it. It is never changed once made.
type Tree struct {
	// Text is the text as it is read. Of a draft with revision marks it is the one
	// proposed, and Marks leads from it to the one that is shown.
	Text      *text.Text
	Marks     *marks.Text // nil where there are none
	House     *house.House
	Nodes     []Node
	Sections  []Section
	Acts      []Act
	extents   []extent // of the acts
	items     int      // how many items its sections have
	room      []int32  // for them, of a tree that Part makes anew
	Language  string   // of its words, as house.Language tells it
	comments  []Comment
	settlings []Settling
	settled   []settled // by node
	Wrapped   bool      // paragraphs run over several lines, as a PDF gives them
	Locks     []Lock    // of the settings
}

// Shown is the text as the draft shows it, with its marks.
func (t *Tree) Shown() *text.Text {
	if t.Marks != nil {
		return t.Marks.Shown
	}
	return t.Text
}

// Show is where the draft shows a span of Text.
func (t *Tree) Show(s text.Span) text.Span {
	if t.Marks != nil {
		return t.Marks.Proposed.Shown(s)
	}
	return s
}

// Revised tells that a revision mark in or beside a span of Text changes something; a
// comment does not.
func (t *Tree) Revised(s text.Span) bool {
	return t.Marks != nil && slices.ContainsFunc(t.Marks.In(t.Show(s)), func(i int) bool { return t.Marks.Marks[i].Kind != marks.Comment })
}

// Offset is the place of Text that a place of the shown text stands for.
func (t *Tree) Offset(shown int) int {
	if t.Marks != nil {
		return t.Marks.Proposed.Offset(shown)
	}
	return shown
}

// Clean is the tree for a reader who is not to see what a page added to the draft, the
// numbers of its lines and the hyphens of its ends of line: that of Text alone where
// they are all that is read past, else t itself.
func (t *Tree) Clean() *Tree {
	if t.Marks == nil || len(t.Marks.Marks) > 0 {
		return t
	}
	return Parse(t.Text, t.House, nil)
}

// Edits are the edits of the shown text that make edits of Text, through the marks;
// with track they are themselves written as marks. It reports false for those that
// cannot be made without losing a mark.
func (t *Tree) Edits(edits []text.Edit, track bool) ([]text.Edit, bool) {
	m := t.Marks
	if m == nil {
		if !track {
			return edits, true
		}
		m = marks.Of(t.Text)
	}
	return m.Edits(edits, track)
}

// Feasible is Edits for those of the edits that can be made without losing a mark,
// where one of them is not needed for another.
func (t *Tree) Feasible(edits []text.Edit, track bool) []text.Edit {
	if all, ok := t.Edits(edits, track); ok {
		return all
	}
	var out []text.Edit
	for _, e := range edits {
		if one, ok := t.Edits([]text.Edit{e}, track); ok {
			out = append(out, one...)
		}
	}
	return out
}

// ActTitle is what an act is about, of its heading line or of the lines after it,
// with single blanks; empty where it has no title.
func (t *Tree) ActTitle(a *Act) string {
	if a.Number.Title != "" || a.Title < 0 {
		return a.Number.Title
	}
	var words []string
	for i := a.Title; i <= a.Last && t.Nodes[i].Kind == Title; i++ {
		n := &t.Nodes[i]
		words = append(words, strings.Fields(n.Mark.In(n.Raw))...)
	}
	return strings.Join(words, " ")
}
