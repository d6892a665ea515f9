package syntax

import (
	"strings"
	"unicode/utf8"

	"resolute/internal/house"
	"resolute/internal/numbering"
)

// form is what a paragraph looks like before its neighbours are known.
type form uint8

const (
	plainForm form = iota
	blankForm
	ruleForm      // "__________"
	starForm      // "* * *"
	headingForm   // the number of an act
	enactingForm  // the enacting line of the tree's house
	foreignForm   // the enacting line of another house
	openerForm    // an opener alone on its line
	annexForm     // "Annex 2"
	sectionForm   // "II", "A", "Section III"
	closingForm   // "[Adopted without a vote.]", "45th plenary meeting"
	bracketedForm // a line in square brackets
	tableForm     // cells between bars
	symbolForm    // a document symbol alone: the running head of a page
)

// headMax is the length in bytes above which a line is no heading.
const headMax = 160

// formOf tells the form of the paragraph whose visible words are s. The label is
// the one read at its head.
func formOf(s string, l numbering.Label, h *house.House) form {
	if s == "" {
		return blankForm
	}
	if f := ruleOf(s); f != plainForm {
		return f
	}
	if strings.IndexByte(s, '|') >= 0 && (strings.Contains(s, " | ") || s[0] == '|') {
		return tableForm
	}
	if strings.HasPrefix(s, "[") && (strings.HasSuffix(s, "]") || hasWord(s[1:], "adopted", "resolution")) {
		if hasWord(s[1:], "adopted", "resolution", "decision") {
			return closingForm
		}
		return bracketedForm
	}
	if len(s) > 4*headMax {
		return plainForm
	}
	if _, _, _, ok := h.ReadEnacting(s); ok {
		return enactingForm
	}
	if h.IsHeading(s) {
		return headingForm
	}
	if len(s) > headMax {
		return plainForm
	}
	if _, ok := house.AnyEnacting(s); ok {
		return foreignForm
	}
	switch {
	case isAnnexHead(s), l.Scheme != numbering.None && isAnnexHead(behindLabel(s, l)):
		return annexForm
	case isSectionHead(s, l):
		return sectionForm
	case isMeeting(s), ProposalSymbol(s) != "", h.PlaceYear && strings.HasPrefix(s, "Reasons:"):
		return closingForm
	case isSymbol(s):
		return symbolForm
	}
	return plainForm
}

// ruleOf tells a line that is drawn rather than written.
func ruleOf(s string) form {
	n, stars := 0, 0
	for i := range len(s) {
		switch s[i] {
		case '_', '-', '=':
			n++
		case '*':
			stars++
		case ' ', '\t':
		case 0xE2, 0x80, 0x93, 0x94, 0x95: // dashes
			n++
		default:
			return plainForm
		}
	}
	switch {
	case n >= 3 && stars == 0:
		return ruleForm
	case stars > 0 && n == 0:
		return starForm
	}
	return plainForm
}

// annexWords are what annexes are called, in the languages of the bodies.
var annexWords = []string{"annex", "annexes", "appendix", "attachment", "annexe", "anexo", "anlage", "enclosure", "Приложение", "附件", "المرفق"}

// blanks are those that may part the words of a heading.
const blanks = " \t\u00a0\u2002\u2003\u2009\u202f"

// behindLabel is what stands behind the label and the blanks after it.
func behindLabel(s string, l numbering.Label) string {
	s = s[l.Len:]
	for s != "" && (s[0] == ' ' || s[0] == '\t') {
		s = s[1:]
	}
	if s != "" && s[0] >= utf8.RuneSelf {
		s = strings.TrimLeft(s, blanks)
	}
	return s
}

