package complete

import (
	"strings"

	"resolute/internal/catalogue"
	"resolute/internal/lint"
	"resolute/internal/syntax"
	"resolute/internal/text"
	"resolute/internal/wording"
)

// Inline is what goes on at off as a person would type it: the label that is due on an
// empty line, the rest of a citation, the rest of an opener; "" where that is not
// certain or something stands behind.
func Inline(t *syntax.Tree, known *catalogue.Catalogue, off int) string {
	off = max(0, min(off, t.Text.Len()))
	line := t.Text.Line(t.Text.LineAt(off))
	if off > line.End {
		return ""
	}
	p := &place{
		t: t, known: known, off: off, node: lint.NodeAt(t, off), line: line.Start,
		before: t.Text.Slice(text.Span{Start: line.Start, End: off}), after: t.Text.Slice(text.Span{Start: off, End: line.End}),
	}
	if p.after != "" && (isWord(p.after[0]) || p.after[0] == '(') {
		return ""
	}
	if strings.Trim(p.before, " \t") == "" {
		if p.after != "" {
			return ""
		}
		return Next(t, off)
	}
	if l, ok := editions(p); ok {
		return rest(l.Items[0].Text, p.t.Text.Slice(l.At))
	}
	if from, _, word, ok := citedBefore(p.before); ok {
		return p.restOfCitation(from, word)
	}
	if from, ok := p.clauseHead(); ok && len(p.before)-from >= 3 && p.after == "" {
		if l, ok := openers(p); ok {
			return rest(l.Items[0].Filter, p.before[from:])
		}
	}
	return ""
}

// rest is what s has behind what is typed, whose letters are as they are.
func rest(s, typed string) string {
	if len(s) <= len(typed) || s[:len(typed)] != typed {
		return ""
	}
	return s[len(typed):]
}

// restOfCitation is what belongs behind the number of an act.
func (p *place) restOfCitation(from int, word string) string {
	word = strings.TrimRight(word, " \u00a0")
	if !isDigit(word[0]) || strings.HasSuffix(p.before, " ") {
		return ""
	}
	act, ok := actNumbered(p, from, word)
	if !ok || act.Ref.Body != p.t.House.Body && !strings.Contains(p.before[:from], "Council ") && p.t.House.Body != "" && act.Ref.Body != "itu-pp" {
		return ""
	}
	form := wording.InEdition(p.t.House, &act, p.inForce(&act))
	if i := strings.Index(form, word); i >= 0 {
		return form[i+len(word):]
	}
	return ""
}

// Form is how the citation that is being typed is written: its parts, and which of
// them is due.
type Form struct {
	Label  string
	Parts  []text.Span // of Label
	Active int
	Act    catalogue.Act // the one that is cited; zero where its number is not known
}

// Signature is the form of the citation in whose bracket off stands; false elsewhere.
func Signature(t *syntax.Tree, known *catalogue.Catalogue, off int) (Form, bool) {
	off = max(0, min(off, t.Text.Len()))
	line := t.Text.Line(t.Text.LineAt(off))
	off = min(off, line.End)
	p := &place{t: t, known: known, off: off, line: line.Start, before: t.Text.Slice(text.Span{Start: line.Start, End: off})}
	open := strings.LastIndexByte(p.before, '(')
	if open < 0 || strings.IndexByte(p.before[open:], ')') >= 0 || off-line.Start-open > 60 {
		return Form{}, false
	}
	from, noun, word, ok := citedBefore(strings.TrimRight(p.before[:open], " \u00a0"))
	if !ok || !isDigit(word[0]) || strings.Contains(word, " ") {
		return Form{}, false
	}
	f := Form{Label: strings.TrimSpace(noun) + " " + word + " ("}
	f.Act, _ = actNumbered(p, from, word)
	part := func(s, behind string) {
		f.Parts = append(f.Parts, text.Span{Start: len(f.Label), End: len(f.Label) + len(s)})
		f.Label += s + behind
	}
	inside := strings.TrimLeft(p.before[open+1:], " ")
	if t.House.PlaceYear || strings.HasPrefix(t.House.ID, "itu-") {
		part("Rev.", " ")
		part("place", ", ")
		part("year", "")
		switch {
		case strings.Contains(inside, ","):
			f.Active = 2
		case strings.HasPrefix(inside, "Rev.") || inside != "" && !strings.HasPrefix("Rev.", inside):
			f.Active = 1
		}
	} else if t.House.Body == "unsc" || !strings.Contains(word, "/") {
		part("year", "")
	} else {
		part("session in roman numerals", "")
	}
	f.Label += ")"
	return f, true
}
