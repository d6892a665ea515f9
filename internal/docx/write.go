package docx

import (
	"strconv"
	"strings"

	"resolute/internal/marks"
)

// writer turns paragraphs into runs of marked text.
type writer struct {
	Options
	bare    bool        // without labels, notes and comments
	counter [2]*counter // of the original and of the proposed text
	places  map[*para]*place
	notes   map[noteKey][]line
	seen    map[noteKey]int // what is referred to already, by its number
	order   []noteAt
	noted   [2]int // how many notes each text has so far
}

// noteAt is a note in the order of the references.
type noteAt struct {
	key  noteKey
	at   presence
	mark [2]string
}

// in tells that something is in the original (0) or in the proposed text (1).
func (p presence) in(text int) bool { return text == 0 && p.old || text == 1 && p.new }

func (p presence) with(text int) presence {
	p.old, p.new = p.old || text == 0, p.new || text == 1
	return p
}

func (p presence) without(text int) presence {
	p.old, p.new = p.old && text != 0, p.new && text != 1
	return p
}

func (w *writer) run(at presence, s string) marks.Run {
	r := marks.Run{Text: s, Old: at.old, New: at.new}
	if w.Authors && at.old != at.new {
		r.By = at.by
	}
	return r
}

// label is what one of the texts displays before a paragraph.
type label struct{ text, suffix string }

// place is what the paragraphs around it make of a paragraph.
type place struct {
	labels [2]label
	end    presence
}

// flow writes paragraphs and tables.
func (w *writer) flow(lines []line) []marks.Run {
	w.count(lines)
	return w.lines(nil, lines)
}

// count gives every paragraph its labels, as each of the texts counts them.
func (w *writer) count(lines []line) {
	if w.places == nil {
		w.places = map[*para]*place{}
	}
	for text := range 2 {
		w.countText(lines, text)
	}
}

// countText counts in one text. Where a paragraph's mark is not in it, it goes on
// with the next one there, whose list it then is in; before a table and at the
// end it ends all the same, if there is something of it.
func (w *writer) countText(lines []line, text int) {
	var words, last *para // of the paragraph under way: its first words, and its last part
	end := func(p *para) {
		at := p
		if words != nil {
			at = words
		}
		l, suffix := w.counter[text].label(p.num[text])
		w.at(at).labels[text] = label{l, suffix}
		if words == nil && l == "" && p.has(1-text) {
			// The other text fills a paragraph that is empty in this one: no one
			// sees an empty line here.
			e := w.at(p).end.without(text)
			if e.by == "" {
				e.by = p.runs[len(p.runs)-1].by
			}
			w.at(p).end = e
		}
		words, last = nil, nil
	}
	stop := func() {
		if words == nil {
			last = nil
			return
		}
		w.at(last).end = w.at(last).end.with(text)
		end(last)
	}
	for _, l := range lines {
		p := l.para
		if p == nil {
			if l.row.in(text) {
				stop()
				for _, c := range l.cells {
					w.countText(c.lines, text)
				}
			}
			continue
		}
		w.at(p)
		if words == nil && p.has(text) {
			words = p
		}
		last = p
		if p.end.in(text) {
			end(p)
		}
		w.countText(p.boxes, text)
	}
	if last != nil {
		stop()
	}
}

func (w *writer) at(p *para) *place {
	at := w.places[p]
	if at == nil {
		at = &place{end: p.end}
		w.places[p] = at
	}
	return at
}

// lines writes what was counted. Text boxes follow the paragraph that they hang on.
func (w *writer) lines(out []marks.Run, lines []line) []marks.Run {
	var boxes []line
	for i, l := range lines {
		if l.para == nil {
			out = w.row(out, l)
			continue
		}
		at := w.at(l.para)
		if !w.bare {
			out = w.label(out, at.labels, l.para.end)
		}
		out = w.words(out, l.para)
		if at.end.old || at.end.new {
			out = append(out, w.run(at.end, "\n"))
		}
		boxes = append(boxes, l.para.boxes...)
		if len(boxes) > 0 && (at.end.old && at.end.new || i == len(lines)-1) {
			out = w.lines(out, boxes)
			boxes = nil
		}
	}
	return out
}

// has tells that a text has something of the paragraph.
func (p *para) has(text int) bool {
	for i := range p.runs {
		if p.runs[i].in(text) && !p.runs[i].comment {
			return true
		}
	}
	return false
}

func (w *writer) label(out []marks.Run, l [2]label, at presence) []marks.Run {
	old, now := l[0], l[1]
	if old == now {
		if old.text != "" {
			out = append(out, marks.Run{Text: old.text + gap(old.suffix), Old: true, New: true})
		}
		return out
	}
	same := old.suffix == now.suffix && old.text != "" && now.text != ""
	was, is := old.text+gap(old.suffix), now.text+gap(now.suffix)
	if same {
		was, is = old.text, now.text
	}
	if old.text != "" {
		out = append(out, w.run(presence{old: true, by: at.by}, was))
	}
	if now.text != "" {
		out = append(out, w.run(presence{new: true, by: at.by}, is))
	}
	if same {
		out = append(out, marks.Run{Text: gap(old.suffix), Old: true, New: true})
	}
	return out
}

