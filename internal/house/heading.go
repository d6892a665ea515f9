package house

import (
	"strings"
	"unicode/utf8"
)

// maxHeading is the length above which a line is no heading: the longest title
// that stands in one with its number has about 400 bytes.
const maxHeading = 600

// ReadHeading reads a line that holds the number of an act, in one of the forms
// of the house's table: "RESOLUTION 172 (REV. BUSAN, 2014)", "74/6. Title",
// "WHA58.28	Title". The number given is where it ends in line, before the title
// if the line has one. Leading blanks, Markdown, "Draft" and "Draft new" are stepped over.
func (h *House) ReadHeading(line string) (Number, int, bool) {
	start := 0
	if line != "" && (line[0] >= utf8.RuneSelf || !isLetter(line[0])) {
		start = skipOrnament(line, 0)
	}
	if !h.headFirst.has(line, start) || len(line) > maxHeading {
		return Number{}, 0, false
	}
	draft := false
	if hasFolded(line[start:], "draft ") {
		draft = true
		start = skipBlanks(line, start+len("draft "))
		if hasFolded(line[start:], "new ") {
			start = skipBlanks(line, start+len("new "))
		}
	}
	kind, hasKind := "resolution", false
	behind := start + digits(line[start:])
	if behind == start {
		var named Number
		if hasKind = (piece{field: kindField}).read(line, start, &named) > start; hasKind {
			kind = named.Kind
		}
	}
	for _, t := range h.headings {
		if first := t[0].field; first == kindField && !hasKind || behind > start && !first.goesOn(line, behind) {
			continue
		}
		n := Number{Kind: kind, Draft: draft}
		end, ok := t.read(line, start, &n)
		if ok && (n.Title != "" || endsHeading(line[end:])) {
			return n, end, true
		}
	}
	return Number{}, 0, false
}

// goesOn turns down nearly all figures that a form cannot begin with, "2. Requests", by
// what stands behind them at s[i].
func (f field) goesOn(s string, i int) bool {
	switch f {
	case kindField:
		return false
	case sessionNumberField:
		return i < len(s) && s[i] == '/'
	case oldNumberField:
		return i < len(s) && s[i] != '.' && s[i] != ')'
	}
	return true
}

// IsHeading tells that ReadHeading finds a heading: nearly every line is turned down at
// its first two letters.
func (h *House) IsHeading(line string) bool {
	if line != "" && line[0] < utf8.RuneSelf && isLetter(line[0]) && !h.headFirst.has(line, 0) {
		return false
	}
	_, _, ok := h.ReadHeading(line)
	return ok
}

// endsHeading reports whether rest, behind a heading's number, holds nothing
// more than blanks, Markdown and the mark of a footnote.
func endsHeading(rest string) bool {
	for i := 0; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '*' || c == '_' || c == '#':
		case c >= '1' && c <= '9' && i == 0:
		case c == 0xC2 && i+1 < len(rest) && (rest[i+1] == 0xA0 || rest[i+1] == 0xB9 || rest[i+1] == 0xB2 || rest[i+1] == 0xB3):
			i++
		default:
			return false
		}
	}
	return true
}

// readNumber reads "172", "14 A", "191A", "16 bis".
func readNumber(s string, i int) int {
	end := i + digits(s[i:])
	if end == i {
		return i
	}
	for _, suffix := range [...]string{" bis", "bis", " ter", "ter"} {
		if hasFolded(s[end:], suffix) {
			return end + len(suffix)
		}
	}
	next := end
	if next < len(s) && s[next] == ' ' {
		next++
	}
	if next < len(s) && isUpper(s[next]) && (next+1 == len(s) || !isLetter(s[next+1]) && !isDigit(s[next+1])) {
		return next + 1
	}
	return end
}

