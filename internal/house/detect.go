package house

import "strings"

// Detect reads no more than this of a text: a resolution says who speaks on its
// first page, running heads and sponsors included.
const (
	detectBytes = 16 << 10
	detectLines = 200
)

// Other is the house of a body that has no table.
const Other = "other"

// Detect tells which house a text is of, and how sure that is: 1 for an
// enacting line, less for a heading or for openers alone, 0 with the default
// house where nothing is known.
func Detect(s string) (*House, float64) {
	id, sure := detect(s)
	return ByID(id), sure
}

// clues are what the lines of a text say of its house.
type clues struct {
	enacting   string // the house of the first enacting line
	capitals   bool   // which is all in capitals
	translated string
	symbol     string // the house of a document symbol or a form of heading
	mun        int    // lines of the block that heads a Model UN draft
	whereas    int    // lines that begin with Whereas or Resolved
	small      int    // openers alone on their line, in small letters
	loud       int    // participles in capitals, as of IMO
	shout      int    // finite verbs in capitals, as of WHO
	leading    int    // openers at the head of a paragraph
	stranger   bool   // an enacting line of a body without a table
	near       string // the house whose enacting line that was meant to be
	alien      bool   // the symbol of a body without a table
	who        bool   // words of WHO
	unesco     bool   // citations of UNESCO
}

func detect(s string) (string, float64) {
	if len(s) > detectBytes {
		s = s[:detectBytes]
	}
	var c clues
	latin := isLatinText(s)
	for n := 0; n < detectLines && s != ""; n++ {
		line, rest, _ := strings.Cut(s, "\n")
		next, _, _ := strings.Cut(rest, "\n")
		c.line(line, next, latin)
		if c.enacting != "" {
			c.settle(line, rest)
		}
		if c.enacting != "" || c.translated != "" && c.symbol != "" {
			break
		}
		s = rest
	}
	return c.verdict()
}

func (c *clues) verdict() (string, float64) {
	switch {
	case c.mun >= 2, c.mun == 1 && c.enacting != "", c.enacting == "unga" && c.capitals && c.symbol != "unga":
		return "mun", 0.9
	case c.enacting == "who" && c.symbol == "unesco":
		return "unesco", 0.9 // whose Executive Board has the same enacting line
	case c.enacting != "":
		return c.enacting, 1
	case c.translated != "":
		return c.translated, 0.9
	case c.near != "":
		return c.near, 0.9
	case c.whereas >= 2, c.whereas == 1 && c.leading == 0:
		return "us-whereas", min(0.95, 0.5+0.15*float64(c.whereas))
	case c.symbol != "":
		return c.symbol, 0.8
	case c.stranger:
		return Other, 0.5
	case c.small >= 2:
		return "itu-pp", 0.6
	case c.loud >= 1:
		return Other, 0.4
	case c.shout >= 1:
		return "who", 0.4
	case c.small == 1:
		return "itu-pp", 0.3
	case c.leading > 0:
		return Default, min(0.5, 0.2+0.1*float64(c.leading))
	}
	return Default, 0
}

// line takes the clues of one line. Most lines are turned down at their first byte.
func (c *clues) line(line, next string, latin bool) {
	at := 0
	if line == "" || !isLetter(line[0]) {
		if at = skipOrnament(line, 0); at >= len(line) {
			return
		}
	}
	s := line[at:]
	if (!latin || c.mayBeForeign(s)) && c.translatedEnacting(s) {
		return
	}
	switch s[0] | 0x20 {
	case '1', '2', '3', '4', '5', '6', '7', '8', '9':
		c.numberAtHead(s)
	case 't':
		if c.enactingLine(line, s, next) {
			return
		}
		c.mun += startsAny(s, "topic:", "the topic:")
		c.strange(s)
		if hasFolded(s, "texts adopted") {
			c.symbol = ""
		}
	case 's':
		c.mun += startsAny(s, "sponsors:", "sponsor:", "signatories:", "submitted by:")
		c.symbols(s)
	case 'c':
		c.mun += startsAny(s, "committee:", "co-sponsors:", "co-submitters:")
		c.stranger = c.stranger || isStranger(s)
	case 'm':
		c.mun += startsAny(s, "main submitter", "main sponsor")
		c.symbols(s)
	case 'f':
		c.mun += startsAny(s, "forum:")
	case 'q':
		c.mun += startsAny(s, "question of:")
	case 'w':
		c.wordAtHead(s)
		c.symbols(s)
	case 'b':
		c.whereas += startsAny(s, "be it resolved", "be it further resolved")
	case 'a', 'e', 'd':
		c.symbols(s)
	case 'n':
		c.whereas += startsAny(s, "now, therefore", "now therefore")
	case 'r':
		if !c.heading(s) {
			c.wordAtHead(s)
		}
	}
	c.alien = c.alien || hasStrangerSymbol(s)
	c.inner(s)
	c.opener(s)
}

