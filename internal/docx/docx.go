// Package docx reads Word documents (Office Open XML) as texts with revision
// marks: paragraphs with the labels that Word displays, tracked changes as marks,
// footnotes, tables, text boxes, comments. It writes them in package export.
//
// A document may come from anywhere: what it claims of its size is not believed,
// what it unpacks to is capped, document types and entities are refused, and
// nothing outside the file is ever opened.
package docx

import (
	"fmt"
	"strings"

	"resolute/internal/marks"
)

// Document is a Word document that was read.
type Document struct {
	// Symbol is the document symbol in its header, "A/73/L.6"; empty if it has none.
	Symbol string

	body   []line
	notes  map[noteKey][]line
	defs   *numbering
	styles *styles
}

// Options choose what of a document goes into the text.
type Options struct {
	Authors bool // tell behind every mark who made it and when
	Italics bool // keep the italics that paragraphs begin with, as *…*
}

// Is tells that data begins as a Word document does: as a zip archive.
func Is(data []byte) bool { return strings.HasPrefix(string(data[:min(len(data), 4)]), "PK\x03\x04") }

// Read reads a document. An error is the end of a sentence that begins with the
// name of the file: "is a spreadsheet, not a Word document".
func Read(data []byte) (*Document, error) {
	p, err := openPack(data)
	if err != nil {
		return nil, err
	}
	main, err := p.mainPart()
	if err != nil {
		return nil, err
	}
	rels, err := p.relations(main)
	if err != nil {
		return nil, err
	}
	target := func(kind string) string {
		for _, r := range rels {
			if r.kind == kind {
				return r.target
			}
		}
		return ""
	}
	d := &Document{notes: map[noteKey][]line{}}
	if err := d.readTables(p, target("numbering"), target("styles")); err != nil {
		return nil, err
	}
	comments, err := readComments(p, target("comments"))
	if err != nil {
		return nil, err
	}
	b, err := p.part(main)
	if err != nil {
		return nil, err
	}
	sum := &tally{}
	r := &reader{x: newScanner(b), styles: d.styles, comments: comments, tally: sum}
	d.body = withoutLast(r.document())
	if err := r.problem(main); err != nil {
		return nil, err
	}
	for _, kind := range []noteKind{footnote, endnote} {
		if err := d.readNotes(p, kind, target(kind.relation()), comments, sum); err != nil {
			return nil, err
		}
	}
	return d, d.readSymbol(p, rels, r.headers)
}

func (d *Document) readTables(p *pack, numberingPart, stylesPart string) error {
	b, err := p.part(numberingPart)
	if err != nil {
		return err
	}
	if d.defs, err = readNumbering(b); err != nil {
		return damaged(numberingPart, err)
	}
	if b, err = p.part(stylesPart); err != nil {
		return err
	}
	if d.styles, err = readStyles(b, d.defs); err != nil {
		return damaged(stylesPart, err)
	}
	return nil
}

func damaged(part string, err error) error {
	return fmt.Errorf("is damaged: in its part %s %w", part, err)
}

// readComments is what comments say, with their authors, by id.
func readComments(p *pack, part string) (map[string]string, error) {
	b, err := p.part(part)
	if b == nil || err != nil {
		return nil, err
	}
	out := map[string]string{}
	x := newScanner(b)
	x.elements(func(name string) {
		if name != "w:comment" {
			return
		}
		id, author := x.attr("w:id"), x.attr("w:author")
		var words []string
		depth := len(x.open)
		for len(x.open) >= depth {
			tok, _ := x.next()
			if tok == endOfPart {
				break
			}
			if tok == startTag && x.name == "w:t" {
				words = append(words, x.text())
			}
			if tok == startTag && x.name == "w:p" && len(words) > 0 {
				words = append(words, " ")
			}
		}
		s := strings.Join(words, "")
		if author != "" {
			s = author + ": " + s
		}
		out[id] = s
	})
	if x.err != nil {
		return nil, damaged(part, x.err)
	}
	return out, nil
}

func (d *Document) readNotes(p *pack, kind noteKind, part string, comments map[string]string, sum *tally) error {
	b, err := p.part(part)
	if b == nil || err != nil {
		return err
	}
	r := &reader{x: newScanner(b), styles: d.styles, comments: comments, tally: sum}
	r.x.elements(func(name string) {
		if name != kind.element() {
			return
		}
		if t := r.x.attr("w:type"); t != "" && t != "normal" {
			return // the line over the notes
		}
		id := r.x.attr("w:id")
		d.notes[noteKey{kind, id}] = r.blocks(both)
	})
	return r.problem(part)
}

// withoutLast leaves out the empty paragraph that Word puts behind a table at the end.
func withoutLast(lines []line) []line {
	n := len(lines)
	if n < 2 || lines[n-1].para == nil || lines[n-2].para != nil {
		return lines
	}
	if p := lines[n-1].para; len(p.runs) > 0 || len(p.boxes) > 0 || p.num != [2]numRef{} {
		return lines
	}
	return lines[:n-1]
}

// readSymbol looks for a document symbol in the headers.
func (d *Document) readSymbol(p *pack, rels []relation, headers []string) error {
	for _, id := range headers {
		for _, rel := range rels {
			if rel.id != id {
				continue
			}
			b, err := p.part(rel.target)
			if err != nil {
				return err
			}
			r := &reader{x: newScanner(b), styles: d.styles, tally: &tally{}}
			var lines []line
			r.x.elements(func(name string) {
				if name == "w:hdr" {
					lines = r.blocks(both)
				}
			})
			if r.x.err != nil {
				continue // a header that cannot be read is no reason to refuse the text
			}
			w := &writer{counter: [2]*counter{newCounter(d.defs), newCounter(d.defs)}, bare: true}
			for text := range strings.Lines(marks.Proposed(marks.Write(w.flow(lines)))) {
				for _, cell := range strings.FieldsFunc(text, func(r rune) bool { return r == '|' || r == '\t' || r == '\n' }) {
					if s := strings.TrimSpace(cell); IsSymbol(s) {
						d.Symbol = s
						return nil
					}
				}
			}
		}
	}
	return nil
}

// IsSymbol tells a document symbol, "A/73/L.6", "S/2001/970", "C19/DT/5-E": one
// word of capitals, digits and strokes.
func IsSymbol(s string) bool {
	if len(s) < 4 || len(s) > 40 || !strings.Contains(s, "/") || strings.Contains(s, "//") || s[0] < 'A' || s[0] > 'Z' {
		return false
	}
	digit := false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			digit = true
		case c >= 'A' && c <= 'Z', strings.IndexByte("/.-()", c) >= 0:
		case i > 2 && c >= 'a' && c <= 'z': // Rev, Add, Corr
		default:
			return false
		}
	}
	return digit
}

// Text is the document as a text with revision marks.
func (d *Document) Text(opts Options) string {
	w := &writer{
		Options: opts, notes: d.notes, seen: map[noteKey]int{},
		counter: [2]*counter{newCounter(d.defs), newCounter(d.defs)},
	}
	var runs []marks.Run
	if d.Symbol != "" {
		runs = append(runs, marks.Run{Text: d.Symbol + "\n", Old: true, New: true})
	}
	runs = append(runs, w.flow(d.body)...)
	return marks.Write(append(runs, w.footnotes()...))
}
