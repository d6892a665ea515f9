// Package numbering reads the labels that paragraphs are numbered with: "a)",
// "(iv)", "2 bis", "1.1", "PP5 bis". It knows the order of labels and how an
// old and a new one look when they are run together; it knows nothing of
// documents.
package numbering

// Scheme is the series that a label belongs to.
type Scheme uint8

const (
	None       Scheme = iota
	Decimal           // 1 2 3
	Lower             // a b … z aa bb
	Upper             // A B … Z
	RomanLower        // i ii iii
	RomanUpper        // I II III
	Dotted            // 1.1 1.2, under the item 1
	Bullet            // a dash or a dot, without an ordinal
	Preamble          // PP1 PP2: paragraphs of the preamble in a negotiation draft
	Operative         // OP1 OP2: operative paragraphs in a negotiation draft
)

// Frame is what stands around the ordinal.
type Frame uint8

const (
	Bare    Frame = iota // 1
	Stop                 // 1.
	Bracket              // a)
	Paired               // (a)
)

// Label is the label at the head of a paragraph.
type Label struct {
	Scheme Scheme
	Frame  Frame
	// N is the ordinal, from 1; of a dotted label that of its last part. Letters
	// after z are doubled: aa is 27, bb 28. Zero for a bullet. A number too long
	// to be meant is Huge.
	N int
	// Stem is what comes before the last part of a dotted label, with its stop:
	// "1." of "1.2", "4.3bis." of "4.3bis.1".
	Stem string
	// Suffix is that of an inserted paragraph, in lower case: "bis", "ter",
	// "quater", …, "alt", "bis alt"; or the capital of "3A".
	Suffix string
	// Len is the label's length in bytes, frame and suffix included.
	Len int
}

// Huge is the ordinal of every number above it: no resolution has so many items.
const Huge = 1_000_000
