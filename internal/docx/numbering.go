package docx

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// numRef names a paragraph's place in a list: the list and the level; id 0 is none.
type numRef struct{ id, level int }

// levels is how many a list has at most.
const levels = 9

// level is how a level of a list is numbered.
type level struct {
	start   int
	format  string // "decimal", "lowerLetter", …
	text    string // "%1.%2)"
	suffix  string // what follows the label: a tab, a blank, nothing
	restart int    // the level after which it begins anew, from 1; 0: never; -1: the one above
	legal   bool   // all numbers of it in decimal
	style   string // the paragraph style that stands for it
}

// abstract is a list's definition; several lists may share one, and its numbers.
type abstract struct {
	id     string
	levels [levels]level
	link   string // the style under which the definition really stands
	style  string // the style that this is the definition of
}

// list is one list of the document.
type list struct {
	abstract  string
	starts    [levels]int // numbers that it begins anew with; -1: as defined
	overrides map[int]level
}

// numbering is what numbering.xml says.
type numbering struct {
	abstracts map[string]*abstract
	lists     map[int]*list
}

// listCap is how many lists and definitions of lists a document may have; Word itself
// makes some thousands at most.
const listCap = 20_000

func readNumbering(b []byte) (*numbering, error) {
	n := &numbering{abstracts: map[string]*abstract{}, lists: map[int]*list{}}
	if b == nil {
		return n, nil
	}
	x := newScanner(b)
	x.elements(func(name string) {
		if len(n.abstracts)+len(n.lists) > listCap && x.err == nil {
			x.err = fmt.Errorf("there are more than %d lists", listCap)
		}
		switch name {
		case "w:abstractNum":
			a := &abstract{id: x.attr("w:abstractNumId")}
			for i := range a.levels {
				a.levels[i] = level{start: 1, format: "decimal", suffix: "\t", restart: -1}
			}
			n.abstracts[a.id] = a
			x.children(func(name string) {
				switch name {
				case "w:lvl":
					if i := number(x.attr("w:ilvl")); i >= 0 && i < levels {
						a.levels[i] = x.level(a.levels[i])
					}
				case "w:numStyleLink":
					a.link = x.attr("w:val")
				case "w:styleLink":
					a.style = x.attr("w:val")
				}
			})
		case "w:num":
			l := &list{overrides: map[int]level{}}
			for i := range l.starts {
				l.starts[i] = -1
			}
			n.lists[number(x.attr("w:numId"))] = l
			x.children(func(name string) {
				switch name {
				case "w:abstractNumId":
					l.abstract = x.attr("w:val")
				case "w:lvlOverride":
					i := number(x.attr("w:ilvl"))
					x.children(func(name string) {
						switch {
						case i < 0 || i >= levels:
						case name == "w:startOverride":
							l.starts[i] = number(x.attr("w:val"))
						case name == "w:lvl":
							l.overrides[i] = x.level(level{start: 1, format: "decimal", suffix: "\t", restart: -1})
						}
					})
				}
			})
		}
	})
	return n, x.err
}

// level reads the level whose element began last.
func (x *scanner) level(l level) level {
	x.children(func(name string) {
		switch name {
		case "w:start":
			l.start = number(x.attr("w:val"))
		case "w:numFmt":
			l.format = x.attr("w:val")
		case "w:lvlText":
			l.text = x.attr("w:val")
		case "w:lvlRestart":
			l.restart = number(x.attr("w:val"))
		case "w:isLgl":
			l.legal = x.on()
		case "w:pStyle":
			l.style = x.attr("w:val")
		case "w:suff":
			switch x.attr("w:val") {
			case "nothing":
				l.suffix = ""
			case "space":
				l.suffix = " "
			}
		}
	})
	return l
}

// number is a number of an attribute; 0 for what is none.
func number(s string) int {
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n > 1<<30 || n < -1 {
		return 0
	}
	return n
}

// definition is the list's definition, over the style that it may stand under.
func (n *numbering) definition(id int) (*list, *abstract) {
	l := n.lists[id]
	if l == nil {
		return nil, nil
	}
	a := n.abstracts[l.abstract]
	if a != nil && a.link != "" {
		for _, other := range n.abstracts {
			if other.style == a.link && other.link == "" {
				return l, other
			}
		}
	}
	return l, a
}