// strange takes the line that names a body without a table, or a known one with a slip.
func (c *clues) strange(s string) {
	stranger := isStranger(s)
	c.stranger = c.stranger || stranger
	if c.near == "" && (stranger || len(s) < maxEnacting && strings.IndexByte(s, '(') > 0) {
		c.near = nearEnacting(s)
	}
}

// translatedEnacting takes the enacting line of a house in another language than its own.
func (c *clues) translatedEnacting(s string) bool {
	for _, o := range abroad {
		if strings.HasPrefix(s, o.line) {
			c.translated = o.house
			return true
		}
	}
	return false
}

// enactingLine takes line, which is s behind its ornament, if it is an enacting line: by
// itself, or with the next where it was broken.
func (c *clues) enactingLine(line, s, next string) bool {
	id := anyEnacting(line)
	if id == "" && s[0] == 'T' && len(line) > 40 && len(line)+len(next) < maxEnacting && next != "" {
		id = anyEnacting(line + " " + strings.TrimSpace(next))
	}
	if id == "" {
		return false
	}
	c.enacting = id
	c.capitals = strings.Contains(s, "ASSEMBLY")
	return true
}

// numberAtHead takes what a number at the head of a line tells.
func (c *clues) numberAtHead(s string) {
	switch {
	case c.symbol != "":
	case isYearNumber(s):
		c.symbol = "ecosoc"
	case strings.Contains(s[:min(len(s), 10)], " EX/") || strings.Contains(s[:min(len(s), 10)], " C/"):
		c.symbol = "unesco"
	}
	c.stranger = c.stranger || strings.Contains(s[:min(len(s), 40)], " The Parliamentary Assembly ")
}

// isYearNumber tells the head of a text whose number has a year, "2023/14. Title",
// which of all bodies only ECOSOC's have.
func isYearNumber(s string) bool {
	year, rest, _ := strings.Cut(s[:min(len(s), 12)], "/")
	n := 0
	for n < len(rest) && isDigit(rest[n]) {
		n++
	}
	return len(year) == 4 && (year[:2] == "19" || year[:2] == "20") && isDigit(year[2]) && isDigit(year[3]) &&
		n > 0 && n < 4 && n < len(rest) && rest[n] == '.'
}

// mayBeForeign: the enacting lines of abroad begin so.
func (c *clues) mayBeForeign(s string) bool {
	return s[0] == 'L' || s[0] == 'E' || s[0] == 'D' || s[0] >= 0x80
}

// inner looks for a Whereas within a line, as in texts that lost their lines.
func (c *clues) inner(s string) {
	if len(s) > 80 && c.whereas == 0 && strings.Contains(s, "WHEREAS,") {
		c.whereas++
	}
}

func (c *clues) wordAtHead(s string) {
	if startsAny(s, "whereas") > 0 || startsAny(s, "resolved") > 0 {
		c.whereas++
	}
}

func startsAny(s string, folded ...string) int {
	for _, f := range folded {
		if hasFolded(s, f) {
			return 1
		}
	}
	return 0
}

// symbolHouses are the beginnings of symbols and of headings that hold one.
var symbolHouses = [...]struct{ prefix, house string }{
	{"S/RES/", "unsc"}, {"S/PRST/", "unsc"}, {"A/RES/", "unga"}, {"A/HRC/", "hrc"}, {"E/RES/", "ecosoc"},
	{"A/C.", "unga"}, {"Statement by the President of the Security Council", "unsc"},
	{"Resolution adopted by the General Assembly", "unga"}, {"Resolution adopted by the Economic", "ecosoc"},
	{"Resolution adopted by the Human Rights", "hrc"}, {"Adopted by the Security Council", "unsc"},
	{"WHA", "who"}, {"EB1", "who"}, {"MEPC.", "imo"}, {"MSC.", "imo"}, {"Decision CIPM", "bipm"},
}

