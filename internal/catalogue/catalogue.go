// Package catalogue knows what exists: acts of the United Nations and the ITU with
// their dates, titles and revisions, the conferences of the ITU, the years of
// sessions, the numbers of provisions, and what users' own files and the texts of
// the workspace add. It gives the verdict on a citation, finds what was meant, and
// searches titles. Its facts stand in tables beside the code, each with its sources
// and how complete it is at its head, and are read when first asked for.
//
// A fact that is not in a table is not known, which is not the same as wrong: the
// newest year of every table is open.
package catalogue

import "strings"

// rows gives the rows of a table: fields between commas, without quotes; lines
// that begin with # are comments and the first other line names the columns.
func rows(table string, row func(fields []string)) {
	head := true
	for line := range strings.Lines(table) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" || line[0] == '#' {
			continue
		}
		if head {
			head = false
			continue
		}
		row(strings.Split(line, ","))
	}
}

// number reads a number of a table; a test reads every row, so none is wrong. What a
// text has in a number's place may be none, and is 0.
func number(s string) int {
	n, _ := digits(s)
	return n
}

// digits is the number that s is written as; false if there is anything but digits in
// it, or more of them than any number here has. Unlike strconv.Atoi it makes no error
// of it: citations are full of what only looks like a number.
func digits(s string) (n int, ok bool) {
	if len(s) == 0 || len(s) > 18 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}
