package repair

import (
	"strings"

	"resolute/internal/numbering"
	"resolute/internal/text"
)

// former is a flattened text in which the former one was found. What was put in is
// thereby known; what was struck for it, and what was struck with nothing in its
// place, is still to be told.
type former struct {
	flat   string
	old    []bool      // by byte: the former text has it
	struck []bool      // by byte: the new one has it no more
	moved  []bool      // by byte: it was put in again near by
	puts   []text.Span // what was put in
}

// What part of the former text's words the flattened one may lack, at most; and where
// nothing but the former text tells that it is flattened. Nothing is struck from such a
// text, but a converter may lose a line, and the former text may be of another edition.
const (
	mostLost       = 0.2
	mostLostUnseen = 0.02
)

// withFormer is the new version of the flattened text with the help of the former
// one; false if that cannot be found in it.
func (w *work) withFormer(base string) (string, bool) {
	flat := w.tree.Text.String()
	pieces, lost := embed(flat, base)
	if lost > mostLost || lost > mostLostUnseen && !w.flattened() {
		return "", false
	}
	f := &former{flat: flat, old: make([]bool, len(flat)), struck: make([]bool, len(flat))}
	at := 0
	for _, p := range pieces {
		if !p.there {
			continue
		}
		if !p.old {
			f.puts = append(f.puts, text.Span{Start: at, End: at + len(p.text)})
		}
		at += len(p.text)
	}
	if len(f.puts) == 0 {
		return "", false // the two are the same, as far as that tells
	}
	f.slide()
	for i := range f.old {
		f.old[i] = true
	}
	for _, p := range f.puts {
		for i := p.Start; i < p.End; i++ {
			f.old[i] = false
		}
	}
	w.linesOfFormer(f)
	w.settled(f)
	w.lists()
	w.strikeLines(f)
	f.strikeMoved(w.lines)
	f.runs(w.lines)
	f.strikeTitled(w)
	f.strikeReplaced(w)
	f.strikeOutdated(w)
	f.strikeDefined()
	return f.kept(0, len(flat)), true
}

// slide moves what was put in to where a drafter would see it, where the words allow
// more than one place: whole lines rather than from within one to within the next.
func (f *former) slide() {
	var out []text.Span
	for _, p := range f.puts {
		if c := f.flat[p.Start]; p.End < len(f.flat) && f.flat[p.End] == c && p.Start+1 < p.End && (c == '\n' || isMark(rune(c)) && f.flat[p.Start+1] != ' ') {
			p.Start, p.End = p.Start+1, p.End+1
		}
		last := p.Start + strings.LastIndexByte(f.flat[p.Start:p.End], '\n') + 1
		line := lineStart(f.flat, p.Start)
		lead := f.flat[line:p.Start]
		if last > p.Start && lead != "" && len(lead) <= 12 && strings.HasPrefix(f.flat[last:p.End], lead) {
			out = append(out, text.Span{Start: line, End: last})
			p.Start = last + len(lead)
		}
		if !p.Empty() {
			out = append(out, p)
		}
	}
	f.puts = out
}

// linesOfFormer gives every line the readings of its label that are left when it is
// known what was put in.
func (w *work) linesOfFormer(f *former) {
	at := 0
	for i := range w.lines {
		l := &w.lines[i]
		l.at = at
		at += len(l.text) + len(l.end)
		l.fresh, l.stale, l.side = false, false, both
		l.head = l.head || l.text != "" && strings.Trim(l.text, "_-–") == "" // behind the rule the notes are numbered
		old, now := f.sides(l.at, l.at+len(l.text))
		l.seamed = old && now
		if l.label == 0 {
			if now && !old {
				l.side = onlyNew
			}
			continue
		}
		was, is := f.labels(l.at, l.at+l.label)
		first, hadOld := whole(was)
		second, hasNew := whole(is)
		l.choices = nil
		switch {
		case !old && now && hasNew:
			l.side = onlyNew
			l.choices = []choice{{new: second, newAs: is}}
		case hadOld && is == "":
			l.choices = []choice{{old: first, new: first, oldAs: was, newAs: was}, {old: first, oldAs: was, cost: costAlone}}
		case hadOld && hasNew:
			l.choices = []choice{{old: first, new: second, oldAs: was, newAs: is}}
		}
	}
}

