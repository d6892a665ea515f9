package syntax

import (
	"cmp"
	"strings"
	"time"

	"resolute/internal/cite"
)

// dayOfMonth looks at a number of one or two digits. It notes a day that stands
// after its month and before a comma, "December 24, 1991", which is for the rule to
// see; and a day that its month has not, "31 June".
func (x *lexer) dayOfMonth(start, end int) {
	s := x.s
	if s[end] == ',' && yearAt(s, end) != 0 {
		if before := spacesBefore(s, start); before < start && before > 0 && classes[s[before-1]] == letter {
			x.add(DayOfMonth, start, end)
		}
	}
	if end == start+2 && (s[start] > '2' || s[start:end] == "29") {
		x.impossibleDay(start, end)
	}
}

// ordinal looks at a number that letters follow. It notes a day written as an
// ordinal, "24th December", and an ending that the number has not, "43th".
func (x *lexer) ordinal(start, end int) {
	s := x.s
	ending := s[end : end+2]
	switch ending {
	case "st", "nd", "rd", "th":
	default:
		return
	}
	if end+2 < len(s) && (classes[s[end+2]] == letter || classes[s[end+2]] == digit) || start > 0 && classes[s[start-1]] == letter {
		return
	}
	if ending != OrdinalEnding(s[start:end]) {
		x.add(OddOrdinal, start, end+2)
	} else if end <= start+2 && end+3 < len(s) && s[end+2] == ' ' && s[end+3] >= 'A' && s[end+3] <= 'Z' {
		x.add(DayOfMonth, start, end+2)
	}
}

// OrdinalEnding is what makes the number written in digits an ordinal: "rd" of 43,
// "th" of 113.
func OrdinalEnding(digits string) string {
	last := len(digits) - 1
	if last > 0 && digits[last-1] == '1' {
		return "th"
	}
	switch digits[last] {
	case '1':
		return "st"
	case '2':
		return "nd"
	case '3':
		return "rd"
	}
	return "th"
}

// impossibleDay notes a day, which is 29 or later, if the month beside it has not so
// many: "31 June", "February 30, 2024", "29 February 2023". A number above 31 may
// count something else and needs a year with it, as does one behind the month.
func (x *lexer) impossibleDay(start, end int) {
	s := x.s
	day := 10*int(s[start]-'0') + int(s[start+1]-'0')
	if start > 0 && classes[s[start-1]] != blank && classes[s[start-1]] != newline && s[start-1] != '(' && s[start-1] != 0xA0 {
		return
	}
	month, before := spacesBehind(s, end), spacesBefore(s, start)
	if strings.HasPrefix(s[end:], "\u00a0") {
		month = end + len("\u00a0")
	} else if month == end {
		month = len(s)
	}
	if mayBegin := month < len(s) && s[month] >= 'A' && s[month] <= 'S'; !mayBegin && (before < len("May") || !endsMonth(s[before-2:before])) {
		return // nearly always
	}
	for m := time.January; m <= time.December; m++ {
		name := m.String()
		if month < len(s) && s[month] == name[0] && strings.HasPrefix(s[month:], name) {
			behind := month + len(name)
			year := yearAt(s, behind)
			if year == 0 && (day > 31 || behind < len(s) && classes[s[behind]] == letter) {
				return
			}
			if !(cite.Date{Year: cmp.Or(year, 2000), Month: int(m), Day: day}).Real() {
				x.add(ImpossibleDay, start, behind)
			}
			return
		}
		if first := before - len(name); before < start && first >= 0 && s[first] == name[0] && s[first:before] == name {
			year := yearAt(s, end)
			if year != 0 && !(cite.Date{Year: year, Month: int(m), Day: day}).Real() {
				x.add(ImpossibleDay, first, end)
			}
			return
		}
	}
}

// endsMonth tells the last two letters of a month.
func endsMonth(s string) bool {
	switch s {
	case "ry", "ch", "il", "ay", "ne", "ly", "st", "er":
		return true
	}
	return false
}

// spacesBehind is where the blanks of ASCII at s[i] end, spacesBefore where those that
// end there begin. A date may have two of them, which another rule speaks of.
func spacesBehind(s string, i int) int {
	for i < len(s) && s[i] == ' ' {
		i++
	}
	return i
}

// spacesBefore is told of at spacesBehind.
func spacesBefore(s string, i int) int {
	for i > 0 && s[i-1] == ' ' {
		i--
	}
	return i
}

// yearAt is the year behind blanks, or a comma and blanks, at s[i]; 0 if there is none.
func yearAt(s string, i int) int {
	if i < len(s) && s[i] == ',' {
		i++
	}
	at := spacesBehind(s, i)
	if at == i || at+4 > len(s) || s[at] != '1' && s[at] != '2' || at+4 < len(s) && classes[s[at+4]] == digit {
		return 0
	}
	year := 0
	for _, c := range []byte(s[at : at+4]) {
		if c < '0' || c > '9' {
			return 0
		}
		year = 10*year + int(c-'0')
	}
	return year
}
