package repair

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"resolute/internal/catalogue"
	"resolute/internal/cite"
	"resolute/internal/lexicon"
	"resolute/internal/marks"
)

// seam is a place where the old version of something ends and the new one begins:
// old is what comes before at, new what follows.
type seam struct {
	start, at, end int
	old, new       string // what they are, where that is not what stands there
	sure           bool   // no text has it that was not flattened
}

// runs are what line i becomes.
func (w *work) runs(i int) []marks.Run {
	l := &w.lines[i]
	var out []marks.Run
	if l.lost {
		// The break that was struck with its paragraph's mark is put back.
		// It is the new version's, too, where a paragraph of its own begins there.
		out = append(out, marks.Run{Text: "\n", Old: true, New: l.side == onlyNew || l.side == onlyOld && l.goesOn})
	}
	body := l.text
	if l.label > 0 && l.chosen != (choice{}) {
		body = l.text[l.label:]
		if l.chosen.oldAs == l.chosen.newAs {
			out = append(out, l.side.run(l.chosen.newAs))
		} else {
			out = append(out, marks.Run{Text: l.chosen.oldAs, Old: true}, marks.Run{Text: l.chosen.newAs, New: true})
		}
	}
	end := l.side
	switch {
	case l.side == onlyOld && l.goesOn:
		// Its words go on in the next line, whose break is the new version's.
		return append(out, l.side.run(strings.TrimRight(body, " ")+" "))
	case l.side == both && i > 0 && w.lines[i-1].goesOn && w.lines[i-1].side == onlyOld:
		out = append(out, w.joined(body)...)
	case l.side == both && l.tail > 0:
		cut := len(body) - (len(l.text) - l.tail)
		out = append(append(out, w.words(body[:cut])...), marks.Run{Text: body[cut:], Old: true})
	case l.side == both:
		if k := endedAt(body); k > 0 {
			// The old version of the paragraph ended here; the new one goes on.
			out = append(out, w.words(body[:k])...)
			out = append(out, marks.Run{Text: body[k : k+1], Old: true}, marks.Run{Text: body[k+1:], New: true})
			break
		}
		if l.heading && w.tree.House.PlaceYear {
			out = append(out, revision(w.words(body))...)
			break
		}
		out = append(out, w.words(body)...)
	default:
		out = append(out, l.side.run(body))
	}
	if l.end != "" {
		out = append(out, end.run(l.end))
	}
	return out
}

// endedAt is where a mark that closes a paragraph stands within one: behind it the
// new version goes on, in small letters or behind a mark of its own. It is -1 if no
// such mark does, or more than one, as in a list that runs on.
func endedAt(s string) int {
	at := -1
	for i := 1; i+2 < len(s); i++ {
		if s[i] != ';' && s[i] != '.' && s[i] != ':' {
			continue
		}
		next := s[i+1:]
		switch {
		case next[0] == ',' && next[1] == ' ':
		case next[0] == ' ' && next[1] >= 'a' && next[1] <= 'z' && !abbreviation(s[:i+1]) && len(strings.TrimSpace(next)) > 12:
			if s[i] == ':' && !strings.HasSuffix(strings.TrimRight(s, " "), ":") {
				continue
			}
		default:
			continue
		}
		if at >= 0 {
			return -1
		}
		at = i
	}
	return at
}

// abbreviation tells that s ends with the stop of an abbreviation.
func abbreviation(s string) bool {
	for _, a := range []string{"cf.", "e.g.", "i.e.", "No.", "Nos.", "Rev.", "Res.", "para.", "paras.", "vs.", "etc.", "Art."} {
		if strings.HasSuffix(s, a) {
			return true
		}
	}
	return false
}

