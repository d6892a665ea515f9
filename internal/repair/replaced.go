package repair

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"resolute/internal/compare"
	"resolute/internal/lexicon"
	"resolute/internal/text"
)

// strikeReplaced strikes the words for which others were put in. Where nothing was
// struck what was put in stands in the line as any words do, with its blanks; where it
// stands in the place of others, it sticks to them: "begin preparingplanning the".
func (f *former) strikeReplaced(w *work) {
	if w.pairs == nil {
		w.pairs = pairsOf(w.tree.Text.String())
	}
	next := 0
	for i := range w.lines {
		l := &w.lines[i]
		from, to := l.at+l.label, l.at+len(l.text)
		for next < len(f.puts) && f.puts[next].End <= from {
			next++
		}
		if old, _ := f.sides(l.at, to); !old {
			continue
		}
		for k := next; k < len(f.puts) && f.puts[k].Start < to; k++ {
			p := text.Span{Start: max(f.puts[k].Start, from), End: min(f.puts[k].End, to)}
			if p.Start > l.at && p.Start < p.End && f.old[p.Start-1] {
				f.strike(f.replaced(w, l, p), p.Start)
			}
		}
	}
}

// replaced is where the words begin that the stretch p was put in for, p.Start if
// there are none. They reach back to the label of the line at most.
func (f *former) replaced(w *work, l *line, p text.Span) int {
	left, from := p.Start, max(l.at+l.label, p.Start-farthest)
	for left > from && f.old[left-1] && !f.struck[left-1] {
		left--
	}
	put := f.flat[p.Start:p.End]
	if !f.sticks(left, p) && !f.rivals(left, p) {
		return p.Start
	}
	after, _, _ := strings.Cut(f.flat[p.End:min(len(f.flat), p.End+farthest)], "\n")
	x := junction{w: w, put: put, after: after, again: f.putNear(p), label: l.chosen.newAs}
	words := compare.Tokens(f.flat[left:p.Start])
	best, at := math.Inf(-1), p.Start
	start := p.Start
	for k := len(words) - 1; k >= 0 && len(words)-k <= mostStruck; k-- {
		start -= len(words[k])
		if isBlank(words[k]) {
			continue
		}
		x.joins = start == left && left > from && f.struck[left-1]
		x.moved.cut = f.moved[start] && start > left && f.moved[start-1]
		if f.moved[start] && wordly(words[k]) {
			x.moved.words++
		} else if f.moved[start] && words[k] == "," {
			x.moved.commas++
		}
		if v := x.worth(f.lead(start), f.flat[start:p.Start]); v > best {
			best, at = v, start
		}
	}
	return at
}

// putNear are the words that were put in near a place.
func (f *former) putNear(p text.Span) map[string]bool {
	words := map[string]bool{}
	for k, _ := slices.BinarySearchFunc(f.puts, p.Start-nearBy, func(p text.Span, at int) int { return p.End - at }); k < len(f.puts) && f.puts[k].Start < p.End+nearBy; k++ {
		for _, word := range wordsOf(f.flat[max(f.puts[k].Start, p.Start-nearBy):min(f.puts[k].End, p.End+nearBy)]) {
			words[word] = true
		}
	}
	return words
}

// What is looked at: how many words, blanks and marks may be replaced at once, and how
// many bytes of the line before and behind count.
const (
	mostStruck = 48
	farthest   = 400
	nearBy     = 250 // where words may have gone
)

// lead is what the new version has of the line before a place, or the end of that.
func (f *former) lead(at int) string {
	from := max(0, at-farthest)
	return f.kept(max(from, lineStart(f.flat[from:at], at-from)+from), at)
}

// sticks tells that what was put in sticks to what stands before it: no blank is
// between two words, or one mark follows another.
func (f *former) sticks(left int, p text.Span) bool {
	if p.Start == left {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(f.flat[:p.Start])
	b, _ := utf8.DecodeRuneInString(f.flat[p.Start:])
	switch {
	case unicode.IsSpace(a) || unicode.IsSpace(b):
		return strings.IndexByte(",;:", byte(a)) >= 0 && a < 0x80 && !joinsOn(f.flat[p.Start:p.End], f.flat[p.End:])
	case inWord(a) && inWord(b):
		// "process" and "es": a word that was only lengthened is one.
		end := f.flat[p.Start:p.End]
		if k := strings.IndexFunc(end, func(r rune) bool { return !unicode.IsLetter(r) }); k >= 0 {
			end = end[:k]
		}
		stem := lastRun(f.flat[left:p.Start])
		return !(len(stem) > 3 && end != "" && len(end) < 4 && lexicon.Known(stem+end) && !lexicon.Known(end))
	case isMark(a) && isMark(b):
		return true
	case a == ',' || a == ';' || a == ':' || a == ')' || a == '.':
		return inWord(b)
	case b == '(' || b == '“' || b == '"':
		return inWord(a)
	}
	return false
}

// rivals tells that what was put in cannot follow what stands before it: "the a", "of
// for", "2018 2022". The blank between them then went in with it.
func (f *former) rivals(left int, p text.Span) bool {
	prev, next := lastToken(f.flat[left:p.Start]), firstToken(compare.Tokens(f.flat[p.Start:min(p.End, p.Start+60)]))
	a, b := kindOf(prev), kindOf(next)
	switch {
	case a == nothing || b == nothing || a == sign || b == sign:
		return false
	case len(prev) == 4 && len(next) == 4 && a == number && b == number:
		return true
	}
	return (&junction{}).fits(prev, next, "") <= -2 || a == content && len(prev) > 4 && len(next) > 4 && stemmed(prev, next)
}

// joinsOn tells that what was put in begins with a blank as it should behind a mark:
// it is a clause of its own, and ends with a mark or before one.
func joinsOn(put, after string) bool {
	put = strings.TrimRight(put, " ")
	if put == "" {
		return true
	}
	return isMark(rune(put[len(put)-1])) || len(strings.Fields(put)) > 2 || after != "" && isMark(rune(after[0]))
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isMark(r rune) bool { return r == ',' || r == ';' || r == ':' || r == '.' }

// lastRun are the letters that s ends with.
func lastRun(s string) string {
	k := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	if k < 0 {
		return s
	}
	_, n := utf8.DecodeRuneInString(s[k:])
	return s[k+n:]
}
