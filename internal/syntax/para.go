package syntax

import (
	"strings"

	"resolute/internal/house"
	"resolute/internal/numbering"
	"resolute/internal/text"
)

// visible is the part of raw between its first and its last byte that is no blank
// and no comment behind it.
func visible(raw string) (start, end int) {
	start, end = written(raw)
	if end > start && HasComments(raw[start:end]) {
		end = beforeComments(raw, start, end)
	}
	return start, end
}

// written is visible with the comments.
func written(raw string) (start, end int) {
	for start < len(raw) && classes[raw[start]] != letter {
		n := blankLen(raw, start)
		if n == 0 && start < len(raw) {
			switch {
			case raw[start] == '>' && (start+1 == len(raw) || raw[start+1] == '>' || blankLen(raw, start+1) > 0):
				n = 1 // quoted in an e-mail or in Markdown
			case strings.HasPrefix(raw[start:], "\ufeff"):
				n = len("\ufeff")
			}
		}
		if n == 0 {
			break
		}
		start += n
	}
	return start, trimmed(raw, start, len(raw))
}

// trimmed is where raw[start:end] ends without the blanks at its end.
func trimmed(raw string, start, end int) int {
	for end > start {
		switch c := raw[end-1]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v':
			end--
		case c == '>' && opensLine(raw, start, end-1):
			end--
		case c == 0xA0 && end-2 >= start && raw[end-2] == 0xC2:
			end -= 2
		default:
			return end
		}
	}
	return end
}

// opensLine tells that nothing but marks of quoting stands between the beginning of
// the line and raw[at].
func opensLine(raw string, start, at int) bool {
	for at > start && (raw[at-1] == '>' || raw[at-1] == ' ') {
		at--
	}
	return at > start && raw[at-1] == '\n'
}

// skipOrnament steps over quotation marks and Markdown before the first word or
// label: “1., **1.**, ## Annex.
func skipOrnament(s string, at, end int) int {
	for at < end && classes[s[at]] != letter {
		switch {
		case strings.HasPrefix(s[at:], "“"), strings.HasPrefix(s[at:], "„"):
			at += 3
		case strings.HasPrefix(s[at:], "«"):
			at += 2
		case s[at] == '"' || s[at] == '\'':
			at++
		case (s[at] == '*' || s[at] == '_') && at+1 < end && (s[at+1] == s[at] || blankLen(s, at+1) == 0) && !isRun(s[at:end]):
			at++
		case s[at] == '#':
			for at < end && s[at] == '#' {
				at++
			}
		case at > 0 && s[at-1] == '#' && s[at] == ' ':
			at++
		default:
			return at
		}
	}
	return at
}

// intoBrackets steps into the square brackets that a paragraph begins with if it is
// disputed as a whole: "[2. Requests the Council to report;]". Its label or its opener
// stands in them, and they close at its end or in a paragraph further on.
func intoBrackets(s string, at, end int, h *house.House) (int, int) {
	inside := end
	if close := partnerOf(s, at, end); close >= 0 {
		if strings.Trim(s[close+1:end], ",;.: ") != "" {
			return at, end
		}
		if close+1 == end {
			inside = close
		}
	}
	rest := s[at+1 : inside]
	if l, ok := numbering.Parse(rest); ok && l.Scheme != numbering.Bullet && l.Len < len(rest) && (rest[l.Len] == ' ' || rest[l.Len] == '\t') {
		return at + 1, inside
	}
	if op, n := h.Match(rest); n > 0 && op.Role != house.NoRole {
		return at + 1, inside
	}
	return at, end
}