func (c *clues) symbols(s string) {
	if c.symbol != "" {
		return
	}
	for _, x := range symbolHouses {
		if strings.HasPrefix(s, x.prefix) {
			if x.house == "who" && (len(s) < 4 || !isDigit(s[3])) {
				continue
			}
			c.symbol = x.house
			return
		}
	}
	if hasFolded(s, "decision ") {
		c.heading(s)
	}
}

// heading takes what the form of a heading says: a place and a year are of ITU,
// a session in brackets of IMO.
func (c *clues) heading(s string) bool {
	word := "resolution "
	switch {
	case s[0]|0x20 == 'd':
		word = "decision "
	case hasFolded(s, "recommendation "):
		word = "recommendation "
	}
	if !hasFolded(s, word) || len(s) > maxHeading {
		return false
	}
	if c.symbol != "" {
		return true
	}
	c.symbols2(s)
	if c.symbol != "" {
		return true
	}
	at := skipBlanks(s, len(word))
	var n Number
	switch end := readNumber(s, at); {
	case end > at:
		if open := skipBlanks(s, end); open < len(s) && s[open] == '(' && readEdition(s, open+1, &n) > open+1 {
			c.symbol = ituHouse(n.Place)
		}
	case startsAny(s[at:], "a.", "mepc.", "msc.", "leg.", "fal.") > 0:
		c.symbol = "imo"
	case startsAny(s[at:], "no. ", "no.", "number ") > 0:
		c.whereas++
	}
	if strings.Contains(s, " CGPM (") || strings.Contains(s, " CIPM (") {
		c.symbol = "bipm"
	}
	return true
}

func (c *clues) symbols2(s string) {
	for _, x := range symbolHouses {
		if x.prefix[0] == 'R' && strings.HasPrefix(s, x.prefix) {
			c.symbol = x.house
			return
		}
	}
}

// ituHouse is the ITU body whose heading has this place or short name.
func ituHouse(place string) string {
	switch {
	case strings.HasPrefix(place, "WRC"), strings.HasPrefix(place, "RA"):
		return "itu-wrc"
	case strings.HasPrefix(place, "WTSA"):
		return "itu-wtsa"
	case strings.HasPrefix(place, "WTDC"):
		return "itu-wtdc"
	case len(place) > 1 && place[0] == 'C' && (isDigit(place[1]) || place[1] == '-'):
		return "itu-council"
	case place == "":
		return ""
	}
	return "itu-pp"
}

// heads are first words that openers of every house share.
var heads = map[string]bool{
	"recalling": true, "considering": true, "noting": true, "recognizing": true, "recognising": true, "reaffirming": true,
	"welcoming": true, "aware": true, "convinced": true, "mindful": true, "having": true,
	"taking": true, "bearing": true, "guided": true, "emphasizing": true, "stressing": true,
	"resolves": true, "instructs": true, "invites": true, "decides": true, "requests": true,
	"urges": true, "encourages": true, "takes": true, "adopts": true, "approves": true, "endorses": true, "accepts": true,
}

// finite tells the verbs of heads from its participles.
func finite(w string) bool { return w[len(w)-1]|0x20 == 's' }

// opener takes what the case and the place of a first word say.
func (c *clues) opener(s string) {
	// An operative paragraph may have its number.
	for len(s) > 0 && (isDigit(s[0]) || strings.IndexByte(".)\\*_", s[0]) >= 0) {
		s = s[1:]
	}
	s = s[skipBlanks(s, 0):]
	end := 0
	for end < len(s) && s[end]|0x20 >= 'a' && s[end]|0x20 <= 'z' {
		end++
	}
	if end < 5 || end > 11 {
		return
	}
	var b [12]byte
	for i := range end {
		b[i] = s[i] | 0x20
	}
	if !heads[string(b[:end])] {
		return
	}
	switch {
	case isUpper(s[0]) && isUpper(s[1]):
		if finite(s[:end]) {
			c.shout++
		} else {
			c.loud++
		}
	case isUpper(s[0]):
		c.leading++
	case len(s) < 60:
		c.small++
	}
}