func (l *list) level(a *abstract, i int) level {
	if o, ok := l.overrides[i]; ok {
		return o
	}
	return a.levels[i]
}

// counter counts the paragraphs of a document as Word does: those of all lists of
// one definition together, unless a list begins anew.
type counter struct {
	defs   *numbering
	counts map[string]*counts // by definition
	begun  map[int]bool       // lists that have begun
}

type counts struct {
	n   [levels]int
	set [levels]bool
}

func newCounter(n *numbering) *counter {
	return &counter{defs: n, counts: map[string]*counts{}, begun: map[int]bool{}}
}

// label counts a paragraph and gives the label that Word displays before it, with
// what follows it; empty if there is none.
func (c *counter) label(ref numRef) (label, suffix string) {
	if ref.id <= 0 || ref.level < 0 || ref.level >= levels {
		return "", ""
	}
	l, a := c.defs.definition(ref.id)
	if a == nil {
		return "", ""
	}
	k := c.counts[a.id]
	if k == nil {
		k = &counts{}
		c.counts[a.id] = k
	}
	if !c.begun[ref.id] {
		c.begun[ref.id] = true
		for i, start := range l.starts {
			if start >= 0 {
				k.n[i], k.set[i] = start-1, true
			}
		}
	}
	lv := l.level(a, ref.level)
	if !k.set[ref.level] {
		k.n[ref.level], k.set[ref.level] = lv.start-1, true
	}
	k.n[ref.level]++
	for i := ref.level + 1; i < levels; i++ {
		deeper := l.level(a, i)
		if deeper.restart < 0 || deeper.restart > 0 && ref.level < deeper.restart {
			k.set[i] = false
		}
	}
	if lv.format == "bullet" {
		return bullet(lv.text), lv.suffix
	}
	return c.fill(lv, l, a, k), lv.suffix
}

// fill puts the numbers into the text of a level.
func (c *counter) fill(lv level, l *list, a *abstract, k *counts) string {
	if lv.format == "none" && !strings.Contains(lv.text, "%") {
		return lv.text
	}
	var b strings.Builder
	for i := 0; i < len(lv.text); i++ {
		if lv.text[i] != '%' || i+1 == len(lv.text) || lv.text[i+1] < '1' || lv.text[i+1] > '9' {
			b.WriteByte(lv.text[i])
			continue
		}
		i++
		at := int(lv.text[i] - '1')
		of := l.level(a, at)
		n := k.n[at]
		if !k.set[at] {
			n = of.start
		}
		format := of.format
		if lv.legal && format != "none" {
			format = "decimal"
		}
		b.WriteString(inFormat(n, format))
	}
	return b.String()
}

// bullet is the sign of a list without numbers. Those of Word's symbol fonts have
// no meaning in a text; a dot stands for them.
func bullet(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case s == "":
		return ""
	case r >= 0xF000 && r <= 0xF0FF && r != 0xF02D:
		return "•"
	case r == 0xF02D:
		return "–"
	case s == "o" || s == "§":
		return "•"
	}
	return s
}

// inFormat is n as a numbering of that name writes it.
func inFormat(n int, format string) string {
	switch format {
	case "none":
		return ""
	case "lowerLetter":
		return letters(n, 'a', 26)
	case "upperLetter":
		return letters(n, 'A', 26)
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "decimalZero":
		if n >= 0 && n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "russianLower":
		return cyrillic(n, "абвгдежзиклмнопрстуфхцчшщыэюя")
	case "russianUpper":
		return cyrillic(n, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ")
	case "ordinal":
		return strconv.Itoa(n) + ordinalEnd(n)
	case "arabicAbjad", "arabicAlpha":
		return cyrillic(n, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")
	}
	return strconv.Itoa(n)
}

// letters is a, b, … z, aa, bb: after the last one they are doubled.
func letters(n int, first rune, size int) string {
	if n < 1 || n > 50*size {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%size)), (n-1)/size+1)
}

func cyrillic(n int, alphabet string) string {
	all := []rune(alphabet)
	if n < 1 || n > 50*len(all) {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(all[(n-1)%len(all)]), (n-1)/len(all)+1)
}

func ordinalEnd(n int) string {
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			return "st"
		case 2:
			return "nd"
		case 3:
			return "rd"
		}
	}
	return "th"
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, d := range []struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= d.n; n -= d.n {
			b.WriteString(d.s)
		}
	}
	return b.String()
}
