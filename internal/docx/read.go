package docx

import (
	"fmt"
	"strings"
)

// presence tells in which of the two texts something is, and who made it so.
type presence struct {
	old, new bool
	by       string
}

var both = presence{old: true, new: true}

// run is a piece of a paragraph.
type run struct {
	presence
	text    string
	comment bool
	italic  bool
	note    noteKey // a reference to a note, if its kind is not 0
}

type noteKind uint8

const (
	footnote noteKind = 1 + iota
	endnote
)

func (k noteKind) relation() string { return [...]string{"", "footnotes", "endnotes"}[k] }
func (k noteKind) element() string  { return [...]string{"", "w:footnote", "w:endnote"}[k] }

type noteKey struct {
	kind noteKind
	id   string
}

// para is a paragraph as the file has it; its mark, which ends it, may be in one
// of the texts only.
type para struct {
	runs  []run
	end   presence
	num   [2]numRef // in the original, in the proposed text
	heads bool      // centred or a heading: a line break in it is one
	boxes []line    // text boxes that hang on it
}

// line is a paragraph or a row of a table.
type line struct {
	para  *para
	cells []cell
	row   presence
}

type cell struct {
	presence
	lines []line
}

// reader reads a part.
type reader struct {
	x        *scanner
	styles   *styles
	comments map[string]string
	headers  []string // ids of the headers, the first page's first
	tally    *tally
	fields   []bool // of the fields that are open: the result, which is shown, has begun
}

func (r *reader) problem(part string) error {
	if r.x.err != nil {
		return damaged(part, r.x.err)
	}
	return nil
}

func (r *reader) document() []line {
	var out []line
	r.x.elements(func(name string) {
		if name == "w:body" {
			out = r.blocks(both)
		}
	})
	return out
}

// tally is what a document has so far, its notes with it.
type tally struct {
	bytes  int // of text
	pieces int // paragraphs, cells and runs
}

// pieceCap is how many paragraphs, cells and runs a document may have, and textCap how
// many bytes of text. A thousand pages have a tenth as many, 50,000 tracked changes
// half.
const (
	pieceCap = 180_000
	textCap  = 12 << 20
)

// count stops the reading of a part that has more pieces than a document can have:
// what takes six bytes in a file takes a hundred and fifty in memory.
func (r *reader) count() {
	if r.tally.bytes > textCap && r.x.err == nil {
		r.x.err = fmt.Errorf("there are more than %d MB of text", textCap>>20)
	}
	if r.tally.pieces++; r.tally.pieces > pieceCap && r.x.err == nil {
		r.x.err = fmt.Errorf("there are more than %d paragraphs and changes", pieceCap)
	}
}

// change is the presence of what stands in a tracked change that began last.
func (r *reader) change(at presence, name string) presence {
	switch name {
	case "w:ins", "w:moveTo", "w:cellIns":
		at.old = false
	case "w:del", "w:moveFrom", "w:cellDel":
		at.new = false
	}
	by := strings.TrimSpace(r.x.attr("w:author"))
	if by == anonymous {
		by = ""
	}
	if date := r.x.attr("w:date"); len(date) >= 10 {
		by = strings.TrimPrefix(by+", "+date[:10], ", ")
	}
	if name == "w:moveTo" || name == "w:moveFrom" {
		by = strings.TrimSuffix("moved by "+by, "by ")
	}
	switch {
	case at.by == "":
		at.by = by
	case by != at.by && by != "":
		at.by += "; " + by
	}
	return at
}

// blocks reads the paragraphs and tables in the element that began last.
func (r *reader) blocks(at presence) []line {
	var out []line
	r.x.children(func(name string) { out = r.block(out, name, at) })
	return out
}

func (r *reader) block(out []line, name string, at presence) []line {
	switch name {
	case "w:p":
		return append(out, line{para: r.para(at)})
	case "w:tbl":
		return r.table(out, at)
	case "w:ins", "w:del", "w:moveFrom", "w:moveTo":
		return append(out, r.blocks(r.change(at, name))...)
	case "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag":
		return append(out, r.blocks(at)...)
	case "mc:AlternateContent":
		r.alternative(func() { out = append(out, r.blocks(at)...) })
	case "w:sectPr":
		r.section()
	case "m:oMathPara", "m:oMath":
		p := &para{end: at}
		r.inline(p, name, at)
		return append(out, line{para: p})
	}
	return out
}

// section takes the headers of a section.
func (r *reader) section() {
	r.x.children(func(name string) {
		if name == "w:headerReference" {
			id := r.x.attr("r:id")
			if r.x.attr("w:type") == "first" {
				r.headers = append([]string{id}, r.headers...)
			} else {
				r.headers = append(r.headers, id)
			}
		}
	})
}