// joined takes apart a line that goes on with a struck beginning: a paragraph that
// was written anew. It is the new version's but for what stands before its seams,
// which ends what is old.
func (w *work) joined(s string) []marks.Run {
	seams := w.seams(s)
	if len(seams) == 0 {
		return []marks.Run{{Text: s, New: true}}
	}
	var out []marks.Run
	put := func(text string, old bool) {
		if text != "" {
			out = append(out, marks.Run{Text: text, Old: old, New: !old})
		}
	}
	// New is what cites what the old version cannot, to the next comma; what comes
	// then, up to the seam, goes on with the old beginning.
	at := w.citesNew(s[:seams[0].at])
	put(s[:at], false)
	if at > 0 {
		put(s[at:seams[0].at]+" ", true)
	} else {
		put(s[:seams[0].at]+" ", false)
	}
	at = seams[0].at
	for _, m := range seams[1:] {
		if m.start < at {
			continue
		}
		put(s[at:m.start], false)
		put(s[m.start:m.at], true)
		at = m.at
	}
	if k := endedAt(s[at:]); k > 0 {
		k += at + 1
		const including = ", including "
		if left := strings.LastIndex(s[at:k], including); left >= 0 {
			put(s[at:at+left], false)
			out = append(out, marks.Run{Text: including, Old: true, New: true})
			at += left + len(including)
		}
		put(s[at:k], true)
		put(strings.TrimPrefix(s[k:], " "), false)
		return out
	}
	put(s[at:], false)
	return out
}

// citesNew is where the part of s ends that cites an act younger than the old
// version: behind the comma after it; 0 if there is none.
func (w *work) citesNew(s string) int {
	if w.old == 0 {
		return 0
	}
	for _, c := range cite.Find(s, w.tree.House.Body) {
		if yearOf(c) > w.old {
			if comma := strings.Index(s[c.End:], ", "); comma >= 0 {
				return c.End + comma + 2
			}
		}
	}
	return 0
}

// words takes the words of a line apart at their seams.
func (w *work) words(s string) []marks.Run {
	var out []marks.Run
	at := 0
	seams := w.seams(s)
	for _, y := range w.young(s) {
		k, _ := slices.BinarySearchFunc(seams, y.start+1, func(m seam, at int) int { return m.end - at })
		if k == len(seams) || seams[k].start >= y.end {
			seams = slices.Insert(seams, k, y)
		}
	}
	for _, m := range seams {
		if m.start < at {
			continue
		}
		if m.start > at {
			out = append(out, marks.Run{Text: s[at:m.start], Old: true, New: true})
		}
		old, now := s[m.start:m.at], s[m.at:m.end]
		if m.old != "" || m.new != "" {
			old, now = m.old, m.new
		}
		if old != "" {
			out = append(out, marks.Run{Text: old, Old: true})
		}
		if now != "" {
			out = append(out, marks.Run{Text: now, New: true})
		}
		at = m.end
	}
	if at < len(s) {
		out = append(out, marks.Run{Text: s[at:], Old: true, New: true})
	}
	return out
}

// seams finds the seams of a line, in order.
func (w *work) seams(s string) []seam {
	var out []seam
	for i := 0; i < len(s); {
		if s[i] == '(' {
			if m, ok := editions(s, i); ok {
				if word := strings.TrimRight(s[i+1:m.start], ". "); len(word) > 4 && strings.EqualFold(word[:3], "rev") && strings.EqualFold(word[3:], "rev") {
					out = append(out, seam{start: i + 1, at: i + 4, end: i + 1 + len(word)})
				}
				out = append(out, m)
				i = m.end
				continue
			}
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			end := i + n
			for end < len(s) {
				r, n := utf8.DecodeRuneInString(s[end:])
				if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
					break
				}
				end += n
			}
			if cut := w.cutWord(s, i, end); cut > 0 {
				m := w.extent(s, hyphenBefore(s, i), i+cut, hyphenBehind(s, end))
				_, _, m.sure = lexicon.Split(s[i:end], nil)
				out = append(out, m)
			} else if m, ok := figures(s, i, end); ok {
				out = append(out, m)
			} else if m, ok := days(s, i, end); ok {
				out = append(out, m)
			}
			if i = end; len(out) > 0 {
				i = max(i, out[len(out)-1].end)
			}
		case twoMarks(s, i):
			out = append(out, seam{start: i, at: i + 1, end: i + 2, sure: true})
			i += 2
		default:
			i += n
		}
	}
	return out
}

// twoMarks tells that two marks stand at s[i] side by side. A stop with another
// mark after it is an abbreviation's, unless the line ends with them.
func twoMarks(s string, i int) bool {
	if i+1 >= len(s) || strings.IndexByte(",;.:", s[i]) < 0 || strings.IndexByte(",;.:", s[i+1]) < 0 || s[i] == s[i+1] {
		return false
	}
	return s[i] != '.' || strings.TrimSpace(s[i+2:]) == ""
}

