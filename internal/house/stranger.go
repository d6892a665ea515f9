package house

import (
	"slices"
	"strings"
)

// sharedLines are the enacting lines that bodies without a table write, too: the
// line alone does not tell the house.
var sharedLines = map[string]bool{
	"the council": true, "the assembly": true, "the general conference": true, "the executive board": true,
	"the legal committee": true, "the general assembly": true,
}

// afterEnacting is how many lines behind such an enacting line are looked at.
const afterEnacting = 30

// strangerSymbols are the beginnings of symbols, and of headings that hold one, of
// bodies without a table: the Organization of American States, the International
// Atomic Energy Agency, the African Union, the Food and Agriculture Organization,
// UNIDO, the International Civil Aviation Organization, the Seabed Authority.
var strangerSymbols = [...]string{
	"AG/RES", "AG/DEC", "AG/DOC", "CP/RES", "GC(", "GOV/", "Assembly/AU", "EX.CL/", "GC.", "IDB.", "ISBA/", "CL 1", "C 20",
	"Resolution A3", "Resolution A4", "CM/Rec", "CM/Res", "Resolution CM/", "Recommendation CM/", "Resolution GC(",
}

// hasStrangerSymbol tells that s begins with one of them.
func hasStrangerSymbol(s string) bool {
	switch s[0] {
	case 'A', 'C', 'E', 'G', 'I', 'R':
		return slices.ContainsFunc(strangerSymbols[:], func(symbol string) bool { return strings.HasPrefix(s, symbol) })
	}
	return false // nearly always
}

// settle tells the house of a text whose enacting line is shared, by the manner in
// which the clauses behind it are written.
func (c *clues) settle(line, behind string) {
	name := strings.ToLower(strings.Trim(line, " \t\r*_#>\"“:,."))
	if !sharedLines[name] || c.symbol == c.enacting || c.symbol != "" && c.enacting == "who" {
		return
	}
	if c.alien {
		c.enacting = Other
		return
	}
	var after clues
	for n := 0; n < afterEnacting && behind != ""; n++ {
		clause, rest, _ := strings.Cut(behind, "\n")
		behind = rest
		if at := skipOrnament(clause, 0); at < len(clause) {
			after.opener(clause[at:])
			if name == "the executive board" {
				after.who = after.who || strings.Contains(clause, "WHA") || strings.Contains(clause, "World Health")
				after.unesco = after.unesco || strings.Contains(clause, " EX/") || strings.Contains(clause, " C/")
			}
		}
	}
	line = ""
	switch name {
	case "the council":
		if after.small == 0 && after.loud+after.shout+after.leading > 0 {
			line = Other
		}
	case "the assembly":
		if after.loud == 0 && after.leading+after.small > 0 {
			line = Other
		}
	case "the general assembly":
		if after.loud > 0 && after.leading == 0 {
			line = Other
		}
	case "the legal committee":
		if after.loud+after.shout == 0 && after.leading > 0 {
			line = "mun"
		}
	case "the executive board":
		switch {
		case after.who || after.shout > 0:
		case after.unesco:
			line = "unesco"
		case after.leading > 0:
			line = Other
		}
	}
	if line != "" {
		c.enacting = line
	}
}

// lone are bodies of one word that enact.
var lone = map[string]bool{
	"conference": true, "congress": true, "commission": true, "committee": true, "board": true, "senate": true, "synod": true,
	"parliament": true, "convention": true, "parties": true, "plenary": true, "forum": true, "union": true, "membership": true,
}

// isStranger tells a line that looks like an enacting line: "The European
// Parliament,", "The 147th Assembly of the Inter-Parliamentary Union,", "THE
// CONFERENCE,".
func isStranger(s string) bool {
	s = strings.TrimRight(s, " \r\t*_")
	if hasFolded(s, "the conference of the parties") && len(s) < 90 && s[0] == 'T' && strings.IndexByte(s, '.') < 0 {
		return true // often without its comma
	}
	if len(s) < 9 || len(s) > 150 || s[len(s)-1] != ',' {
		return false
	}
	s = s[:len(s)-1]
	name, where, more := strings.Cut(s, ",")
	if more && startsAny(where, " meeting ", " at its ", " in its ", " under the ", " on the ", " acting ", " having met ") == 0 {
		return false
	}
	article, name, ok := strings.Cut(name, " ")
	if !ok {
		return hasFolded(article, "congress") && article[0] == 'C'
	}
	if !strings.EqualFold(article, "the") || article[0] != 'T' || name == "" || strings.ContainsAny(name, ";:.") {
		return false
	}
	if !isUpper(name[0]) && readOrdinal(name, 0) == 0 {
		return false
	}
	return strings.IndexByte(name, ' ') > 0 || lone[strings.ToLower(name)]
}
