package house

import (
	"strings"
	"sync"
)

// maxEnacting is the length above which a line is no enacting line.
const maxEnacting = 220

// ReadEnacting reads an enacting line: the name of an organ of this house, as
// the table has it, with or without "(Busan, 2014)" and a closing mark. n is
// where the words end, the bracket included and the mark not. Of two places run
// together in the bracket the last one is given.
func (h *House) ReadEnacting(line string) (n int, place string, year int, ok bool) {
	if !mayEnact(line) {
		return 0, "", 0, false
	}
	start := skipOrnament(line, 0)
	for _, t := range h.enacting {
		if end, number, ok := readEnacting(line, start, t); ok {
			return end, number.Place, number.Year, true
		}
	}
	return 0, "", 0, false
}

// mayEnact turns down nearly every line at its first letters. "the Council;" with a
// small letter is the end of a sentence that was broken there.
func mayEnact(line string) bool {
	return len(line) > 0 && len(line) <= maxEnacting && enactingFirst[line[0]] && beginsThe(line)
}

// enactingFirst has the bytes that an enacting line may begin with: its T, and those
// that skipOrnament steps over.
var enactingFirst = func() (t [256]bool) {
	for _, c := range []byte("T#*_\"'> \t\n\r\xC2\xE2") {
		t[c] = true
	}
	return t
}()

// beginsThe tells that the first word of a line begins with "The".
func beginsThe(line string) bool {
	start := skipOrnament(line, 0)
	return start < len(line) && line[start] == 'T' && hasFolded(line[start:], "the")
}

func readEnacting(line string, start int, t template) (end int, n Number, ok bool) {
	end, ok = t.read(line, start, &n)
	if !ok || end < len(line) && (isLetter(line[end]) || isDigit(line[end])) {
		return 0, n, false
	}
	n = Number{}
	for { // "(CGPM)", "(Busan, 2014)"
		open := skipBlanks(line, end)
		if open >= len(line) || line[open] != '(' {
			break
		}
		stop := strings.IndexByte(line[open:], ')')
		if stop < 0 {
			stop = len(line) - open - 1
		}
		readEdition(line, open+1, &n)
		end = open + stop + 1
	}
	rest := skipBlanks(line, end)
	if hasFolded(line[rest:], ", at its ") { // ", at its 26th meeting,"
		if stop := strings.LastIndexByte(line[rest:], ','); stop > 0 {
			end = rest + stop
			rest = end
		} else {
			return len(line), n, true
		}
	}
	return end, n, len(strings.TrimLeft(line[rest:], ".,;:!-*_\"' \t\r\n\u00a0\u2019\u201d–—")) == 0
}

// foreign are the enacting lines of all houses, by the letter that their second
// word begins with; under 0 those that have an ordinal there.
var foreign = sync.OnceValue(func() *[256][]foreignLine {
	var by [256][]foreignLine
	for _, o := range organs {
		t, err := compileTemplate(o.line)
		if err != nil {
			panic("house: " + o.line + ": " + err.Error()) // a literal of organs.go
		}
		c := o.line[len("The ")] | 0x20
		if o.line[len("The ")] == '{' {
			c = 0
		}
		by[c] = append(by[c], foreignLine{t, o.house})
	}
	return &by
})

type foreignLine struct {
	template
	house string
}

// AnyEnacting tells whose enacting line a line is, whatever the house of the
// text: a text may embed a draft of another body.
func AnyEnacting(line string) (*House, bool) {
	if id := anyEnacting(line); id != "" {
		return ByID(id), true
	}
	return nil, false
}

func anyEnacting(line string) string {
	if !mayEnact(line) {
		return ""
	}
	start := skipOrnament(line, 0)
	second := skipBlanks(line, start+len("the"))
	if second >= len(line) {
		return ""
	}
	lines := foreign()
	list := lines[line[second]|0x20]
	if readOrdinal(line, second) > second {
		list = lines[0]
	}
	for _, o := range list {
		if _, _, ok := readEnacting(line, start, o.template); ok {
			return o.house
		}
	}
	return ""
}

// ordinals end the words that count sessions: "Seventy-first".
var ordinals = [...]string{
	"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
	"eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
	"eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth",
	"seventieth", "eightieth", "ninetieth", "hundredth",
}

var tens = [...]string{
	"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred and", "hundred", "one",
}

// readOrdinal reads "Seventy-first", "Hundred and third", "26th".
func readOrdinal(s string, i int) int {
	if n := digits(s[i:]); n > 0 {
		for _, suffix := range [...]string{"st", "nd", "rd", "th"} {
			if hasFolded(s[i+n:], suffix) {
				return i + n + len(suffix)
			}
		}
		return i
	}
	at := i
	for range 3 {
		for _, o := range ordinals {
			if hasFolded(s[at:], o) && (at+len(o) == len(s) || !isLetter(s[at+len(o)])) {
				return at + len(o)
			}
		}
		next := at
		for _, t := range tens {
			if hasFolded(s[at:], t) {
				next = at + len(t)
				break
			}
		}
		if next == at {
			return i
		}
		at = next
		if at < len(s) && s[at] == '-' {
			at++
		} else if strings.HasPrefix(s[at:], "\u2011") {
			at += len("\u2011")
		}
		at = skipBlanks(s, at)
	}
	return i
}
