package docx

import (
	"archive/zip"
	"fmt"
	"io"
	"strconv"
	"strings"

	"resolute/internal/marks"
)

// Sheet is a document to be written.
type Sheet struct {
	Symbol string // for the header; may be empty
	Font   string
	Size   int // of the font, in half points
	Styles []Style
	Blocks []Block
	Notes  [][]Block // footnotes, in the order of their references
}

// Style is a paragraph style. Lengths are in twentieths of a point.
type Style struct {
	ID, Name              string
	Bold, Italic, Centred bool
	KeepNext              bool
	Left, Hanging         int // indent of the paragraph, and how far the label hangs out
	Tab                   int // where the words behind a label begin
	Before, After         int // space
}

// Span is a run of text in one format.
type Span struct {
	marks.Run
	Italic bool
	Note   int // a reference to a footnote, by its place in Notes, from 1; it has no text
}

// Block is a paragraph, or a row of a table if it has cells.
type Block struct {
	Style string
	Spans []Span
	// End says in which of the texts the paragraph, or the row, ends.
	End marks.Run
	// Labels are the numbers before the paragraph in the original and in the
	// proposed text, and Gap what follows them: a tab or a blank. Label is the same
	// as runs, written where no list can display it.
	Labels [2]string
	Gap    string
	Roman  bool // they are roman numbers, not letters
	Label  []Span
	Cells  []Cell
}

// Cell is a cell of a row; End says in which of the texts it is.
type Cell struct {
	Spans []Span
	End   marks.Run
}