// alternative calls f for the first of the renderings of one thing.
func (r *reader) alternative(f func()) {
	taken := false
	r.x.children(func(name string) {
		if (name == "mc:Choice" || name == "mc:Fallback") && !taken {
			taken = true
			f()
		}
	})
}

func (r *reader) table(out []line, at presence) []line {
	var rows func()
	rows = func() {
		r.x.children(func(name string) {
			switch name {
			case "w:tr":
				out = append(out, r.row(at))
			case "w:sdt", "w:sdtContent", "w:customXml":
				rows()
			case "w:ins", "w:del", "w:moveFrom", "w:moveTo":
				was := at
				at = r.change(at, name)
				rows()
				at = was
			}
		})
	}
	rows()
	return out
}

func (r *reader) row(at presence) line {
	l := line{row: at}
	var cells func()
	cells = func() {
		r.x.children(func(name string) {
			switch name {
			case "w:trPr":
				r.x.children(func(name string) {
					if name == "w:ins" || name == "w:del" {
						l.row = r.change(l.row, name)
					}
				})
			case "w:tc":
				l.cells = append(l.cells, r.cell(l.row))
			case "w:sdt", "w:sdtContent", "w:customXml":
				cells()
			}
		})
	}
	cells()
	return l
}

func (r *reader) cell(at presence) cell {
	c := cell{presence: at}
	r.count()
	r.x.children(func(name string) {
		if name == "w:tcPr" {
			r.x.children(func(name string) {
				if name == "w:cellIns" || name == "w:cellDel" {
					c.presence = r.change(c.presence, name)
				}
			})
			return
		}
		c.lines = r.block(c.lines, name, c.presence)
	})
	return c
}

func (r *reader) para(at presence) *para {
	p := &para{end: at}
	r.count()
	st := r.styles.of("")
	p.num = [2]numRef{st.num, st.num}
	p.heads = st.centred
	r.x.children(func(name string) {
		if name == "w:pPr" {
			r.properties(p, at)
			return
		}
		r.inline(p, name, at)
	})
	return p
}

// properties reads those of a paragraph: its style, its list, and who inserted or
// struck its mark.
func (r *reader) properties(p *para, at presence) {
	now := r.numbered(func(name string) {
		switch name {
		case "w:jc":
			p.heads = r.x.attr("w:val") == "center"
		case "w:rPr":
			r.x.children(func(name string) {
				switch name {
				case "w:ins", "w:del", "w:moveFrom", "w:moveTo":
					p.end = r.change(p.end, name)
				}
			})
		case "w:sectPr":
			r.section()
		}
	})
	st := r.styles.of(now.style)
	p.heads = p.heads || st.centred || strings.HasPrefix(strings.ToLower(st.name), "heading") || strings.EqualFold(st.name, "title")
	p.num[1] = now.ref(st)
	p.num[0] = p.num[1]
	switch {
	case now.before != nil:
		p.num[0] = now.before.ref(r.styles.of(now.before.style))
	case now.inserted:
		p.num[0] = st.num
	}
}

// listing is what a paragraph's properties say of its list.
type listing struct {
	style    string
	said     bool
	num      numRef
	level    int
	inserted bool     // the numbering itself is a tracked insertion
	before   *listing // the properties before a tracked change of them
}

// ref is the list, or that of the style.
func (l *listing) ref(st style) numRef {
	switch {
	case !l.said:
		return st.num
	case l.num.id < 0: // the level only
		return numRef{st.num.id, max(l.level, 0)}
	case l.level < 0:
		return numRef{l.num.id, st.num.level}
	}
	return numRef{l.num.id, l.level}
}

// numbered reads properties; what is no matter of lists goes to other.
func (r *reader) numbered(other func(name string)) *listing {
	l := &listing{num: numRef{id: -1}, level: -1}
	r.x.children(func(name string) {
		switch name {
		case "w:pStyle":
			l.style = r.x.attr("w:val")
		case "w:numPr":
			l.said = true
			r.x.children(func(name string) {
				switch name {
				case "w:numId":
					l.num.id = number(r.x.attr("w:val"))
				case "w:ilvl":
					l.level = number(r.x.attr("w:val"))
				case "w:ins":
					l.inserted = true
				}
			})
		case "w:pPrChange":
			r.x.children(func(name string) {
				if name == "w:pPr" {
					l.before = r.numbered(func(string) {})
				}
			})
		default:
			other(name)
		}
	})
	return l
}