// editions reads two conferences that run together in the brackets at s[i].
func editions(s string, i int) (seam, bool) {
	end := strings.IndexByte(s[i:], ')')
	if end < 0 || end > 96 {
		return seam{}, false
	}
	from := i + 1
	old, now, ok := catalogue.SplitGlued(s[from : i+end])
	if dot := strings.Index(s[from:i+end], ". "); !ok && dot > 0 {
		// "RevREV. Dubai, 2018Bucharest, 2022"
		from += dot + 2
		old, now, ok = catalogue.SplitGlued(s[from : i+end])
	}
	if !ok {
		return seam{}, false
	}
	inside := s[from : i+end]
	m := seam{start: from, at: from, end: i + end, old: old.String(), new: now.String(), sure: true}
	// One standing behind the other as they are, they are kept to the letter.
	for cut := 1; cut < len(inside); cut++ {
		if unicode.IsDigit(rune(inside[cut-1])) && !unicode.IsDigit(rune(inside[cut])) && inside[cut] != ',' && inside[cut] != ' ' &&
			strings.HasSuffix(inside[:cut], strconv.Itoa(old.Year)) && strings.HasSuffix(inside, strconv.Itoa(now.Year)) {
			m.old, m.new, m.at = "", "", from+cut
			if lead := len(inside[:cut]) - len(strings.TrimPrefix(inside[:cut], "Rev. ")); lead > 0 && !strings.HasPrefix(inside[cut:], "Rev") {
				m.start += lead // both have it
			}
			break
		}
	}
	return m, true
}

// hyphenBefore is where the word begins whose last part begins at i, hyphenBehind
// where the one ends whose first part ends there: "Seventy-fifthSeventy-seventh".
func hyphenBefore(s string, i int) int {
	for i > 1 && s[i-1] == '-' && isLetter(s[i-2]) {
		for i--; i > 0 && isLetter(s[i-1]); i-- {
		}
	}
	return i
}

func hyphenBehind(s string, i int) int {
	for i+1 < len(s) && s[i] == '-' && isLetter(s[i+1]) {
		for i++; i < len(s) && isLetter(s[i]); i++ {
		}
	}
	return i
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// ownWords counts the words of a text, in small letters.
func ownWords(s string) map[string]int {
	own := map[string]int{}
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
		own[strings.ToLower(word)]++
	}
	return own
}

// cutWord is where a word is two run together, 0 where it is one.
func (w *work) cutWord(s string, start, end int) int {
	word := s[start:end]
	low := strings.ToLower(word)
	letters := strings.IndexFunc(word, unicode.IsDigit) < 0
	if !letters {
		// "2018Bucharest": a year and a name.
		for i := 4; i < len(word); i++ {
			if strings.Trim(word[:i], "0123456789") == "" && i == 4 && word[i] >= 'A' && word[i] <= 'Z' && len(word) > 6 {
				return i
			}
		}
		return ordinal(word)
	}
	if len(word) < 3 || lexicon.Known(word) {
		return 0
	}
	often := w.own[low] > 3 // as words have it that the list of words has not
	if first, _, ok := lexicon.Split(word, func(s string) bool { return !often && w.own[s] > 0 && s != low }); ok {
		return len(first)
	}
	if often {
		return 0
	}
	for i := 4; i+3 <= len(word); i++ {
		if unicode.IsUpper(rune(word[i])) && unicode.IsLower(rune(word[i-1])) && lexicon.Known(word[:i]) && lexicon.Known(word[i:]) {
			return i // the seam shows
		}
	}
	best, cut := 0.0, 0
	for i := 1; i < len(word); i++ {
		if !utf8.RuneStart(word[i]) {
			continue
		}
		v := w.worth(low[:i]) * w.worth(low[i:])
		if unicode.IsLower(rune(word[i-1])) && unicode.IsUpper(rune(word[i])) {
			v *= 4 // the seam shows
		}
		if v > best {
			best, cut = v, i
		}
	}
	return cut
}

// worth is how much a word is one of the text's own: nothing if it is none.
func (w *work) worth(word string) float64 {
	n := w.own[word]
	if n < 1 || utf8.RuneCountInString(word) == 1 && word != "a" {
		return 0
	}
	return math.Log1p(float64(n)) * math.Min(float64(len(word)), 4)
}