// gap is what stands between a label and the words: where Word puts nothing, a
// blank, for the label is no part of the first word.
func gap(suffix string) string {
	if suffix == "" {
		return " "
	}
	return suffix
}

// words writes what stands in a paragraph.
func (w *writer) words(out []marks.Run, p *para) []marks.Run {
	italics := 0
	if w.Italics {
		for italics < len(p.runs) && p.runs[italics].italic {
			italics++
		}
		if strings.TrimSpace(joinText(p.runs[:italics])) == "" {
			italics = 0
		}
	}
	if italics > 0 {
		out = append(out, w.run(union(p.runs[:italics]), "*"))
	}
	for i := range p.runs {
		r := &p.runs[i]
		if i == italics && italics > 0 {
			out = append(out, w.run(union(p.runs[:italics]), "*"))
		}
		switch {
		case r.comment:
			if !w.bare {
				out = append(out, marks.Run{Text: r.text, Comment: true})
			}
		case r.note.kind != 0:
			out = w.reference(out, r)
		default:
			out = append(out, w.run(r.presence, r.text))
		}
	}
	if italics > 0 && italics == len(p.runs) {
		out = append(out, w.run(union(p.runs), "*"))
	}
	return out
}

func joinText(runs []run) string {
	var b strings.Builder
	for i := range runs {
		b.WriteString(runs[i].text)
	}
	return b.String()
}

func union(runs []run) presence {
	var out presence
	for i := range runs {
		out.old, out.new = out.old || runs[i].old, out.new || runs[i].new
	}
	return out
}

// reference writes the raised number of a note, as each text counts them.
func (w *writer) reference(out []marks.Run, r *run) []marks.Run {
	if w.bare {
		return out
	}
	i, again := w.seen[r.note]
	if !again {
		i = len(w.order)
		w.seen[r.note] = i
		w.order = append(w.order, noteAt{key: r.note, at: r.presence})
	}
	n := &w.order[i]
	here := noteAt{at: r.presence}
	for text := range 2 {
		// A reference that was moved stands in each of the texts in its own place.
		if r.in(text) && n.mark[text] == "" {
			w.noted[text]++
			n.mark[text] = Raised(w.noted[text])
			here.mark[text] = n.mark[text]
			n.at = n.at.with(text)
		}
	}
	return w.both(out, here)
}

// both writes the number of a note.
func (w *writer) both(out []marks.Run, n noteAt) []marks.Run {
	if n.mark[0] == n.mark[1] {
		if n.mark[0] == "" {
			return out
		}
		return append(out, w.run(n.at, n.mark[0]))
	}
	if n.mark[0] != "" {
		out = append(out, w.run(presence{old: true, by: n.at.by}, n.mark[0]))
	}
	if n.mark[1] != "" {
		out = append(out, w.run(presence{new: true, by: n.at.by}, n.mark[1]))
	}
	return out
}

// Raised is a number in raised digits, as those of notes are written.
func Raised(n int) string { return inFigures(strconv.Itoa(n), raisedFigures) }

// footnotes writes the notes under a line, each with its number.
func (w *writer) footnotes() []marks.Run {
	var out []marks.Run
	var any presence
	for i := 0; i < len(w.order); i++ { // a note may refer to others
		n := w.order[i]
		any.old, any.new = any.old || n.at.old, any.new || n.at.new
		out = w.both(out, n)
		out = append(out, w.run(n.at, " "))
		text := w.flow(w.notes[n.key])
		for k := range text {
			text[k].Old, text[k].New = text[k].Old && n.at.old, text[k].New && n.at.new
			if n.at.old != n.at.new {
				text[k].By = w.run(n.at, "").By
			}
		}
		if k := len(text) - 1; k < 0 || !strings.HasSuffix(text[k].Text, "\n") {
			text = append(text, w.run(n.at, "\n"))
		}
		if len(text) > 0 && !text[0].Comment {
			text[0].Text = strings.TrimLeft(text[0].Text, " \t")
		}
		out = append(out, text...)
	}
	if len(out) == 0 {
		return nil
	}
	return append([]marks.Run{w.run(any, "____________\n")}, out...)
}

// row writes a row of a table: its cells between bars.
func (w *writer) row(out []marks.Run, l line) []marks.Run {
	out = append(out, w.run(l.row, "|"))
	for _, c := range l.cells {
		out = append(out, w.run(c.presence, " "))
		out = append(out, oneLine(w.lines(nil, c.lines))...)
		out = append(out, w.run(c.presence, " |"))
	}
	return append(out, w.run(l.row, "\n"))
}

// oneLine puts the lines of a cell side by side.
func oneLine(runs []marks.Run) []marks.Run {
	for i := range runs {
		if !runs[i].Comment {
			runs[i].Text = strings.NewReplacer("\n", " ", "|", `\|`).Replace(runs[i].Text)
		}
	}
	for k := len(runs) - 1; k >= 0 && runs[k].Text == " "; k-- {
		runs = runs[:k]
	}
	return runs
}
