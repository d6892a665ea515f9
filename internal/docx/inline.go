package docx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// inline reads an element that stands in a paragraph.
func (r *reader) inline(p *para, name string, at presence) {
	switch name {
	case "w:r":
		r.run(p, at)
	case "w:ins", "w:del", "w:moveFrom", "w:moveTo":
		at = r.change(at, name)
		r.x.children(func(name string) { r.inline(p, name, at) })
	case "w:hyperlink", "w:smartTag", "w:customXml", "w:sdt", "w:sdtContent", "w:fldSimple", "w:bdo", "w:dir":
		r.x.children(func(name string) { r.inline(p, name, at) })
	case "mc:AlternateContent":
		r.alternative(func() { r.x.children(func(name string) { r.inline(p, name, at) }) })
	case "m:oMath", "m:oMathPara":
		r.math(p, at)
	}
}

// shown tells that no field is open whose result has not begun: what stands
// before it is the field's code.
func (r *reader) shown() bool {
	for _, result := range r.fields {
		if !result {
			return false
		}
	}
	return true
}

func (r *reader) put(p *para, x run) {
	if x.text == "" && x.note.kind == 0 {
		return
	}
	r.tally.bytes += len(x.text)
	if n := len(p.runs); n > 0 && x.note.kind == 0 && !x.comment {
		if last := &p.runs[n-1]; last.presence == x.presence && last.italic == x.italic && last.note.kind == 0 && !last.comment && len(last.text) < 1024 {
			last.text += x.text
			return
		}
	}
	r.count()
	p.runs = append(p.runs, x)
}

// breaks are those of the XML, which are blanks of the text.
var breaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ")

// run reads a w:r: text of one format.
func (r *reader) run(p *para, at presence) {
	italic, hidden, figures := false, false, ""
	put := func(s string) {
		if r.shown() && !hidden {
			r.put(p, run{presence: at, text: s, italic: italic})
		}
	}
	r.x.children(func(name string) {
		switch name {
		case "w:rPr":
			r.x.children(func(name string) {
				switch name {
				case "w:i":
					italic = r.x.on()
				case "w:vanish":
					hidden = r.x.on()
				case "w:vertAlign":
					switch r.x.attr("w:val") {
					case "superscript":
						figures = raisedFigures
					case "subscript":
						figures = loweredFigures
					}
				}
			})
		case "w:t", "w:delText":
			keep := r.x.attr("xml:space") == "preserve"
			s := breaks.Replace(r.x.text())
			if !keep {
				s = strings.Trim(s, " ")
			}
			put(inFigures(s, figures))
		case "w:tab", "w:ptab":
			put("\t")
		case "w:br", "w:cr":
			if t := r.x.attr("w:type"); t == "" || t == "textWrapping" {
				put(p.lineBreak())
			}
		case "w:noBreakHyphen":
			put("\u2011")
		case "w:sym":
			put(symbol(r.x.attr("w:font"), r.x.attr("w:char")))
		case "w:fldChar":
			r.field(r.x.attr("w:fldCharType"))
		case "w:footnoteReference":
			r.reference(p, footnote, at)
		case "w:endnoteReference":
			r.reference(p, endnote, at)
		case "w:commentReference":
			if s := r.comments[r.x.attr("w:id")]; s != "" {
				r.put(p, run{presence: at, text: s, comment: true})
			}
		case "w:ruby":
			r.x.children(func(name string) {
				if name == "w:rubyBase" {
					r.x.children(func(name string) { r.inline(p, name, at) })
				}
			})
		case "mc:AlternateContent":
			r.alternative(func() { r.boxes(p, at) })
		case "w:drawing", "w:pict", "w:object":
			r.boxes(p, at)
		}
	})
}

// The figures that stand above and below the line.
const (
	raisedFigures  = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	loweredFigures = "₀₁₂₃₄₅₆₇₈₉"
)

// inFigures is a number in other figures: 10⁶, without which it would be 106. What is
// no number is left, as the letters of 1st are.
func inFigures(s, figures string) string {
	if figures == "" || s == "" || strings.Trim(s, "0123456789") != "" {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		b.WriteString(string([]rune(figures)[s[i]-'0']))
	}
	return b.String()
}

func (r *reader) reference(p *para, kind noteKind, at presence) {
	if r.shown() {
		r.put(p, run{presence: at, note: noteKey{kind, r.x.attr("w:id")}})
	}
}