// Encode writes a document of Open XML. The same sheet gives the same bytes.
func Encode(w io.Writer, s *Sheet) error {
	e := &encoder{sheet: s, lists: newLists()}
	body := e.document()
	notes := e.notes()
	z := zip.NewWriter(w)
	type part struct{ name, content string }
	parts := []part{
		{"[Content_Types].xml", e.contentTypes()},
		{"_rels/.rels", xmlHead + `<Relationships xmlns="` + nsRels + `"><Relationship Id="rId1" Type="` + nsOffice + `/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", body},
		{"word/_rels/document.xml.rels", e.relations()},
		{"word/styles.xml", e.styles()},
		{"word/numbering.xml", e.lists.xml(s.Styles)},
	}
	if notes != "" {
		parts = append(parts, part{"word/footnotes.xml", notes})
	}
	if len(e.comments) > 0 {
		parts = append(parts, part{"word/comments.xml", xmlHead + `<w:comments xmlns:w="` + nsWord + `">` + strings.Join(e.comments, "") + `</w:comments>`})
	}
	if s.Symbol != "" {
		parts = append(parts, part{"word/header1.xml", xmlHead + `<w:hdr xmlns:w="` + nsWord + `"><w:p><w:pPr><w:jc w:val="right"/></w:pPr>` + textRun(s.Symbol, "w:t", "") + `</w:p></w:hdr>`})
	}
	for _, p := range parts {
		f, err := z.Create(p.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(f, p.content); err != nil {
			return err
		}
	}
	return z.Close()
}

const (
	xmlHead  = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	nsWord   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsRels   = "http://schemas.openxmlformats.org/package/2006/relationships"
	typeWord = "application/vnd.openxmlformats-officedocument.wordprocessingml."
)

type encoder struct {
	sheet    *Sheet
	b        strings.Builder
	ids      int
	comments []string
	lists    *lists
}

func (e *encoder) contentTypes() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`)
	for _, p := range e.parts() {
		b.WriteString(`<Override PartName="/word/` + p + `.xml" ContentType="` + typeWord + strings.TrimRight(p, "1") + `+xml"/>`)
	}
	b.WriteString(`<Override PartName="/word/document.xml" ContentType="` + typeWord + `document.main+xml"/></Types>`)
	return b.String()
}

// parts are those beside the text.
func (e *encoder) parts() []string {
	p := []string{"styles", "numbering"}
	if len(e.sheet.Notes) > 0 {
		p = append(p, "footnotes")
	}
	if len(e.comments) > 0 {
		p = append(p, "comments")
	}
	if e.sheet.Symbol != "" {
		p = append(p, "header1")
	}
	return p
}

func (e *encoder) relations() string {
	var b strings.Builder
	b.WriteString(xmlHead + `<Relationships xmlns="` + nsRels + `">`)
	for _, p := range e.parts() {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%s/%s" Target="%s.xml"/>`, p, nsOffice, strings.TrimRight(p, "1"), p)
	}
	b.WriteString(`</Relationships>`)
	return b.String()
}

func (e *encoder) styles() string {
	var b strings.Builder
	fmt.Fprintf(&b, `%s<w:styles xmlns:w="%s"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="%[3]s" w:hAnsi="%[3]s" w:cs="%[3]s" w:eastAsia="%[3]s"/><w:sz w:val="%[4]d"/><w:szCs w:val="%[4]d"/></w:rPr></w:rPrDefault></w:docDefaults>`,
		xmlHead, nsWord, escape(e.sheet.Font), e.sheet.Size)
	b.WriteString(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>`)
	for _, s := range e.sheet.Styles {
		fmt.Fprintf(&b, `<w:style w:type="paragraph" w:customStyle="1" w:styleId="%s"><w:name w:val="%s"/><w:basedOn w:val="Normal"/><w:pPr>`, s.ID, escape(s.Name))
		if s.KeepNext {
			b.WriteString(`<w:keepNext/>`)
		}
		fmt.Fprintf(&b, `<w:tabs><w:tab w:val="left" w:pos="%d"/></w:tabs><w:spacing w:before="%d" w:after="%d"/><w:ind w:left="%d" w:hanging="%d"/>`, max(s.Left, s.Tab), s.Before, s.After, s.Left, s.Hanging)
		if s.Centred {
			b.WriteString(`<w:jc w:val="center"/>`)
		}
		b.WriteString(`</w:pPr><w:rPr>` + format(s.Bold, s.Italic) + `</w:rPr></w:style>`)
	}
	b.WriteString(`</w:styles>`)
	return b.String()
}

func format(bold, italic bool) string {
	s := ""
	if bold {
		s += `<w:b/>`
	}
	if italic {
		s += `<w:i/>`
	}
	return s
}

func (e *encoder) document() string {
	e.b.WriteString(xmlHead + `<w:document xmlns:w="` + nsWord + `" xmlns:r="` + nsOffice + `"><w:body>`)
	table := false
	for i := range e.sheet.Blocks {
		b := &e.sheet.Blocks[i]
		if row := b.Cells != nil; row != table {
			if table {
				e.b.WriteString(`</w:tbl>`)
			} else {
				e.b.WriteString(`<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>` + borders + `</w:tblBorders></w:tblPr><w:tblGrid>` + strings.Repeat(`<w:gridCol/>`, e.columns(i)) + `</w:tblGrid>`)
			}
			table = row
		}
		if table {
			e.row(b)
		} else {
			e.paragraph(b)
		}
	}
	if table {
		e.b.WriteString(`</w:tbl><w:p/>`) // Word wants a paragraph behind a table
	}
	e.b.WriteString(`<w:sectPr>`)
	if e.sheet.Symbol != "" {
		e.b.WriteString(`<w:headerReference w:type="default" r:id="header1"/>`)
	}
	e.b.WriteString(`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1134" w:bottom="1418" w:left="1134" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr></w:body></w:document>`)
	return e.b.String()
}

const borders = `<w:top w:val="single" w:sz="4"/><w:left w:val="single" w:sz="4"/><w:bottom w:val="single" w:sz="4"/><w:right w:val="single" w:sz="4"/><w:insideH w:val="single" w:sz="4"/><w:insideV w:val="single" w:sz="4"/>`

// columns is how many cells the widest row has of the table that begins at i.
func (e *encoder) columns(i int) int {
	n := 1
	for ; i < len(e.sheet.Blocks) && e.sheet.Blocks[i].Cells != nil; i++ {
		n = max(n, len(e.sheet.Blocks[i].Cells))
	}
	return n
}

func (e *encoder) row(b *Block) {
	e.b.WriteString(`<w:tr>`)
	if m := e.marksOf(b.End); m != "" {
		e.b.WriteString(`<w:trPr>` + m + `</w:trPr>`)
	}
	for _, c := range b.Cells {
		e.b.WriteString(`<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>`)
		if c.End.Old != b.End.Old || c.End.New != b.End.New {
			name := "w:cellIns"
			if c.End.Old {
				name = "w:cellDel"
			}
			e.b.WriteString(`<` + name + e.who(c.End.By) + `/>`)
		}
		e.b.WriteString(`</w:tcPr><w:p>`)
		e.spans(c.Spans)
		e.b.WriteString(`</w:p></w:tc>`)
	}
	if len(b.Cells) == 0 {
		e.b.WriteString(`<w:tc><w:p/></w:tc>`)
	}
	e.b.WriteString(`</w:tr>`)
}

func (e *encoder) paragraph(b *Block) {
	list := e.lists.of(b)
	e.b.WriteString(`<w:p><w:pPr>`)
	if b.Style != "" {
		e.b.WriteString(`<w:pStyle w:val="` + b.Style + `"/>`)
	}
	if list > 0 {
		e.b.WriteString(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="` + strconv.Itoa(list) + `"/></w:numPr>`)
	}
	if m := e.marksOf(b.End); m != "" {
		e.b.WriteString(`<w:rPr>` + m + `</w:rPr>`)
	}
	e.b.WriteString(`</w:pPr>`)
	if list == 0 {
		e.spans(b.Label)
	}
	e.spans(b.Spans)
	e.b.WriteString(`</w:p>`)
}

// marksOf says who inserted or struck a paragraph's mark or a row.
func (e *encoder) marksOf(end marks.Run) string {
	s := ""
	if !end.Old {
		s += `<` + inserts(end.By) + e.who(end.By) + `/>`
	}
	if !end.New {
		s += `<` + strikes(end.By) + e.who(end.By) + `/>`
	}
	return s
}

// movedBy is what is told of a move.
const movedBy = "moved"

// inserts and strikes are the elements of a change, which may be a move.
func inserts(by string) string {
	if strings.HasPrefix(by, movedBy) {
		return "w:moveTo"
	}
	return "w:ins"
}

func strikes(by string) string {
	if strings.HasPrefix(by, movedBy) {
		return "w:moveFrom"
	}
	return "w:del"
}

// anonymous is the author whom Word puts where none is to be named.
const anonymous = "Author"

// who is the attributes of a change.
func (e *encoder) who(by string) string {
	e.ids++
	author, date := strings.TrimPrefix(strings.TrimPrefix(by, movedBy), " by "), ""
	if i := len(author) - len("2006-01-02"); i >= 0 && strings.Count(author[i:], "-") == 2 {
		author, date = strings.TrimSuffix(author[:i], ", "), ` w:date="`+escape(author[i:])+`T00:00:00Z"`
	}
	if author == "" {
		author = anonymous
	}
	return fmt.Sprintf(` w:id="%d" w:author="%s"%s`, e.ids, escape(author), date)
}
