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

import (
	"strconv"
	"strings"
)

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

// number reads a number of a table; a test reads every row, so none is wrong.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