// lineBreak is a line break within the paragraph: one in a heading, a blank in a
// running text, where a line is a paragraph.
func (p *para) lineBreak() string {
	if p.heads {
		return "\n"
	}
	return " "
}

func (r *reader) field(kind string) {
	n := len(r.fields)
	switch {
	case kind == "begin":
		if n < depthCap {
			r.fields = append(r.fields, false)
		}
	case kind == "separate" && n > 0:
		r.fields[n-1] = true
	case kind == "end" && n > 0:
		r.fields = r.fields[:n-1]
	}
}

// boxes reads the text boxes in the element that began last, wherever in it.
func (r *reader) boxes(p *para, at presence) {
	if !r.shown() {
		return
	}
	r.x.children(func(name string) {
		switch name {
		case "w:txbxContent":
			p.boxes = append(p.boxes, r.blocks(at)...)
		case "mc:AlternateContent":
			r.alternative(func() { r.boxes(p, at) })
		default:
			r.boxes(p, at)
		}
	})
}

// math reads a formula as the signs that it is made of.
func (r *reader) math(p *para, at presence) {
	r.x.children(func(name string) {
		switch name {
		case "m:t", "w:t":
			r.put(p, run{presence: at, text: r.x.text()})
		case "w:ins", "w:del", "w:moveFrom", "w:moveTo":
			was := at
			at = r.change(at, name)
			r.math(p, at)
			at = was
		case "m:sup":
			r.script(p, at, raisedFigures, "^")
		case "m:sub":
			r.script(p, at, loweredFigures, "_")
		case "m:num":
			r.grouped(p, at)
		case "m:den":
			r.put(p, run{presence: at, text: "/"})
			r.grouped(p, at)
		case "m:deg":
			r.math(p, at)
			r.put(p, run{presence: at, text: "√"})
		case "m:rPr", "w:rPr":
		default:
			r.math(p, at)
		}
	})
}

// script reads what is raised or lowered in a formula: a number in such figures, the
// rest behind a sign, as UnicodeMath has it.
func (r *reader) script(p *para, at presence, figures, sign string) {
	inner := &para{}
	r.math(inner, at)
	if s := joinText(inner.runs); s != "" && strings.Trim(s, "0123456789") != "" {
		r.put(p, run{presence: union(inner.runs), text: sign})
		r.group(p, inner)
		return
	}
	for _, x := range inner.runs {
		x.text = inFigures(x.text, figures)
		r.put(p, x)
	}
}

// grouped reads a part of a formula, in brackets if it is more than one sign.
func (r *reader) grouped(p *para, at presence) {
	inner := &para{}
	r.math(inner, at)
	r.group(p, inner)
}

func (r *reader) group(p, inner *para) {
	more := utf8.RuneCountInString(joinText(inner.runs)) > 1
	if more {
		r.put(p, run{presence: union(inner.runs), text: "("})
	}
	for _, x := range inner.runs {
		r.put(p, x)
	}
	if more {
		r.put(p, run{presence: union(inner.runs), text: ")"})
	}
}

// symbol is a sign of a font of symbols, by the place in Unicode that it has of
// its own, as far as texts use them; the others keep the private one that Word
// gives them.
func symbol(font, hex string) string {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || n > utf8.MaxRune || n < ' ' {
		return ""
	}
	if s, ok := symbols[font][n&0xFF]; ok && (n < 0x100 || n&^0xFF == 0xF000) {
		return s
	}
	return string(rune(n))
}

// symbols are those of Adobe's Symbol (unicode.org, VENDORS/ADOBE/symbol.txt) and
// of Wingdings that Word files are found to hold.
var symbols = map[string]map[uint64]string{
	"Symbol": {
		0x2A: "∗", 0x2D: "−", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x65: "ε", 0x6C: "λ", 0x6D: "μ", 0x70: "π", 0x72: "ρ", 0x73: "σ", 0x74: "τ", 0x77: "ω",
		0x44: "Δ", 0x53: "Σ", 0x57: "Ω", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xBB: "≈", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xA5: "∞", 0xAE: "→", 0xAC: "←", 0xAB: "↔",
		0xB7: "•", 0xD0: "∠", 0xDE: "⇒", 0xE5: "∑", 0xD6: "√",
	},
	"Wingdings": {0x6C: "●", 0x6E: "■", 0x6F: "□", 0xA7: "▪", 0xA8: "◻", 0xD8: "➢", 0xE0: "→", 0xFC: "✓", 0xFE: "☑"},
}