// readSessionNumber reads "74/6", "S-27/2", "ES-10/21", "31/16 A and B", "46/36 A-L".
func readSessionNumber(s string, i int) int {
	at := i
	if hasFolded(s[at:], "es-") {
		at += 3
	} else if hasFolded(s[at:], "s-") {
		at += 2
	}
	n := digits(s[at:])
	if n == 0 || n > 4 || at+n >= len(s) || s[at+n] != '/' {
		return i
	}
	at += n + 1
	n = digits(s[at:])
	if n == 0 || n > 4 {
		return i
	}
	at += n
	return at + parts(s[at:])
}

// parts reads the letters of the parts of an act: " A", " A and B", " A-L".
func parts(s string) int {
	one := func(i int) int {
		if i+1 < len(s) && s[i] == ' ' && isUpper(s[i+1]) && (i+2 == len(s) || !isLetter(s[i+2])) {
			return i + 2
		}
		return i
	}
	end := one(0)
	if end == 0 {
		return 0
	}
	for _, link := range [...]string{" and", " to"} {
		if hasFolded(s[end:], link) {
			if next := one(end + len(link)); next > end+len(link) {
				return next
			}
		}
	}
	for _, dash := range [...]string{"-", "–"} {
		if strings.HasPrefix(s[end:], dash) && end+len(dash) < len(s) && isUpper(s[end+len(dash)]) {
			return end + len(dash) + 1
		}
	}
	return end
}

// readOldNumber reads "3363 (XXX)", "2341 B (XXII)", "3362 (S-VII)".
func readOldNumber(s string, i int) int {
	at := i + digits(s[i:])
	if at == i {
		return i
	}
	at += parts(s[at:])
	open := skipBlanks(s, at)
	if open >= len(s) || s[open] != '(' {
		return i
	}
	end := open + 1
	for end < len(s) && strings.IndexByte("IVXLCES-", s[end]) >= 0 {
		end++
	}
	if end == open+1 || end >= len(s) || s[end] != ')' {
		return i
	}
	return end + 1
}

// readSymbol reads "A.949(23)", "58.28", "2024-15", "PLEN/1", "[SEN-1]": no
// blanks, at least one digit, brackets closed.
func readSymbol(s string, i int) int {
	end, found, depth := i, false, 0
	for end < len(s) {
		c := s[end]
		switch {
		case isDigit(c):
			found = true
		case c == '(' || c == '[':
			depth++
		case c == ')' || c == ']':
			if depth--; depth < 0 {
				return i
			}
		case c == 0xE2 && strings.HasPrefix(s[end:], "–"), c == 0xE2 && strings.HasPrefix(s[end:], "—"):
			end += 2
		case c < 0x80 && isLetter(c), c == '.' || c == '-' || c == '/':
		default:
			if !found || depth != 0 {
				return i
			}
			return trimSymbol(s, i, end)
		}
		end++
	}
	if !found || depth != 0 {
		return i
	}
	return trimSymbol(s, i, end)
}

// trimSymbol leaves a full stop at the end to the form that wants one.
func trimSymbol(s string, i, end int) int {
	for end > i && (s[end-1] == '.' || s[end-1] == '-') {
		end--
	}
	return end
}

// isTemporary reports whether number is one that a text has while the
// conference sits: "PLEN/1", "COM5/1".
func isTemporary(number string) bool {
	return hasFolded(number, "plen/") || hasFolded(number, "com") && strings.Contains(number, "/")
}

// readSession reads the session of a heading: "24 C", "102-1", "8".
func readSession(s string, i int) int {
	end := i + digits(s[i:])
	if end == i {
		return i
	}
	if end+1 < len(s) && s[end] == '-' && isDigit(s[end+1]) {
		end++
		end += digits(s[end:])
	}
	if end+1 < len(s) && s[end] == ' ' {
		n := 1
		for end+n < len(s) && isUpper(s[end+n]) {
			n++
		}
		if n > 1 && n <= 4 && (end+n == len(s) || s[end+n] == '/') {
			end += n
		}
	}
	return end
}
