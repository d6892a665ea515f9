package house

import (
	"errors"
	"fmt"
	"strings"
)

// A template is the form of a heading or an enacting line as a table writes it:
// words and marks, with fields in braces where they vary.
//
//	{kind}            Resolution, Decision, Recommendation, Opinion, …
//	{number}          172, 14 A, 16 bis
//	{session-number}  74/6, S-27/2, ES-10/21 A, 2016/19
//	{old-number}      2341 B (XXII)
//	{symbol}          A.949(23), 2024-15, PLEN/1, [SEN-1]; {symbol:EB} begins with EB
//	{edition}         Rev. Busan, 2014; also WRC-15, C19, Modified 2013
//	{session}         24 C, 102-1
//	{year}            2000
//	{ordinal}         Seventy-first, 26th
//	{words}           any words up to the next mark
//	{organ}           a whole line that looks like an enacting line, its comma left out
//	{title}           the rest of the line, which may not be empty
//
// A blank stands for any number of blanks; the case of letters is free.
type template []piece

type piece struct {
	field field
	text  string // of a literal, folded; the beginning of a symbol
}

type field uint8

const (
	literal field = iota
	blanks
	kindField
	numberField
	sessionNumberField
	oldNumberField
	symbolField
	editionField
	sessionField
	yearField
	ordinalField
	wordsField
	organField
	titleField
)

var fieldNames = map[string]field{
	"kind": kindField, "number": numberField, "session-number": sessionNumberField,
	"old-number": oldNumberField, "symbol": symbolField, "edition": editionField,
	"session": sessionField, "year": yearField, "ordinal": ordinalField,
	"words": wordsField, "organ": organField, "title": titleField,
}

// kinds are the acts that a heading can name, as it writes them and as Number
// has them.
var kinds = [...]struct{ word, kind string }{
	{"resolution", "resolution"}, {"decision", "decision"}, {"recommendation", "recommendation"},
	{"opinion", "opinion"}, {"declaration", "declaration"},
	{"executive order", "order"}, {"ordinance", "ordinance"},
}

func compileTemplate(s string) (template, error) {
	var t template
	if s = strings.TrimSpace(s); s == "" {
		return nil, errors.New("a form is empty")
	}
	for s != "" {
		switch s[0] {
		case '{':
			name, rest, ok := strings.Cut(s[1:], "}")
			if !ok {
				return nil, errors.New("{ without } in a form")
			}
			name, arg, _ := strings.Cut(name, ":")
			f, ok := fieldNames[name]
			if !ok {
				return nil, fmt.Errorf("a form has no field {%s}", name)
			}
			t = append(t, piece{f, fold(arg)})
			s = rest
		case ' ':
			t = append(t, piece{field: blanks})
			s = strings.TrimLeft(s, " ")
		default:
			end := strings.IndexAny(s, "{ ")
			if end < 0 {
				end = len(s)
			}
			t = append(t, piece{literal, fold(s[:end])})
			s = s[end:]
		}
	}
	return t, nil
}

// read matches t with s from i on, fills n and gives the end of the match
// before a title; the title runs to the end of s.
func (t template) read(s string, i int, n *Number) (end int, ok bool) {
	for k, p := range t {
		switch p.field {
		case blanks:
			next := skipBlanks(s, i)
			// "172(Busan, 2014)": what stands before a bracket may lack its blank.
			if next == i && (i >= len(s) || s[i] != '(' && s[i] != '[') {
				return i, false
			}
			i = next
		case literal:
			if !hasFolded(s[i:], p.text) {
				return i, false
			}
			i += len(p.text)
		case titleField:
			n.Title = strings.TrimSpace(strings.TrimRight(s[i:], "*_# \t\r\n"))
			return i, n.Title != ""
		default:
			next := p.read(s, i, n)
			if next <= i {
				return i, false
			}
			i = next
			// An edition that nobody closed may end the line.
			if p.field == editionField && i == len(s) && k == len(t)-2 {
				return i, true
			}
		}
	}
	return i, true
}