// partnerOf is where the bracket at s[at] closes before end; -1 if it does not.
func partnerOf(s string, at, end int) int {
	depth := 0
	for i := at; i < end; i++ {
		switch s[i] {
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// isRun tells a line of stars or underscores only.
func isRun(s string) bool { return strings.Trim(s, "*_ \t") == "" }

func (p *Para) readLabel(raw string, at, end int, h *house.House) {
	p.Body = text.Span{Start: at, End: end}
	l, ok := numbering.Parse(raw[at:end])
	if !ok && at > 0 && (raw[at-1] == '*' || raw[at-1] == '_') {
		// The emphasis that opened before the label closes after it: **1.**
		if stop := strings.IndexByte(raw[at:min(end, at+16)], raw[at-1]); stop > 0 {
			l, ok = numbering.Parse(raw[at : at+stop])
			ok = ok && l.Len == stop
		}
	} else if ok {
		ok = plausible(raw[at:end], l, h)
	} else {
		l, ok = gluedLabel(raw[at:end], h)
		p.Glued = ok
	}
	if !ok {
		return
	}
	stop := at + l.Len
	p.Label, p.LabelAt = l, text.Span{Start: at, End: stop}
	body := min(end, skipBlanks(raw, stop))
	for body < end && (raw[body] == '*' || raw[body] == '_') { // the rest of **1.**
		body++
	}
	body = min(end, skipBlanks(raw, body))
	p.Glued = p.Glued || body == stop && body < end
	p.Body = text.Span{Start: body, End: end}
}

// plausible tells a label from a number that happens to begin a line: "1
// January", "2014 was". A bare number is one only where the house writes such
// labels, or before a tab.
func plausible(s string, l numbering.Label, h *house.House) bool {
	if l.Len >= len(s) {
		return l.Scheme != numbering.Bullet && l.N < numbering.Huge
	}
	next := s[l.Len]
	switch l.Scheme {
	case numbering.Decimal, numbering.Dotted:
		if l.Frame != numbering.Bare {
			return l.N < 1900 || next == '\t'
		}
		if next == '\t' || next == '\n' {
			return true
		}
		i := skipBlanks(s, l.Len)
		return bareNumbers(h) && i < len(s) && l.N < 200 &&
			(s[i] >= 'a' && s[i] <= 'z' || l.Scheme == numbering.Dotted && l.N < 100 || opensClause(s[i:], h) || isNumberedProse(s[i:], l, h))
	case numbering.Upper:
		return l.Frame != numbering.Stop || next == '\t' || l.N <= 26
	}
	return true
}

// opensClause tells that s begins with an opener, as behind "1 " in IMO's newer
// prints.
func opensClause(s string, h *house.House) bool {
	if h.Placement != house.Leading {
		return false
	}
	op, _ := h.Match(s)
	return op.Role == house.Operative
}

// isNumberedProse tells the words behind "3 " of a paragraph in an annex of the
// ITU: a sentence of some length that begins with a capital and is no date.
func isNumberedProse(s string, l numbering.Label, h *house.House) bool {
	const long = 80
	return h.Placement == house.Alone && l.N < 100 && len(s) > long && s[0] >= 'A' && s[0] <= 'Z' && endsSentence(strings.TrimRight(s, " \t\r\n")) && !isMonth(s)
}

func isMonth(s string) bool {
	return hasWord(s, "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
}

// bareNumbers tells that the house writes numbers with nothing around them.
func bareNumbers(h *house.House) bool {
	for i := range h.Levels {
		for _, f := range h.Levels[i].Labels {
			if f.Scheme == numbering.Decimal && f.Frame == numbering.Bare {
				return true
			}
		}
	}
	return false
}

// gluedLabel reads a number that lost the blank after it: "1that the
// frequencies", "2.Requests".
func gluedLabel(s string, h *house.House) (numbering.Label, bool) {
	i := 0
	for i < len(s) && i < 3 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	if i == 0 || i == 3 || i+2 >= len(s) {
		return numbering.Label{}, false
	}
	rest := s[i:]
	stop := 0
	if rest[0] == '.' {
		stop, rest = 1, rest[1:]
	}
	if classes[rest[0]] != letter || classes[rest[1]] != letter || stop == 0 && (rest[0] < 'a' || !bareNumbers(h) || isOrdinal(rest)) {
		return numbering.Label{}, false
	}
	l, ok := numbering.Parse(s[:i+stop])
	return l, ok
}

func isOrdinal(rest string) bool {
	return hasWord(rest, "st", "nd", "rd", "th", "km", "kg", "mm", "cm")
}

// readOpener is the opener of the paragraph, if it has one.
func (p *Para) readOpener(h *house.House) (Opening, bool) {
	if p.form == blankForm || p.form == ruleForm || p.form == tableForm {
		return Opening{}, false
	}
	body := p.Body.In(p.Raw)
	if h.Placement == house.Alone {
		if p.Label.Scheme != numbering.None {
			return Opening{}, false
		}
		op, n := h.MatchLine(body)
		if n == 0 {
			op, n = bareOpener(h, body)
		}
		if n == 0 {
			return Opening{}, false
		}
		p.form = openerForm
		return Opening{Opener: op, Alone: true, OpenerAt: text.Span{End: n}.Shift(p.Body.Start)}, true
	}
	op, n := h.Match(body)
	if n == 0 {
		return Opening{}, false
	}
	return Opening{Opener: op, OpenerAt: text.Span{Start: house.Lead(body), End: n}.Shift(p.Body.Start)}, true
}

// bareOpener reads an opener line whose verb lacks its ending, "instruct the
// Council": a slip, but an opener.
func bareOpener(h *house.House, s string) (house.Opener, int) {
	end := strings.IndexByte(s[:min(len(s), 12)], ' ')
	if end < 0 && len(s) < 12 {
		end = len(strings.TrimRight(s, " \t\r\n:"))
	}
	if end < 4 || len(s) > headMax || endsSentence(s) {
		return house.Opener{}, 0
	}
	switch s[:end] {
	case "instruct", "invite", "request", "resolve", "decide", "urge", "encourage", "recommend", "authorize", "authorise", "appeal":
	default:
		return house.Opener{}, 0
	}
	_, n := h.Bare(s)
	if n == 0 {
		return house.Opener{}, 0
	}
	return house.Opener{Phrase: strings.Join(strings.Fields(s[:n]), " "), Role: house.Operative}, n
}

// closingMarks is the run of marks at the end of s[from:to], before closing
// quotation marks and Markdown: ";" of “…;”, ",;" of "outcomes,;".
func closingMarks(s string, from, to int) text.Span {
	end := to
	for end > from {
		switch c := s[end-1]; {
		case c == '"' || c == '*' || c == '_' || c == ' ' || c == '\t':
			end--
			continue
		case end-3 >= from && (s[end-3:end] == "”" || s[end-3:end] == "’"):
			end -= 3
			continue
		case end-2 >= from && s[end-2:end] == "»":
			end -= 2
			continue
		}
		break
	}
	start := end
	for start > from && (classes[s[start-1]] == mark || s[start-1] == ' ' && start-1 > from && classes[s[start-2]] == mark) {
		start--
	}
	if start == end {
		return text.Span{Start: to, End: to}
	}
	return text.Span{Start: start, End: end}
}

// Head tells a paragraph that by its words is the number of an act, an enacting
// line or the head of an annex: what it names is the text itself.
func (p *Para) Head() bool {
	switch p.form {
	case headingForm, enactingForm, foreignForm, annexForm:
		return true
	}
	return false
}
