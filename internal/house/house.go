// Package house holds the drafting styles of the bodies that adopt resolutions,
// one table (TOML) a house, and tells which house a text is of. It knows
// nothing of files or of editors.
package house

import "resolute/internal/numbering"

// Role is the part of a resolution that a clause opener opens.
type Role uint8

const (
	NoRole     Role = iota // no opener
	Preambular             // a participle or an adjective: "Recalling", "Mindful"
	Operative              // a finite verb: "Decides"
)

// Opener is the phrase that opens a clause: "Recalling also", "instructs the
// Council".
type Opener struct {
	Phrase string // as the text writes it, blanks made single
	Role   Role
}

// Placement says where a house writes its openers.
type Placement uint8

const (
	Leading Placement = iota // at the head of the paragraph: "Recalling its resolution …"
	Alone                    // on a line of their own, over the paragraphs they govern
)

// Case is the letter case a house gives to its openers.
type Case uint8

const (
	Capital  Case = iota // Recalling
	Small                // recalling
	Capitals             // RECALLING
)

// Side is where "also" and "further" stand with a verb.
type Side uint8

const (
	After  Side = iota // Recalling also
	Before             // Also recalls
)

// Part is a part of a resolution.
type Part uint8

const (
	FrontPart     Part = iota // before the enacting line: heading, title, history
	PreamblePart              // the reasons
	OperativePart             // what is decided
	AnnexPart                 // from an annex's head on
	BackPart                  // behind the last paragraph: meeting and date, notes, signatures
)

// Level is how a house labels the paragraphs of one part at one depth: 0 for
// the paragraphs themselves, 1 for their items, and so on. Several forms are
// allowed, the first is the house's own.
type Level struct {
	Part   Part
	Depth  int
	Labels []Form
}

// Form is a series of labels: its scheme and its frame.
type Form struct {
	Scheme numbering.Scheme
	Frame  numbering.Frame
}

// Marks are the punctuation marks that end a paragraph: "," ";" or none.
type Marks struct {
	Preamble     string // between paragraphs of the preamble
	PreambleLast string // after the last one
	Operative    string // between operative paragraphs
	SectionLast  string // after the last item under an opener that stands alone
	Last         string // at the end of the resolution
	Chapeau      string // before sub-items
	Item         string // may stand behind a sub-item in place of Operative; mostly empty
}

// House is the drafting style of one body. A value is never changed once loaded.
type House struct {
	ID       string   // "itu-pp": lower case, used on the command line and in settings
	Name     string   // "ITU Plenipotentiary Conference"
	Short    string   // where there is little room: "ITU"
	Language string   // "en"
	Body     string   // the key of the body whose acts it adopts, as in cite.Ref
	SelfName string   // how the act names itself: "this resolution"
	Cites    []string // keys of the bodies whose acts it cites, its own first

	Placement     Placement
	PreambleCase  Case
	OperativeCase Case
	AlsoPreamble  Side // "Recalling also" or "Also recalling"
	AlsoOperative Side // "Also requests" or "Requests also"
	Restarts      bool // numbering begins again under every opener
	PlaceYear     bool // heading and enacting line end with a place and a year in brackets
	Levels        []Level
	Marks         Marks

	Enacting     []string // forms of the enacting line, without its mark and bracket: see template.go
	Translations []string // the first of them in other languages, to know the body by
	Headings     []string // forms of the heading line

	// The openers as the table has them, kept for houses that extend this one.
	words                 map[string][]string
	before                [Operative + 1][]string
	preambular, operative []string
	verbs                 []verbs
	commas                bool
	extends               string // a house with the same openers, which shares its index

	index     *index // the openers compiled: see grammar.go
	headings  []template
	enacting  []template
	headFirst headFirst // bytes that a heading can begin with
}

// Number is what a heading says of its act.
type Number struct {
	Kind    string // "resolution", "decision", "recommendation", "opinion", "declaration", "order", "ordinance"
	Number  string // "172", "74/6"
	Place   string // "Busan"; or the conference's or session's short name: "WRC-15", "24 C"
	Year    int
	Revised bool
	Draft   bool
	Title   string // where the heading line holds it
}

// Labels is how the house labels paragraphs of part at depth, its own form
// first; nil where it says nothing.
func (h *House) Labels(part Part, depth int) []Form {
	for _, l := range h.Levels {
		if l.Part == part && l.Depth == depth {
			return l.Labels
		}
	}
	return nil
}

// Kin tells that h and o write the same openers in the same places, as the
// conferences of one body do.
func (h *House) Kin(o *House) bool { return h.index == o.index && h.Placement == o.Placement }

// samples are the labels that a table shows a form by.
var samples = map[string]numbering.Scheme{
	"1": numbering.Decimal, "a": numbering.Lower, "A": numbering.Upper,
	"i": numbering.RomanLower, "I": numbering.RomanUpper, "1.1": numbering.Dotted,
	"aa": numbering.Lower, "-": numbering.Bullet, "–": numbering.Bullet, "•": numbering.Bullet,
	"PP1": numbering.Preamble, "OP1": numbering.Operative,
}

// formOf reads the sample of a label: "a)" is a letter with a bracket.
func formOf(s string) (Form, bool) {
	if scheme, ok := samples[s]; ok {
		return Form{scheme, numbering.Bare}, true
	}
	if s == "" {
		return Form{}, false
	}
	core, frame := s[:len(s)-1], numbering.Stop
	switch {
	case s[len(s)-1] == ')' && s[0] == '(':
		core, frame = core[1:], numbering.Paired
	case s[len(s)-1] == ')':
		frame = numbering.Bracket
	case s[len(s)-1] != '.':
		return Form{}, false
	}
	scheme, ok := samples[core]
	return Form{scheme, frame}, ok
}
