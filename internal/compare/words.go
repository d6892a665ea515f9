package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"resolute/internal/marks"
)

// Words is the difference of two stretches of text, word by word, as runs: those
// that are old joined are old, those that are new joined are new.
//
// The differences of sequences are github.com/sergi/go-diff's, the Go version of
// Google's diff-match-patch, kept since 2012 and without dependencies; it is given
// words for letters.
func Words(old, new string) []marks.Run {
	if old == new {
		if old == "" {
			return nil
		}
		return []marks.Run{{Text: old, Old: true, New: true}}
	}
	ids := map[string]rune{}
	var words []string
	code := func(s string) []rune {
		var out []rune
		for _, w := range Tokens(s) {
			id, ok := ids[w]
			if !ok {
				if id = rune(len(words)) + 1; id >= 0xD800 {
					id += 0x800 // the surrogates are no runes
				}
				ids[w] = id
				words = append(words, w)
			}
			out = append(out, id)
		}
		return out
	}
	a, b := code(old), code(new)
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // the same every time, however busy the machine is
	var runs []marks.Run
	for _, x := range d.DiffMainRunes(a, b, false) {
		var s strings.Builder
		for _, id := range x.Text {
			if id >= 0xE000 {
				id -= 0x800
			}
			s.WriteString(words[id-1])
		}
		runs = append(runs, marks.Run{Text: s.String(), Old: x.Type != diffmatchpatch.DiffInsert, New: x.Type != diffmatchpatch.DiffDelete})
	}
	return tidy(runs)
}

// Tokens are the words, numbers, blanks and single signs of s, in order: joined they
// are s.
func Tokens(s string) []string {
	var out []string
	for s != "" {
		r, n := utf8.DecodeRuneInString(s)
		class := classOf(r)
		for class != sign && n < len(s) {
			r, size := utf8.DecodeRuneInString(s[n:])
			if classOf(r) != class && (class != word || !joins(s, n, r, size)) {
				break
			}
			n += size
		}
		out = append(out, s[:n])
		s = s[n:]
	}
	return out
}

type class uint8

const (
	sign class = iota
	word
	blank
)

func classOf(r rune) class {
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
		return word
	case r == '\n':
		return sign
	case unicode.IsSpace(r):
		return blank
	}
	return sign
}

// joins tells that r, at s[n], is a sign within a word: Member's, co-operation.
func joins(s string, n int, r rune, size int) bool {
	if r != '\'' && r != '’' && r != '-' && r != '‑' || n+size >= len(s) {
		return false
	}
	after, _ := utf8.DecodeRuneInString(s[n+size:])
	return unicode.IsLetter(after)
}

// tidy makes differences readable: what both texts have between two changes is
// part of the change if it is a blank or a mark only, and a change of several
// words is one deletion and one insertion.
func tidy(runs []marks.Run) []marks.Run {
	var out []marks.Run
	var was, now strings.Builder
	flush := func() {
		old, new := was.String(), now.String()
		was.Reset()
		now.Reset()
		lead := commonEnds(old, new)
		if lead.start > 0 {
			out = append(out, marks.Run{Text: old[:lead.start], Old: true, New: true})
		}
		if s := old[lead.start : len(old)-lead.end]; s != "" {
			out = append(out, marks.Run{Text: s, Old: true})
		}
		if s := new[lead.start : len(new)-lead.end]; s != "" {
			out = append(out, marks.Run{Text: s, New: true})
		}
		if lead.end > 0 {
			out = append(out, marks.Run{Text: old[len(old)-lead.end:], Old: true, New: true})
		}
	}
	for i, r := range runs {
		switch {
		case r.Old != r.New:
			if r.Old {
				was.WriteString(r.Text)
			} else {
				now.WriteString(r.Text)
			}
		case was.Len() > 0 && now.Len() > 0 && i+1 < len(runs) && slight(r.Text):
			was.WriteString(r.Text)
			now.WriteString(r.Text)
		default:
			flush()
			out = append(out, r)
		}
	}
	flush()
	return out
}

// slight tells a run of blanks, a comma among them, on one line.
func slight(s string) bool {
	return len(s) <= 4 && !strings.Contains(s, "\n") && strings.TrimFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r == ',' }) == ""
}

// ends is how many bytes two texts begin and end alike with.
type ends struct{ start, end int }

// commonEnds are the blanks that both texts begin and end with.
func commonEnds(a, b string) ends {
	var e ends
	for e.start < len(a) && e.start < len(b) && a[e.start] == b[e.start] && (a[e.start] == ' ' || a[e.start] == '\t') {
		e.start++
	}
	for e.end < len(a)-e.start && e.end < len(b)-e.start && a[len(a)-1-e.end] == b[len(b)-1-e.end] && (a[len(a)-1-e.end] == ' ' || a[len(a)-1-e.end] == '\t') {
		e.end++
	}
	return e
}