func isAnnexHead(s string) bool {
	if s == "" {
		return false
	}
	switch class := classes[s[0]]; {
	case class == letter && (s[0]|0x20 != 'a' && s[0]|0x20 != 'e' || len(s) < 2 || classes[s[1]] != letter), class == digit, class == opening:
		return false // nearly every line
	}
	s = strings.TrimLeft(s, "#*_ “\"")
	if s == "" || strings.IndexByte("aAeE\xd0\xe9\xd8", s[0]) < 0 {
		return false
	}
	for _, w := range annexWords {
		if len(s) < len(w) || !strings.EqualFold(s[:len(w)], w) {
			continue
		}
		rest := strings.TrimLeft(strings.TrimRight(s[len(w):], "*_ .:"), blanks)
		if rest == "" {
			return true
		}
		if len(rest) == len(s)-len(w) { // "annexed", "Annexation"
			return false
		}
		word, after := rest, ""
		if i := strings.IndexAny(rest, blanks); i > 0 {
			word, after = rest[:i], strings.TrimLeft(rest[i:], blanks)
		}
		word = strings.TrimRight(word, ".:–—-")
		if strings.EqualFold(word, "to") {
			return !endsSentence(s)
		}
		_, ok := numbering.Parse(word + ")")
		return ok && (after == "" || !endsSentence(s)) && !strings.HasPrefix(after, "of ")
	}
	return false
}

// isSectionHead tells the roman numeral or the letter alone over a section, and
// "Section II".
func isSectionHead(s string, l numbering.Label) bool {
	const longest, around = 6, "#*_ "
	if first, last := s[0], s[len(s)-1]; len(s) > longest && (classes[first] == letter && first|0x20 != 's' || classes[first] == digit) && (classes[last] == letter || classes[last] == mark) {
		return false // nearly every line
	}
	s = strings.Trim(s, around)
	if rest, ok := cutWord(s, "section"); ok {
		s = strings.TrimSpace(rest)
	}
	if s == "" || len(s) > longest {
		return false
	}
	m, ok := numbering.Parse(strings.TrimRight(s, ".") + ")")
	return ok && (m.Scheme == numbering.RomanUpper || m.Scheme == numbering.Upper) && m.Frame == numbering.Bracket &&
		l.Frame != numbering.Paired && !strings.HasSuffix(s, ")")
}

// isMeeting tells the line that closes a resolution: "45th plenary meeting".
func isMeeting(s string) bool {
	if s[0] < '0' || s[0] > '9' {
		return isHealthMeeting(s)
	}
	i := 0
	for i < len(s) && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	number := i
	for i < len(s) && strings.IndexByte("stndrh", s[i]) >= 0 { // 1st, 2nd, 3rd, 4th
		i++
	}
	i = skipBlanks(s, i)
	return i > number && (strings.HasPrefix(s[i:], "plenary meeting") || strings.HasPrefix(s[i:], "meeting")) && len(s) < 60
}

// isHealthMeeting tells the line with which WHO closes a resolution: "Ninth plenary
// meeting, 30 May 2023", "(Second meeting, 24 January 2019)".
func isHealthMeeting(s string) bool {
	if s[0] != '(' && (s[0] < 'A' || s[0] > 'Z') {
		return false
	}
	s = strings.TrimLeft(s, "(")
	at := strings.Index(s[:min(len(s), 48)], " meeting, ")
	if at < 0 || len(s) > headMax {
		return false
	}
	words := s[:at]
	if i := strings.IndexByte(words, ' '); i > 0 {
		if words[i:] != " plenary" {
			return false
		}
		words = words[:i]
	}
	return words != "" && words[0] >= 'A' && words[0] <= 'Z' && (strings.HasSuffix(words, "th") || strings.HasSuffix(words, "first") || hasWord(words, "First") || strings.HasSuffix(words, "econd") || strings.HasSuffix(words, "hird"))
}

// isSymbol tells a document symbol alone on its line.
func isSymbol(s string) bool {
	return len(s) >= 6 && len(s) < 40 && s[1] == '/' && (s[0] == 'A' || s[0] == 'S' || s[0] == 'E') && !strings.ContainsAny(s, " ,;")
}

// hasWord tells that s begins with one of the words, in small letters or with a
// capital.
func hasWord(s string, words ...string) bool {
	for _, w := range words {
		if _, ok := cutWord(s, w); ok {
			return true
		}
	}
	return false
}

// cutWord is what follows w at the head of s, whatever the case.
func cutWord(s, w string) (string, bool) {
	if len(s) < len(w) || !strings.EqualFold(s[:len(w)], w) {
		return s, false
	}
	if len(s) > len(w) && classes[s[len(w)]] == letter {
		return s, false
	}
	return s[len(w):], true
}

func endsSentence(s string) bool {
	s = strings.TrimRight(s, " \t”\"*_")
	return s != "" && strings.IndexByte(".;:,", s[len(s)-1]) >= 0
}
