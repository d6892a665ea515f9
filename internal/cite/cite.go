// Package cite finds and reads citations: of resolutions and other acts of any
// body, of parts of them, and of paragraphs of the text itself. It knows what a
// citation says, not what exists; that is the catalogue's.
package cite

import (
	"cmp"

	"resolute/internal/text"
)

// Ref names an act, a document, a provision or a paragraph. It is comparable:
// two citations of one act in two forms have the same Ref.
type Ref struct {
	// Body is the key of the body whose act it is: "unga", "unsc", "ecosoc",
	// "hrc", "who", "imo", "unesco", "fao", "icao", "itu-pp", "itu-wtsa",
	// "itu-wtdc", "itu-wrc", "itu-r", "itu-t", "itu-council", "us", "mun";
	// "un" for a document of the United Nations of another series; "self" for a
	// paragraph of the text that cites; empty where the text does not tell.
	Body string
	// Kind is "resolution", "decision", "recommendation", "opinion", "question",
	// "document", "provision", "article", "chapter", "section", "paragraph",
	// "item", "annex", "treaty", "proposal", "draft" or "text".
	Kind string
	// Number is the number within its series, without blanks around it: "140",
	// "70/1", "2341 B", "58.28" of WHA58.28. Where a body has several series the
	// symbol is the number: "EB144.R1", "A.1110(30)", "33 C/Resolution 15". Of a
	// paragraph it has no blanks: "5(a)", "b)", "PP5bis".
	Number string
	// Edition tells versions of one number apart: "Rev. Busan, 2014", "Busan,
	// 2014", "WRC-15", "XXII", "S-VII", "2000" (the year of a Security Council
	// resolution), the version of a recommendation of ITU-R; "Guadalajara,
	// 2010Busan, 2014" as written where two run together. Of a provision it is the
	// instrument, "Convention"; of a paragraph under an opener, that opener,
	// "resolves"; of an act of the Commission on Human Rights, that name.
	Edition string
}

// Direction is "above" or "below" after an internal citation.
type Direction uint8

const (
	Nowhere Direction = iota // neither is written
	Above
	Below
)

// Date is the date of adoption that follows a citation. Zero if there is none.
type Date struct{ Year, Month, Day int }

// Compare is negative if d lies before e, positive if behind it.
func (d Date) Compare(e Date) int {
	return cmp.Or(d.Year-e.Year, d.Month-e.Month, d.Day-e.Day)
}

// Cite is one citation. A list such as "resolutions 47/19, 48/24 and 49/3" is
// three of them. Spans are relative to the string searched.
type Cite struct {
	// Span is the smallest text that names the act: "70/1", "2341 B (XXII)",
	// "1325 (2000)", "Resolution 140 (Rev. Busan, 2014)", "A/74/409"; in a list
	// of ITU resolutions the later ones begin at their number.
	text.Span
	// Phrase is all that belongs to it: the noun before it, the organ, the part
	// of the act, the date after it.
	Phrase text.Span
	Ref    Ref
	// Part is the part of the act that is meant, "section III, paragraph 3 (a)";
	// empty for the whole act.
	Part text.Span
	// Named tells that the text says whose act it is, by an organ or by a form that
	// only one body has. Where it does not, Body is the likeliest, mostly the one
	// given to Find, and an embedded draft of another body may change that.
	Named bool
	Dir   Direction
	// Year is the year in an ITU edition, of a Security Council number or of the
	// session in the number; 0 if none.
	Year  int
	Place text.Span // the place in an ITU edition
	Date  Date
}
