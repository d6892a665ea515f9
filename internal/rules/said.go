package rules

import (
	"strconv"
	"time"

	"resolute/internal/cite"
)

// What a finding says is put together in one piece: of every sum of strings on the way
// there would be a copy, and a draft may have hundreds of findings.

// mostSaid is as much as a message usually has: room for it costs nothing where it is
// made.
const mostSaid = 160

// say adds words to a message.
func say(b []byte, words ...string) []byte {
	for _, w := range words {
		b = append(b, w...)
	}
	return b
}

// sayNumber adds a number to a message.
func sayNumber(b []byte, n int) []byte { return strconv.AppendInt(b, int64(n), 10) }

// sayDate adds a date to a message as the United Nations write it.
func sayDate(b []byte, d cite.Date) []byte {
	if d.Month >= 1 && d.Month <= 12 {
		b = say(sayNumber(b, d.Day), " ", time.Month(d.Month).String(), " ")
	}
	return sayNumber(b, d.Year)
}

// dateOf is a date as the United Nations write it.
func dateOf(d cite.Date) string { return string(sayDate(make([]byte, 0, len("30 September 2026")), d)) }
