package docx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// lists gives labels to lists of Word, so that it numbers the paragraphs itself.
// A series has a list of its own, with its start; a label that goes on with a list
// that is open, in both texts, is in that one.
type lists struct {
	all  []*series
	open map[shape]*series
}

// shape is how the labels of a series look.
type shape struct {
	prefix, suffix, format, gap, style string
}

type series struct {
	shape
	id    int // of the list, from 1
	start int
	n     [2]int // the number that each text has come to
}

func newLists() *lists { return &lists{open: map[shape]*series{}} }

// of is the number of the list that displays the labels of a paragraph in both
// texts, 0 if none can.
func (l *lists) of(b *Block) int {
	if b.Labels == [2]string{} || b.Gap != "\t" && b.Gap != " " {
		return 0
	}
	if b.Labels[0] == "" && b.End.Old || b.Labels[1] == "" && b.End.New {
		return 0 // in one of the texts the paragraph stands without a label
	}
	var shapes [2]shape
	var n [2]int
	for text, label := range b.Labels {
		if label == "" {
			continue
		}
		var ok bool
		if shapes[text], n[text], ok = shapeOf(label, b.Roman); !ok {
			return 0
		}
		shapes[text].gap, shapes[text].style = b.Gap, b.Style
	}
	sh := shapes[1]
	if b.Labels[1] == "" {
		sh = shapes[0]
	}
	if b.Labels[0] != "" && b.Labels[1] != "" && shapes[0] != shapes[1] {
		return l.roman(b, shapes, n)
	}
	return l.place(sh, n, b.Labels)
}

// roman is for a letter that one text reads as a number: "i)" beside "ii)".
func (l *lists) roman(b *Block, shapes [2]shape, n [2]int) int {
	for text := range 2 {
		other := 1 - text
		if m, ok := valueOf(core(b.Labels[text], shapes[other]), shapes[other].format); ok {
			n[text] = m
			return l.place(shapes[other], n, b.Labels)
		}
	}
	return 0
}

func (l *lists) place(sh shape, n [2]int, labels [2]string) int {
	if s := l.open[sh]; s != nil && s.goesOn(n, labels) {
		s.take(n, labels)
		return s.id
	}
	start := n[1]
	if labels[1] == "" {
		start = n[0]
	}
	if labels[0] != "" && labels[1] != "" && n[0] != n[1] {
		return 0
	}
	s := &series{shape: sh, id: len(l.all) + 1, start: start, n: [2]int{start - 1, start - 1}}
	s.take(n, labels)
	l.all = append(l.all, s)
	l.open[sh] = s
	return len(l.all)
}

func (s *series) goesOn(n [2]int, labels [2]string) bool {
	if s.format == "bullet" {
		return true
	}
	for text := range 2 {
		if labels[text] != "" && s.n[text]+1 != n[text] {
			return false
		}
	}
	return true
}

func (s *series) take(n [2]int, labels [2]string) {
	for text := range 2 {
		if labels[text] != "" {
			s.n[text] = n[text]
		}
	}
}

// shapeOf takes a label apart: "(a)" is a letter between brackets, "1.2" a number
// behind "1.". It reports false for one that no list of Word displays. Letters that
// are both are taken for a roman number if roman says so.
func shapeOf(label string, roman bool) (shape, int, bool) {
	if n := len([]rune(label)); n == 1 && !unicode.IsLetter([]rune(label)[0]) && !unicode.IsDigit([]rune(label)[0]) {
		return shape{prefix: label, format: "bullet"}, 0, true
	}
	runes := []rune(label)
	end := len(runes)
	for end > 0 && !unicode.IsLetter(runes[end-1]) && !unicode.IsDigit(runes[end-1]) {
		end--
	}
	start := end
	digits := end > 0 && unicode.IsDigit(runes[end-1])
	for start > 0 && (digits && unicode.IsDigit(runes[start-1]) || !digits && unicode.IsLetter(runes[start-1])) {
		start--
	}
	sh := shape{prefix: string(runes[:start]), suffix: string(runes[end:])}
	if strings.Contains(sh.prefix+sh.suffix, "%") {
		return sh, 0, false
	}
	word := string(runes[start:end])
	formats := []string{"decimal", "lowerLetter", "upperLetter", "lowerRoman", "upperRoman", "russianLower"}
	if roman {
		formats = []string{"lowerRoman", "upperRoman"}
	}
	for _, f := range formats {
		if n, ok := valueOf(word, f); ok {
			sh.format = f
			return sh, n, true
		}
	}
	return sh, 0, false
}

// core is what of a label stands between the prefix and the suffix of a shape.
func core(label string, sh shape) string {
	return strings.TrimSuffix(strings.TrimPrefix(label, sh.prefix), sh.suffix)
}

// valueOf is the number that a format writes so.
func valueOf(word, format string) (int, bool) {
	if word == "" || len(word) > 12 {
		return 0, false
	}
	switch format {
	case "decimal":
		n, err := strconv.Atoi(word)
		return n, err == nil && strconv.Itoa(n) == word && n < 30_000
	case "lowerLetter", "upperLetter", "russianLower":
		for n := 1; n <= 26*4; n++ {
			if inFormat(n, format) == word {
				return n, true
			}
		}
	case "lowerRoman", "upperRoman":
		for n := 1; n <= 200; n++ {
			if inFormat(n, format) == word {
				return n, true
			}
		}
	}
	return 0, false
}

// xml is the part that defines the lists.
func (l *lists) xml(styles []Style) string {
	var b strings.Builder
	b.WriteString(xmlHead + `<w:numbering xmlns:w="` + nsWord + `">`)
	for i, s := range l.all {
		text, suffix := s.prefix+"%1"+s.suffix, "tab"
		if s.format == "bullet" {
			text = s.prefix
		}
		if s.gap == " " {
			suffix = "space"
		}
		left, hanging := 0, 0 // a list's own indent comes before that of the style
		for k := range styles {
			if styles[k].ID == s.style {
				left, hanging = styles[k].Left, styles[k].Hanging
			}
		}
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="%d"/><w:numFmt w:val="%s"/><w:suff w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr></w:lvl></w:abstractNum>`,
			i+1, max(s.start, 0), s.format, suffix, escape(text), left, hanging)
	}
	for i := range l.all {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, i+1, i+1)
	}
	b.WriteString(`</w:numbering>`)
	return b.String()
}
