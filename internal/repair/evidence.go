package repair

import (
	"strconv"
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
)

// years finds the years of the two versions: those of the two conferences that run
// together in the heading or in the enacting line.
func (w *work) years() {
	for i := range w.lines {
		if i > 12 {
			return
		}
		s := w.lines[i].text
		for at := 0; ; {
			open := strings.IndexByte(s[at:], '(')
			if open < 0 {
				break
			}
			end := strings.IndexByte(s[at+open:], ')')
			if end < 0 {
				break
			}
			if old, now, ok := catalogue.SplitGlued(s[at+open+1 : at+open+end]); ok {
				w.old, w.new = old.Year, now.Year
				return
			}
			at += open + end
		}
	}
}

// evidence looks for what one of the versions cannot say: a citation of an act that
// is younger than the old one, a session that lies before the new one.
func (w *work) evidence() {
	for i := range w.lines {
		l := &w.lines[i]
		seams := w.seams(l.text)
		l.seamed = len(seams) > 0
		for _, m := range seams {
			l.sure = l.sure || m.sure
			l.telling = l.telling || m.sure && !twoMarks(l.text, m.start)
		}
	}
	if w.old == 0 || w.new <= w.old {
		return
	}
	annex := both // the version whose annex it is
	for i := range w.lines {
		l := &w.lines[i]
		if head := l.text[:min(len(l.text), 80)]; len(head) > 5 && strings.EqualFold(head[:5], "annex") {
			// "Annex 1 to Decision 5 (Rev. Dubai, 2018)" is of that version alone.
			was, is := strings.Contains(head, strconv.Itoa(w.old)+")"), strings.Contains(head, strconv.Itoa(w.new)+")")
			switch annex = both; {
			case was == is || l.seamed:
			case w.sharedAnnex(i):
				l.side = onlyOld
				if is {
					l.side = onlyNew
				}
				continue
			case was:
				annex = onlyOld
			default:
				annex = onlyNew
			}
		}
		if annex != both && !l.seamed {
			l.side = annex
			l.choices = nil
			continue
		}
		young, others := 0, 0
		for _, c := range cite.Find(l.text, w.tree.House.Body) {
			year := yearOf(c)
			switch {
			case year == 0 || c.Ref.Body == "self":
			case year > w.old:
				young++
			default:
				others++
			}
		}
		l.fresh = young > 0 && (others == 0 || len(l.choices) > 0) || tellsOfPast(l.text) && lastYear(l.text, w.new) > w.old
		if k := strings.Index(l.text, " session"); k >= 5 {
			if y, err := strconv.Atoi(strings.TrimSpace(l.text[k-4 : k])); err == nil && y > w.old && y < w.new-1 && strings.HasSuffix(l.text[:k-4], " ") {
				l.stale = true
			}
		}
	}
}

// sharedAnnex tells that under the heading of an annex, line i, both versions run
// together: its heading alone was changed.
func (w *work) sharedAnnex(i int) bool {
	n := 0
	for _, l := range w.lines[i+1:] {
		if isAnnex(l.text) {
			break
		}
		if l.sure {
			n++
		}
	}
	return n >= traces
}

// yearOf is the year of the act that is cited; 0 if the citation does not tell.
func yearOf(c cite.Cite) int {
	if c.Year > 0 || c.Date.Year > 0 {
		return max(c.Year, c.Date.Year)
	}
	session, _, ok := strings.Cut(c.Ref.Number, "/")
	n, err := strconv.Atoi(session)
	if !ok || err != nil {
		return 0
	}
	switch c.Ref.Body {
	case "unga":
		return 1945 + n // the session that began then; domain table of sessions
	case "hrc":
		return 2006 + (n-1)/3
	}
	return 0
}

// tellsOfPast tells that a paragraph speaks of something that has happened.
func tellsOfPast(s string) bool {
	for _, w := range []string{" was held", " were held", " took place", " was adopted", " were adopted", " has been held"} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// lastYear is the latest year in s that is not after the new version; 0 if none is.
func lastYear(s string, not int) int {
	last := 0
	for i := 0; i+4 <= len(s); i++ {
		if s[i] < '1' || s[i] > '2' || i > 0 && isFigure(s[i-1]) || i+4 < len(s) && isFigure(s[i+4]) {
			continue
		}
		if y, err := strconv.Atoi(s[i : i+4]); err == nil && y >= 1900 && y <= not {
			last = max(last, y)
		}
	}
	return last
}

func isFigure(c byte) bool { return c >= '0' && c <= '9' || c == '/' || c == '.' }

// join gives what follows a struck beginning to it: a paragraph that is the old
// version's alone and breaks off without a mark goes on in the one after it.
func (w *work) join() {
	for i := 0; i+1 < len(w.lines); i++ {
		l, next := &w.lines[i], &w.lines[i+1]
		if l.side == onlyOld && l.goesOn && next.side == onlyNew && !next.head {
			next.side = both // its label is the new one's alone, its words are shared out at the seams
			next.chosen.oldAs = ""
		} else {
			l.goesOn = false
		}
	}
}

// tails finds the paragraphs whose last clause the next one, without a number, says
// anew: the clause is the old version's, and that paragraph the new one's.
func (w *work) tails() {
	for i := 1; i < len(w.lines); i++ {
		p, l := &w.lines[i-1], &w.lines[i]
		if l.label > 0 || l.head || l.seamed || p.head || p.label == 0 || l.side != both || p.side != both {
			continue
		}
		if at := saidAnew(p.text, l.text); at > p.label {
			p.tail, l.side = at, onlyNew
		}
	}
}

// young are the clauses of a line that only the new version can have: they cite an act
// in an edition that is younger than the old one.
func (w *work) young(s string) []seam {
	if w.old == 0 {
		return nil
	}
	var out []seam
	for _, c := range cite.Find(s, w.tree.House.Body) {
		comma := strings.LastIndex(s[:c.Start], ", ")
		mark := strings.IndexAny(s[c.End:], ",;.")
		if yearOf(c) > w.old && comma > 0 && mark >= 0 {
			out = append(out, seam{start: comma, at: comma, end: c.End + mark})
		}
	}
	// "(Dubai, 2018) – (Rev. Bucharest, 2022)" at the end of an act.
	if last := strings.LastIndex(s, ") – ("); last > 0 && strings.HasSuffix(strings.TrimRight(s, " "), strconv.Itoa(w.new)+")") {
		out = append(out, seam{start: last + 1, at: last + 1, end: len(s)})
	}
	return out
}