// read reads the field p of s at i; it gives i where there is none.
func (p piece) read(s string, i int, n *Number) int {
	end := i
	switch p.field {
	case kindField:
		for _, k := range kinds {
			if i < len(s) && s[i]|0x20 == k.word[0] && hasFolded(s[i:], k.word) {
				n.Kind = k.kind
				return i + len(k.word)
			}
		}
		return i
	case numberField:
		end = readNumber(s, i)
		n.Number = s[i:end]
	case sessionNumberField:
		end = readSessionNumber(s, i)
		n.Number = s[i:end]
	case oldNumberField:
		end = readOldNumber(s, i)
		n.Number = s[i:end]
	case symbolField:
		if !hasFolded(s[i:], p.text) {
			return i
		}
		end = readSymbol(s, i)
		n.Number = strings.Trim(s[i:end], "[]")
		n.Draft = n.Draft || end > i && s[i] == '[' || isTemporary(n.Number)
	case editionField:
		end = readEdition(s, i, n)
	case sessionField:
		end = readSession(s, i)
		n.Place = s[i:end]
	case yearField:
		end = i + digits(s[i:])
		if end-i != 4 {
			return i
		}
		n.Year = atoi(s[i:end])
	case ordinalField:
		end = readOrdinal(s, i)
	case wordsField:
		for end < len(s) && s[end] != ',' && s[end] != '(' && s[end] != ')' && s[end] != ':' {
			end++
		}
		for end > i && s[end-1] == ' ' {
			end--
		}
	case organField:
		if isStranger(s[i:]) {
			if end = strings.LastIndexByte(s, ','); end < i {
				end = len(strings.TrimRight(s, " \r\n\t*_"))
			}
		}
	}
	return end
}

// headFirst has for every byte that a heading can begin with those that can follow it:
// a bit for the five lowest of theirs, in which the two cases of a letter are the same.
type headFirst [256]uint32

func (t *headFirst) has(s string, i int) bool {
	if i+1 >= len(s) {
		return i < len(s) && t[s[i]] != 0
	}
	return t[s[i]]>>(s[i+1]&31)&1 != 0
}

// markWord marks how a folded word begins, or any that does as far as it goes.
func (t *headFirst) markWord(word string) {
	next := ^uint32(0)
	if len(word) > 1 {
		next = 1 << (word[1] & 31)
	}
	c := word[0]
	t[c] |= next
	if c >= 'a' && c <= 'z' {
		t[c&^0x20] |= next
	}
}

// mark marks how a match of the form can begin.
func (t *headFirst) mark(form template) {
	switch p := form[0]; {
	case p.field == literal, p.field == symbolField && p.text != "":
		t.markWord(p.text)
	case p.field == kindField:
		for _, k := range kinds {
			t.markWord(k.word)
		}
	case p.field == symbolField:
		for c := range 128 {
			t[c] = ^uint32(0)
		}
	default:
		for _, c := range "0123456789se" {
			t.markWord(string(c))
		}
	}
	if t['d'] != 0 { // of "decision": the heading may be that of a draft
		t.markWord("draft")
	}
}

// hasFolded reports whether s begins with the folded ASCII text lower.
func hasFolded(s, lower string) bool {
	if len(s) < len(lower) {
		return false
	}
	for i := 0; i < len(lower); i++ {
		c := s[i]
		if c >= 'A' && c <= 'Z' {
			c |= 0x20
		}
		if c != lower[i] {
			return false
		}
	}
	return true
}

func skipBlanks(s string, i int) int {
	for i < len(s) {
		switch c := s[i]; {
		case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '>' && i > 0 && s[i-1] == '\n':
			i++
		case c == 0xC2 && i+1 < len(s) && s[i+1] == 0xA0:
			i += 2
		default:
			return i
		}
	}
	return i
}

// skipOrnament steps over what may stand before the first word of a line:
// blanks, Markdown, quotation marks.
func skipOrnament(s string, i int) int {
	for i < len(s) {
		switch c := s[i]; {
		case c == '#' || c == '*' || c == '_' || c == '"' || c == '\'' || c == '>':
			i++
		case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] >= 0x98 && s[i+2] <= 0x9F:
			i += 3
		case c == 0xC2 && i+1 < len(s) && s[i+1] == 0xAB:
			i += 2
		default:
			next := skipBlanks(s, i)
			if next == i {
				return i
			}
			i = next
		}
	}
	return i
}

func digits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// atoi is the value of a run of digits, at most 9 of them.
func atoi(s string) int {
	n := 0
	for i := 0; i < len(s) && i < 9; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

func isLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= 0x80 }
func isUpper(c byte) bool  { return c >= 'A' && c <= 'Z' }
func isDigit(c byte) bool  { return c >= '0' && c <= '9' }