// settled leaves the lists alone in which no number was put in and no mark that ends
// them: if a paragraph of one had been struck, those behind it would have others now, or
// the one before it such a mark.
func (w *work) settled(f *former) {
	for i := 0; i < len(w.lines); {
		j, changed := i, false
		for ; j < len(w.lines) && (j == i || !w.lines[j].head); j++ {
			l := &w.lines[j]
			_, now := f.sides(l.at, l.at+l.label)
			changed = changed || l.label > 0 && now || endOf(l.text) != both
		}
		for ; i < j; i++ {
			if l := &w.lines[i]; !changed && len(l.choices) > 1 {
				l.choices = l.choices[:1]
			}
		}
	}
}

// kept is what the new version has of a stretch, as far as is known yet.
func (f *former) kept(from, to int) string {
	var b strings.Builder
	for i := from; i < to; i++ {
		if !f.struck[i] {
			b.WriteByte(f.flat[i])
		}
	}
	return b.String()
}

// sides tells whether a stretch has something of the former text, and something that
// was put in, blanks aside.
func (f *former) sides(from, to int) (old, now bool) {
	for i := from; i < to; i++ {
		switch c := f.flat[i]; {
		case c == ' ' || c == '\t':
		case f.old[i]:
			old = true
		default:
			now = true
		}
	}
	return old, now
}

// labels are the old label in a stretch and what was put in its place, with the
// bracket that both have: "e" and "f" in "ef)".
func (f *former) labels(from, to int) (was, is string) {
	var a, b []byte
	last := from // behind what was put in
	for i := from; i < to; i++ {
		if f.old[i] {
			a = append(a, f.flat[i])
		} else {
			b = append(b, f.flat[i])
			last = i + 1
		}
	}
	was, is = string(a), string(b)
	if _, ok := whole(is); !ok && is != "" {
		is += f.flat[last:to]
	}
	if l, ok := whole(is); ok && len(a) > 0 && l.Scheme != numbering.None && !strings.ContainsAny(is, ").") && strings.ContainsAny(was, ").") {
		is += f.flat[last:to]
	}
	return was, is
}

// strikeLines strikes what the numbers show to be struck: paragraphs whose number
// another one has now, old labels, and annexes of which a new one stands beside.
func (w *work) strikeLines(f *former) {
	annex, newer := false, w.newAnnexes(f)
	for i := range w.lines {
		l := &w.lines[i]
		end := l.at + len(l.text) + len(l.end)
		old, now := f.sides(l.at, l.at+len(l.text))
		if now {
			annex = false
		} else if isAnnex(l.text) {
			annex = newer[annexName(l.text)]
			if annex && i > 0 && isAnnex(w.lines[i-1].text) && annexName(w.lines[i-1].text) == annexName(l.text) {
				// The new heading stands right before it: what follows is under that.
				f.strike(l.at, end)
				annex = false
			}
		}
		if !now && (annex || old && l.side == onlyOld) {
			f.strike(l.at, end)
		}
		if l.label > 0 && old {
			was, is := f.labels(l.at, l.at+l.label)
			_, hasNew := whole(is)
			if _, hadOld := whole(was); hadOld && hasNew {
				keep := len(is)
				for _, c := range f.old[l.at : l.at+l.label] {
					if !c {
						keep--
					}
				}
				f.strike(l.at, l.at+l.label-keep) // the bracket that both have stays
			}
		}
	}
}

func (f *former) strike(from, to int) {
	for i := from; i < to; i++ {
		f.struck[i] = f.old[i]
	}
}

func isAnnex(s string) bool { return len(s) > 6 && strings.EqualFold(s[:6], "annex ") }

// annexName is how an annex begins before the edition: "annex 1 to decision 5".
func annexName(head string) string {
	name, _, _ := strings.Cut(head[:min(len(head), 80)], "(")
	return strings.ToLower(strings.TrimSpace(name))
}

// annexHead is how long the heading of an annex is, where the text goes on in its line.
func annexHead(s string) int {
	head := strings.IndexByte(s, ')') + 1
	if head == 0 {
		return len(s)
	}
	return head + len(s[head:]) - len(strings.TrimLeft(s[head:], " "))
}

// newAnnexes are the names of the annexes whose headings were put in.
func (w *work) newAnnexes(f *former) map[string]bool {
	out := map[string]bool{}
	for i := range w.lines {
		l := &w.lines[i]
		if old, now := f.sides(l.at, l.at+len(l.text)); now && !old && isAnnex(l.text) {
			out[annexName(l.text)] = true
		}
	}
	return out
}

// lineEnd is the length of the line ending at s[at]; 0 if none is there.
func lineEnd(s string, at int) int {
	if at >= len(s) {
		return 0
	}
	return text.LineEnd(s, at)
}

// lineStart is where the line begins that s[at] is in.
func lineStart(s string, at int) int { return strings.LastIndexByte(s[:at], '\n') + 1 }
