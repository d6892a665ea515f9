package repair

import (
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/text"
)

// strikeOutdated strikes what a text of the new version's year would not say: the
// edition of an act that it cites in a newer one, and the year of an event that lies
// behind it.
func (f *former) strikeOutdated(w *work) {
	if w.old == 0 || w.new <= w.old {
		return
	}
	body := w.tree.House.Body
	newest := map[cite.Ref]int{} // of what was put in
	type cited struct {
		text.Span
		ref  cite.Ref
		year int
	}
	var kept []cited
	for i := range w.lines {
		l := &w.lines[i]
		now, at := f.newLine(l)
		for _, c := range cite.Find(now, body) {
			ref, year := c.Ref, yearOf(c)
			ref.Edition = ""
			if year == 0 {
				continue
			}
			span := text.Span{Start: at[c.Start], End: at[c.End-1] + 1}
			if year > w.old {
				newest[ref] = max(newest[ref], year)
			} else if old, is := f.sides(span.Start, span.End); old && !is {
				kept = append(kept, cited{span, ref, year})
			}
		}
		f.strikeEvents(w, l)
	}
	for _, c := range kept {
		if newest[c.ref] > c.year {
			f.strikeParticiple(c.Span)
		}
	}
}

// newLine is what the new version has of a line, as far as is known, and where each
// byte of it stands in the flattened text.
func (f *former) newLine(l *line) (string, []int) {
	var b strings.Builder
	var at []int
	for i := l.at; i < l.at+len(l.text); i++ {
		if !f.struck[i] {
			b.WriteByte(f.flat[i])
			at = append(at, i)
		}
	}
	return b.String(), at
}

// strikeParticiple strikes the words that bring a citation in between a noun and a
// mark: "the policy established in Resolution 71 (Rev. Dubai, 2018),".
func (f *former) strikeParticiple(c text.Span) {
	if c.End >= len(f.flat) || strings.IndexByte(",;.", f.flat[c.End]) < 0 {
		return
	}
	line := lineStart(f.flat, c.Start)
	words := strings.Fields(f.flat[max(line, c.Start-40):c.Start])
	n := len(words)
	if n < 3 || kindOf(words[n-1]) != preposition || kindOf(words[n-2]) != content || !strings.HasSuffix(words[n-2], "ed") || kindOf(words[n-3]) != content {
		return
	}
	start := strings.LastIndex(f.flat[:c.Start], words[n-2]) - 1
	if _, now := f.sides(start, c.End); !now {
		f.strike(start, c.End)
	}
}

// strikeEvents strikes the year of an event that was to come when the former text was
// adopted and is past in the new one, in a paragraph that says what is to be done: "to
// hold it back to back with the Forum 2021".
func (f *former) strikeEvents(w *work, l *line) {
	body := l.text[l.label:]
	if l.label == 0 || !strings.HasPrefix(strings.TrimLeft(body, " \t"), "to ") || tellsOfPast(body) {
		return
	}
	for y := w.old + 1; y < w.new; y++ {
		year := " " + strconv.Itoa(y)
		for from := 0; ; {
			k := strings.Index(body[from:], year)
			if k < 0 {
				break
			}
			from += k + len(year)
			at := l.at + l.label + from
			if old, now := f.sides(at-len(year), at); !old || now {
				continue
			}
			if capital(lastToken(body[:from-len(year)])) && from < len(body) && strings.IndexByte(",;.", body[from]) >= 0 {
				f.strike(at-len(year), at)
			}
		}
	}
}

// strikeTitled strikes the words that stand within the title of a resolution as the
// catalogue has it: "Resolution 151 (…), on improvement of the implementation of
// results-based management", which is the old title run together with the new one.
func (f *former) strikeTitled(w *work) {
	for i := range w.lines {
		l := &w.lines[i]
		if old, now := f.sides(l.at, l.at+len(l.text)); !old || !now {
			continue
		}
		for _, c := range cite.Find(l.text, w.tree.House.Body) {
			act, known := (*catalogue.Catalogue)(nil).Find(c.Ref)
			title := wordsOf(act.Title)
			on := strings.Index(l.text[c.End:min(len(l.text), c.End+60)], ", on ")
			if known && on >= 0 && len(title) >= leastTitle {
				f.strikeBesides(title, l.at+c.End+on+len(", on "), l.at+len(l.text))
			}
		}
	}
}

// What a title must have to be looked for, and how many words may be struck in it.
const (
	leastTitle  = 4
	mostBesides = 8
)

// strikeBesides strikes the words of the former text that stand between those of the
// title, if from on all of that is there and all that was put in is of it.
func (f *former) strikeBesides(title []string, from, to int) {
	besides, ok := f.besides(title, f.bothWords(from, min(to, from+farthest)), 0)
	if !ok {
		return
	}
	for _, b := range besides {
		end := b.End
		if end < len(f.flat) && (f.flat[end] == ' ' || f.flat[end] == '-') {
			end++
		}
		f.strike(b.Start, end)
	}
}

// besides are the words beside a title, if the words are that with no more than a few
// others between that the former text has. Words of the former text that are of the
// title may be struck, too, for the same ones put in.
func (f *former) besides(title []string, words []word, struck int) ([]text.Span, bool) {
	switch {
	case len(title) == 0:
		return nil, true
	case len(words) == 0 || struck > mostBesides:
		return nil, false
	}
	w := words[0]
	if w.text == title[0] {
		if out, ok := f.besides(title[1:], words[1:], struck); ok {
			return out, true
		}
	}
	if !f.old[w.Start] {
		return nil, false
	}
	out, ok := f.besides(title, words[1:], struck+1)
	return append(out, w.Span), ok
}

// bothWords are the words of a stretch that are not struck.
func (f *former) bothWords(from, to int) []word {
	var out []word
	for i := from; i < to; {
		if !inWordByte(f.flat[i]) {
			i++
			continue
		}
		end := i
		for end < to && inWordByte(f.flat[end]) && f.old[end] == f.old[i] {
			end++
		}
		if !f.struck[i] {
			out = append(out, word{text.Span{Start: i, End: end}, strings.ToLower(f.flat[i:end])})
		}
		i = end
	}
	return out
}
