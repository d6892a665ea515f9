package repair

import (
	"slices"
	"strings"

	"resolute/internal/compare"
	"resolute/internal/numbering"
	"resolute/internal/text"
)

// The least words of a run that tell that it stood elsewhere: in the same or a next
// paragraph, and anywhere; and how much two neighbours must share for one to be the
// other's new wording.
const (
	wordsBeside = 6
	wordsMoved  = 10
	reworded    = 0.6
	mostMoved   = 1000 // paragraphs looked for elsewhere
	linesBeside = 2
)

// strikeMoved strikes what was put in again elsewhere, and a paragraph without a
// number behind which its new wording stands.
func (f *former) strikeMoved(lines []line) {
	sought := 0
	for i := range lines {
		l := &lines[i]
		if old, now := f.sides(l.at, l.at+len(l.text)); old || !now {
			continue
		}
		body := strings.Trim(l.text[l.label:], " \t.,;:")
		if len(strings.Fields(body)) >= wordsMoved && sought < mostMoved {
			sought++
			f.strikeSame(body)
		}
		if i == 0 || l.label > 0 {
			continue
		}
		up := i - 1
		for up > 0 && strings.TrimSpace(lines[up].text) == "" {
			up--
		}
		p := &lines[up]
		if old, now := f.sides(p.at, p.at+len(p.text)); !old || p.head {
			continue
		} else if !now && p.label == 0 && compare.Likeness(p.text, l.text) >= reworded {
			f.strike(p.at, p.at+len(p.text)+len(p.end))
		} else {
			f.strikeTail(p, l)
		}
	}
}

// strikeTail strikes the last clause of a paragraph where the next one, which was put
// in, ends as it does: it is a paragraph of its own now.
func (f *former) strikeTail(p, l *line) {
	at := saidAnew(p.text, l.text)
	if at < 0 {
		return
	}
	from, to := p.at+at, p.at+len(strings.TrimRight(p.text, " "))
	if _, now := f.sides(from, to); !now {
		f.strike(from, to)
	}
}

// saidAnew is where the last clause of a paragraph begins, behind its comma, if the
// next paragraph ends as that does; -1 if it does not.
func saidAnew(a, b string) int {
	a, b = strings.TrimRight(a, " "), strings.TrimRight(b, " ")
	n := 0
	for n < min(len(a), len(b)) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	same := a[len(a)-n:]
	comma := strings.LastIndex(a[:len(a)-n], ", ")
	if comma < 0 || len(strings.Fields(same)) < wordsTail || len(a)-comma > 2*len(b) || strings.Contains(same, ", ") {
		return -1
	}
	return comma + 1
}

// wordsTail is the least words at the end that tell that.
const wordsTail = 4

// returned tells that paragraphs of the new version stand again in the old one, with
// another number and much the same words: they were moved. A paragraph may then have
// had the number that the first of them has now: "1) {++moved; 3) ++}kept". The lists
// are to be read again.
func (w *work) returned() bool {
	found := false
	for at := range w.lines {
		old := &w.lines[at]
		if old.side != onlyOld || old.label == 0 || len(strings.Fields(old.text)) < wordsMoved {
			continue
		}
		for i := max(0, at-farMoved); i < min(len(w.lines), at+farMoved); i++ {
			l := &w.lines[i]
			if l.side == onlyOld || l.label == 0 || len(l.choices) == 0 || l.seamed || compare.Likeness(l.text[l.label:], old.text[old.label:]) < reworded {
				continue
			}
			found, l.fresh = true, true
			for k := i + 1; k < len(w.lines) && l.side == both && w.lines[k].inline; k++ {
				next := &w.lines[k]
				if next.chosen.old.Scheme != numbering.None {
					break
				}
				next.choices = append(next.choices, choice{old: l.chosen.old, new: next.chosen.new, oldAs: l.chosen.oldAs, newAs: next.chosen.newAs, cost: costGlued})
			}
		}
	}
	for i := range w.lines {
		if l := &w.lines[i]; found && len(l.choices) > 0 {
			l.side, l.chosen = both, choice{}
		}
	}
	return found
}

