package catalogue

import (
	"strings"
)

// readBibTeX reads the entries of a bibliography: what stands between entries is
// a comment, as BibTeX has it.
func readBibTeX(s string) ([]row, error) {
	b := bibtex{s: s, line: 1}
	var rows []row
	for b.toEntry() {
		r, ok, err := b.entry()
		if err != nil {
			return rows, err
		}
		if ok && r.Cite != "" && len(rows) <= mostRows { // what has no number is literature
			rows = append(rows, r)
		}
	}
	return rows, nil
}

type bibtex struct {
	s    string
	i    int
	line int
}

// next steps over one byte and counts lines.
func (b *bibtex) next() {
	if b.s[b.i] == '\n' {
		b.line++
	}
	b.i++
}

func (b *bibtex) toEntry() bool {
	for b.i < len(b.s) && b.s[b.i] != '@' {
		b.next()
	}
	return b.i < len(b.s)
}

func (b *bibtex) blanks() {
	for b.i < len(b.s) && strings.IndexByte(" \t\r\n,", b.s[b.i]) >= 0 {
		b.next()
	}
}

func (b *bibtex) until(stops string) string {
	start := b.i
	for b.i < len(b.s) && strings.IndexByte(stops, b.s[b.i]) < 0 {
		b.next()
	}
	return strings.TrimSpace(b.s[start:b.i])
}

// entry reads "@misc{key, field = {…}, …}". Comments and strings are no entries.
func (b *bibtex) entry() (row, bool, error) {
	r := row{line: b.line}
	b.next()
	kind := strings.ToLower(b.until("{("))
	if b.i == len(b.s) {
		return r, false, atLine{r.line, "the entry is not finished"}
	}
	b.next()
	if kind == "comment" || kind == "string" || kind == "preamble" {
		return r, false, b.skip(r.line)
	}
	b.until(",}")
	for {
		b.blanks()
		if b.i == len(b.s) {
			return r, false, atLine{r.line, "the entry is not closed"}
		}
		if b.s[b.i] == '}' || b.s[b.i] == ')' {
			b.next()
			// An article has a number too; under these kinds libraries keep acts.
			act := kind == "misc" || kind == "legislation" || kind == "legal" || kind == "jurisdiction"
			if _, ok := refOf(r.Cite); !ok && !act {
				return r, false, nil
			}
			return r, true, nil
		}
		name := strings.ToLower(b.until("=}"))
		if b.i == len(b.s) || b.s[b.i] != '=' {
			return r, false, atLine{b.line, "a field has no value"}
		}
		b.next()
		value, err := b.value()
		if err != nil {
			return r, false, err
		}
		switch name {
		case "number", "symbol":
			r.Cite = value
		case "note":
			if _, ok := refOf(value); ok && r.Cite == "" {
				r.Cite = value
			}
		case "title":
			r.Title = value
		case "date":
			r.Date = value
		}
	}
}

// value reads {…}, with braces in it, "…" or a bare word.
func (b *bibtex) value() (string, error) {
	for b.i < len(b.s) && strings.IndexByte(" \t\r\n", b.s[b.i]) >= 0 {
		b.next()
	}
	if b.i == len(b.s) {
		return "", atLine{b.line, "a field has no value"}
	}
	line, open := b.line, b.s[b.i]
	if open != '{' && open != '"' {
		return b.until(",}"), nil
	}
	b.next()
	start, depth := b.i, 0
	for b.i < len(b.s) {
		switch c := b.s[b.i]; {
		case depth == 0 && (open == '{' && c == '}' || open == '"' && c == '"'):
			v := strings.NewReplacer("{", "", "}", "").Replace(b.s[start:b.i])
			b.next()
			return strings.Join(strings.Fields(v), " "), nil
		case c == '{':
			depth++
		case c == '}':
			depth--
		}
		b.next()
	}
	return "", atLine{line, "a value is not closed"}
}

// skip steps over the rest of what began with a brace.
func (b *bibtex) skip(line int) error {
	for depth := 1; b.i < len(b.s); {
		switch b.s[b.i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		b.next()
		if depth == 0 {
			return nil
		}
	}
	return atLine{line, "the entry is not closed"}
}
