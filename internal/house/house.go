// Package house holds the drafting styles of the bodies that adopt resolutions,
// one table (TOML) a house, and tells which house a text is of. It knows
// nothing of files or of editors.
package house

import "resolute/internal/numbering"

// Role is the part of a resolution that a clause opener opens.
type Role uint8

const (
	NoRole Role = iota
	Preambular
	Operative
)

// Opener is the phrase that opens a clause: "Recalling also", "instructs the
// Council".
type Opener struct {
	Phrase string // as the house's table writes it; see Match for what was found
	Role   Role
}

// Placement says where a house writes its openers.
type Placement uint8

const (
	Leading Placement = iota // at the head of the paragraph: "Recalling its resolution …"
	Alone                    // on a line of their own, over the paragraphs they govern
)

// Case is the letter case a house gives to the first word of its openers.
type Case uint8

const (
	Capital  Case = iota // Recalling
	Small                // recalling
	Capitals             // RECALLING
)

// Part is a part of a resolution.
type Part uint8

const (
	FrontPart Part = iota
	PreamblePart
	OperativePart
	AnnexPart
	BackPart
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
}

// House is the drafting style of one body. A value is never changed once loaded.
type House struct {
	ID       string // "itu-pp": lower case, used on the command line and in settings
	Name     string // "ITU Plenipotentiary Conference"
	Language string // "en"
	Body     string // the key of the body whose acts it adopts, as in cite.Ref
	SelfName string // how the act names itself: "this resolution"

	Placement     Placement
	PreambleCase  Case
	OperativeCase Case
	Restarts      bool // numbering begins again under every opener
	PlaceYear     bool // heading and enacting line end with a place and a year in brackets
	Levels        []Level
	Marks         Marks

	Enacting []string // enacting lines, without their closing comma and bracket
	Headings []string // forms of the heading line: see heading.go
	Openers  []Opener // in the table's order, the commonest first

	index *index // see match.go
}

// Number is what a heading says of its act.
type Number struct {
	Kind    string // "resolution", "decision", "recommendation"
	Number  string // "172", "74/6"
	Place   string // "Busan"; or the conference's short name: "WRC-15"
	Year    int
	Revised bool
	Draft   bool
	Title   string // where the heading line holds it
}
