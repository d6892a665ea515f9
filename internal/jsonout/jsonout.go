// Package jsonout writes JSON as it is found, a piece at a time, behind what is
// written already: nothing is gathered first, and nothing is written twice, as
// encoding/json does what it indents. The bytes are those that its Encoder gives
// without the escapes for HTML.
package jsonout

import (
	"strconv"
	"unicode/utf8"

	"resolute/internal/text"
)

// Writer writes values into Buf, which its user may empty between any two pieces. What
// is begun has to be ended, and in an object a Key stands before every value; nobody
// checks.
type Writer struct {
	Buf    []byte
	Indent bool // two blanks a level; else all is on one line

	depth int
	more  bool // something stands before in the object or the array at work
	keyed bool // a key has just been written
}

// Object begins an object.
func (w *Writer) Object() { w.begin('{') }

// EndObject ends the object at work.
func (w *Writer) EndObject() { w.end('}') }

// Array begins an array.
func (w *Writer) Array() { w.begin('[') }

// EndArray ends the array at work.
func (w *Writer) EndArray() { w.end(']') }

// Key writes a key, one that needs no escapes, and returns the Writer for its value.
func (w *Writer) Key(name string) *Writer {
	w.element()
	w.Buf = append(append(append(w.Buf, '"'), name...), `":`...)
	if w.Indent {
		w.Buf = append(w.Buf, ' ')
	}
	w.keyed = true
	return w
}

// String writes a string. What is no UTF-8 in it becomes U+FFFD.
func (w *Writer) String(s string) {
	w.element()
	w.Buf = AppendString(w.Buf, s)
}

// Int writes a number.
func (w *Writer) Int(n int) {
	w.element()
	w.Buf = strconv.AppendInt(w.Buf, int64(n), 10)
}

// Bool writes a truth.
func (w *Writer) Bool(is bool) {
	w.element()
	w.Buf = strconv.AppendBool(w.Buf, is)
}

func (w *Writer) begin(bracket byte) {
	w.element()
	w.Buf = append(w.Buf, bracket)
	w.depth++
	w.more = false
}

func (w *Writer) end(bracket byte) {
	w.depth--
	if w.more {
		w.line()
	}
	w.Buf = append(w.Buf, bracket)
	w.more = true // in what it stands in
}

// element writes what stands before an element of an array, a key, or a value behind
// its key.
func (w *Writer) element() {
	switch {
	case w.keyed:
		w.keyed = false
	case w.depth > 0:
		if w.more {
			w.Buf = append(w.Buf, ',')
		}
		w.more = true
		w.line()
	}
}

func (w *Writer) line() {
	if !w.Indent {
		return
	}
	w.Buf = append(w.Buf, '\n')
	for range w.depth {
		w.Buf = append(w.Buf, "  "...)
	}
}

// AppendString adds s to b as a string of JSON.
func AppendString(b []byte, s string) []byte {
	b = append(b, '"')
	done := 0 // what is written of s
	for i := 0; i < len(s); {
		if k := min(plain(text.ChunkAt(s, i)), len(s)-i); k > 0 {
			i += k
			continue
		}
		escaped, size := escape(s, i)
		if escaped != "" {
			b = append(append(b, s[done:i]...), escaped...)
			if c := s[i]; escaped == control {
				b = append(b, hex[c>>4], hex[c&15])
			}
			done = i + size
		}
		i += size
	}
	return append(append(b, s[done:]...), '"')
}

const (
	control = `\u00`
	hex     = "0123456789abcdef"
)

// plain is how many bytes of a chunk, from the first, stand in a string as they are:
// all but those beyond ASCII, which have to be looked at, control characters,
// quotation marks and backslashes.
func plain(x uint64) int {
	const ones = 0x0101010101010101
	below := func(y, n uint64) uint64 { return (y - n*ones) &^ y } // the highest bit of a byte that is less than n
	return text.Leading(^(below(x, ' ') | below(x^'"'*ones, 1) | below(x^'\\'*ones, 1) | x))
}

// escape is what is written for the character at s[i], which takes size bytes: control
// with two digits behind it, or "" where it stands for itself.
func escape(s string, i int) (escaped string, size int) {
	switch c := s[i]; {
	case c == '"':
		return `\"`, 1
	case c == '\\':
		return `\\`, 1
	case c == '\b':
		return `\b`, 1
	case c == '\f':
		return `\f`, 1
	case c == '\n':
		return `\n`, 1
	case c == '\r':
		return `\r`, 1
	case c == '\t':
		return `\t`, 1
	case c < ' ':
		return control, 1
	case c < utf8.RuneSelf:
		return "", 1
	}
	switch r, size := utf8.DecodeRuneInString(s[i:]); {
	case r == utf8.RuneError && size == 1:
		return `\ufffd`, size
	case r == '\u2028': // ends a line for JavaScript
		return `\u2028`, size
	case r == '\u2029':
		return `\u2029`, size
	default:
		return "", size
	}
}
