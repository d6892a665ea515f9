package docx

import (
	"strconv"
	"strings"
)

// spans writes the runs of a paragraph: its words, notes and comments, tracked where they
// stand in one of the two texts only.
func (e *encoder) spans(spans []Span) {
	for _, s := range spans {
		if s.Comment {
			e.comment(s.Text)
			continue
		}
		if s.Text == "" && s.Note == 0 {
			continue
		}
		tag := "w:t"
		if !s.New && strikes(s.By) == "w:del" {
			tag = "w:delText" // what was moved away is text
		}
		before, after := "", ""
		if !s.Old {
			tag := inserts(s.By)
			before, after = `<`+tag+e.who(s.By)+`>`, `</`+tag+`>`
		}
		if !s.New {
			tag := strikes(s.By)
			before, after = before+`<`+tag+e.who(s.By)+`>`, `</`+tag+`>`+after
		}
		words := textRun(s.Text, tag, format(false, s.Italic))
		if s.Note > 0 {
			words = `<w:r><w:rPr>` + superscript + `</w:rPr><w:footnoteReference w:id="` + strconv.Itoa(s.Note) + `"/></w:r>`
		}
		e.b.WriteString(before + words + after)
	}
}

const superscript = `<w:vertAlign w:val="superscript"/>`

// notes is the part of the footnotes; empty if there are none. The two that come
// first are the lines that part notes from the text.
func (e *encoder) notes() string {
	if len(e.sheet.Notes) == 0 {
		return ""
	}
	e.b.Reset()
	e.b.WriteString(xmlHead + `<w:footnotes xmlns:w="` + nsWord + `"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	for i, blocks := range e.sheet.Notes {
		e.b.WriteString(`<w:footnote w:id="` + strconv.Itoa(i+1) + `">`)
		for k := range blocks {
			b := &blocks[k]
			e.b.WriteString(`<w:p><w:pPr><w:pStyle w:val="` + b.Style + `"/>`)
			if m := e.marksOf(b.End); m != "" {
				e.b.WriteString(`<w:rPr>` + m + `</w:rPr>`)
			}
			e.b.WriteString(`</w:pPr>`)
			if k == 0 {
				e.b.WriteString(`<w:r><w:rPr>` + superscript + `</w:rPr><w:footnoteRef/></w:r>` + textRun(" ", "w:t", ""))
			}
			e.spans(b.Spans)
			e.b.WriteString(`</w:p>`)
		}
		e.b.WriteString(`</w:footnote>`)
	}
	e.b.WriteString(`</w:footnotes>`)
	return e.b.String()
}

// comment writes a comment; one that begins with a short name and a colon is by
// that author.
func (e *encoder) comment(s string) {
	author, words := "", s
	if name, rest, ok := strings.Cut(s, ": "); ok && len(name) <= 40 {
		author, words = name, rest
	}
	id := strconv.Itoa(len(e.comments))
	e.comments = append(e.comments, `<w:comment w:id="`+id+`" w:author="`+escape(author)+`"><w:p>`+textRun(words, "w:t", "")+`</w:p></w:comment>`)
	e.b.WriteString(`<w:r><w:commentReference w:id="` + id + `"/></w:r>`)
}

// textRun is a run of text; tabs are elements of their own.
func textRun(s, tag, format string) string {
	var b strings.Builder
	b.WriteString(`<w:r>`)
	if format != "" {
		b.WriteString(`<w:rPr>` + format + `</w:rPr>`)
	}
	for i, part := range strings.Split(s, "\t") {
		if i > 0 {
			b.WriteString(`<w:tab/>`)
		}
		if part != "" {
			b.WriteString(`<` + tag + ` xml:space="preserve">` + escape(part) + `</` + tag + `>`)
		}
	}
	b.WriteString(`</w:r>`)
	return b.String()
}

// escape is s as character data or an attribute; what XML cannot hold is shown as
// the sign for that.
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == '"':
			b.WriteString("&quot;")
		case r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF:
			b.WriteRune('\uFFFD')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