// farMoved is how many lines away a paragraph is looked for.
const farMoved = 60

// strikeSame strikes what the former text has of the same words, with its number, if
// it has them once: what stands twice may stand a third time.
func (f *former) strikeSame(body string) {
	at := -1
	for from := 0; ; {
		k := strings.Index(f.flat[from:], body)
		if k < 0 {
			break
		}
		from += k + len(body)
		if _, now := f.sides(from-len(body), from); now || f.struck[from-len(body)] {
			continue
		}
		if at >= 0 {
			return
		}
		at = from - len(body)
	}
	if at < 0 {
		return
	}
	start := at
	line := lineStart(f.flat, at)
	if words := strings.Fields(f.flat[line:at]); len(words) > 0 {
		if _, ok := whole(words[len(words)-1]); ok {
			start = strings.LastIndex(f.flat[:at], words[len(words)-1])
		}
	}
	end := at + len(body)
	for end < len(f.flat) && strings.IndexByte(".,;", f.flat[end]) >= 0 {
		end++
	}
	if n := lineEnd(f.flat, end); start == line && n > 0 {
		end += n
	} else {
		for start > line && f.flat[start-1] == ' ' {
			start--
		}
	}
	f.strike(start, end)
}

// runs finds the runs of words of the former text that were put in again beside where
// they stand, as they do where a sentence was turned round, and marks them as moved.
// What the former text has twice is not looked for: it may be said a third time.
func (f *former) runs(lines []line) {
	f.moved = make([]bool, len(f.flat))
	old := f.words(0, len(f.flat), true)
	first := map[string]int{} // where a run of the least length begins; -1 if more than once
	key := func(words []word) string {
		var b strings.Builder
		for _, w := range words {
			b.WriteString(w.text)
			b.WriteByte(' ')
		}
		return b.String()
	}
	for i := 0; i+wordsBeside <= len(old); i++ {
		k := key(old[i : i+wordsBeside])
		if _, twice := first[k]; twice {
			first[k] = -1
		} else {
			first[k] = i
		}
	}
	for _, p := range f.puts {
		put := f.words(p.Start, p.End, false)
		for i := 0; i+wordsBeside <= len(put); {
			at, ok := first[key(put[i:i+wordsBeside])]
			if !ok || at < 0 {
				i++
				continue
			}
			n := wordsBeside
			for i+n < len(put) && at+n < len(old) && put[i+n].text == old[at+n].text {
				n++
			}
			switch d := linesBetween(lines, put[i].Start, old[at].Start); {
			case d > linesBeside:
			case d > 0 && n >= wordsMoved:
				l := &lines[lineOf(lines, old[at].Start)]
				body := strings.TrimLeft(l.text[l.label:], " \t")
				f.strike(max(old[at].Start, l.at+len(l.text)-len(body)), old[at+n-1].End)
			default:
				for k := old[at].Start; k < old[at+n-1].End; k++ {
					f.moved[k] = f.old[k]
				}
			}
			i += n
		}
	}
}

// linesBetween is how many lines lie from one place to another.
func linesBetween(lines []line, a, b int) int {
	d := lineOf(lines, a) - lineOf(lines, b)
	return max(d, -d)
}

// lineOf is the index of the line that a place is in.
func lineOf(lines []line, off int) int {
	i, found := slices.BinarySearchFunc(lines, off, func(l line, off int) int { return l.at - off })
	if !found {
		i--
	}
	return i
}

// word is one of the flattened text, in small letters.
type word struct {
	text.Span
	text string
}

// words are those of a stretch that the former text has, or those that were put in.
// One that both had a part in is two.
func (f *former) words(from, to int, old bool) []word {
	var out []word
	for i := from; i < to; {
		if !inWordByte(f.flat[i]) || f.old[i] != old {
			i++
			continue
		}
		end := i
		for end < to && inWordByte(f.flat[end]) && f.old[end] == old {
			end++
		}
		out = append(out, word{text.Span{Start: i, End: end}, strings.ToLower(f.flat[i:end])})
		i = end
	}
	return out
}

func inWordByte(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' || c >= 0x80 }
